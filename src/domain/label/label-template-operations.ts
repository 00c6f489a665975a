import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { readTemplate } from '../../drawing/template.ts';
import type { Template } from '../../drawing/template.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { contentFrom, contentSchema } from '../evidence/file-operations.ts';
import { fileName, givenOut } from './label-file-operations.ts';
import { warningSchema } from './label-drawing-operations.ts';
import { handOf } from './label-operations.ts';
import { sampleOf, usedTemplate } from './label-template-drawing-operations.ts';
import { fieldProblems, hashOfFile, linesOfFile } from './label-template-fields-store.ts';
import { LABEL_LANGUAGES, LABEL_PLACES, labelTemplateSchema, LINE_KEYS } from './label.ts';
import type { LabelTemplate } from './label.ts';

/** A file that is whole and short, for the examples. */
const EXAMPLE: Template = {
  lotproof: 'label-template',
  name: 'Retail sticker',
  version: 1,
  layout: 'sticker-rectangle',
  widthMm: 60,
  heightMm: 40,
  printMethod: 'sticker',
  colour: { kind: 'black' },
  lines: [
    { key: 'product', text: '{product}', language: 'en', emphasis: true },
    { key: 'who', text: '{who}', language: 'en' },
    { key: 'made', text: '{place}, {date}', language: 'en' },
    { key: 'cohort', text: '{cohort}', language: 'en' },
  ],
  symbols: [],
};
const EXAMPLE_FILE = {
  name: 'retail-sticker.json',
  base64: Buffer.from(JSON.stringify(EXAMPLE)).toString('base64'),
};

const checkedSchema = z.strictObject({
  ok: z.boolean().describe('It can be recorded'),
  name: z.string(),
  version: z.int(),
  widthMm: z.number(),
  heightMm: z.number(),
  lines: z.array(z.enum(LINE_KEYS)).describe('Lines of a label that it has a place for'),
  languages: z.array(z.enum(LABEL_LANGUAGES)).describe('Languages besides English'),
  problems: z.array(z.string()).describe('What has to be mended'),
  warnings: z.array(warningSchema),
});

const checkOperation = readOperation({
  name: 'label-template.check',
  summary: 'Whether a template file is as it should be, and how labels by it come out',
  description:
    'Reads the file, names fields that no label fills, and lays out a label with invented data. Nothing is recorded. A file that is no template is refused, with what is wrong in it.',
  permission: 'read',
  positional: ['content'],
  input: z.strictObject({ content: contentSchema.describe('The template file, in JSON') }),
  output: checkedSchema,
  examples: [{ says: 'A file', input: { content: EXAMPLE_FILE } }],
  run: async (context, { content }) => checkedFile(readTemplate(textOf(context, content).text)),
  show: ({ ok, name, version, widthMm, heightMm, lines, problems, warnings }) =>
    [
      `${name}, version ${String(version)}: ${String(widthMm)} × ${String(heightMm)} mm, with ${lines.join(', ')}. ${ok ? 'It is as it should be.' : 'It has to be mended.'}`,
      ...problems.map((says) => `Mend: ${says}`),
      ...warnings.map(({ says }) => `Mind: ${says}`),
    ].join('\n'),
});

function textOf(context: Context, content: z.output<typeof contentSchema>): { name: string; text: string } {
  const { name, bytes } = contentFrom(context, content);
  return { name, text: bytes.toString('utf8') };
}

async function checkedFile(file: Template): Promise<z.output<typeof checkedSchema>> {
  const { name, version, widthMm, heightMm } = file;
  const { lines, languages } = linesOfFile(file);
  const problems = fieldProblems(file);
  const told = { name, version, widthMm, heightMm, lines, languages };
  if (problems.length > 0) return { ok: false, ...told, problems, warnings: [] };
  try {
    // The fonts and symbols are brought in when something is drawn, not when the program starts.
    const { layOut } = await import('../../drawing/layout.ts');
    const { warnings } = await layOut(sampleOf(file));
    return { ok: true, ...told, problems, warnings: warnings.map((one) => ({ ...one })) };
  } catch (problem) {
    if (!(problem instanceof LotproofError) || problem.code !== 'invalid-input') throw problem;
    return { ok: false, ...told, problems: [problem.message], warnings: [] };
  }
}

const loadOperation = writeOperation({
  name: 'label-template.load',
  summary: 'Record a template file as the next version of its template, a draft',
  description:
    'Name and version stand in the file; a version that is not above the last of that name is refused. The text is kept in the record with its SHA-256. Approve it with `label-template approve`.',
  permission: 'record-firm',
  positional: ['content'],
  input: z.strictObject({
    content: contentSchema.describe('The template file, in JSON'),
    place: z.enum(LABEL_PLACES).describe('What the mark goes on'),
    product: idSchema.optional().describe('Absent: for every product'),
    id: idSchema.optional().describe('Absent: made of name and version'),
  }),
  output: z.strictObject({ id: z.string(), name: z.string(), version: z.int(), position: z.int() }),
  examples: [
    {
      says: 'For packages',
      input: { content: EXAMPLE_FILE, place: 'retail-package', id: 'retail-sticker-1' },
    },
  ],
  run: async (context, { content, place, product, id: given }) => {
    const { name: fileNamed, text } = textOf(context, content);
    const file = readTemplate(text);
    const { problems } = await checkedFile(file);
    if (problems.length > 0)
      throw new LotproofError(
        'invalid-input',
        `The template ${file.name} cannot be used. ${problems.join(' ')}`,
      );
    const id = given ?? `${slug(file.name)}-${String(file.version)}`;
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const supersedes = await lastVersion(end.transaction, file);
      const body = labelTemplateSchema.parse({
        ...bodyOf(file, { name: fileNamed, text }),
        place,
        product,
        supersedes,
      });
      await end.append([{ action: 'record', kind: 'label-template', id, body }]);
    });
    return { id, name: file.name, version: file.version, position: receipt.position };
  },
});

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return plain === '' ? 'template' : plain.slice(0, 60);
}

function bodyOf(file: Template, { name, text }: { name: string; text: string }) {
  const { lines, languages } = linesOfFile(file);
  return {
    name: file.name,
    version: file.version,
    state: 'draft',
    form: lines.includes('code') ? 'coded' : 'plain',
    lines,
    ...(languages.length === 0 ? {} : { languages }),
    file: { name, sha256: hashOfFile(text), text },
  };
}

/** The id of the last version of that name; undefined for none. Throws `bound` when it is not below the file's. */
async function lastVersion(
  transaction: Transaction,
  { name, version }: Template,
): Promise<string | undefined> {
  const rows = await execute<{ id: string; version: number }>(
    transaction,
    `select record.id as id, label_template.version as version from label_template
      join record on record.n = label_template.n where label_template.name = ? order by label_template.version desc limit 1`,
    [name],
  );
  const [last] = rows;
  if (last === undefined || last.version < version) return last?.id;
  throw new LotproofError(
    'bound',
    `The template ${name} has version ${String(last.version)} already: the next one is ${String(last.version + 1)}. Say so in the file.`,
  );
}

const approveOperation = writeOperation({
  name: 'label-template.approve',
  summary: 'Approve a label template: from then on it stays as it is',
  description:
    'Labels by it can be frozen, and their press files bear no mark. A later change is a new version. A template file is read and laid out once more before.',
  permission: 'record-firm',
  positional: ['template'],
  input: z.strictObject({
    template: idSchema.describe('The label template'),
    approvedBy: z.string().min(1).max(200).describe('Who approves it'),
    approvedOn: dateSchema.optional().describe('Absent: today, UTC'),
  }),
  output: z.strictObject({ id: z.string(), name: z.string(), version: z.int(), position: z.int() }),
  examples: [
    { says: 'Approve a version', input: { template: 'retail-sticker-1', approvedBy: 'QA Arcadia Bay' } },
  ],
  run: async (context, { template, approvedBy, approvedOn }) => {
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const { body, file } = await usedTemplate(context, end.transaction, template);
      if (body.state === 'approved')
        throw new LotproofError('already-recorded', `The label template "${template}" is approved already.`);
      if (file !== null) await requireWhole(body, file);
      const on = approvedOn ?? context.now().slice(0, 10);
      const approved: LabelTemplate = { ...body, state: 'approved', approvedBy, approvedOn: on };
      const reason = `Approved by ${approvedBy}`;
      await end.append([{ action: 'correct', kind: 'label-template', id: template, body: approved, reason }]);
    });
    // As recorded: the same command sent again is answered alike.
    const { body } = await context.ledger.database.read((transaction) =>
      usedTemplate(context, transaction, template),
    );
    return { id: template, name: body.name, version: body.version, position: receipt.position };
  },
});

async function requireWhole(body: LabelTemplate, file: Template): Promise<void> {
  const { problems } = await checkedFile(file);
  if (problems.length === 0) return;
  throw new LotproofError(
    'invalid-input',
    `The template ${body.name} cannot be approved. ${problems.join(' ')}`,
  );
}

const fileOperation = readOperation({
  name: 'label-template.file',
  summary: 'The file of a label template, as it was recorded',
  permission: 'read',
  positional: ['template', 'out'],
  input: z.strictObject({
    template: idSchema.describe('The label template'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    version: z.int(),
    state: z.enum(['draft', 'approved']),
    sha256: z.string(),
    text: z.string(),
    sizeBytes: z.int(),
    path: z.string().nullable(),
  }),
  examples: [{ says: 'Of a version', input: { template: 'retail-sticker-1' } }],
  run: async (context, { template, out }) => {
    const { body } = await usedTemplate(context, context.transaction, template);
    if (body.file === undefined)
      throw new LotproofError(
        'not-found',
        `The label template "${template}" has no file: it is drawn by its look.`,
      );
    const bytes = Buffer.from(body.file.text, 'utf8');
    const { sizeBytes, path } = givenOut(context, bytes, out);
    const { version, state } = body;
    const { sha256, text } = body.file;
    return {
      name: fileName(`${body.name}-v${String(version)}`, 'json'),
      version,
      state,
      sha256,
      text,
      sizeBytes,
      path,
    };
  },
  show: ({ text, path }) => (path === null ? text : `Wrote ${path}.`),
});

export const LABEL_TEMPLATE_OPERATIONS: readonly Operation[] = [
  checkOperation,
  loadOperation,
  approveOperation,
  fileOperation,
];
