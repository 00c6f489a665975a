import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import type { RecordKind } from './define-record.ts';
import { projectionTables } from './table-text.ts';

/** A command with this many entries changes what the tables look like at once. */
export const MANY_ENTRIES = 10_000;

/**
 * Lets PostgreSQL look at the ledger's tables, so that its plans fit their size. Its own housekeeping comes a minute after a
 * large change, and until then it takes full tables for empty ones: a lookup by index becomes a scan, a hundred times slower.
 * What it learns counts when the transaction does. SQLite plans by the indexes alone and needs none of it.
 */
export async function refreshStatistics(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (transaction.dialect.name !== 'postgres') return;
  const tables = ['entry', ...projectionTables([...kinds.values()]).keys()];
  await execute(transaction, `analyze ${tables.map((table) => `"${table}"`).join(', ')}`);
}
