import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import pg from 'pg';
import type { SqlValue } from '../../src/db/bulk.ts';

/** A connection as bare as the driver gives it: prepared statements, rows as arrays, nothing of ours between. */
export interface RawDatabase {
  readonly dialect: 'sqlite' | 'postgres';
  /** Parameters are written `?` on both. */
  rows(text: string, parameters?: readonly SqlValue[]): Promise<SqlValue[][]>;
  exec(text: string): Promise<void>;
  close(): Promise<void>;
}

export function rawSqlite(file: string): RawDatabase {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  // As the product opens it, so that both have the same cache.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory');
  database.exec('pragma cache_size = -65536; pragma mmap_size = 268435456');
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
  const names = new Map<string, string>();
  const numbered = (text: string): string => {
    let index = 0;
    return text.replaceAll('?', () => `$${(index += 1)}`);
  };
  return {
    dialect: 'postgres',
    rows: async (text, parameters = []) => {
      const name = names.get(text) ?? `bench-${names.size}`;
      names.set(text, name);
      const query = { name, text: numbered(text), values: [...parameters], rowMode: 'array' as const };
      return (await client.query<SqlValue[]>(query)).rows;
    },
    exec: async (text) => {
      await client.query(text);
    },
    close: () => client.end(),
  };
}
