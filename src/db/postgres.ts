import pg from 'pg';
import { LotproofError } from '../kit/errors.ts';
import { Turns } from '../kit/turns.ts';
import { POSTGRES } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { transactionOn } from './single-connection.ts';

const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,50}$/;
/** What counts and sums come as: int8 and numeric. */
const WHOLE_NUMBERS = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

/** Connections a process keeps to one database unless its address says otherwise: `?connections=20`. */
const CONNECTIONS = { least: 3, usual: 10, most: 100 };
/** How long a request waits for a free connection, or for a server that does not answer. */
const CONNECT_WAIT_MS = 30_000;
/** How long a writer waits for the others, as on SQLite. */
const WRITE_WAIT_MS = 10 * 60 * 1_000;
/** No statement of ours takes as long; one that does holds up the others for nothing. It is longer than the wait for a turn. */
const STATEMENT_LIMIT_MS = 15 * 60 * 1_000;
/** A process that stopped in the middle of a transaction keeps the others waiting no longer than this. */
const STANDSTILL_LIMIT_MS = 5 * 60 * 1_000;
/** Writers of one process that hold a connection: the one whose turn it is, and the next in the line of all processes. */
const WRITERS_AT_ONCE = 2;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * A firm's schema in a PostgreSQL database: `postgres://user@host/database?schema=firm_arcadia`. Writers of one firm take turns
 * by an advisory lock that ends with the transaction; PostgreSQL hands it on in the order of asking, whichever process asked. Within
 * a process they stand in line without a connection, so that readers find one.
 */
export async function openPostgres(url: string): Promise<Database> {
  const { schema, address, ...reaching } = readUrl(url);
  const pool = openPool(reaching, schema);
  const turns = new Turns(
    { atOnce: WRITERS_AT_ONCE, inLine: Number.POSITIVE_INFINITY },
    () => new LotproofError('busy'),
  );
  let ended: Promise<void> | undefined;
  await createSchema(pool, schema, address);
  const held = { pool, address };
  const read: Database['read'] = (work) => readOn(held, work);
  const lock = `select pg_advisory_xact_lock(hashtextextended('lotproof ${schema}', 0))`;
  return {
    dialect: POSTGRES,
    address,
    read,
    readAll: read,
    glance: (work) => glanceOn(held, work),
    write: (work) => turns.take(() => writeOn(held, lock, work)),
    close: () => (ended ??= pool.end()),
  };
}

interface Held {
  readonly pool: pg.Pool;
  readonly address: string;
}

/** Statements are answered in the order they are sent, so nobody waits for the first and the last of a read. */
async function readOn<Result>(
  { pool, address }: Held,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool, address);
  const begun = client.query('begin isolation level repeatable read read only');
  begun.catch(() => undefined);
  try {
    const result = await work(transactionOn(new PostgresConnection(client), POSTGRES, pool));
    await begun;
    return result;
  } catch (error) {
    throw isLockTimeout(error) ? busy(address, error) : error;
  } finally {
    void client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

async function glanceOn<Result>(
  { pool, address }: Held,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool, address);
  try {
    return await work(transactionOn(new PostgresConnection(client), POSTGRES, pool));
  } catch (error) {
    throw isLockTimeout(error) ? busy(address, error) : error;
  } finally {
    client.release();
  }
}

async function writeOn<Result>(
  { pool, address }: Held,
  lock: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool, address);
  try {
    await client.query(`begin; ${lock}`);
    const result = await work(transactionOn(new PostgresConnection(client), POSTGRES, pool));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw isLockTimeout(error) ? busy(address, error) : error;
  } finally {
    client.release();
  }
}

function openPool({ connection, connections }: Reaching, schema: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: connection,
    max: connections,
    connectionTimeoutMillis: CONNECT_WAIT_MS,
    application_name: 'lotproof',
    // Our statements differ in their parameters and never in how they are best answered; planning short ones anew took most of their time.
    options: `-c search_path=${schema} -c plan_cache_mode=force_generic_plan`,
    statement_timeout: STATEMENT_LIMIT_MS,
    lock_timeout: WRITE_WAIT_MS,
    idle_in_transaction_session_timeout: STANDSTILL_LIMIT_MS,
    keepAlive: true,
    // Statements that do not need each other's rows are sent together; a round trip costs more than most of them.
    pipeline: true,
    types: readTypes(),
  });
  pool.on('error', () => undefined);
  // A connection that breaks while it is held says so to its next query; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
}

function busy(address: string, cause: unknown): LotproofError {
  return new LotproofError('busy', `Others have been writing to ${address} for ten minutes.`, [], cause);
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

interface Reaching {
  readonly connection: string;
  /** Most connections at once. */
  readonly connections: number;
}

function readUrl(text: string): Reaching & { schema: string; address: string } {
  const url = new URL(text);
  const schema = url.searchParams.get('schema') ?? 'lotproof';
  if (!SCHEMA_NAME.test(schema)) {
    throw new LotproofError('usage', `The schema "${schema}" must be lower-case letters, digits and _.`);
  }
  const connections = Number(url.searchParams.get('connections') ?? CONNECTIONS.usual);
  if (!Number.isInteger(connections) || connections < CONNECTIONS.least || connections > CONNECTIONS.most) {
    throw new LotproofError(
      'usage',
      `connections in the address of the database must be ${String(CONNECTIONS.least)} to ${String(CONNECTIONS.most)}.`,
    );
  }
  for (const own of ['schema', 'connections']) url.searchParams.delete(own);
  const address = `postgres://${url.host}${url.pathname}?schema=${schema}`;
  return { connection: url.href, connections, schema, address };
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
