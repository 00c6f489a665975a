import { createHash } from 'node:crypto';
import type { SqlValue } from '../../src/db/bulk.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { ENTRY_COLUMNS } from '../../src/ledger/entry.ts';
import { projectionTables } from '../../src/ledger/table-text.ts';
import type { RawDatabase } from '../graph/raw-database.ts';
import { timed } from '../measure.ts';

const ROWS_AT_ONCE = 1_000;
/** Rows read before they are inserted: few enough to lie in memory. */
const NUMBERS_AT_ONCE = 50_000;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * The least work that could do it: the rows of a ledger from an entry on, into the same tables with the same indexes, in one
 * transaction, with one SHA-256 over each entry's payload. Nothing is checked, looked up or chained. SQLite takes a prepared
 * statement a row, PostgreSQL a thousand rows a statement as arrays. Reading the rows is not counted.
 */
export async function insertAgain(
  from: RawDatabase,
  into: RawDatabase,
  first: number,
): Promise<{ ms: number; rows: number }> {
  const tables = [{ name: 'entry', columns: ENTRY_COLUMNS }, ...projectionsOf()];
  const [[last = 0] = []] = await from.rows('select max(sequence) from entry');
  await into.exec('begin');
  let [ms, count] = [0, 0];
  for (const table of tables) {
    const key = table.name === 'entry' ? 'sequence' : 'n';
    const text = `select ${listed(table.columns)} from "${table.name}" where ${key} >= ? and ${key} < ? order by ${key}`;
    for (let at = first; at <= Number(last); at += NUMBERS_AT_ONCE) {
      const rows = await from.rows(text, [at, at + NUMBERS_AT_ONCE]);
      ms += await timed(() => insert(into, table, rows));
      count += rows.length;
    }
  }
  ms += await timed(() => into.exec('commit'));
  return { ms, rows: count };
}

function projectionsOf(): Table[] {
  return [...projectionTables(RECORD_KINDS)].map(([name, columns]) => ({ name, columns }));
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

async function insert(into: RawDatabase, table: Table, rows: readonly SqlValue[][]): Promise<void> {
  if (rows.length === 0) return;
  if (table.name === 'entry') {
    const payload = ENTRY_COLUMNS.indexOf('payload');
    for (const row of rows) createHash('sha256').update(String(row[payload])).digest('hex');
  }
  if (into.dialect === 'postgres') return insertArrays(into, table, rows);
  const text = `insert into "${table.name}" (${listed(table.columns)}) values (${table.columns.map(() => '?').join(', ')})`;
  for (const row of rows) await into.rows(text, row);
}

async function insertArrays(
  into: RawDatabase,
  { name, columns }: Table,
  rows: readonly SqlValue[][],
): Promise<void> {
  const typed = await into.rows(
    'select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = ?',
    [name],
  );
  const types = new Map(typed.map(([column, type]) => [String(column), String(type)]));
  const arrays = columns.map((column) => `cast(? as ${types.get(column) ?? 'text'}[])`).join(', ');
  const text = `insert into "${name}" (${listed(columns)}) select * from unnest(${arrays})`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    await into.arrays(
      text,
      columns.map((_, column) => part.map((row) => row[column] ?? null)),
    );
  }
}
