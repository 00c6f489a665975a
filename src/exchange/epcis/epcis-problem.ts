/** One thing wrong in an EPCIS document: where, what was found, what was expected, what to do. */
export interface EpcisProblem {
  /** JSON pointer (RFC 6901); empty for the document itself. */
  readonly at: string;
  readonly found: string;
  readonly expected: string;
  readonly todo: string;
}

/** Takes a problem in. `found` is the value itself; it is described for people. */
export type Report = (at: string, found: unknown, expected: string, todo: string) => void;

/** A reporter that fills the list. */
export function reporterTo(problems: EpcisProblem[]): Report {
  return (at, found, expected, todo) => {
    problems.push({ at, found: describeValue(found), expected, todo });
  };
}

/** The pointer one step further in. */
export function pointerTo(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A value in a few words. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1' : `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `"${value.length > 80 ? `${value.slice(0, 79)}…` : value}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}
