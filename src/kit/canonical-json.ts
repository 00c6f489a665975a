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
