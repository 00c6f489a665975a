import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import { ENTRY_ACTIONS } from '../ledger/entry.ts';
import type { Entry } from '../ledger/entry.ts';
import { readSetting } from '../ledger/ledger.ts';
import { verify } from '../ledger/verify.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Operation } from '../operation/operation.ts';
import { countRecords } from './record-operations.ts';

const faultSchema = z
  .strictObject({
    part: z.enum(['chain', 'guard', 'replay', 'projection']),
    sequence: z.int().nullable(),
    table: z.string().nullable(),
    row: z.string().nullable(),
    says: z.string(),
  })
  .nullable();

const verifyOperation = writeOperation({
  name: 'ledger.verify',
  words: ['verify'],
  summary: 'Check that the ledger and every table made from it are what was recorded',
  description:
    'Walks the SHA-256 chain, replays the ledger into an empty database and compares every row. Names the exact place of the first fault. ' +
    'Keep the head hash somewhere else (in an e-mail to yourself): it pins every entry up to it.',
  permission: 'audit',
  input: z.strictObject({}),
  output: z.strictObject({
    sound: z.boolean(),
    position: z.int(),
    head: z.string(),
    entries: z.int(),
    rows: z.int(),
    fault: faultSchema,
  }),
  examples: [{ says: 'Verify everything', input: {} }],
  run: (context) => verify(context.ledger, context.progress),
  show: (verdict) =>
    verdict.sound
      ? `Sound: ${String(verdict.entries)} entries in an unbroken chain, ${String(verdict.rows)} rows as recorded.\nHead ${verdict.head}`
      : `NOT SOUND: ${verdict.fault?.says ?? 'unknown fault'}`,
});

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
