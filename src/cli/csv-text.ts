import papaparse from 'papaparse';
import { LotproofError } from '../kit/errors.ts';
import type { Operation } from '../operation/operation.ts';
import { recordPageSchema, shownRecordSchema } from './answer-shapes.ts';
import type { ShownRecord } from './answer-shapes.ts';
import { isFields } from './plain-text.ts';
import type { Cell } from './table-text.ts';

type Rows = readonly (readonly Cell[])[];

/**
 * The answer as CSV (RFC 4180, UTF-8): the operation's own table, records with a column for each field, or the one list that
 * the answer holds. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvText(operation: Operation, output: unknown): string {
  const rows = operation.table?.(output) ?? recordRows(output) ?? listRows(output);
  if (rows === null)
    throw new LotproofError('usage', `${operation.name} has no table to write as CSV; use --json.`);
  const text = papaparse.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n', escapeFormulae: true },
  );
  return isAscii(text) ? text : `${BYTE_ORDER_MARK}${text}`;
}

/** Without it a spreadsheet reads 红漆 or Thượng Hòa in an old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

function isAscii(text: string): boolean {
  return /^[\0-\x7F]*$/.test(text);
}

function recordRows(output: unknown): Rows | null {
  const page = recordPageSchema.safeParse(output);
  if (page.success) return rowsOfRecords(page.data.records);
  const one = shownRecordSchema.safeParse(output);
  return one.success ? rowsOfRecords([one.data]) : null;
}

function rowsOfRecords(records: readonly ShownRecord[]): Rows {
  const names = [...new Set(records.flatMap(({ body }) => Object.keys(body)))];
  const header = ['id', ...names, 'entry', 'recordedAt', 'recordedBy', 'withdrawn'];
  const rows = records.map((one) => [
    one.id,
    ...names.map((name) => csvCell(one.body[name])),
    one.entry,
    one.recordedAt,
    one.recordedBy,
    csvCell(one.withdrawn),
  ]);
  return [header, ...rows];
}

/** The only list of things in the answer; without one, the answer itself as one row. */
function listRows(output: unknown): Rows | null {
  if (!isFields(output)) return null;
  const lists = Object.values(output).filter((value) => Array.isArray(value));
  if (lists.length > 1) return null;
  const things: unknown[] = lists[0] ?? [output];
  const rows = things.filter(isFields);
  if (rows.length < things.length) return null;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => csvCell(row[name])))];
}

function csvCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
