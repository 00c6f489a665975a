import { setImmediate as breathe } from 'node:timers/promises';
import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { declaredProjections } from './built-projections.ts';
import type { BuiltProjections } from './built-projections.ts';
import type { RecordKind } from './define-record.ts';
import type { Entry } from './entry.ts';
import { makeIndexes, projectionIndexes, renewIndexes } from './indexes.ts';
import { ledgerState } from './ledger-state.ts';
import { entriesBetween, projectStanding, replayEntries } from './replay.ts';
import { kindIndexes, kindTableText, projectionTables, projectionTableText } from './table-text.ts';
import { tablesThere } from './tables-there.ts';

/** Records projected at once: bounds memory whatever their number. */
const RECORDS_AT_ONCE = 500;

/**
 * Brings the projections of a ledger to what the kinds declare now. `built`: what they were built from, or null where that is not
 * known. Only what changed is built: the tables and names of a kind whose columns or way of projecting changed, from the entries
 * that count; where indexes alone differ, only those. What it costs is that of the changed kinds, however long the ledger.
 */
export async function renewProjections(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  built: BuiltProjections | null,
): Promise<void> {
  const declared = declaredProjections(kinds);
  if (built?.format !== declared.format) return rebuildAll(transaction, kinds, built);
  const gone = Object.keys(built.kinds).filter((kind) => !kinds.has(kind));
  await refuseEntriesOf(transaction, gone);
  const changed = [...kinds.values()].filter(
    ({ kind }) => built.kinds[kind]?.rows !== declared.kinds[kind]?.rows,
  );
  // All go before any comes: a table may move from one kind to another.
  for (const kind of [...gone, ...changed.map((one) => one.kind)]) {
    await dropTables(transaction, built.kinds[kind]?.tables ?? []);
  }
  for (const kind of changed) await rebuildKind(transaction, kind);
  const rebuilt = new Set(changed.map(({ kind }) => kind));
  await renewIndexes(transaction, built.indexes, declared.indexes);
  for (const [kind, { indexes }] of Object.entries(declared.kinds)) {
    if (!rebuilt.has(kind)) await renewIndexes(transaction, built.kinds[kind]?.indexes ?? {}, indexes);
  }
}

/** Drops every projection and builds it again from the ledger. */
async function rebuildAll(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  built: BuiltProjections | null,
): Promise<void> {
  const were = Object.values(built?.kinds ?? {}).flatMap(({ tables }) => tables);
  const known = new Set([...were, ...projectionTables([...kinds.values()]).keys()]);
  // A new ledger has none of them: dropping each all the same took PostgreSQL long.
  await dropTables(transaction, [...known.intersection(await tablesThere(transaction))]);
  for (const text of projectionTableText(transaction.dialect, kinds)) await execute(transaction, text);
  const { position } = await ledgerState(transaction);
  for await (const entries of entriesBetween(transaction, 1, position)) {
    await replayEntries(transaction, entries, kinds);
  }
  await makeIndexes(transaction, projectionIndexes(kinds));
}

/** A program that does not know a kind with entries is older than the ledger. */
async function refuseEntriesOf(transaction: Transaction, kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) {
    const found = await execute(transaction, 'select 1 as one from entry where kind = ? limit 1', [kind]);
    if (found.length > 0) throw new LotproofError('database-newer');
  }
}

/** The tables and names of one kind, of the entry that counts of each of its records. */
async function rebuildKind(transaction: Transaction, kind: RecordKind): Promise<void> {
  for (const text of kindTableText(transaction.dialect, kind)) await execute(transaction, text);
  await execute(transaction, 'delete from name where n in (select n from record where kind = ?)', [
    kind.kind,
  ]);
  for (let after = ''; ;) {
    const standing = await standingEntries(transaction, kind.kind, after);
    const last = standing.at(-1);
    if (last === undefined) break;
    await projectStanding(transaction, standing, kind);
    after = last.record;
    // SQLite answers at once, so nothing here ever waits: a server must get to its other requests now and then.
    await breathe();
  }
  await makeIndexes(transaction, kindIndexes(kind));
}

/** The entries that say what the next records of the kind are, by id. */
async function standingEntries(
  transaction: Transaction,
  kind: string,
  after: string,
): Promise<(Entry & { readonly n: number })[]> {
  return execute(
    transaction,
    `select entry.*, record.n as n from record join entry on entry.sequence = record.entry
      where record.kind = ? and record.id > ? and record.withdrawn = 0 order by record.id limit ?`,
    [kind, after, RECORDS_AT_ONCE],
  );
}

async function dropTables(transaction: Transaction, tables: readonly string[]): Promise<void> {
  for (const table of tables) await execute(transaction, `drop table if exists "${table}"`);
}
