import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

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
  const databaseFolder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-test-'));
  const named = process.env['LOTPROOF_TEST_POSTGRES'];
  const server = named === undefined ? await startPostgres() : { url: named, stop: async () => undefined };
  if (named !== undefined) await requireAnswer(named);
  project.provide('postgresUrl', server.url);
  project.provide('databaseFolder', databaseFolder);
  return async () => {
    await server.stop();
    await rm(databaseFolder, { recursive: true, force: true });
  };
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
