import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import pg from 'pg';
import type { SqlValue } from '../../src/db/bulk.ts';

/** A connection as bare as the driver gives it: prepared statements, rows as arrays, nothing of ours between. */
export interface RawDatabase {
  readonly dialect: 'sqlite' | 'postgres';
  /** Parameters are written `?` on both. */
  rows(text: string, parameters?: readonly SqlValue[]): Promise<SqlValue[][]>;
  /** One list for each `?`: PostgreSQL only. */
  arrays(text: string, lists: readonly (readonly SqlValue[])[]): Promise<void>;
  exec(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A bare connection to a database by its address, of either sort. */
export async function openRaw(address: string): Promise<RawDatabase> {
  return address.startsWith('postgres') ? rawPostgres(address) : rawSqlite(address);
}

function rawSqlite(file: string): RawDatabase {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  // As the product opens it, so that both have the same cache.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory');
  database.exec('pragma cache_size = -65536; pragma mmap_size = 2147418112');
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    prepared.set(text, statement);
    return statement;
  };
  return {
    dialect: 'sqlite',
    // Node's types know rows as objects only; the statement was set to return arrays.
    rows: async (text, parameters = []) =>
      prepare(text).all(...(parameters as SQLInputValue[])) as unknown as SqlValue[][],
    arrays: () => Promise.reject(new Error('SQLite takes no arrays.')),
    exec: async (text) => database.exec(text),
    close: async () => database.close(),
  };
}

/** `url` names its schema in `?schema=`, as the product's addresses do. */
export async function rawPostgres(url: string): Promise<RawDatabase> {
  const address = new URL(url);
  const schema = address.searchParams.get('schema') ?? 'public';
  address.searchParams.delete('schema');
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, 'text', Number);
  const client = new pg.Client({
    connectionString: address.href,
    options: `-c search_path=${schema}`,
    types,
  });
  await client.connect();
  return new RawPostgres(client);
}

class RawPostgres implements RawDatabase {
  readonly dialect = 'postgres';
  readonly #client: pg.Client;
  /** Statements prepared so far: their text with `$1`, and the name they go by. */
  readonly #prepared = new Map<string, { name: string; text: string }>();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async rows(text: string, parameters: readonly SqlValue[] = []): Promise<SqlValue[][]> {
    const query = { ...this.#prepare(text), values: [...parameters], rowMode: 'array' as const };
    return (await this.#client.query<SqlValue[]>(query)).rows;
  }

  async arrays(text: string, lists: readonly (readonly SqlValue[])[]): Promise<void> {
    await this.#client.query({ ...this.#prepare(text), values: lists.map((list) => [...list]) });
  }

  async exec(text: string): Promise<void> {
    await this.#client.query(text);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  #prepare(text: string): { name: string; text: string } {
    let index = 0;
    const known = this.#prepared.get(text) ?? {
      name: `bench-${this.#prepared.size}`,
      text: text.replaceAll('?', () => `$${(index += 1)}`),
    };
    this.#prepared.set(text, known);
    return known;
  }
}
