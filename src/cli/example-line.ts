import { commandFields } from './command.ts';
import type { Command } from './command.ts';
import type { Field } from './field.ts';
import { kindsOf } from './input-shape.ts';
import { isFields } from './plain-text.ts';

/** The arguments that say an input: words first, then flags; what is nested as JSON. */
export function argumentsFor(command: Command, input: unknown): string[] {
  if (!isFields(input)) return [...command.words];
  const fields = commandFields(command);
  const words: string[] = [];
  const flags: string[] = [];
  for (const field of fields) {
    if (field.nested) continue;
    const value = valueAt(input, field.path);
    if (value === undefined || isSpread(field, fields)) continue;
    const place = command.positional.indexOf(field.path.join('.'));
    // A word can only stand in its place when those before it do.
    if (place === words.length && isWord(value)) words.push(...wordsOf(value));
    else flags.push(...flagArguments(field, value));
  }
  return [...command.words, ...words, ...flags];
}

/** The line to type, quoted for a shell. */
export function exampleLine(command: Command, input: unknown): string {
  return ['lotproof', ...argumentsFor(command, input).map(quoted)].join(' ');
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  let value = input;
  for (const name of path) value = isFields(value) ? value[name] : undefined;
  return value;
}

/** `body` and `filter`, whose fields have flags of their own. */
function isSpread(field: Field, fields: readonly Field[]): boolean {
  return fields.some(
    (other) => !other.nested && other.path.length > field.path.length && other.path[0] === field.path[0],
  );
}

function isWord(value: unknown): boolean {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((one) => typeof one === 'string' && one !== '' && !one.startsWith('-'));
}

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function flagArguments(field: Field, value: unknown): string[] {
  const flag = `--${field.flag}`;
  if (typeof value === 'boolean' && kindsOf(field.shape).size === 1)
    return [value ? flag : `--no-${field.flag}`];
  if (value === null) return [`${flag}=`];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    return value.flatMap((one) => flagWithValue(flag, String(one)));
  }
  return flagWithValue(flag, typeof value === 'string' ? value : JSON.stringify(value));
}

function flagWithValue(flag: string, value: string): string[] {
  return value.startsWith('-') || value === '' ? [`${flag}=${value}`] : [flag, value];
}

function quoted(text: string): string {
  if (/^[\p{L}\p{N}._:~@/+=,%-]+$/u.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
