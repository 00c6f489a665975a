import { LotproofError } from './errors.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The canonical text of a JSON value by RFC 8785: members sorted by UTF-16 code units, no space, numbers and strings as
 * ECMAScript writes them. Undefined members are left out. Numbers that are not finite and lone surrogates are refused.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new LotproofError('internal', `A ${typeof value} has no canonical JSON.`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new LotproofError('internal', `${String(value)} has no canonical JSON.`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) {
    throw new LotproofError('invalid-input', 'The text holds half of a character pair (a lone surrogate).');
  }
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  let members = '';
  // Without an order of its own, sort compares UTF-16 code units, which is what the RFC asks for.
  for (const key of Object.keys(value).sort()) {
    // Every key is one of the value's own.
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Half of a character pair can stand in JSON as an escape alone. */
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;

/** The value of a canonical text; undefined where the text is not canonical, or no JSON. */
export function readCanonicalJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // Whatever is written back as it was with its members in order is canonical; else it may be all the same, by rarer rules.
    const isPlain = isInOrder(value) && !ESCAPED_SURROGATE.test(text) && JSON.stringify(value) === text;
    return isPlain || canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (key < before || !isInOrder(member)) return false;
    before = key;
  }
  return true;
}
