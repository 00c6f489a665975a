import { execute } from '../src/db/bulk.ts';
import type { Transaction } from '../src/db/database.ts';

/** Does to a table what its guards refuse, as somebody would who has the database in hand; they stand again afterwards. */
export async function unguarded(
  transaction: Transaction,
  table: 'entry' | 'access_entry',
  work: () => Promise<unknown>,
): Promise<void> {
  if (transaction.dialect.name === 'postgres') {
    await execute(transaction, `alter table ${table} disable trigger user`);
    await work();
    await execute(transaction, `alter table ${table} enable trigger user`);
    return;
  }
  const guards = await execute<{ name: string; sql: string }>(
    transaction,
    "select name, sql from sqlite_master where type = 'trigger' and tbl_name = ?",
    [table],
  );
  for (const { name } of guards) await execute(transaction, `drop trigger ${name}`);
  await work();
  for (const { sql } of guards) await execute(transaction, sql);
}
