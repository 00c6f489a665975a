import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { recordReferenceSchema } from '../kit/record-fields.ts';
import { text as textColumn } from '../ledger/define-record.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Entry } from '../ledger/entry.ts';
import { kindNamed } from '../ledger/ledger.ts';
import { bodyOf } from '../ledger/replay.ts';
import type { ReadContext } from '../operation/operation.ts';
import { requireOpenColumn, withoutCustomers } from './record-customers.ts';
import { addCursor, cursorText, orderOf } from './list-order.ts';
import { namingCondition } from './record-naming.ts';
import { mainTable, maySee, siteCondition } from './record-sites.ts';

/** A record as it stands at the position it is read at. */
export function shownSchema(kind: RecordKind) {
  return z.strictObject({
    kind: z.literal(kind.kind),
    id: z.string(),
    /** Ledger sequence of its first entry. */
    n: z.int(),
    /** Ledger sequence of the entry that says what it says now: the ETag. */
    entry: z.int(),
    label: z.string(),
    withdrawn: z.boolean(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    reason: z.string().nullable(),
    body: kind.schema,
  });
}

export interface Shown {
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly entry: number;
  readonly label: string;
  readonly withdrawn: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string | null;
  readonly body: unknown;
}

interface StandingRow {
  readonly n: number;
  readonly id: string;
  readonly entry: number;
  readonly withdrawn: number;
}

export async function findRecord(
  transaction: Transaction,
  kind: RecordKind,
  id: string,
): Promise<StandingRow> {
  const rows = await execute<StandingRow & Record<string, SqlValue>>(
    transaction,
    'select n, id, entry, withdrawn from record where kind = ? and id = ?',
    [kind.kind, id],
  );
  const row = rows[0];
  if (row === undefined) throw new LotproofError('not-found', `There is no ${kind.noun} "${id}".`);
  return row;
}

/**
 * The record, when the actor may see it. To people limited to sites, one of another site and one that nobody recorded are the
 * same answer; of withdrawn ones they see those that everybody sees.
 */
export async function findVisible(
  context: Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>,
  kind: RecordKind,
  id: string,
): Promise<StandingRow> {
  const { transaction, actor, ledger } = context;
  if (actor.sites === null) return findRecord(transaction, kind, id);
  const rows = await execute<StandingRow & Record<string, SqlValue>>(
    transaction,
    'select n, id, entry, withdrawn from record where kind = ? and id = ?',
    [kind.kind, id],
  );
  const row = rows[0];
  const isSeen =
    row !== undefined &&
    (kind.site === 'shared' ||
      (row.withdrawn === 0 && (await maySee(transaction, actor, kind, ledger.kinds, row.n))));
  if (isSeen) return row;
  throw new LotproofError('not-found', `There is no ${kind.noun} "${id}" that you may see.`);
}

/** One record; a withdrawn one is shown with what it last said. */
export async function showRecord(context: ReadContext, kind: RecordKind, id: string): Promise<Shown> {
  const standing = await findVisible(context, kind, id);
  const entries = await entriesOf(context.transaction, kind, id);
  const last = present(entries.at(-1), 'a record has entries');
  const said = present(
    entries.findLast((entry) => entry.action !== 'withdraw'),
    'a record has a body',
  );
  return shownFrom(kind, standing, last, withoutCustomers(context.actor, kind, bodyOf(said, kind)));
}

function shownFrom(kind: RecordKind, standing: StandingRow, entry: Entry, body: unknown): Shown {
  return {
    kind: kind.kind,
    id: standing.id,
    n: standing.n,
    entry: entry.sequence,
    label: kind.label(body),
    withdrawn: standing.withdrawn === 1,
    recordedAt: entry.at,
    recordedBy: entry.actor,
    reason: entry.reason,
    body,
  };
}

export async function entriesOf(transaction: Transaction, kind: RecordKind, id: string): Promise<Entry[]> {
  return execute<Entry & Record<string, SqlValue>>(
    transaction,
    'select * from entry where kind = ? and record = ? order by sequence',
    [kind.kind, id],
  );
}

const LIST_LIMIT = 500;

/** How a list is asked for: equal filters on columns of the main table, a range on the sort column, paging by cursor. */
export function listInputSchema(kind: RecordKind) {
  const columns = Object.keys(kind.tables[mainTable(kind)]?.columns ?? {});
  const column = z.enum(['id', 'n', ...columns]);
  return z.strictObject({
    filter: z
      .partialRecord(z.enum(['id', ...columns]), z.union([z.string(), z.int(), z.null()]))
      .optional()
      .describe('Only records whose column equals this; references by id, null: not recorded'),
    names: recordReferenceSchema
      .optional()
      .describe('Only records that name this one, in any of their fields or lines'),
    from: z.union([z.string(), z.int()]).optional().describe('Least value of the sort column'),
    to: z.union([z.string(), z.int()]).optional().describe('Largest value of the sort column'),
    sort: column.optional().describe('Default: in the order recorded'),
    descending: z.boolean().optional(),
    limit: z.int().min(1).max(LIST_LIMIT).optional().describe('Default 50'),
    cursor: z.string().max(500).optional().describe('From the page before'),
  });
}
export type ListInput = z.infer<ReturnType<typeof listInputSchema>>;

interface ListRow extends StandingRow {
  readonly sorted: string | number | null;
}

/** One page of records, in a fixed order: by the sort column, then by `n`. */
export async function listRecords(
  context: ReadContext,
  kind: RecordKind,
  input: ListInput,
): Promise<{ records: Shown[]; next: string | null }> {
  const limit = input.limit ?? 50;
  const { text, parameters } = await listText(context, kind, input, limit + 1);
  const rows = await execute<ListRow & Record<string, SqlValue>>(context.transaction, text, parameters);
  const shown = rows.slice(0, limit);
  const records: Shown[] = [];
  for (const row of shown) {
    const entries = await execute<Entry & Record<string, SqlValue>>(
      context.transaction,
      'select * from entry where sequence = ?',
      [row.entry],
    );
    const entry = present(entries[0], 'a record has its entry');
    records.push(shownFrom(kind, row, entry, withoutCustomers(context.actor, kind, bodyOf(entry, kind))));
  }
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorText(last) : null;
  return { records, next };
}

async function listText(
  context: ReadContext,
  kind: RecordKind,
  input: ListInput,
  limit: number,
): Promise<{ text: string; parameters: SqlValue[] }> {
  const table = mainTable(kind);
  for (const column of [input.sort, ...Object.keys(input.filter ?? {})])
    requireOpenColumn(context.actor, kind, column);
  const order = orderOf(table, input);
  const { sort } = order;
  const conditions = [`"${table}".line = 0`];
  const parameters: SqlValue[] = [];
  const add = (text: string, ...values: SqlValue[]): void => {
    conditions.push(text);
    parameters.push(...values);
  };
  for (const [column, value] of Object.entries(input.filter ?? {})) {
    await addFilter(context.transaction, kind, column, value ?? null, add);
  }
  if (input.from !== undefined) add(`${sort} >= ?`, input.from);
  if (input.to !== undefined) add(`${sort} <= ?`, input.to);
  if (input.names !== undefined) {
    const target = kindNamed(context.ledger, input.names.kind);
    const { n } = await findVisible(context, target, input.names.id);
    const naming = namingCondition(context.actor, kind, target.kind, n);
    add(naming.text, ...naming.parameters);
  }
  const site = await siteCondition(context.transaction, context.actor, kind, context.ledger.kinds);
  if (site !== null) add(site.text, ...site.parameters);
  if (input.cursor !== undefined) addCursor(input.cursor, order, add);
  const text = `select record.n as n, record.id as id, record.entry as entry, record.withdrawn as withdrawn, ${sort} as sorted
    from "${table}" join record on record.n = "${table}".n
    where ${conditions.join(' and ')}
    order by ${order.text} limit ?`;
  return { text, parameters: [...parameters, limit] };
}

async function addFilter(
  transaction: Transaction,
  kind: RecordKind,
  column: string,
  value: string | number | null,
  add: (text: string, ...values: SqlValue[]) => void,
): Promise<void> {
  const table = mainTable(kind);
  const declared =
    column === 'id'
      ? textColumn
      : present(kind.tables[table]?.columns[column], `${kind.kind} has the column ${column}`);
  const name = column === 'id' ? 'record.id' : `"${table}"."${column}"`;
  if (value === null) {
    add(`${name} is null`);
    return;
  }
  if (declared.type !== 'reference') {
    add(`${name} = ?`, declared.type === 'text' ? String(value) : Number(value));
    return;
  }
  const target = declared.to === null ? '' : 'kind = ? and ';
  const parameters = declared.to === null ? [String(value)] : [declared.to, String(value)];
  const rows = await execute<{ n: number }>(
    transaction,
    `select n from record where ${target}id = ?`,
    parameters,
  );
  if (rows.length === 0)
    throw new LotproofError('not-found', `There is no ${declared.to ?? 'record'} "${String(value)}".`);
  add(`${name} in (${rows.map(() => '?').join(',')})`, ...rows.map((row) => row.n));
}
