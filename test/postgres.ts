import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for this run, without a schema. */
    postgresUrl: string;
    /** A folder for this run's SQLite files; it is removed afterwards. */
    databaseFolder: string;
  }
}

/**
 * Starts one PostgreSQL for the whole run and gives the tests its URL; `LOTPROOF_TEST_POSTGRES` names a running server
 * to use instead. A run without PostgreSQL fails: half the promise untested must never look like success.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env['LOTPROOF_TEST_POSTGRES'];
  const server = named === undefined ? await startPostgres() : await useServer(named);
  // Inside the server's folder, which is removed even when the run is killed.
  const databaseFolder = path.join(server.folder, 'sqlite');
  await mkdir(databaseFolder);
  project.provide('postgresUrl', server.url);
  project.provide('databaseFolder', databaseFolder);
  return server.stop;
}

async function useServer(url: string): Promise<PostgresServer> {
  await requireAnswer(url);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-test-'));
  return { url, folder, stop: () => rm(folder, { recursive: true, force: true }) };
}

async function requireAnswer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    throw new Error('The PostgreSQL named by LOTPROOF_TEST_POSTGRES does not answer; start it or unset it.', {
      cause,
    });
  }
}
