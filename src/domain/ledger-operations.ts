import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import { ENTRY_ACTIONS } from '../ledger/entry.ts';
import type { Entry } from '../ledger/entry.ts';
import { noteVerification } from '../ledger/keeping.ts';
import { readSetting } from '../ledger/ledger.ts';
import { verify } from '../ledger/verify.ts';
import { fileVerdictSchema, verifyFiles } from './evidence/file-verdict-store.ts';
import type { FileVerdict } from './evidence/file-verdict-store.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { countRecords } from './record-operations.ts';

const faultSchema = z
  .strictObject({
    part: z.enum(['chain', 'guard', 'replay', 'projection', 'content']),
    sequence: z.int().nullable(),
    table: z.string().nullable(),
    row: z.string().nullable(),
    says: z.string(),
  })
  .nullable();

const verdictSchema = z.strictObject({
  sound: z.boolean(),
  position: z.int(),
  head: z.string(),
  entries: z.int(),
  rows: z.int(),
  fault: faultSchema,
  files: fileVerdictSchema
    .nullable()
    .describe(
      'Contents of files; null: not looked at, for the ledger is not sound or the firm keeps no files',
    ),
});

const verifyOperation = writeOperation({
  name: 'ledger.verify',
  words: ['verify'],
  summary: 'Check that the ledger, every table made from it and the contents of files are what was recorded',
  description:
    'Walks the SHA-256 chain, replays the ledger into an empty database and compares every row, then holds the content of every file against its hash. Names the exact place of the first fault, and notes when it was done and what came out (`lotproof about`). ' +
    'Contents that were kept and are gone, and contents that changed, are faults of the file records that name them. A file recorded by its hash alone is counted as not kept here, never as sound. ' +
    'Keep the head hash somewhere else (in an e-mail to yourself): it pins every entry up to it.',
  permission: 'audit',
  inThread: true,
  input: z.strictObject({}),
  output: verdictSchema,
  examples: [{ says: 'Verify everything', input: {} }],
  run: async (context) => {
    const verdict = await verdictOf(context);
    const { sound, position, fault } = verdict;
    const verification = { at: context.now(), position, sound, says: fault?.says ?? null };
    await context.ledger.database.write((transaction) => noteVerification(transaction, verification));
    return verdict;
  },
  show: (verdict) => {
    const { sound, entries, rows, head, files, fault } = verdict;
    const chain = `${String(entries)} entries in an unbroken chain, ${String(rows)} rows as recorded.`;
    const lines = [...filesText(files), `Head ${head}`];
    if (sound) return [`Sound: ${chain}`, ...lines].join('\n');
    const contents = (files?.faults ?? []).slice(1).map(({ says }) => says);
    const rest = files === null ? [] : [...contents, `The ledger is sound: ${chain}`, ...lines];
    return [`NOT SOUND: ${fault?.says ?? 'unknown fault'}`, ...rest].join('\n');
  },
});

async function verdictOf({ ledger, dataFolder, progress }: Context): Promise<z.output<typeof verdictSchema>> {
  const verdict = await verify(ledger, progress);
  if (!verdict.sound || dataFolder === null) return { ...verdict, files: null };
  const files = await ledger.database.read((transaction) => verifyFiles(transaction, dataFolder, progress));
  const [first] = files.faults;
  if (first === undefined) return { ...verdict, files };
  const { sequence, says } = first;
  return {
    ...verdict,
    sound: false,
    fault: { part: 'content', sequence, table: null, row: null, says },
    files,
  };
}

/** What there is to say of contents; nothing where no file is on record. */
function filesText(files: FileVerdict | null): string[] {
  if (files === null) return [];
  const { sound, notKept, missing, altered, removed, leftOver } = files;
  const of = (count: number): string => `${String(count)} ${count === 1 ? 'content' : 'contents'}`;
  const bad = [missing > 0 ? `${String(missing)} gone` : '', altered > 0 ? `${String(altered)} altered` : ''];
  const hashOnly =
    notKept > 0 ? `${of(notKept)} not kept here: known by hash alone, so nothing can be said` : '';
  const gone = removed > 0 ? `${of(removed)} removed by decision` : '';
  const still =
    leftOver > 0 ? `${of(leftOver)} removed by decision and there still: \`keeping remove\` ends it` : '';
  const said = [sound > 0 ? `${of(sound)} as recorded` : '', ...bad, hashOnly, gone, still].filter(
    (text) => text !== '',
  );
  return said.length === 0 ? [] : [`Files: ${said.join('; ')}.`];
}

const statusOperation = readOperation({
  name: 'ledger.status',
  words: ['status'],
  summary: 'The firm, its ledger position, and how many records of each kind count',
  permission: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    firm: z.string().nullable(),
    position: z.int(),
    records: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  }),
  examples: [{ says: 'What is on record', input: {} }],
  run: async (context) => {
    const { transaction, position } = context;
    const counts = await countRecords(context);
    const records = [...counts].map(([kind, count]) => ({ kind, count }));
    return { firm: await readSetting(transaction, 'firm-name'), position, records };
  },
});

const ENTRY_PAGE = 200;

const entriesOperation = readOperation({
  name: 'ledger.entries',
  summary: 'The entries of the ledger in order',
  permission: 'audit',
  input: z.strictObject({
    after: z.int().min(0).optional().describe('Ledger position to read on from'),
    limit: z.int().min(1).max(ENTRY_PAGE).optional().describe('Entries at most'),
  }),
  output: z.strictObject({
    entries: z.array(
      z.strictObject({
        sequence: z.int(),
        id: z.string(),
        at: z.string(),
        actor: z.string(),
        command: z.string(),
        action: z.enum(ENTRY_ACTIONS),
        kind: z.string(),
        version: z.int(),
        record: z.string(),
        reason: z.string().nullable(),
        payload: z.string(),
        previous: z.string(),
        hash: z.string(),
      }),
    ),
  }),
  examples: [{ says: 'The first entries', input: { after: 0, limit: 5 } }],
  run: async ({ transaction }, { after, limit }) => {
    const entries = await execute<Entry & Record<string, SqlValue>>(
      transaction,
      'select * from entry where sequence > ? order by sequence limit ?',
      [after ?? 0, limit ?? ENTRY_PAGE],
    );
    return { entries };
  },
});

/** What concerns the ledger as a whole. */
export const LEDGER_OPERATIONS: readonly Operation[] = [statusOperation, verifyOperation, entriesOperation];
