import { CODE_TEXT_LIMIT, codeKey } from '../../kit/code-key.ts';

/** Field of a look-up that stands for every name a thing has. */
export const ANY_NAME = 'names';

/** The members of a body; empty for what is none. */
export function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  // A body is the output of an object schema, so its members are its fields.
  return body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>) : {};
}

/** The keys under which a field of a body is looked up. `names` gives those of every name, alone and side by side. */
export function lookUpKeys(body: unknown, field: string): readonly string[] {
  const members = membersOf(body);
  if (field !== ANY_NAME) return keysOf([members[field]]);
  const { name, localName, code, otherNames } = members;
  const others: readonly unknown[] = Array.isArray(otherNames) ? otherNames : [];
  const together =
    typeof name === 'string' && typeof localName === 'string'
      ? [`${name} ${localName}`, `${localName} ${name}`]
      : [];
  return keysOf([name, localName, code, ...others, ...together]);
}

function keysOf(values: readonly unknown[]): string[] {
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [lookUpKey(value)]
      : [],
  );
}

export function lookUpKey(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const key = codeKey(value.slice(0, CODE_TEXT_LIMIT));
  return key === '' ? value.trim() : key;
}
