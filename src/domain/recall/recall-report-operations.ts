import { z } from 'zod';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { fileName, givenOut } from '../label/label-file-operations.ts';
import { findRecord } from '../record-reading.ts';
import { decode } from '../trace/decode-operations.ts';
import { REPORT_CITATION, reportItems } from './recall-report.ts';
import type { ReportItem } from './recall-report-item.ts';
import type { CodeReadingTold, ReportFacts } from './recall-report-facts.ts';
import { reportSheet } from './recall-report-sheet.ts';
import { loadReportFacts } from './recall-report-store.ts';
import { recallRecord } from './recall-store.ts';

/** Codes of so many runs are read; of further ones the report says that they are not. */
const CODES_READ = 200;

const itemSchema = z.strictObject({
  number: z.int(),
  title: z.string(),
  source: z
    .enum(['read', 'not-read'])
    .describe(
      '`read`: as the agency’s page asks; `not-read`: the wording of the rule is still to be read there',
    ),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  table: z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  blanks: z.array(z.string()).describe('What nobody has recorded'),
});

const reportOperation = readOperation({
  name: 'recall.report',
  summary: `The data of a full report on a recall (${REPORT_CITATION}) as one document, every blank named; as PDF or JSON`,
  description:
    'Filled from the record: plants, models, inclusive dates, date codes with what is needed to decipher them, chronology, units by where they are and who was sent them. What only people know comes from `report` in the recall. ' +
    'Nothing is filed, and it is no legal advice: whoever reports decides what is reported.',
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({
    id: idSchema.describe('Id of the recall'),
    format: z.enum(['pdf', 'json', 'page']).optional().describe('Default pdf; page: its text as an answer'),
    paper: z.enum(['a4', 'letter']).optional().describe('Default letter'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    mediaType: z.enum(['application/pdf', 'application/json']),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
    position: z.int().describe('Ledger position it was written at'),
    blanks: z.int(),
    items: z.array(itemSchema),
  }),
  examples: [],
  run: async (context, { id, format = 'pdf', paper = 'letter', out }) => {
    const facts = await factsOf(context, id);
    const items = reportItems(facts);
    const json = {
      recall: facts.recall.code,
      title: facts.recall.title,
      citation: REPORT_CITATION,
      position: context.position,
      items,
    };
    const bytes =
      format === 'page'
        ? Buffer.from('')
        : format === 'json'
          ? Buffer.from(`${JSON.stringify(json, null, 2)}\n`)
          : await drawn(facts, items, context.position, paper);
    return {
      name: fileName(`${facts.recall.code}-report`, format === 'json' ? 'json' : 'pdf'),
      mediaType: format === 'json' ? ('application/json' as const) : ('application/pdf' as const),
      ...givenOut(context, bytes, out),
      position: context.position,
      blanks: items.reduce((sum, { blanks }) => sum + blanks.length, 0),
      items: items.map((item) => itemSchema.parse(item)),
    };
  },
  show: ({ name, sizeBytes, path, blanks }) =>
    `${name}: ${String(sizeBytes)} bytes, ${String(blanks)} blanks.\n${path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`}`,
});

async function drawn(
  facts: ReportFacts,
  items: readonly ReportItem[],
  position: number,
  paper: 'a4' | 'letter',
): Promise<Buffer> {
  // The fonts are brought in when something is drawn, not when the program starts.
  const { drawSheet } = await import('../../drawing/sheet.ts');
  return Buffer.from(await drawSheet({ ...reportSheet(facts.recall, items, position), paper }));
}

async function factsOf(context: ReadContext, id: string): Promise<ReportFacts> {
  const { transaction, ledger } = context;
  const { n } = await findRecord(transaction, recallRecord, id);
  const facts = await loadReportFacts(transaction, ledger.kinds, n);
  const readings: CodeReadingTold[] = [];
  for (const { code } of facts.runs.slice(0, CODES_READ)) readings.push(...(await readingsOf(context, code)));
  return { ...facts, readings };
}

/** Every way that the firm's schemes read a code. */
async function readingsOf(context: ReadContext, code: string): Promise<CodeReadingTold[]> {
  const { readings } = await decode(context, code);
  return readings.map(({ scheme, parts }) => ({
    code,
    scheme: scheme.name,
    parts: parts.map(({ text, kind, name, means }) => ({
      ...{ text, kind: name ?? kind },
      means: means.length === 0 ? text : means.map((one) => one.name).join(' or '),
    })),
  }));
}

/** The report on a recall. */
export const RECALL_REPORT_OPERATIONS: readonly Operation[] = [reportOperation];
