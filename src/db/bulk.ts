import { CompiledQuery } from 'kysely';
import type { SqlValue, Transaction } from './database.ts';

export type { SqlValue };

/** Rows in one statement: large enough to save round trips, few enough sizes that statements stay prepared. */
const ROWS_IN_ONE = 64;

/** Inserts many rows. Table and column names come from declarations in the code, never from input. */
export async function insertRows(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const most = Math.max(
    1,
    Math.min(ROWS_IN_ONE, Math.floor(transaction.dialect.parameterLimit / columns.length)),
  );
  let at = 0;
  while (at < rows.length) {
    const size = rows.length - at >= most ? most : 1;
    const text = insertText(transaction, table, columns, size);
    const values = size === 1 ? (rows[at] ?? []) : rows.slice(at, at + size).flat();
    await transaction.sql.executeQuery(CompiledQuery.raw(text, [...values]));
    at += size;
  }
}

function insertText(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  size: number,
): string {
  const { dialect } = transaction;
  const tuples: string[] = [];
  for (let row = 0; row < size; row += 1) {
    const marks = columns.map((_, column) => dialect.placeholder(row * columns.length + column + 1));
    tuples.push(`(${marks.join(',')})`);
  }
  const names = columns.map((column) => `"${column}"`).join(',');
  return `insert into "${table}" (${names}) values ${tuples.join(',')}`;
}

/** Runs one statement whose text comes from the code; values only as parameters, written `?` on both databases. */
export async function execute<Row = Record<string, SqlValue>>(
  transaction: Transaction,
  text: string,
  parameters: readonly SqlValue[] = [],
): Promise<Row[]> {
  let index = 0;
  const numbered = text.replaceAll('?', () => transaction.dialect.placeholder((index += 1)));
  const result = await transaction.sql.executeQuery<Row>(CompiledQuery.raw(numbered, [...parameters]));
  return result.rows;
}

/** `?,?,?` for a list of that many values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(',');
}
