import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { record } from '../../ledger/record.ts';
import type { LedgerEnd } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { contentHash, keepContent } from '../evidence/file-content-store.ts';
import { contentFrom, contentSchema, folderOf } from '../evidence/file-operations.ts';
import { mediaTypeOf } from '../evidence/media-type.ts';
import { inspectionRecord } from '../inspection/inspection-store.ts';
import { findRecord, findVisible } from '../record-reading.ts';
import { requireSite } from '../record-sites.ts';
import { runRecord } from '../run/run-store.ts';
import { comparePhoto, PHOTO_VERDICTS, photoVerdict } from './photo-compare.ts';
import type { ComparedField } from './photo-compare.ts';
import { expectedOf } from './photo-expected-store.ts';
import type { Expected } from './photo-expected-store.ts';
import { readPhoto } from './photo-reading-store.ts';
import { CONFIRM, findingWords } from './photo-words.ts';

const ID_DIGITS = 16;

const outputSchema = z.strictObject({
  inspection: z.string().describe('Id of the inspection, whose result is pending until a person says it'),
  file: z.string().describe('Id of the photo'),
  basis: z.enum(['frozen-label', 'label', 'record']).describe('What it was held against'),
  against: z.string().describe('Id of the frozen label, label or run'),
  verdict: z.enum(PHOTO_VERDICTS).describe('`differs` outweighs all; `agrees` is no pass'),
  fields: z.array(
    z.strictObject({
      key: z.string(),
      expected: z.string(),
      from: z.string().describe('Where the expected text is from'),
      verdict: z.enum(PHOTO_VERDICTS),
      read: z.string().nullable().describe('What the photo says there; null: nothing like it was read'),
    }),
  ),
  symbols: z.array(z.string()).describe('What stands in the symbols that were read'),
  position: z.int(),
});

const photoOperation = writeOperation({
  name: 'label.photo',
  summary: 'Hold the photo of a label against the run: what agrees, what differs, what could not be read',
  description:
    'Symbols and English print of a JPEG or PNG are read on this machine; nothing is sent anywhere. Held against the newest frozen version of the label, else the label as it is being written, else the record of the run. ' +
    'Photo and outcome are recorded as an inspection of the kind label-check with the result pending: a person confirms it by correcting the inspection. The machine never passes a label.',
  permission: 'record-quality',
  positional: ['photo'],
  input: z.strictObject({
    photo: contentSchema.describe('The photo, JPEG or PNG'),
    run: idSchema.describe('Run whose label it shows'),
    label: idSchema.optional().describe('Label of the run, where it has several'),
    inspector: z.string().max(200).optional().describe('Person who took the photo'),
  }),
  output: outputSchema,
  examples: [{ says: 'A photo', input: { photo: { name: 'label.jpg', base64: 'bGFiZWw=' }, run: 'bg1' } }],
  run: async (context, { photo, run, label, inspector }) => {
    const { name, bytes } = contentFrom(context, photo);
    const { ledger } = context;
    const folder = folderOf(context);
    const expected = await ledger.database.read(async (transaction) => {
      const { n } = await findVisible({ ...context, transaction }, runRecord, run);
      return expectedOf(transaction, ledger.kinds, { id: run, n }, label);
    });
    const read = await readPhoto(bytes);
    const fields = comparePhoto(expected.fields, read);
    const sha256 = contentHash(bytes);
    keepContent(folder, bytes);
    const file = {
      id: sha256.slice(0, ID_DIGITS),
      sha256,
      name,
      sizeBytes: bytes.length,
      mediaType: mediaTypeOf(name),
    };
    const outcome = { run, site: expected.site, inspector, fields };
    const hand = {
      actor: context.actor.id,
      at: context.now(),
      command: context.command,
      newId: context.newId,
    };
    const receipt = await record(ledger, hand, (end) => keep(context, end, file, outcome));
    const inspection = present(
      receipt.entries.find(({ kind }) => kind === 'inspection'),
      'the inspection of the photo',
    );
    return {
      ...answerOf(expected, fields),
      inspection: inspection.id,
      file: file.id,
      symbols: read.symbols.map(({ text }) => text),
      position: receipt.position,
    };
  },
  show: ({ verdict, fields, basis, against, inspection }) =>
    [
      `${VERDICT_WORDS[verdict]} (held against ${basis.replace('-', ' ')} "${against}").`,
      ...fields.map(
        ({ key, expected, verdict: one, read }) =>
          `  ${one === 'agrees' ? ' ' : one === 'differs' ? '!' : '?'} ${key} ${one.replace('-', ' ')}: expected "${expected}", ${read === null ? 'nothing read' : `read "${read}"`}`,
      ),
      `Inspection ${inspection} is pending. ${CONFIRM.en}`,
    ].join('\n'),
  table: ({ fields }) => [
    ['field', 'verdict', 'expected', 'read'],
    ...fields.map(({ key, verdict, expected, read }) => [key, verdict, expected, read]),
  ],
});

function answerOf(expected: Expected, fields: readonly ComparedField[]) {
  return {
    basis: expected.basis,
    against: expected.id,
    verdict: photoVerdict(fields),
    fields: fields.map(({ key, text, from, verdict, read }) => ({
      key,
      expected: text,
      from,
      verdict,
      read,
    })),
  };
}

const VERDICT_WORDS = {
  agrees: 'Everything that was read agrees',
  differs: 'Something differs',
  'not-read': 'Not everything could be read',
} as const;

interface Outcome {
  readonly run: string;
  readonly site: string | null;
  readonly inspector: string | undefined;
  readonly fields: readonly ComparedField[];
}

interface PhotoFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

async function keep(
  context: Context,
  end: LedgerEnd,
  { id, ...facts }: PhotoFile,
  outcome: Outcome,
): Promise<void> {
  const { transaction } = end;
  const known = await execute(transaction, "select n from record where kind = 'file' and id = ?", [id]);
  const of = [{ kind: 'run', id: outcome.run }];
  if (known.length === 0) {
    await end.append([{ action: 'record', kind: 'file', id, body: { ...facts, kept: true, of } }]);
  }
  const inspection = context.newId();
  await end.append([
    {
      action: 'record',
      kind: 'inspection',
      id: inspection,
      body: inspectionBody(id, context.now().slice(0, 10), outcome),
    },
  ]);
  if (context.actor.sites === null) return;
  const standing = await findRecord(transaction, inspectionRecord, inspection);
  await requireSite(transaction, context.actor, inspectionRecord, context.ledger.kinds, standing);
}

function inspectionBody(file: string, date: string, { run, site, inspector, fields }: Outcome): object {
  const findings = fields
    .filter(({ verdict }) => verdict !== 'agrees')
    .map((field) => ({
      severity: field.verdict === 'differs' ? 'major' : 'remark',
      says: findingWords(field),
      photos: [file],
    }));
  const given = { ...(site === null ? {} : { site }), ...(inspector === undefined ? {} : { inspector }) };
  return {
    kind: 'label-check',
    run,
    date,
    result: 'pending',
    findings,
    files: [file],
    note: `${CONFIRM.en} ${CONFIRM.zh}`,
    ...given,
  };
}

/** Reading a label back from its photo. */
export const LABEL_PHOTO_OPERATIONS: readonly Operation[] = [photoOperation];
