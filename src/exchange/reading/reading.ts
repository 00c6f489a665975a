import type { Fault, ProblemKind } from '../import-problem.ts';

export type Scalar = string | number | boolean;

/** What was read from a cell: the value itself, and named parts of it (`{cartons.from}`). */
export interface FieldValue {
  readonly main: Scalar | readonly Scalar[] | null;
  readonly parts?: Readonly<Record<string, Scalar | null>>;
  /** Unit of a quantity, to be held against the material's own. */
  readonly unit?: string;
}

/** A value, nothing (an empty cell), or a fault that stops whatever needs the value. Remarks stop nothing. */
export type Reading =
  | { readonly ok: true; readonly value: FieldValue | null; readonly remarks?: readonly Fault[] }
  | { readonly ok: false; readonly fault: Fault };

export const NOTHING: Reading = { ok: true, value: null };

export function readAs(main: FieldValue['main'], parts?: FieldValue['parts']): Reading {
  return { ok: true, value: parts === undefined ? { main } : { main, parts } };
}

export function faulty(
  kind: ProblemKind,
  found: string,
  expected: string,
  says: string,
  todo = 'Mend the cell, or write what it means into the decisions.',
): Reading & { ok: false } {
  return { ok: false, fault: { kind, severity: 'refuse', found, expected, says, todo } };
}
