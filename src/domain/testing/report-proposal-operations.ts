import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { contentOf } from '../evidence/file-content-store.ts';
import { fileSchema } from '../evidence/file.ts';
import { fileRecord } from '../evidence/file-store.ts';
import { showRecord } from '../record-reading.ts';
import { PROPOSED_FIELDS, proposeReport } from './report-proposal.ts';

/** Pages that are read; reports are shorter. */
const PAGE_LIMIT = 200;

const proposedSchema = z.strictObject({
  file: z.string(),
  pages: z.int(),
  hasText: z.boolean().describe('False: its pages are pictures, and somebody has to read them'),
  fields: z.array(
    z.strictObject({
      field: z.enum(PROPOSED_FIELDS),
      value: z.string(),
      quote: z.string().describe('The line it was read from'),
      page: z.int(),
    }),
  ),
  rules: z.array(z.string()).describe('Rules whose citation stands in it'),
  results: z.array(
    z.strictObject({
      rule: z.string().nullable(),
      analyte: z.string(),
      value: z.string(),
      unit: z.enum(['ppm', 'mg/kg', 'percent']).nullable(),
      quote: z.string(),
      page: z.int(),
    }),
  ),
});

const proposeOperation = readOperation({
  name: 'test-report.propose',
  summary: 'What a report in PDF seems to say, line by line, for a person to confirm',
  description:
    'Reads the text of a kept file and proposes fields and results with the line and page of each. Nothing is recorded: `test-report record` takes what a person confirmed. ' +
    'Dates that can be read in two ways are not proposed.',
  permission: 'read',
  positional: ['file'],
  input: z.strictObject({ file: idSchema.describe('Id of the file') }),
  output: proposedSchema,
  examples: [],
  run: async (context, { file }) => {
    const pages = await textOf(await bytesOf(context, file));
    const { fields, results, rules } = proposeReport(pages);
    return {
      file,
      pages: pages.length,
      hasText: pages.some((text) => text.trim() !== ''),
      fields: [...fields],
      rules: [...rules],
      results: [...results],
    };
  },
});

async function bytesOf(context: ReadContext, id: string): Promise<Uint8Array> {
  const { dataFolder } = context;
  if (dataFolder === null)
    throw new LotproofError('invalid-input', 'This firm keeps no files: there is no data folder.');
  const { body } = await showRecord(context, fileRecord, id);
  const { sha256, kept, mediaType } = fileSchema.parse(body);
  if (mediaType !== 'application/pdf') throw new LotproofError('invalid-input', 'Only PDF files are read.');
  return contentOf(dataFolder, { sha256, kept: kept === true });
}

/** The text of each page. The reader is large, so it is brought in when somebody asks. */
async function textOf(bytes: Uint8Array): Promise<string[]> {
  const { getDocumentProxy } = await import('unpdf');
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, PAGE_LIMIT); number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(
        items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
      );
    }
    return pages;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `The PDF cannot be read: ${reason}`, [], error);
  }
}

/** Questions about reports as they come. */
export const REPORT_PROPOSAL_OPERATIONS: readonly Operation[] = [proposeOperation];
