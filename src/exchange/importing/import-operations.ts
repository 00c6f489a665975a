import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { readDecisions, type Decisions } from '../mapping/decisions.ts';
import { TEMPLATE_LANGUAGES, templateWorkbook } from '../template/template-workbook.ts';
import { areEpcisFiles } from './epcis-files.ts';
import { previewEpcis, runEpcis } from './epcis-import.ts';
import { filesFrom, importInput, requirePaths } from './import-input.ts';
import { importReportSchema } from './import-report.ts';
import { importText } from './import-text.ts';
import { previewImport, runImport, type ImportOrder } from './take-in.ts';
import { undoImport } from './undo-import.ts';

const refusedField = z
  .string()
  .min(1)
  .max(1_000)
  .optional()
  .describe('Where the refused rows are written, as a file of the same shape; at the command line only');

const example = {
  files: [{ name: 'partners.csv', text: 'Code,Name,Roles\nTUNGRIB,Tungrib Trims Co.,supplier\n' }],
};

const previewOperation = readOperation({
  name: 'import.preview',
  summary: 'Show what an import would record, and every problem with its cell',
  description:
    'Nothing is recorded. Each problem names file, sheet and cell, what was found and what was expected. What people decide about it goes into a decisions file, or into the sheet.',
  permission: 'import',
  positional: ['files'],
  input: importInput.extend({ refused: refusedField }),
  output: importReportSchema,
  examples: [{ says: 'Look at a file before it is taken in', input: example }],
  run: (context, input) => {
    const order = orderFrom(context, input);
    return areEpcisFiles(order.files)
      ? previewEpcis(context, context.transaction, order)
      : previewImport(context, context.transaction, order);
  },
  show: importText,
});

const runImportOperation = writeOperation({
  name: 'import.run',
  words: ['import'],
  summary: 'Take in workbooks, CSV files and EPCIS documents',
  description:
    'All or nothing: a row that has to be decided refuses the whole import, unless `acceptValid` is set, which records the rows that are right and gives the others back in a workbook of the same shape, each with its reasons. ' +
    'The same file again records nothing; changed rows become corrections. Of an EPCIS document, events stand for rows, and a JSON pointer for the cell; what an event declared wrong told is withdrawn.',
  permission: 'import',
  positional: ['files'],
  input: importInput.extend({
    acceptValid: z.boolean().optional().describe('Record the rows that are right, give back the others'),
    refused: refusedField,
  }),
  output: importReportSchema,
  examples: [{ says: 'Take in a file', input: example }],
  run: (context, input) => {
    const order = orderFrom(context, input);
    return areEpcisFiles(order.files) ? runEpcis(context, order) : runImport(context, order);
  },
  show: importText,
});

const undoOperation = writeOperation({
  name: 'import.undo',
  summary: 'Undo an import',
  description:
    'What it recorded is withdrawn, what it corrected says again what it said before; all of it stays in the ledger. Refused when one of the records was changed since, or a later record names one.',
  permission: 'withdraw',
  positional: ['import'],
  input: z.strictObject({
    import: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Id of the import, as its report says; left out: the last one'),
    reason: z.string().min(1).max(1_000).describe('Why'),
  }),
  output: z.strictObject({
    import: z.string(),
    position: z.int(),
    withdrawn: z.int(),
    restored: z.int().describe('Records that say again what they said before'),
  }),
  examples: [{ says: 'Undo the last one', input: { reason: 'The file of another order was sent' } }],
  run: async (context, input) => {
    const { undone, position, withdrawn, restored } = await undoImport(
      context,
      input.import ?? null,
      input.reason,
    );
    return { import: undone, position, withdrawn, restored };
  },
});

const templateOperation = readOperation({
  name: 'template.write',
  words: ['template'],
  summary: 'Write the template workbook for factories, in English, Chinese or both',
  description:
    'A sheet for each kind of record and one that explains every column. A filled template is imported without a mapping.',
  permission: 'read',
  positional: ['to'],
  input: z.strictObject({
    to: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
    language: z.enum(TEMPLATE_LANGUAGES).optional().describe('Language of the headers; default both'),
  }),
  output: z.strictObject({
    name: z.string(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The XLSX file, where no path was given'),
  }),
  examples: [{ says: 'In Chinese alone', input: { language: 'zh' } }],
  run: async (context, { to, language }) => {
    const bytes = templateWorkbook(language ?? 'both');
    const name = to ?? 'lotproof-template.xlsx';
    if (to === undefined && context.mayReadPaths !== true) {
      return { name, path: null, base64: bytes.toString('base64') };
    }
    requirePaths(context);
    writeFileSync(name, bytes);
    return { name, path: name, base64: null };
  },
  show: ({ name }) => `Wrote ${name}. Fill in the sheets you need, then: lotproof import ${name}`,
});

export const IMPORT_OPERATIONS: readonly Operation[] = [
  previewOperation,
  runImportOperation,
  undoOperation,
  templateOperation,
];

type ImportInput = z.output<typeof importInput> & {
  readonly acceptValid?: boolean | undefined;
  readonly refused?: string | undefined;
};

function orderFrom(context: Context, input: ImportInput): ImportOrder {
  if (input.refused !== undefined) requirePaths(context);
  return {
    files: filesFrom(context, input.files),
    mapping: input.mapping,
    decisions: decisionsFrom(context, input.decisions),
    acceptValid: input.acceptValid === true,
    refusedTo: input.refused ?? null,
  };
}

function decisionsFrom(context: Context, given: string | Decisions | undefined): Decisions | null {
  if (given === undefined) return null;
  if (typeof given !== 'string') return given;
  requirePaths(context);
  try {
    return readDecisions(JSON.parse(readFileSync(given, 'utf8')));
  } catch (error) {
    if (error instanceof LotproofError) throw error;
    throw new LotproofError('unreadable-file', `The decisions file "${given}" cannot be read.`, [], error);
  }
}
