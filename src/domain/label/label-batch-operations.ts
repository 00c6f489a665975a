import { z } from 'zod';
import { FORMATS } from '../../drawing/draw.ts';
import type { Transaction } from '../../db/database.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { QUANTITY_LIMIT } from '../../kit/quantity.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import {
  ANSWER_LABELS,
  batchLabels,
  batchSelection,
  countBatch,
  FILE_LABELS,
  NAMED_LABELS,
  warningsOf,
} from './label-batch-pages-operations.ts';
import { ANSWER_BYTES, answerBatch, BATCH_FORMS, writeBatch } from './label-batch-file-operations.ts';
import { printsWith, selectedLabels } from './label-batch-selection-operations.ts';
import { isDraft } from './label-drawing-operations.ts';
import type { DrawnContent } from './label-drawing-operations.ts';
import { fileName, requirePaths } from './label-file-operations.ts';
import { handOf } from './label-operations.ts';
import { labelPrintSchema } from './label.ts';

const MEDIA_TYPES = { pdf: 'application/pdf', zip: 'application/zip', folder: 'inode/directory' } as const;

const batchOperation = readOperation({
  name: 'label.batch',
  summary: 'Many labels at once: one PDF with a page each, a zip of files, or a folder',
  description:
    `Of named labels, of runs, or of one label with serial numbers, each drawn from its latest approved version. Up to ${String(FILE_LABELS)} labels to a path at the command line, a piece at a time, ` +
    `and up to ${String(ANSWER_LABELS)} and ${String(ANSWER_BYTES / 1024 / 1024)} MB in an answer; up to ${String(NAMED_LABELS)} different ones. ` +
    'A label that has no room for all it says ends the batch with its name and the reason, and nothing is written. Drawn is not printed: `label printed` records the count.',
  permission: 'read',
  positional: ['labels'],
  input: z.strictObject({
    ...batchSelection,
    serialText: z
      .string()
      .max(100)
      .includes('{serial}')
      .optional()
      .describe('Line with the number, `{serial}` where it stands; absent: No. {serial}'),
    serialDigits: z.int().min(1).max(12).optional().describe('Digits of a serial at least; absent: 4'),
    drafts: z.boolean().optional().describe('Labels that nobody approved are drawn too, as drafts'),
    form: z
      .enum(BATCH_FORMS)
      .optional()
      .describe('One PDF, a zip, or at the command line a folder; absent: pdf'),
    format: z.enum(FORMATS).optional().describe('Of the files in a zip or folder; absent: pdf'),
    dpi: z.int().min(36).max(2_400).optional().describe('Resolution of PNG, or of the printer for ZPL'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    mediaType: z.string(),
    sizeBytes: z.int(),
    labels: z.int().describe('Labels in it'),
    drafts: z.int().describe('Of these, labels that nobody approved'),
    versions: z.array(z.string()).describe('Ids of the label versions in it'),
    warnings: z.array(
      z.strictObject({
        code: z.string(),
        labels: z.int().describe('How many labels it is of'),
        first: z.string().describe('The first of them'),
      }),
    ),
    notDrawn: z.array(z.strictObject({ label: z.string(), says: z.string() })),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [{ says: 'For the printer', input: { labels: ['bg1-product'], serials: { from: 1, to: 21 } } }],
  run: async (context, input) => {
    const { form = 'pdf', out } = input;
    if (out !== undefined) requirePaths(context);
    if (out === undefined && form === 'folder')
      throw new LotproofError(
        'invalid-input',
        'A folder is written at the command line, with `out`: take a zip.',
      );
    const { drawn, notDrawn } = await selectedLabels(context, input, input.drafts === true);
    const labels = countBatch(drawn, input.serials, out === undefined ? ANSWER_LABELS : FILE_LABELS);
    const format = form === 'pdf' ? 'pdf' : (input.format ?? 'pdf');
    const title = titleOf(drawn, labels);
    const order = { labels: batchLabels(drawn, { ...input, format }), form, format, dpi: input.dpi, title };
    const file = out === undefined ? await answered(order) : await written(order, out);
    const { report, ...where } = file;
    return {
      name: out ?? (form === 'folder' ? title : fileName(title, form)),
      mediaType: MEDIA_TYPES[form],
      labels: report.labels,
      drafts: draftsIn(drawn) * (report.labels / drawn.length),
      versions: drawn.flatMap(({ approved }) => (approved === null ? [] : [approved.id])),
      warnings: warningsOf(report),
      notDrawn: notDrawn.map((one) => ({ ...one })),
      ...where,
    };
  },
  show: ({ labels, drafts, sizeBytes, warnings, notDrawn, path }) =>
    [
      `${String(labels)} labels, ${String(sizeBytes)} bytes${drafts === 0 ? '' : `; ${String(drafts)} of DRAFTS that nobody approved`}.`,
      ...warnings.map((one) => `Mind: ${one.code} on ${String(one.labels)}, first on ${one.first}.`),
      ...notDrawn.map(({ label, says }) => `Not drawn: ${label}. ${says}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

/** Labels that nobody approved, each counted once: with serials there is one label, drawn many times. */
function draftsIn(drawn: readonly DrawnContent[]): number {
  return drawn.filter(isDraft).length;
}

type Order = Parameters<typeof writeBatch>[0];

async function answered(order: Order) {
  const { report, bytes } = await answerBatch(order);
  return { report, sizeBytes: bytes.length, path: null, base64: bytes.toString('base64') };
}

async function written(order: Order, path: string) {
  return { ...(await writeBatch(order, path)), path, base64: null };
}

function titleOf(drawn: readonly DrawnContent[], labels: number): string {
  const [first] = drawn;
  return `labels-${first?.content.run ?? 'none'}-${String(labels)}`;
}

const printedInput = z.strictObject({
  ...batchSelection,
  each: z.int().min(1).max(QUANTITY_LIMIT).optional().describe('Printed of each label; absent: 1'),
  site: idSchema.optional().describe('Where it was printed'),
  date: dateSchema.optional().describe('When it was printed'),
  by: z.string().max(200).optional().describe('Who counted'),
});

const printedOperation = writeOperation({
  name: 'label.printed',
  summary: 'Record that a batch of labels was printed, so that counts reconcile',
  description:
    'Takes the same labels, runs or serials as `label batch` and records a label print for each version: how many were printed. What is applied, spoiled and given back is recorded with `label-print record`, and `label account` says the difference.',
  permission: 'record-production',
  positional: ['labels'],
  input: printedInput,
  output: z.strictObject({
    prints: z.array(z.strictObject({ id: z.string(), version: z.string(), printed: z.int() })),
    position: z.int(),
  }),
  examples: [{ says: '540 of one label', input: { labels: ['bg1-product'], each: 540, date: '2021-09-07' } }],
  run: async (context, input) => {
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const bodies = await printsOf(context, end.transaction, input);
      await end.append(
        bodies.map((body) => ({
          action: 'record' as const,
          kind: 'label-print',
          id: context.newId(),
          body,
        })),
      );
    });
    // As recorded: the same command sent again is answered alike.
    const ids = receipt.entries.map(({ id }) => id);
    const prints = await context.ledger.database.read((transaction) => printsWith(transaction, ids));
    return { prints, position: receipt.position };
  },
});

type Printed = z.output<typeof printedInput>;

async function printsOf(
  context: Context,
  transaction: Transaction,
  input: Printed,
): Promise<z.output<typeof labelPrintSchema>[]> {
  const { each = 1, serials, site, date, by } = input;
  const { drawn } = await selectedLabels({ ...context, transaction, position: 0 }, input, false);
  const labels = countBatch(drawn, serials, QUANTITY_LIMIT);
  const printed = (labels / drawn.length) * each;
  return drawn.flatMap(({ approved }) => {
    if (approved === null) return [];
    return [labelPrintSchema.parse({ version: approved.id, site, date, by, printed })];
  });
}

export const LABEL_BATCH_OPERATIONS: readonly Operation[] = [batchOperation, printedOperation];
