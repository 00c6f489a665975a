import type { SqlValue, Transaction } from './database.ts';

export type { SqlValue };

/** Rows in one statement, the most first: large enough to save round trips, few enough sizes that statements stay prepared. */
const ROWS_IN_ONE = [64, 16, 4, 1];

/** Texts of inserts, which are the same for every batch: databases × declared tables × sizes. */
const insertTexts = new Map<string, string>();

/**
 * Inserts many rows. Table and column names come from declarations in the code, never from input. All statements are sent at once,
 * before anything is waited for: whoever inserts into several tables does so too, and waits for all of them.
 */
export async function insertRows(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const most = Math.floor(transaction.dialect.parameterLimit / columns.length);
  const sent: Promise<unknown>[] = [];
  let at = 0;
  while (at < rows.length) {
    const left = Math.min(most, rows.length - at);
    const size = ROWS_IN_ONE.find((each) => each <= left) ?? 1;
    const text = insertText(transaction, table, columns, size);
    const values = size === 1 ? (rows[at] ?? []) : rows.slice(at, at + size).flat();
    sent.push(transaction.run(text, values));
    at += size;
  }
  await together(sent);
}

/**
 * Waits for statements that were sent at once, all of them even where one fails, so that none runs after the transaction was rolled
 * back; then throws what failed first.
 */
export async function together(sent: readonly Promise<unknown>[]): Promise<void> {
  const failed: unknown[] = [];
  await Promise.all(sent.map((each) => each.catch((error: unknown) => failed.push(error))));
  if (failed.length > 0) throw failed[0];
}

function insertText(
  { dialect }: Transaction,
  table: string,
  columns: readonly string[],
  size: number,
): string {
  const key = `${dialect.name} ${String(size)} ${table} ${columns.join(' ')}`;
  const known = insertTexts.get(key);
  if (known !== undefined) return known;
  const tuples: string[] = [];
  for (let row = 0; row < size; row += 1) {
    const marks = columns.map((_, column) => dialect.placeholder(row * columns.length + column + 1));
    tuples.push(`(${marks.join(',')})`);
  }
  const names = columns.map((column) => `"${column}"`).join(',');
  const text = `insert into "${table}" (${names}) values ${tuples.join(',')}`;
  insertTexts.set(key, text);
  return text;
}

/** Runs one statement whose text comes from the code; values only as parameters, written `?` on both databases. */
export async function execute<Row = Record<string, SqlValue>>(
  transaction: Transaction,
  text: string,
  parameters: readonly SqlValue[] = [],
): Promise<Row[]> {
  let index = 0;
  const { dialect } = transaction;
  const numbered =
    dialect.name === 'sqlite' ? text : text.replaceAll('?', () => dialect.placeholder((index += 1)));
  return transaction.run<Row>(numbered, parameters);
}

/**
 * A list as one parameter, for `dialect.inListOfTexts`: the statement's text stays the same however long the list is, so that
 * it stays prepared.
 */
export function listValue(values: readonly string[]): string {
  return JSON.stringify(values);
}

/** `?,?,?` for a list of that many values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(',');
}
