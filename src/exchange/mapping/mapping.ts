import { z } from 'zod';
import { ENCODINGS } from '../grid/encodings.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { unitSchema } from '../../kit/quantity.ts';
import { DATE_ORDERS } from '../reading/date-text.ts';
import { mayRunAway } from './runaway-pattern.ts';

/** Regular expressions of a mapping are short: they run on every row of a file that somebody sent. */
const PATTERN_LIMIT = 300;

const pattern = z
  .string()
  .min(1)
  .max(PATTERN_LIMIT)
  .refine(isPattern, 'a regular expression')
  .refine((text) => !mayRunAway(text), 'an expression without repetitions inside of repetitions')
  .describe('Regular expression, without regard to case');

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    // The constructor throws on a faulty expression: that is the answer.
    return false;
  }
}

const label = z.string().min(1).max(200);
const fieldName = z
  .string()
  .regex(/^\p{L}[\p{L}\p{N}_-]{0,59}$/u, 'a name of letters, digits, _ and -, starting with a letter');
/** A JSON value with `{field}` in its texts and `$` operators in its objects: see `expression.ts`. */
const expression = z.json();

const dateSettings = z.strictObject({
  order: z.enum(DATE_ORDERS).optional().describe('Order in which day, month and year are written'),
  always: z.boolean().optional().describe('The order holds even where the column itself gives no proof'),
  serials: z.boolean().optional().describe('Whole numbers may be day serials; default true'),
  from: dateSchema.optional().describe('First day that makes sense in these sheets'),
  to: dateSchema.optional().describe('Last day that makes sense in these sheets'),
});

const numberSettings = z.strictObject({
  decimal: z.enum(['.', ',']).optional().describe('Mark before the decimals in numbers typed as text'),
  always: z.boolean().optional().describe('The mark holds even where the column itself gives no proof'),
});

const unitMeaning = z.union([
  unitSchema,
  z.strictObject({
    unit: unitSchema,
    times: z.int().min(1).max(1_000_000_000),
    per: z.int().min(1).max(1_000_000_000).optional(),
  }),
]);

/** Ways in which a column's cells are read. */
export const READ_KINDS = [
  'text',
  'code',
  'date',
  'time',
  'whole',
  'number',
  'quantity',
  'rate',
  'permille',
  'cartons',
  'mark',
  'window',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

const readingFields = {
  read: z.enum(READ_KINDS).optional().describe('How the cells are read; default `text`'),
  take: pattern.optional().describe('Only what the first group of this expression finds in the text'),
  split: pattern.optional().describe('The text names several things, parted by this expression: a list'),
  words: label.optional().describe('Table of `words` that says what each text stands for'),
  blank: z.array(label).max(50).optional().describe('Texts that mean nothing, as `-` or `n/a`'),
  unit: label.optional().describe('For quantities: the column of the unit word'),
  unitWord: label.optional().describe('For quantities: the unit of all of them'),
  as: z.enum(['fraction', 'percent']).optional().describe('For `permille`: what a plain number means'),
  near: fieldName
    .optional()
    .describe('For dates without a year: the column or context with a day near it, or with the year'),
  prefixes: z.array(label).max(50).optional().describe('For cartons: marks that may stand before numbers'),
  series: fieldName.optional().describe('For cartons: the field with the series’ own code'),
  dates: dateSettings.optional(),
  numbers: numberSettings.optional(),
};

const columnSchema = z.union([
  label,
  z.strictObject({
    header: z
      .union([label, z.array(label).min(1).max(50)])
      .optional()
      .describe('Header text, or several it may have'),
    letter: z
      .string()
      .regex(/^[A-Z]{1,3}$/, 'a column letter')
      .optional()
      .describe('Column letter, where it has no header'),
    optional: z.boolean().optional().describe('The table may come without this column'),
    required: z.boolean().optional().describe('No row may leave it empty'),
    carry: z.boolean().optional().describe('An empty cell means the value above it'),
    numbered: z.boolean().optional().describe('Slip numbers in a series: a missing one is shown'),
    ...readingFields,
  }),
]);

const contextSchema = z.strictObject({
  above: pattern.optional().describe('In the lines above the header: the first group found, nearest first'),
  sheetName: pattern.optional().describe('In the name of the sheet'),
  fileName: pattern.optional().describe('In the name of the file'),
  value: z.string().max(500).optional().describe('The same everywhere'),
  optional: z.boolean().optional(),
  ...readingFields,
});

const checkSchema = z.strictObject({
  multiply: z.array(label).min(1).max(10).optional(),
  add: z.array(label).min(1).max(20).optional(),
  count: z
    .tuple([label, label])
    .optional()
    .describe('How many numbers from the first to the last, both included'),
  running: label.optional().describe('Sum of this field so far, for each value of `per`'),
  per: label.optional(),
  gives: label.describe('Field that says the result'),
  at: label.optional().describe('Column whose cell is shown; default that of `gives`'),
  atMost: z.boolean().optional().describe('The result may be smaller, which is a `short-receipt`'),
});

const conditionSchema = z.union([
  label,
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
]);

const recordTemplate = z.strictObject({
  kind: label.describe('Kind of record'),
  id: label.describe('Template of its id: rows with the same id make one record'),
  when: conditionSchema.optional().describe('Only for rows where this holds'),
  each: z
    .array(z.record(fieldName, expression))
    .min(1)
    .max(50)
    .optional()
    .describe('Once for each of these, whose names stand in the templates'),
  body: z.record(z.string(), expression),
});

const tableSchema = z.strictObject({
  name: label,
  sheet: z.union([label, z.strictObject({ matches: pattern })]),
  headerRows: z.int().min(0).max(5).optional().describe('Lines of the header; default 1; 0: none'),
  columns: z.record(fieldName, columnSchema),
  context: z.record(fieldName, contextSchema).optional(),
  skip: z
    .array(z.strictObject({ column: fieldName.optional(), matches: pattern, says: label }))
    .max(50)
    .optional(),
  optional: z.boolean().optional().describe('Files may come without this table'),
  totals: z.boolean().optional().describe('Leave out subtotal rows; default true'),
  loneCells: z.boolean().optional().describe('Leave out rows with one cell, titles and notes; default true'),
  until: pattern.optional().describe('A row with this text ends the table'),
  repeats: z.enum(['ask', 'allow']).optional().describe('A row twice, cell by cell: default ask'),
  checks: z.array(checkSchema).max(50).optional(),
  records: z.array(recordTemplate).max(50),
  headers: z
    .array(z.array(z.string().max(500)).max(1_000))
    .max(100)
    .optional()
    .describe('Headers as they were confirmed'),
});

const fixedRecord = z.strictObject({ kind: label, id: label, body: z.record(z.string(), expression) });
const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A mapping file: what the sheets of one factory say, in records. `docs/guides/import.md` explains it. */
export const mappingSchema = z.strictObject({
  lotproof: z.literal('mapping/1').describe('Says what this file is'),
  name: label,
  about: z.string().max(4_000).optional(),
  files: pattern.optional().describe('Names of the files it is for'),
  encoding: z.enum(ENCODINGS).optional().describe('Encoding of CSV files; left out: as the file shows'),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('What parts the fields of CSV files; left out: as the file shows'),
  dates: dateSettings.optional(),
  numbers: numberSettings.optional(),
  units: z.record(label, unitMeaning).optional().describe('Unit words of these sheets'),
  words: z
    .record(label, z.record(label, z.union([word, z.array(word)])))
    .optional()
    .describe('What words of these sheets stand for; `*` for all others'),
  records: z
    .array(fixedRecord)
    .max(10_000)
    .optional()
    .describe('Records, or parts of them, that no sheet says'),
  ignore: z.array(label).max(500).optional().describe('Sheets that are no records'),
  tables: z.array(tableSchema).min(1).max(200),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingTable = z.infer<typeof tableSchema>;
export type RecordTemplate = z.infer<typeof recordTemplate>;
export type Condition = z.infer<typeof conditionSchema>;
export type Check = z.infer<typeof checkSchema>;
type WrittenColumn = z.infer<typeof columnSchema>;
/** A column or context with all its settings; a plain text is its header. */
export type ColumnSettings = Exclude<WrittenColumn, string>;
export type ContextSettings = z.infer<typeof contextSchema>;

export function columnSettings(column: WrittenColumn): ColumnSettings {
  return typeof column === 'string' ? { header: column } : column;
}

/** The texts a column's header may have. */
export function headerTexts(column: ColumnSettings): readonly string[] {
  if (column.header === undefined) return [];
  return typeof column.header === 'string' ? [column.header] : column.header;
}
