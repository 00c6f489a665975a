import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import type { RecordKind } from './define-record.ts';
import { projectionTables } from './table-text.ts';

/** A command with this many entries changes what the tables look like at once. */
export const MANY_ENTRIES = 10_000;

/**
 * Lets PostgreSQL look at the ledger's tables, so that its plans fit their size. Its own housekeeping comes a minute after a
 * large change; until then it takes full tables for empty ones, and may scan where an index would do. What it learns counts when
 * the transaction does. SQLite is left alone: it plans without statistics unless it is told to gather them.
 */
export async function refreshStatistics(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (transaction.dialect.name !== 'postgres') return;
  const tables = ['entry', ...projectionTables([...kinds.values()]).keys()];
  await execute(transaction, `analyze ${tables.map((table) => `"${table}"`).join(', ')}`);
}
