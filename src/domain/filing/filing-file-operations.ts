import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { fileName, givenOut } from '../label/label-file-operations.ts';
import { addendumOf } from './addendum-content.ts';
import { prepare } from './filing-operations.ts';
import type { Prepared } from './filing-operations.ts';
import { brokerRows, filingSheets } from './filing-workbook.ts';
import type { Row, Sheet } from './filing-workbook.ts';
import { nestedFields } from './filled-fields.ts';

const NO_FILING = 'Prepared from records. It is no filing, and does not say that one was made.';
const SHEET_NAME_LIMIT = 31;

const fileSchema = z.strictObject({
  name: z.string().describe('Name of the file'),
  mediaType: z.string(),
  sizeBytes: z.int(),
  lines: z.int(),
  missing: z.int().describe('Fields that are asked for and not recorded, over all lines'),
  ready: z.boolean(),
  path: z.string().nullable(),
  base64: z.string().nullable().describe('The file, where no path was given'),
});

const outSchema = z
  .string()
  .min(1)
  .max(1_000)
  .optional()
  .describe('Path to write it to; at the command line only');

const exportOperation = readOperation({
  name: 'filing.export',
  summary: 'The hand-off for filing as a workbook, CSV or JSON: identifiers for the broker, and all fields',
  description:
    'By the list of fields in force; names that are second-hand are marked so in the file. What is missing stays empty and is listed with where to enter it. CSV has the line for the broker alone.',
  permission: 'trace',
  positional: ['shipment'],
  input: z.strictObject({
    shipment: idSchema.describe('Id of the shipment'),
    format: z.enum(['xlsx', 'csv', 'json']).describe('Format of the file'),
    out: outSchema,
  }),
  output: fileSchema,
  examples: [{ says: 'The workbook', input: { shipment: 'S1', format: 'xlsx' } }],
  run: async (context, { shipment, format, out }) => {
    const prepared = await prepare(context, shipment);
    const bytes = await bytesOf(context, prepared, format);
    const name = fileName(`filing-${prepared.filing.shipment.name}`, format);
    return { name, mediaType: MEDIA_TYPES[format], ...countsOf(prepared), ...givenOut(context, bytes, out) };
  },
  show: shownFile,
});

const addendumOperation = readOperation({
  name: 'filing.addendum',
  summary: 'The addendum to the commercial invoice: one page with what the broker needs of each line',
  description:
    'A4, in English: the three identifiers, the certificate or the disclaim for each line, and what is not recorded. More lines than a page holds are refused; the workbook takes them.',
  permission: 'trace',
  positional: ['shipment'],
  input: z.strictObject({
    shipment: idSchema.describe('Id of the shipment'),
    on: dateSchema.optional().describe('Day it is dated; absent: today'),
    out: outSchema,
  }),
  output: fileSchema,
  examples: [{ says: 'For the broker', input: { shipment: 'S1' } }],
  run: async (context, { shipment, on, out }) => {
    const prepared = await prepare(context, shipment);
    // The fonts are brought in when something is drawn, not when the program starts.
    const { drawAddendum } = await import('../../drawing/addendum.ts');
    const content = addendumOf(prepared, on ?? context.now().slice(0, 10), context.position);
    const bytes = Buffer.from(await drawAddendum(content));
    const name = fileName(`addendum-${prepared.filing.shipment.name}`, 'pdf');
    return { name, mediaType: 'application/pdf', ...countsOf(prepared), ...givenOut(context, bytes, out) };
  },
  show: shownFile,
});

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;

function shownFile({ name, sizeBytes, lines, missing, path }: z.output<typeof fileSchema>): string {
  return [
    `${name}: ${String(lines)} lines, ${String(sizeBytes)} bytes. ${NO_FILING}`,
    ...(missing === 0 ? [] : [`${String(missing)} fields are missing.`]),
    path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
  ].join('\n');
}

function countsOf({ filing }: Prepared): { lines: number; missing: number; ready: boolean } {
  const missing = filing.lines.reduce((sum, line) => sum + line.missing, 0);
  return { lines: filing.lines.length, missing, ready: filing.ready };
}

async function bytesOf(
  context: ReadContext,
  prepared: Prepared,
  format: keyof typeof MEDIA_TYPES,
): Promise<Buffer> {
  if (format === 'json') return Buffer.from(JSON.stringify(jsonOf(context, prepared), null, 2));
  if (format === 'csv') return Buffer.from(csvOf(brokerRows(prepared.lines)));
  return workbookOf(filingSheets(prepared.list, prepared.lines));
}

function jsonOf(context: ReadContext, { filing, list, lines }: Prepared): object {
  return {
    about: NO_FILING,
    ledgerPosition: context.position,
    fieldList: { ...filing.list, fields: list.fields },
    shipment: { ...filing.shipment, date: filing.date, invoice: filing.invoice, consignee: filing.consignee },
    lines: lines.map(({ shown, filled }) => ({
      ...shown,
      fields: nestedFields(filled),
      missing: filled
        .filter(({ isMissing }) => isMissing)
        .map(({ field, enter }) => ({ path: field.path, need: field.need, enter })),
    })),
  };
}

/** Cells that a spreadsheet would take for formulas are given as text. */
function csvOf(rows: readonly Row[]): string {
  const cell = (value: string | number | null): string => {
    if (typeof value === 'number') return String(value);
    const text = value ?? '';
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx');
  const workbook = utils.book_new();
  for (const { name, rows } of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!cols'] = (rows[0] ?? []).map((_, at) => ({
      wch: Math.min(48, Math.max(10, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length + 1))),
    }));
    utils.book_append_sheet(workbook, sheet, name.slice(0, SHEET_NAME_LIMIT));
  }
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** What is handed to the broker. */
export const FILING_FILE_OPERATIONS: readonly Operation[] = [exportOperation, addendumOperation];
