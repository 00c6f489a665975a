import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';

const TABLES = {
  sqlite: "select name from sqlite_master where type = 'table'",
  // PostgreSQL's own catalog: the standard's view of it asks after the rights to every table as well, which takes many times as long.
  postgres:
    "select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace",
};

/** Names of the tables there are in the database, or in its schema. */
export async function tablesThere(transaction: Transaction): Promise<ReadonlySet<string>> {
  const rows = await execute<{ name: string }>(transaction, TABLES[transaction.dialect.name]);
  return new Set(rows.map(({ name }) => name));
}
