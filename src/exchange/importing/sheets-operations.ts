import { z } from 'zod';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { Grid, Sheet } from '../grid/sheet.ts';
import { areEpcisFiles } from './epcis-files.ts';
import { fileInput, filesFrom, FILES_LIMIT } from './import-input.ts';

const ROWS_USUAL = 1_000;
const ROWS_LIMIT = 10_000;
/** Cells of one answer, over all sheets; what is left out is asked for sheet by sheet. */
const CELLS_LIMIT = 200_000;
const COLUMNS_LIMIT = 300;
const TEXT_LIMIT = 500;

const sheetSchema = z.strictObject({
  name: z.string(),
  columns: z.int().describe('Columns of the rows shown'),
  rows: z.array(
    z.strictObject({
      row: z.int().describe('As a spreadsheet counts it'),
      cells: z.array(z.string()).describe('Texts as a person sees them, from column A on'),
    }),
  ),
  next: z.int().nullable().describe('Row to go on from; null: these are all'),
});

const sheetsOperation = readOperation({
  name: 'import.sheets',
  summary: 'Show the sheets of files, cell by cell, as an import reads them',
  description:
    'Files are typed by what they hold, never by their names, and are kept no longer than the answer takes. Rows without a text are left out. An EPCIS document has no sheets.',
  permission: 'import',
  positional: ['files'],
  input: z.strictObject({
    files: z.array(fileInput).min(1).max(FILES_LIMIT).describe('Workbooks and CSV files, or EPCIS documents'),
    sheet: z.string().max(300).optional().describe('This sheet alone'),
    from: z.int().min(1).optional().describe('First row; default 1'),
    limit: z
      .int()
      .min(1)
      .max(ROWS_LIMIT)
      .optional()
      .describe(`Rows of a sheet; default ${String(ROWS_USUAL)}`),
  }),
  output: z.strictObject({
    files: z.array(
      z.strictObject({
        name: z.string(),
        format: z.enum(['xlsx', 'xls', 'ods', 'csv', 'epcis']),
        remarks: z.array(z.string()),
        sheets: z.array(sheetSchema),
      }),
    ),
  }),
  examples: [
    {
      says: 'What a file looks like',
      input: { files: [{ name: 'partners.csv', text: 'Code,Name\nTUNGRIB,Tungrib Trims Co.\n' }] },
    },
  ],
  run: (context, { files, sheet, from = 1, limit = ROWS_USUAL }) => {
    const sources = filesFrom(context, files);
    if (areEpcisFiles(sources)) {
      const documents = sources.map(({ name }) => ({
        name,
        format: 'epcis' as const,
        remarks: [],
        sheets: [],
      }));
      return Promise.resolve({ files: documents });
    }
    const room = { cells: CELLS_LIMIT };
    const opened = sources.map((source) => openGrid(source));
    return Promise.resolve({ files: opened.map((grid) => fileOf(grid, { sheet, from, limit }, room)) });
  },
});

export const SHEETS_OPERATIONS: readonly Operation[] = [sheetsOperation];

interface Window {
  readonly sheet: string | undefined;
  readonly from: number;
  readonly limit: number;
}

function fileOf(grid: Grid, window: Window, room: { cells: number }) {
  const wanted = grid.sheets.filter(({ name }) => window.sheet === undefined || name === window.sheet);
  const sheets = wanted.map((sheet) => sheetOf(sheet, window, room));
  return { name: grid.file, format: grid.format, remarks: [...grid.remarks], sheets };
}

function sheetOf(
  { name, rows }: Sheet,
  { from, limit }: Window,
  room: { cells: number },
): z.infer<typeof sheetSchema> {
  const shown: { row: number; cells: string[] }[] = [];
  let [columns, next]: [number, number | null] = [0, null];
  for (const { number, cells } of rows) {
    if (number < from) continue;
    const texts = cells.slice(0, COLUMNS_LIMIT).map(({ text }) => text.slice(0, TEXT_LIMIT));
    while (texts.at(-1) === '') texts.pop();
    if (texts.length === 0) continue;
    if (shown.length >= limit || room.cells <= 0) {
      next = number;
      break;
    }
    shown.push({ row: number, cells: texts });
    room.cells -= texts.length;
    columns = Math.max(columns, texts.length);
  }
  return { name, columns, rows: shown, next };
}
