import type { z } from 'zod';
import type { Problem } from './errors.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** What a type is called that a schema expects. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'an object with named fields',
  record: 'an object with named fields',
  null: 'nothing (null)',
  undefined: 'nothing',
};

/** What a form of text is called. */
const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that exists, as 2026-03-31',
  datetime: 'a UTC time as 2026-03-31T08:00:00Z',
  time: 'a time as 08:00:00',
  email: 'an e-mail address',
  url: 'an address that begins with https://',
  base64: 'text in base64',
  json_string: 'JSON',
};

/** Most values and fields that a sentence lists. */
const LISTED = 24;

/**
 * How every body and input is held against its schema: what the schema library finds is said in our words, a phrase of what was
 * expected. Messages that a schema itself carries stand.
 */
export const IN_OUR_WORDS: z.core.ParseContext<Issue> = { error: expectation, reportInput: true };

/** What was expected, for each kind of issue there is: a closed set, so that none of the library's sentences gets out. */
function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'text of another form';
    case 'too_small':
      return sizeWords(issue.origin, 'at least', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return sizeWords(issue.origin, 'at most', Number(issue.maximum), issue.inclusive !== false);
    case 'not_multiple_of':
      return `a multiple of ${String(issue.divisor)}`;
    case 'unrecognized_keys':
      return `the fields ${fieldsOf(issue)}`;
    case 'invalid_union':
      return 'one of the forms it may have';
    case 'invalid_key':
      return 'a name that may stand there';
    case 'invalid_element':
    case 'custom':
      return 'a value that fits';
  }
}

function oneOf(values: readonly string[]): string {
  const [only] = values;
  if (values.length === 1) return `"${only ?? ''}"`;
  const more = values.length - LISTED;
  return `one of ${values.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function sizeWords(origin: string, which: 'at least' | 'at most', limit: number, inclusive: boolean): string {
  const counted: Readonly<Record<string, string>> = {
    string: 'character',
    array: 'entr',
    set: 'entr',
    map: 'entr',
    object: 'field',
  };
  const word = counted[origin];
  if (word === undefined) {
    if (inclusive) return `${which} ${String(limit)}`;
    return `${which === 'at least' ? 'more than' : 'less than'} ${String(limit)}`;
  }
  const ending = word === 'entr' ? (limit === 1 ? 'y' : 'ies') : limit === 1 ? '' : 's';
  return `${origin === 'string' ? 'text' : 'a list'} of ${which} ${String(limit)} ${word}${ending}`;
}

/** The fields an object may have, from the schema that found one too many. */
function fieldsOf({ inst }: RawIssue): string {
  const shape: unknown = inst === undefined ? null : Reflect.get(inst._zod.def, 'shape');
  const names = shape !== null && typeof shape === 'object' ? Object.keys(shape) : [];
  if (names.length === 0) return 'that are listed in its reference page';
  return names.length <= LISTED ? names.join(', ') : `${names.slice(0, LISTED).join(', ')} and others`;
}

/** The faults of a value as problems: each with its field, what was found there, what was expected, and a sentence of it all. */
export function schemaProblems(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(issue, []));
}

function issueProblems(issue: Issue, above: readonly PropertyKey[]): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const at = placeOf([...path, key]);
      return {
        at,
        found: key,
        expected: issue.message,
        says: `${at} is no field here: there are ${issue.message.replace(/^the fields /, '')}.`,
      };
    });
  }
  if (issue.code === 'invalid_union') {
    const nearest = nearestForm(issue);
    if (nearest !== null) return nearest.flatMap((each) => issueProblems(each, path));
  }
  return [problemOf(issue, path)];
}

function problemOf(issue: Issue, path: readonly PropertyKey[]): Problem {
  const at = placeOf(path);
  const expected = issue.message;
  if (issue.code === 'custom') return { at, expected, says: `${at}: ${expected}.` };
  if (issue.input === undefined) return { at, expected, says: `${at} is needed: ${expected}.` };
  const found = foundText(issue.input, path);
  if (found === null) return { at, expected, says: `${at} should be ${expected}.` };
  return {
    at,
    found: found.replace(/^"(.*)"$/s, '$1'),
    expected,
    says: `${at} should be ${expected}; found ${found}.`,
  };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'input';
}

/** Of the forms a value may have, the one that it gets furthest in; null where it has the form of none. */
function nearestForm(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] | null {
  const depth = (form: readonly Issue[]): number =>
    Math.min(...form.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
  const forms = issue.errors.filter((form) => form.length > 0 && depth(form) > 0);
  return forms.toSorted((left, right) => left.length - right.length)[0] ?? null;
}

const FOUND_LIMIT = 80;
/** Fields whose values are nobody's business, in an answer as little as in a log. */
const SECRET = /password|secret|token|link|base64/i;

/** A value in a few words; null for one that must not be said again. */
function foundText(value: unknown, path: readonly PropertyKey[]): string | null {
  if (path.some((key) => SECRET.test(String(key)))) return null;
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (typeof value !== 'string') return null;
  if (value === '') return 'an empty text';
  return value.length <= FOUND_LIMIT
    ? `"${value}"`
    : `"${value.slice(0, FOUND_LIMIT)}…" (${String(value.length)} characters)`;
}
