import { readFileSync } from 'node:fs';
import { LotproofError } from '../kit/errors.ts';
import type { Field } from './field.ts';
import { itemsOf, kindsOf } from './input-shape.ts';
import type { InputShape } from './input-shape.ts';

/** Where values may come from besides the command line itself. */
export interface Sources {
  /** Standard input, read once and kept. */
  readonly standardInput: () => Promise<string>;
}

/**
 * The value of a field from what was typed, once for each time it was given. A list takes several, or one JSON list. JSON may be
 * written out, or be in a file (`@slots.json`) or in standard input (`-`).
 *
 * @throws LotproofError `usage` with the flag, when a number is no number or JSON is no JSON.
 */
export async function valueOf(field: Field, typed: readonly string[], sources: Sources): Promise<unknown> {
  const kinds = kindsOf(field.shape);
  if (kinds.has('array')) return listOf(field, typed, sources);
  const last = typed.at(-1) ?? '';
  if (typed.length > 1) throw wrong(field, 'it is given more than once');
  if (kinds.has('object')) return objectOf(field, last, sources);
  return scalarOf(field, field.shape, last);
}

async function listOf(field: Field, typed: readonly string[], sources: Sources): Promise<unknown[]> {
  const items = itemsOf(field.shape);
  const list: unknown[] = [];
  for (const text of typed) {
    const takesJson = kindsOf(items).has('object');
    if (text.startsWith('[') || (takesJson && isJsonSource(text))) {
      const read = await jsonOf(field, text, sources);
      const found: readonly unknown[] = Array.isArray(read) ? read : [read];
      list.push(...found);
    } else list.push(scalarOf(field, items, text));
  }
  return list;
}

async function objectOf(field: Field, text: string, sources: Sources): Promise<unknown> {
  if (isJsonSource(text)) return jsonOf(field, text, sources);
  if (kindsOf(field.shape).has('string')) return text;
  throw wrong(field, 'JSON is expected: written out, in a file (@file.json), or - for standard input', text);
}

function isJsonSource(text: string): boolean {
  return text === '-' || text.startsWith('@') || text.startsWith('{') || text.startsWith('[');
}

async function jsonOf(field: Field, text: string, sources: Sources): Promise<unknown> {
  const json = text === '-' ? await sources.standardInput() : text.startsWith('@') ? fileText(text) : text;
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw wrong(field, `this is no JSON (${says})`, text);
  }
}

function fileText(text: string): string {
  try {
    return readFileSync(text.slice(1), 'utf8');
  } catch (error) {
    const says = `The file ${text.slice(1)} cannot be read.`;
    throw new LotproofError('unreadable-file', says, [], error);
  }
}

function scalarOf(field: Field, shape: InputShape, text: string): unknown {
  const kinds = kindsOf(shape);
  if (text === '' && kinds.has('null')) return null;
  if (kinds.has('string')) return text;
  if (kinds.has('integer') || kinds.has('number')) {
    if (/^-?\d{1,16}(\.\d+)?$/.test(text)) return Number(text);
    throw wrong(field, 'a whole number is expected, without separators', text);
  }
  if (kinds.has('boolean')) {
    if (text === 'true' || text === 'yes') return true;
    if (text === 'false' || text === 'no') return false;
    throw wrong(field, 'yes or no is expected', text);
  }
  return text;
}

function wrong(field: Field, expected: string, found?: string): LotproofError {
  const at = `--${field.flag}`;
  const says = `${at}: ${expected}${found === undefined ? '' : `, not "${found}"`}`;
  return new LotproofError('usage', `${says}.`, [
    { at, expected, says, ...(found === undefined ? {} : { found }) },
  ]);
}
