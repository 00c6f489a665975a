import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import type { RecordKind } from './define-record.ts';
import { ENTRY_INDEXES, kindIndexes, SHARED_INDEXES } from './table-text.ts';
import type { Indexes } from './table-text.ts';

/** The indexes of all projection tables. */
export function projectionIndexes(kinds: ReadonlyMap<string, RecordKind>): Indexes {
  const lists = [SHARED_INDEXES, ...[...kinds.values()].map(kindIndexes)];
  return Object.fromEntries(lists.flatMap((indexes) => Object.entries(indexes)));
}

export async function makeIndexes(transaction: Transaction, indexes: Indexes): Promise<void> {
  for (const [name, on] of Object.entries(indexes)) {
    await execute(transaction, `create index "${name}" on ${on}`);
  }
}

/** Drops what is no longer wanted, and makes what is new. */
export async function renewIndexes(transaction: Transaction, was: Indexes, is: Indexes): Promise<void> {
  await dropIndexes(
    transaction,
    Object.keys(was).filter((name) => was[name] !== is[name]),
  );
  const added = Object.entries(is).filter(([name, on]) => was[name] !== on);
  await makeIndexes(transaction, Object.fromEntries(added));
}

export async function dropIndexes(transaction: Transaction, names: readonly string[]): Promise<void> {
  for (const name of names) await execute(transaction, `drop index if exists "${name}"`);
}

/** Fills an empty ledger without its indexes, which nothing reads meanwhile, and makes them at the end. */
export async function filledInBulk<Result>(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  fill: () => Promise<Result>,
): Promise<Result> {
  await dropIndexes(transaction, Object.keys({ ...ENTRY_INDEXES, ...projectionIndexes(kinds) }));
  return filledThenIndexed(transaction, kinds, fill);
}

/**
 * Fills a ledger that has no indexes and makes them at the end: sorted once they take a fraction of the time. SQLite sorts in a
 * temporary file, so that memory stays bounded.
 */
export async function filledThenIndexed<Result>(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  fill: () => Promise<Result>,
): Promise<Result> {
  const result = await fill();
  const { name } = transaction.dialect;
  if (name === 'sqlite') await execute(transaction, 'pragma temp_store = file');
  await makeIndexes(transaction, { ...ENTRY_INDEXES, ...projectionIndexes(kinds) });
  if (name === 'sqlite') await execute(transaction, 'pragma temp_store = memory');
  return result;
}
