import pg from 'pg';
import type { CompiledQuery, QueryResult } from 'kysely';
import { LotproofError } from '../kit/errors.ts';
import { POSTGRES } from './database.ts';
import type { Database, SqlValue, Transaction } from './database.ts';
import { transactionOn } from './single-connection.ts';
import type { PreparingConnection } from './single-connection.ts';

const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,50}$/;
/** What counts and sums come as: int8 and numeric. */
const WHOLE_NUMBERS = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

/** Rows fetched at once when a long result is streamed. */
const STREAM_ROWS = 2_000;

/** Names of the texts that connections keep prepared: all of them stand in the code, so there are only so many. */
const preparedNames = new Map<string, string>();

function preparedName(text: string): string {
  const known = preparedNames.get(text);
  if (known !== undefined) return known;
  const name = `lotproof_${String(preparedNames.size + 1)}`;
  preparedNames.set(text, name);
  return name;
}

class PostgresConnection implements PreparingConnection {
  readonly #client: pg.PoolClient;
  #cursors = 0;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#client.query(query.sql, [...query.parameters]);
    // The caller's query says what the rows hold; Kysely's own driver makes the same claim.
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  async select<Row>(text: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    const name = preparedName(text);
    const result = await this.#client.query({ name, text, values: [...parameters] });
    // As above: the query says what the rows hold.
    return result.rows as Row[];
  }

  async selectLists(
    text: string,
    parameters: readonly SqlValue[],
  ): Promise<readonly (readonly SqlValue[])[]> {
    const name = `${preparedName(text)}_lists`;
    const result = await this.#client.query<SqlValue[]>({
      ...{ name, text, values: [...parameters] },
      rowMode: 'array',
    });
    return result.rows;
  }

  /** Streams through a cursor, which lives as long as the transaction. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    this.#cursors += 1;
    const cursor = `stream_${String(this.#cursors)}`;
    await this.#client.query(`declare ${cursor} no scroll cursor for ${query.sql}`, [...query.parameters]);
    try {
      for (;;) {
        const result = await this.#client.query(`fetch ${String(STREAM_ROWS)} from ${cursor}`);
        if (result.rows.length === 0) return;
        // As above: the query says what the rows hold.
        yield { rows: result.rows as Row[] };
      }
    } finally {
      await this.#client.query(`close ${cursor}`);
    }
  }
}

/**
 * A firm's schema in a PostgreSQL database: `postgres://user@host/database?schema=firm_arcadia`. Writers of one firm take turns
 * by an advisory lock that ends with the transaction.
 */
export async function openPostgres(url: string): Promise<Database> {
  const { connection, schema, address } = readUrl(url);
  const pool = new pg.Pool({
    connectionString: connection,
    max: 10,
    options: `-c search_path=${schema}`,
    types: readTypes(),
  });
  pool.on('error', () => undefined);
  // A connection that breaks while it is held says so to its next query; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let ended: Promise<void> | undefined;
  await createSchema(pool, schema, address);
  const on = (begin: string, end: { done: string }) => {
    return async <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => {
      const client = await connect(pool, address);
      try {
        await client.query(begin);
        const result = await work(transactionOn(new PostgresConnection(client), POSTGRES, pool));
        await client.query(end.done);
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    };
  };
  const lock = `select pg_advisory_xact_lock(hashtextextended('lotproof ${schema}', 0))`;
  return {
    dialect: POSTGRES,
    address,
    read: on('begin isolation level repeatable read read only', { done: 'rollback' }),
    write: on(`begin; ${lock}`, { done: 'commit' }),
    close: () => (ended ??= pool.end()),
  };
}

/** Whole numbers come back as numbers; one past 2^53 is refused, never rounded. */
function readTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  for (const type of WHOLE_NUMBERS) types.setTypeParser(type, 'text', wholeNumber);
  return types;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new LotproofError('internal', `The number ${text} is too large.`);
  return value;
}

function readUrl(text: string): { connection: string; schema: string; address: string } {
  const url = new URL(text);
  const schema = url.searchParams.get('schema') ?? 'lotproof';
  if (!SCHEMA_NAME.test(schema)) {
    throw new LotproofError('usage', `The schema "${schema}" must be lower-case letters, digits and _.`);
  }
  url.searchParams.delete('schema');
  return { connection: url.href, schema, address: `postgres://${url.host}${url.pathname}?schema=${schema}` };
}

async function createSchema(pool: pg.Pool, schema: string, address: string): Promise<void> {
  const client = await connect(pool, address);
  try {
    const found = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
    if (found.rowCount === 0) await client.query(`create schema if not exists ${schema}`);
  } finally {
    client.release();
  }
}

async function connect(pool: pg.Pool, address: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new LotproofError(
      'database-unavailable',
      `PostgreSQL at ${address} does not answer: ${says}`,
      [],
      error,
    );
  }
}
