import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import { idSchema } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import { ENTRY_ACTIONS } from '../ledger/entry.ts';
import { kindNamed } from '../ledger/ledger.ts';
import { bodyOf } from '../ledger/replay.ts';
import { record } from '../ledger/record.ts';
import type { Draft } from '../ledger/draft.ts';
import type { LedgerEnd, Receipt } from '../ledger/record.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../operation/operation.ts';
import type { Permission } from '../operation/permission.ts';
import { RECORD_PERMISSIONS, WITHDRAW_PERMISSIONS } from './record-areas.ts';
import {
  entriesOf,
  findRecord,
  findVisible,
  listInputSchema,
  listRecords,
  showRecord,
  shownSchema,
} from './record-reading.ts';
import { keepingCustomers, withoutCustomers } from './record-customers.ts';
import { requireDemands } from './record-demands.ts';
import { mainTable, requireSite, siteCondition } from './record-sites.ts';

const reasonSchema = z.string().min(1).max(2_000).describe('Why, in words a regulator could read');
const expectedSchema = z
  .int()
  .optional()
  .describe('`entry` you decided on; if another one stands now nothing is recorded');

const receiptSchema = z.strictObject({
  command: z.string(),
  position: z.int().describe('Ledger position after the command'),
  entries: z
    .array(
      z.strictObject({ sequence: z.int(), action: z.enum(ENTRY_ACTIONS), kind: z.string(), id: z.string() }),
    )
    .readonly(),
});

/** The six operations that every kind of record has: record, correct, withdraw, show, list, history. */
export function recordOperations(kind: RecordKind): Operation[] {
  return [...writing(kind), ...reading(kind)];
}

function writing(kind: RecordKind): Operation[] {
  const permission = present(RECORD_PERMISSIONS[kind.kind], `a permission for ${kind.kind}`);
  return [recordOperation(kind, permission), correctOperation(kind, permission), withdrawOperation(kind)];
}

function exampleId(kind: RecordKind): string {
  return kind.exampleId ?? 'example-1';
}

/** `a run`, `an agreement`; `taken units` are several. */
function withArticle(noun: string): string {
  if (noun.endsWith('units')) return noun;
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function recordOperation(kind: RecordKind, permission: Permission): Operation {
  return writeOperation({
    name: `${kind.kind}.record`,
    summary: `Record ${withArticle(kind.noun)}`,
    description: kind.summary,
    permission,
    positional: ['id'],
    input: z.strictObject({ id: idSchema.optional().describe('Made when left out'), body: kind.schema }),
    output: receiptSchema,
    examples: [
      { says: `Record ${withArticle(kind.noun)}`, input: { id: exampleId(kind), body: kind.example } },
    ],
    run: (context, { id, body }) =>
      put(
        context,
        kind,
        { action: 'record', kind: kind.kind, id: id ?? context.newId(), body },
        id === undefined,
      ),
  });
}

function correctOperation(kind: RecordKind, permission: Permission): Operation {
  const example = { id: exampleId(kind), body: kind.example, reason: 'Typed wrongly from the paper' };
  return writeOperation({
    name: `${kind.kind}.correct`,
    summary: `Correct ${withArticle(kind.noun)}`,
    description: 'The record then says what the new body says; what it said before stays in its history.',
    permission,
    positional: ['id'],
    input: z.strictObject({
      id: idSchema,
      body: kind.schema,
      reason: reasonSchema,
      expected: expectedSchema,
    }),
    output: receiptSchema,
    examples: [{ says: 'Correct it', input: example }],
    run: (context, { id, body, reason, expected }) =>
      put(context, kind, { action: 'correct', kind: kind.kind, id, body, reason, expected }),
  });
}

function withdrawOperation(kind: RecordKind): Operation {
  return writeOperation({
    name: `${kind.kind}.withdraw`,
    summary: `Withdraw ${withArticle(kind.noun)}`,
    description: 'It no longer counts and stays readable. Refused while another record names it.',
    permission: WITHDRAW_PERMISSIONS[kind.kind] ?? 'withdraw',
    positional: ['id'],
    input: z.strictObject({ id: idSchema, reason: reasonSchema, expected: expectedSchema }),
    output: receiptSchema,
    examples: [{ says: 'Withdraw it', input: { id: exampleId(kind), reason: 'Entered twice' } }],
    run: (context, { id, reason, expected }) =>
      put(context, kind, { action: 'withdraw', kind: kind.kind, id, reason, expected }),
  });
}

/** Records one draft; a person limited to sites may change only records of theirs, before and after the change. */
function put(context: Context, kind: RecordKind, draft: Draft, isIdMade = false): Promise<Receipt> {
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  const only = { draft, isIdMade, isCompleted: context.actor.sites !== null };
  const decide = async (end: LedgerEnd): Promise<void> => {
    await requireDemands(end.transaction, context, kind, draft);
    if (context.actor.sites === null) {
      await end.append([draft]);
      return;
    }
    await end.append([draft.action === 'record' ? draft : await changeOfOwn(context, kind, draft, end)]);
    if (draft.action === 'withdraw') return;
    const standing = await findRecord(end.transaction, kind, draft.id);
    await requireSite(end.transaction, context.actor, kind, context.ledger.kinds, standing);
  };
  return record(context.ledger, hand, decide, only);
}

/** A change to a record that the actor may see; what they do not see of it stays as it is. */
async function changeOfOwn(
  context: Context,
  kind: RecordKind,
  draft: Draft,
  { transaction }: LedgerEnd,
): Promise<Draft> {
  await findVisible({ ...context, transaction }, kind, draft.id);
  if (draft.action !== 'correct') return draft;
  const entries = await entriesOf(transaction, kind, draft.id);
  const said = present(
    entries.findLast((entry) => entry.action !== 'withdraw'),
    'a record has a body',
  );
  return { ...draft, body: keepingCustomers(context.actor, kind, draft.body, bodyOf(said, kind)) };
}

function reading(kind: RecordKind): Operation[] {
  const shown = shownSchema(kind);
  return [
    readOperation({
      name: `${kind.kind}.show`,
      summary: `Show ${withArticle(kind.noun)}`,
      permission: 'read',
      positional: ['id'],
      input: z.strictObject({ id: idSchema }),
      output: shown,
      examples: [{ says: 'Show it', input: { id: exampleId(kind) } }],
      run: async (context, { id }) => shown.parse(await showRecord(context, kind, id)),
    }),
    readOperation({
      name: `${kind.kind}.list`,
      summary: `List ${kind.plural.replaceAll('-', ' ')}`,
      permission: 'read',
      input: listInputSchema(kind),
      output: z.strictObject({ records: z.array(shown), next: z.string().nullable() }),
      examples: [{ says: 'The first ten', input: { limit: 10 } }],
      run: async (context, input) => {
        const page = await listRecords(context, kind, input);
        return { records: page.records.map((one) => shown.parse(one)), next: page.next };
      },
    }),
    historyOperation(kind),
  ];
}

function historyOperation(kind: RecordKind): Operation {
  return readOperation({
    name: `${kind.kind}.history`,
    summary: `Every entry about ${withArticle(kind.noun)}: who, when, what and why`,
    permission: 'read',
    positional: ['id'],
    input: z.strictObject({ id: idSchema }),
    output: historySchema(kind),
    examples: [{ says: 'Its history', input: { id: exampleId(kind) } }],
    run: async (context, { id }) => {
      await showRecord(context, kind, id);
      const entries = await entriesOf(context.transaction, kind, id);
      const said = entries.map((entry) => {
        const { sequence, action, at, actor, command, reason, hash } = entry;
        const body = withoutCustomers(context.actor, kind, bodyOf(entry, kind));
        return { sequence, action, at, actor, command, reason, body, hash };
      });
      return { kind: kind.kind, id, entries: said };
    },
  });
}

function historySchema(kind: RecordKind) {
  const entry = z.strictObject({
    sequence: z.int(),
    action: z.enum(ENTRY_ACTIONS),
    at: z.string(),
    actor: z.string(),
    command: z.string(),
    reason: z.string().nullable(),
    body: kind.schema.nullable(),
    hash: z.string(),
  });
  return z.strictObject({ kind: z.literal(kind.kind), id: z.string(), entries: z.array(entry) });
}

/** How many records of each kind count, of those that the actor may see. */
export async function countRecords(
  context: Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>,
): Promise<Map<string, number>> {
  const { transaction, actor } = context;
  if (actor.sites !== null) return countVisible(context);
  const rows = await execute<{ kind: string; count: number }>(
    transaction,
    'select kind, count(*) as count from record where withdrawn = 0 group by kind order by kind',
  );
  return new Map(rows.map((row) => [row.kind, row.count]));
}

async function countVisible({
  transaction,
  actor,
  ledger,
}: Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of [...ledger.kinds.keys()].sort()) {
    const kind = kindNamed(ledger, name);
    const condition = await siteCondition(transaction, actor, kind, ledger.kinds);
    const { text, parameters } = condition ?? { text: '1 = 1', parameters: [] };
    const rows = await execute<{ count: number }>(
      transaction,
      `select count(*) as count from "${mainTable(kind)}" where line = 0 and ${text}`,
      parameters,
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) counts.set(name, count);
  }
  return counts;
}
