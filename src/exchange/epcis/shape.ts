import { pointerTo, type Report } from './epcis-problem.ts';
import { isDateTime, isUri } from './text-formats.ts';

/** Judges one value at a place and reports what is wrong with it. */
export type Shape = (value: unknown, at: string, report: Report) => void;

/** True for a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when the shape has nothing to report. */
export function fits(shape: Shape, value: unknown): boolean {
  let clean = true;
  shape(value, '', () => {
    clean = false;
  });
  return clean;
}

/** A value that passes the test. */
export function tested(test: (value: unknown) => boolean, expected: string, todo: string): Shape {
  return (value, at, report) => {
    if (!test(value)) report(at, value, expected, todo);
  };
}

/** A text that passes the test. */
function textThat(test: (text: string) => boolean, expected: string, todo: string): Shape {
  return tested((value) => typeof value === 'string' && test(value), expected, todo);
}

export const anything: Shape = () => undefined;
export const text = textThat(() => true, 'a text', 'Write it in double quotes.');
export const decimal = tested(
  (value) => typeof value === 'number' && Number.isFinite(value),
  'a number',
  'Write the number as digits, without quotes or unit.',
);
export const truth = tested(
  (value) => typeof value === 'boolean',
  'true or false',
  'Write true or false, without quotes.',
);
export const jsonObject = tested(isObject, 'an object', 'Write it as { … }.');
export const uri = textThat(
  isUri,
  'an absolute URI',
  'Write a Digital Link, a urn: or another absolute URI, reserved characters percent-encoded.',
);
export const time = textThat(
  isDateTime,
  'a date and time with its offset',
  'Write it as 2026-03-01T08:00:00.000+08:00.',
);

export function matching(pattern: RegExp, expected: string, todo: string): Shape {
  return textThat((value) => pattern.test(value), expected, todo);
}

/** One of the words, and nothing else. */
export function word(words: readonly string[]): Shape {
  return textThat((value) => words.includes(value), `one of ${words.join(', ')}`, 'Choose one of those.');
}

/** One of a standard list of words, or a URI of one's own that does not start as forbidden. */
export function term(name: string, words: readonly string[], forbidden: RegExp): Shape {
  const known = new Set(words);
  const some = words.slice(0, 3).join(', ');
  return textThat(
    (value) => known.has(value) || (isUri(value) && !forbidden.test(value)),
    `${name} of the Core Business Vocabulary as a bare word (${some} …), or a URI of your own`,
    'Use the bare word of the vocabulary; a term of your own needs a full URI.',
  );
}

export interface ListRules {
  readonly atLeast?: number;
  readonly unique?: boolean;
}

/** A list whose members all have the shape. */
export function listOf(member: Shape, { atLeast = 0, unique = false }: ListRules = {}): Shape {
  return (value, at, report) => {
    if (!Array.isArray(value)) {
      report(at, value, 'a list', 'Write it as [ … ], also when there is only one.');
      return;
    }
    const members: readonly unknown[] = value;
    if (members.length < atLeast) {
      report(at, value, `a list of at least ${String(atLeast)}`, 'Fill the list or leave the field out.');
    }
    if (unique) reportRepeats(members, at, report);
    for (const [index, item] of members.entries()) member(item, pointerTo(at, index), report);
  };
}

function reportRepeats(members: readonly unknown[], at: string, report: Report): void {
  const seen = new Set<string>();
  for (const [index, item] of members.entries()) {
    const key = sortedJson(item);
    if (seen.has(key))
      report(pointerTo(at, index), item, 'each member once', 'Take the repeated member out.');
    seen.add(key);
  }
}

/** JSON with sorted members: equal for equal values. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

export interface ObjectRules {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Further members: `uri` when their name is a URI (a prefixed name counts), `none`, or any. */
  readonly others?: 'uri' | 'none' | 'any';
}

/** An object whose members have the shapes given by name. */
export function objectWith({ fields, required = [], others = 'any' }: ObjectRules): Shape {
  const shapes = new Map(Object.entries(fields));
  return (value, at, report) => {
    if (!isObject(value)) {
      report(at, value, 'an object', 'Write it as { … }.');
      return;
    }
    for (const name of required) {
      if (!Object.hasOwn(value, name)) report(pointerTo(at, name), undefined, `"${name}"`, 'Add the field.');
    }
    for (const [name, member] of Object.entries(value)) {
      const shape = shapes.get(name);
      if (shape !== undefined) shape(member, pointerTo(at, name), report);
      else reportOther(name, others, pointerTo(at, name), report);
    }
  };
}

function reportOther(name: string, others: 'uri' | 'none' | 'any', at: string, report: Report): void {
  if (others === 'any' || (others === 'uri' && isUri(name))) return;
  if (others === 'none') {
    report(at, name, 'no further field here', 'Take the field out.');
  } else {
    report(
      at,
      name,
      'a field of the standard, or one of your own with a prefix',
      'Check the spelling; write a field of your own as prefix:name and declare the prefix in @context.',
    );
  }
}

/** All of the shapes. */
export function allOf(...shapes: readonly Shape[]): Shape {
  return (value, at, report) => {
    for (const shape of shapes) shape(value, at, report);
  };
}
