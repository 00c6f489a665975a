import { harmless } from './terminal.ts';
import type { Style } from './terminal.ts';
import { tableText } from './table-text.ts';
import type { Cell } from './table-text.ts';
import { padded, textWidth, wrapped } from './text-width.ts';

/** How text for people is laid out. */
export interface Layout {
  /** Columns of the terminal; null: no limit. */
  readonly width: number | null;
  readonly style: Style;
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields as `key: value`, one a line; lists of things as tables under their name; things within things indented. */
export function fieldsText(fields: Fields, layout: Layout): string {
  const entries = Object.entries(fields).filter(([, value]) => !isNothing(value));
  const short = entries.filter(([, value]) => isShort(value));
  const width = Math.max(0, ...short.map(([name]) => textWidth(name)));
  return entries
    .map(([name, value]) =>
      isShort(value)
        ? shortField(name, shortText(value), width, layout)
        : `${layout.style.faint(`${name}:`)}\n${indented(longText(value, layout))}`,
    )
    .join('\n');
}

function shortField(name: string, text: string, width: number, layout: Layout): string {
  const indent = width + 2;
  const lines = layout.width === null ? [text] : wrapped(text, Math.max(20, layout.width - indent));
  return `${layout.style.faint(padded(`${name}:`, indent))}${lines.join(`\n${' '.repeat(indent)}`)}`;
}

function longText(value: unknown, layout: Layout): string {
  const inner = { ...layout, width: layout.width === null ? null : layout.width - 2 };
  if (Array.isArray(value)) return listText(value, inner);
  return isFields(value) ? fieldsText(value, inner) : shortText(value);
}

/** A list: things of the same flat shape as a table, anything else one a line. */
export function listText(list: readonly unknown[], layout: Layout): string {
  const things = list.filter(isFields);
  if (list.length === 0) return layout.style.faint('(none)');
  if (things.length < list.length) return list.map((one) => `- ${shortText(one)}`).join('\n');
  const names = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  const used = names.filter((name) => things.some((thing) => !isNothing(thing[name])));
  const rows = things.map((thing) => used.map((name) => cellOf(thing[name])));
  return tableText(used, rows, layout.width, layout.style);
}

/** A value as one cell of a table: numbers stay numbers, what is within is written short. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'number') return value;
  return isNothing(value) ? null : shortText(value);
}

/** A value in one line: spans and references as people write them, the rest as it is or as JSON. */
function shortText(value: unknown): string {
  if (typeof value === 'string') return harmless(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isNothing(value)) return '';
  if (Array.isArray(value)) return value.map(shortText).join(', ');
  if (isFields(value)) return thingText(value);
  return JSON.stringify(value);
}

function thingText(value: Fields): string {
  const { from, to, kind, id, name } = value;
  const keys = Object.keys(value).length;
  if (typeof from === 'number' && typeof to === 'number' && keys === 2) return spanText(from, to);
  if (typeof from === 'string' && typeof to === 'string' && keys === 2) return harmless(`${from} to ${to}`);
  if (typeof kind === 'string' && typeof id === 'string' && keys === 2) return harmless(`${kind} ${id}`);
  if (typeof kind === 'string' && typeof id === 'string' && typeof name === 'string' && keys === 3)
    return harmless(id === name ? id : `${id} (${name})`);
  const parts = Object.entries(value).filter(([, part]) => !isNothing(part));
  return parts.map(([key, part]) => `${key} ${shortText(part)}`).join(', ');
}

/** A half-open span as its first and last number. */
function spanText(from: number, to: number): string {
  return to - from === 1 ? String(from) : `${String(from)} to ${String(to - 1)}`;
}

function isShort(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || !value.some(isFields);
  return !isFields(value) || Object.values(value).every((part) => !isFields(part) && !Array.isArray(part));
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

export function indented(text: string, by = '  '): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `${by}${line}`))
    .join('\n');
}
