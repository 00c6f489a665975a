import { createHash } from 'node:crypto';
import { execute, insertRows } from '../src/db/bulk.ts';
import type { SqlValue } from '../src/db/bulk.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { ENTRY_COLUMNS } from '../src/ledger/entry.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { projectionTables } from '../src/ledger/table-text.ts';

/** All rows of a ledger's tables, as they would be inserted again. */
export interface BareRows {
  readonly tables: readonly { name: string; columns: readonly string[]; rows: SqlValue[][] }[];
  readonly count: number;
}

/** What a ledger holds from an entry on, table by table. */
export async function bareRowsOf(ledger: Ledger, from: number): Promise<BareRows> {
  const columnsOf = new Map<string, readonly string[]>([['entry', ENTRY_COLUMNS]]);
  for (const [name, columns] of projectionTables(RECORD_KINDS)) columnsOf.set(name, columns);
  return ledger.database.read(async (transaction) => {
    const tables = [];
    for (const [name, columns] of columnsOf) {
      const key = name === 'entry' ? 'sequence' : 'n';
      const found = await execute(transaction, `select * from "${name}" where ${key} >= ? order by ${key}`, [
        from,
      ]);
      const rows = found.map((row) => columns.map((column) => row[column] ?? null));
      if (rows.length > 0) tables.push({ name, columns, rows });
    }
    return { tables, count: tables.reduce((sum, { rows }) => sum + rows.length, 0) };
  });
}

/**
 * The least work that could do it: the same rows into the same tables in one transaction, 64 rows a statement, and one SHA-256 over
 * each entry's payload. Nothing is checked, looked up or chained.
 */
export async function insertBare(into: Ledger, { tables }: BareRows): Promise<void> {
  const payload = ENTRY_COLUMNS.indexOf('payload');
  await into.database.write(async (transaction) => {
    for (const { name, columns, rows } of tables) {
      if (name === 'entry') {
        for (const row of rows) createHash('sha256').update(String(row[payload])).digest('hex');
      }
      await insertRows(transaction, name, columns, rows);
    }
  });
}
