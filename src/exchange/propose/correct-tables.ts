import { z } from 'zod';
import { headerParts } from '../grid/header-parts.ts';
import { columnIndex, type Sheet } from '../grid/sheet.ts';
import { LotproofError } from '../../kit/errors.ts';
import { TEMPLATE_TABLES } from '../template/template-mapping.ts';
import type { FoundHeader } from './find-tables.ts';
import { HEADER_WORDS } from './header-words.ts';
import { matchColumns, type MatchedColumn } from './match-columns.ts';

/** What a person says of a table instead of the guess. */
export const correctionSchema = z.strictObject({
  file: z.string().max(300).optional().describe('Left out: every file with such a sheet'),
  sheet: z.string().min(1).max(300),
  headerRow: z.int().min(1).max(400).describe('First row of the header, as a spreadsheet counts'),
  table: z
    .string()
    .max(60)
    .nullable()
    .optional()
    .describe('Table of the template it is; null: no records; left out: as guessed'),
  fields: z
    .record(z.string().regex(/^[A-Z]{1,3}$/, 'a column letter'), z.string().max(60).nullable())
    .optional()
    .describe('Field of the table by column letter; null: the column is not read'),
});
export type Correction = z.infer<typeof correctionSchema>;

/** The tables of a sheet as people say them; a header that nobody recognised is added where they say it is. */
export function correctTables(
  found: readonly FoundHeader[],
  sheet: Sheet,
  file: string,
  corrections: readonly Correction[],
): FoundHeader[] {
  const own = corrections.filter(
    (each) => each.sheet === sheet.name && (each.file === undefined || each.file === file),
  );
  const tables = found.filter(
    ({ row }) => !own.some((each) => each.headerRow === row && each.table === null),
  );
  for (const correction of own) {
    if (correction.table === null) continue;
    const at = tables.findIndex(({ row }) => row === correction.headerRow);
    const guessed = tables[at] ?? headerAt(sheet, correction.headerRow);
    if (guessed === null) continue;
    tables.splice(at < 0 ? tables.length : at, at < 0 ? 0 : 1, corrected(guessed, correction));
  }
  return tables.toSorted((left, right) => left.row - right.row);
}

function corrected(header: FoundHeader, { table = header.table, fields = {} }: Correction): FoundHeader {
  if (table === null) return header;
  const known = fieldsOf(table);
  let matched: MatchedColumn[] =
    table === header.table ? [...header.matched] : matchColumns(table, header.headers);
  for (const [letter, field] of Object.entries(fields)) {
    const column = columnIndex(letter) ?? -1;
    matched = matched.filter((each) => each.column !== column && each.field !== field);
    if (field === null) continue;
    if (!known.includes(field))
      throw new LotproofError('invalid-input', `The table "${table}" has no field "${field}".`);
    const text = header.headers[column] ?? '';
    if (text === '') continue;
    matched.push({ field, column, header: text, score: 1, word: '' });
  }
  return { ...header, table, matched };
}

/** The fields that a column of the table may be. */
function fieldsOf(table: string): readonly string[] {
  const template = TEMPLATE_TABLES.find(({ name }) => name === table);
  if (template === undefined)
    throw new LotproofError('invalid-input', `The template has no table "${table}".`);
  return [...template.columns.map(({ field }) => field), ...Object.keys(HEADER_WORDS[table] ?? {})];
}

/** A header of one line at a row that a person points at; null where the sheet has no such row. */
function headerAt(sheet: Sheet, at: number): FoundHeader | null {
  const above: string[] = [];
  for (const row of sheet.rows) {
    if (row.number > at) return null;
    if (row.number === at) {
      const headers = headerParts([row]).map((texts) => texts.join(' / '));
      const nearest = above.slice(-30).toReversed();
      return { sheet: sheet.name, row: at, lines: 1, headers, above: nearest, table: null, matched: [] };
    }
    above.push(...row.cells.map(({ text }) => text).filter((text) => text !== ''));
  }
  return null;
}
