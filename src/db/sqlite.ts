import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LotproofError } from '../kit/errors.ts';
import { SQLITE } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { transactionOn } from './single-connection.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/** How long a writer waits for another process's long write, in milliseconds. */
const WRITE_WAIT_MS = 10 * 60 * 1_000;
/** How often a writer looks whether another process is done. */
const RETRY_MS = 10;
const READERS_KEPT = 4;
/**
 * Pages of the log, 16 MB, that a writer moves into the file at once. A small command writes some twelve: with SQLite's own 1,000 every
 * eightieth would wait for it, and the same pages would be moved again and again.
 */
const PAGES_BETWEEN_CHECKPOINTS = 4_000;

/**
 * A firm's SQLite file. One writer that says `begin immediate` (a deferred `begin` loses writes when a lock is upgraded) and
 * readers beside it on their own connections; busy timeout first, then WAL and synchronous=FULL.
 */
export function openSqlite(path: string): Database {
  const isAlone = path === ':memory:' || path === '';
  if (!isAlone) mkdirSync(dirname(path), { recursive: true });
  const writer = isAlone ? loneConnection(path) : writingConnection(path);
  const idle: SqliteConnection[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const write = <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => {
    const turn = queue.then(() => writeOn(writer, path, work));
    queue = turn.catch(() => undefined);
    return turn;
  };
  const read = async <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => {
    // A database in memory, or a temporary one, has one connection; its reads take turns with its writes.
    if (isAlone) return write(work);
    const connection = idle.pop() ?? readingConnection(path);
    try {
      return await readOn(connection, writer, work);
    } finally {
      if (closed || idle.length >= READERS_KEPT) connection.close();
      else idle.push(connection);
    }
  };
  const readAll = <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> =>
    isAlone ? write(work) : readOnNew(path, writer, work);
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await queue;
    for (const connection of idle) connection.close();
    writer.close();
  };
  return { dialect: SQLITE, address: path, read, readAll, glance: read, write, close };
}

function newConnection(path: string): SqliteConnection {
  try {
    const connection = new SqliteConnection(path);
    untilFree(() => {
      connection.exec('pragma journal_mode = wal');
    });
    connection.exec('pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory');
    connection.exec('pragma cache_size = -32768');
    return connection;
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new LotproofError(
      'database-unavailable',
      `The database file ${path} cannot be opened: ${says}.`,
      [],
      error,
    );
  }
}

/** A writer asks for its turn again and again, and waits between. Once it has it, nothing in WAL mode keeps it waiting. */
function writingConnection(path: string): SqliteConnection {
  const connection = newConnection(path);
  connection.exec('pragma busy_timeout = 0');
  connection.exec(`pragma wal_autocheckpoint = ${String(PAGES_BETWEEN_CHECKPOINTS)}`);
  return connection;
}

/**
 * Readers look into the file through memory, as far as SQLite can: a question reads some hundred rows that lie far apart, and asking the
 * system for each page took a fifth of it. The writer and who reads everything do not, for they would bring all of it in.
 */
function readingConnection(path: string): SqliteConnection {
  const connection = newConnection(path);
  connection.exec('pragma cache_size = -65536; pragma mmap_size = 2147418112');
  return connection;
}

/** Nobody else sees it and nothing of it is kept, so it needs no journal for others and no waiting for the disk. */
function loneConnection(path: string): SqliteConnection {
  const connection = new SqliteConnection(path);
  connection.exec('pragma synchronous = off; pragma locking_mode = exclusive; pragma foreign_keys = on');
  connection.exec('pragma cache_size = -65536');
  return connection;
}

/** The switch to WAL needs the file alone for a moment; another process may be doing the same. */
function untilFree(work: () => void): void {
  for (let attempt = 0; ; attempt += 1) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || attempt >= 100) throw error;
    }
  }
}

async function readOn<Result>(
  connection: SqliteConnection,
  home: object,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  connection.exec('begin');
  try {
    return await work(transactionOn(connection, SQLITE, home));
  } finally {
    connection.exec('rollback');
  }
}

async function readOnNew<Result>(
  path: string,
  home: object,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const connection = newConnection(path);
  try {
    return await readOn(connection, home, work);
  } finally {
    connection.close();
  }
}

async function writeOn<Result>(
  connection: SqliteConnection,
  path: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  await beginImmediate(connection, path);
  try {
    const result = await work(transactionOn(connection, SQLITE, connection));
    connection.exec('commit');
    return result;
  } catch (error) {
    connection.exec('rollback');
    throw error;
  }
}

/** Waits for the write lock without blocking the event loop: SQLite's own waiting would hold up every request meanwhile. */
async function beginImmediate(connection: SqliteConnection, path: string): Promise<void> {
  for (let waitedMs = 0; ;) {
    try {
      connection.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (waitedMs >= WRITE_WAIT_MS) {
        throw new LotproofError(
          'busy',
          `Another process has been writing to ${path} for ten minutes.`,
          [],
          error,
        );
      }
    }
    await wait(RETRY_MS);
    waitedMs += RETRY_MS;
  }
}

/** SQLITE_BUSY and its extended forms, by the driver's code and not by its text. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    (error.errcode & 0xff) === 5
  );
}
