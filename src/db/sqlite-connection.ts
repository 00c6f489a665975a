import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import type { SqlValue } from './database.ts';
import type { PreparingConnection } from './single-connection.ts';

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
}

/** Statements kept prepared on one connection. */
const PREPARED_LIMIT = 500;

/**
 * One SQLite connection. Rows are read as arrays and named here: on long results that is twice as quick as
 * letting the driver make objects.
 */
export class SqliteConnection implements PreparingConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 250 });
    this.#database.exec('pragma busy_timeout = 250');
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  async run<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const { statement, columns } = this.#prepare(text);
    if (columns.length > 0) return this.select(text, parameters);
    statement.run(...parameters);
    return [];
  }

  async select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const { statement, columns } = this.#prepare(text);
    return statement.all(...parameters).map((values) => namedRow<Row>(values, columns));
  }

  async selectLists(
    text: string,
    parameters: readonly SqlValue[],
  ): Promise<readonly (readonly SqlValue[])[]> {
    // The statement was set to return arrays, and our columns hold whole numbers and text.
    return this.#prepare(text).statement.all(...parameters) as unknown as SqlValue[][];
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= PREPARED_LIMIT) this.#prepared.clear();
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    const prepared = { statement, columns: statement.columns().map((column) => column.name) };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function namedRow<Row>(values: unknown, columns: readonly string[]): Row {
  const row: Record<string, SQLOutputValue> = {};
  // The statement was set to return arrays; node's types describe only the object form.
  const cells = values as SQLOutputValue[];
  for (let index = 0; index < columns.length; index += 1) {
    row[columns[index] ?? ''] = cells[index] ?? null;
  }
  // The caller's query says what the row holds; Kysely's own drivers make the same claim.
  return row as Row;
}
