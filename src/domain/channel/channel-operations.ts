import { z } from 'zod';
import { selectStanding } from '../../db/select-in.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { certificateFileName, certificatePdf } from '../certificate/certificate-print-operations.ts';
import { contentOf } from '../evidence/file-content-store.ts';
import { folderOf } from '../evidence/file-operations.ts';
import { fileName, givenOut } from '../label/label-file-operations.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { BRINGERS, DEMAND_KEYS, PACK_CHANNELS } from './channel-demands.ts';
import type { PackChannel } from './channel-demands.ts';
import { loadPack } from './channel-facts-store.ts';
import type { PackFile } from './channel-facts-store.ts';
import { DEMAND_STATES, packAnswers } from './channel-pack.ts';
import type { Answer } from './channel-pack.ts';

const refSchema = z.strictObject({ kind: z.string(), id: z.string() });

const packSchema = z.strictObject({
  run: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  channel: z.enum(PACK_CHANNELS),
  whole: z.boolean().describe('Every demand that is asked is met; what is not known is not met'),
  demands: z.array(
    z.strictObject({
      key: z.enum(DEMAND_KEYS),
      says: z.strictObject({ en: z.string(), zh: z.string() }),
      state: z.enum(DEMAND_STATES).describe('`not-known`: a person has to look'),
      found: z.array(z.string()).describe('What was found, word for word'),
      rests: z.array(refSchema),
      enter: z.string().nullable().describe('Kind of record in which what is missing is entered'),
      bringer: z.enum(BRINGERS).describe('Who can bring it'),
      source: z.string(),
      confidence: z.enum(['primary', 'secondary', 'unconfirmed']),
    }),
  ),
  files: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      mediaType: z.string(),
      folder: z.string(),
      of: refSchema,
      kept: z.boolean().describe('False: only its hash is on record, the file itself is not here'),
    }),
  ),
  papers: z
    .array(z.strictObject({ name: z.string(), folder: z.string(), of: refSchema }))
    .describe('Certificates that cover the run, drawn when the pack is written'),
});
type Pack = z.output<typeof packSchema>;

/** Folder of the pack with the papers that are drawn for it. */
const CERTIFICATES = 'certificates';

const input = {
  run: idSchema.describe('Id of the run'),
  channel: z.enum(PACK_CHANNELS).describe('Where it is to be sold'),
  on: dateSchema.optional().describe('Day it is handed in; absent: today'),
};

interface Asked {
  readonly run: string;
  readonly channel: PackChannel;
  readonly on?: string | undefined;
}

async function packOf(
  context: ReadContext,
  { run, channel, on }: Asked,
): Promise<{ pack: Pack; files: readonly PackFile[] }> {
  const { transaction, ledger } = context;
  const { n, withdrawn } = await findVisible(context, runRecord, run);
  if (withdrawn === 1) throw new LotproofError('withdrawn', `The run "${run}" was withdrawn.`);
  const day = on ?? context.now().slice(0, 10);
  const { facts, files } = await loadPack(transaction, ledger.kinds, { run: n, channel, day });
  const answers = packAnswers(facts);
  const [named] = await selectStanding<{ code: string }>(transaction, 'select code from run where n = ?', [
    n,
  ]);
  const pack: Pack = {
    run: { kind: 'run', id: run, name: named?.code ?? run },
    channel,
    whole: answers.every(({ state }) => state === 'there' || state === 'not-asked'),
    demands: answers.map(shownAnswer),
    files: files.map(({ sha256: _sha256, ...file }) => ({ ...file })),
    papers: facts.certificates.map(({ id, body }) => ({
      ...{ name: certificateFileName(body), folder: CERTIFICATES },
      of: { kind: 'certificate', id },
    })),
  };
  return { pack, files };
}

function shownAnswer({ demand, state, found, rests, enter }: Answer): Pack['demands'][number] {
  const { key, says, bringer, source, confidence } = demand;
  return {
    key,
    says,
    state,
    found: [...found],
    rests: rests.map((ref) => ({ ...ref })),
    enter,
    bringer,
    source,
    confidence,
  };
}

const STATE_WORDS = {
  there: 'there    ',
  missing: 'MISSING  ',
  differs: 'DIFFERS  ',
  'not-known': 'not known',
  'not-asked': 'not asked',
} as const;

const checkOperation = readOperation({
  name: 'channel-pack.check',
  summary:
    'What a channel asks for the goods of a run, what of it is there, what is missing and who can bring it',
  description:
    'Demands of Amazon and Walmart as far as they are known, each with its source and how sure it is. They are the channel’s, not the law’s.',
  permission: 'trace',
  positional: ['run', 'channel'],
  input: z.strictObject(input),
  output: packSchema,
  examples: [{ says: 'For Amazon', input: { run: 'bg1', channel: 'amazon' } }],
  run: async (context, asked) => (await packOf(context, asked)).pack,
  show: ({ run, channel, whole, demands, files, papers }) =>
    [
      `${run.name} for ${channel}: ${whole ? 'all that is asked is there' : 'not whole'}. ${String(files.length + papers.length)} files.`,
      ...demands.map(
        ({ says, state, bringer, confidence, found }) =>
          `  ${STATE_WORDS[state]} ${says.en}${state === 'there' || state === 'not-asked' ? '' : ` (${bringer})`} [${confidence}]${found.length === 0 ? '' : `: ${found.join('; ')}`}`,
      ),
    ].join('\n'),
  table: ({ demands }) => [
    ['demand', 'says', 'state', 'found', 'who', 'confidence', 'source'],
    ...demands.map(({ key, says, state, found, bringer, confidence, source }) => [
      ...[key, says.en, state, found.join('; '), bringer, confidence, source],
    ]),
  ],
});

const writeOperation = readOperation({
  name: 'channel-pack.write',
  summary: 'The pack for a channel as one ZIP file: papers, photos, and a list of what is asked and missing',
  permission: 'trace',
  positional: ['run', 'channel'],
  input: z.strictObject({
    ...input,
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    mediaType: z.string(),
    sizeBytes: z.int(),
    files: z.int().describe('Files in it, besides the list'),
    left: z.array(z.string()).describe('Files that are on record by their hash alone, and so not in it'),
    whole: z.boolean(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [{ says: 'For Walmart', input: { run: 'bg1', channel: 'walmart' } }],
  run: async (context, { out, ...asked }) => {
    const { pack, files } = await packOf(context, asked);
    const kept = files.filter((file) => file.kept);
    const { zipSync } = await import('fflate');
    const entries: Record<string, Uint8Array> = { 'contents.csv': Buffer.from(contentsOf(pack)) };
    for (const file of kept)
      entries[nameIn(entries, file)] = contentOf(folderOf(context), { sha256: file.sha256, kept: true });
    for (const { name, folder, of } of pack.papers)
      entries[`${folder}/${name}`] = await certificatePdf(context, of.id);
    const bytes = Buffer.from(zipSync(entries, { mtime: new Date(Date.UTC(1980, 0, 2)) }));
    return {
      name: fileName(`${asked.channel}-${pack.run.name}`, 'zip'),
      mediaType: 'application/zip',
      files: kept.length + pack.papers.length,
      left: files.filter((file) => !file.kept).map(({ name }) => name),
      whole: pack.whole,
      ...givenOut(context, bytes, out),
    };
  },
  show: ({ name, files, left, whole, path }) =>
    [
      `${name}: ${String(files)} files, ${whole ? 'all that is asked' : 'and a list of what is missing'}.`,
      ...left.map((file) => `Not in it, for only its hash is on record: ${file}`),
      path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`,
    ].join('\n'),
});

/** A name in the ZIP that no other file has, in the folder of its kind. */
function nameIn(taken: Readonly<Record<string, Uint8Array>>, { folder, name, id }: PackFile): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^\.+/, '-');
  const path = `${folder}/${plain}`;
  return path in taken ? `${folder}/${id}-${plain}` : path;
}

function contentsOf({ demands, files, papers }: Pack): string {
  const cell = (value: string): string => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const rows = [
    ['Asked', '要求', 'State', 'Found', 'Who can bring it', 'How sure', 'Source'],
    ...demands.map(({ says, state, found, bringer, confidence, source }) => [
      ...[says.en, says.zh, state, found.join('; '), bringer, confidence, source],
    ]),
    [],
    ['File', '', 'Folder', 'Of'],
    ...[...papers, ...files].map(({ name, folder, of }) => [name, '', folder, `${of.kind} ${of.id}`]),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What channels ask for. */
export const CHANNEL_OPERATIONS: readonly Operation[] = [checkOperation, writeOperation];
