import papaparse from 'papaparse';
import { canonicalJson } from '../kit/canonical-json.ts';
import { isObject } from './plain.ts';
import type { PackRecord } from './pack-records.ts';

type Cell = string | number | null;

/** Rows as CSV (RFC 4180, UTF-8 with its mark): text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const text = papaparse.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n', escapeFormulae: true },
  );
  return `\uFEFF${text}\r\n`;
}

/** The records of one kind, a column for each field; what lies deeper is JSON. */
export function recordRows(records: readonly PackRecord[]): Cell[][] {
  const bodies = records.map(({ body }) => (isObject(body) ? body : {}));
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))].sort();
  const rows = records.map(({ id, entries }, at) => {
    const last = entries.at(-1);
    const fields = names.map((name) => cellOf(bodies[at]?.[name]));
    return [id, ...fields, last?.sequence ?? null, last?.at ?? null, last?.actor ?? null];
  });
  return [['id', ...names, 'entry', 'recordedAt', 'recordedBy'], ...rows];
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : canonicalJson(value);
}
