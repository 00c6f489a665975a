import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** One of the two databases lotproof runs on, as a test sees it. */
export interface TestDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** The address of a fresh, empty database: every call gives another one. */
  url: () => string;
}

let made = 0;
const schemas: string[] = [];

/**
 * Both databases, for `describe.each(eachDatabase)('…on $name', ({ url }) => …)`. A SQLite address is a path of a file
 * that does not exist yet; a PostgreSQL address ends in `?schema=` and a name nothing has used yet.
 */
export const eachDatabase: readonly TestDatabase[] = [
  { name: 'SQLite', url: freshSqlite },
  { name: 'PostgreSQL', url: freshPostgres },
];

function freshSqlite(): string {
  return path.join(inject('databaseFolder'), `${freshName()}.sqlite`);
}

function freshPostgres(): string {
  const schema = freshName();
  schemas.push(schema);
  const url = new URL(inject('postgresUrl'));
  url.searchParams.set('schema', schema);
  return url.href;
}

/** Unique within the run and, through the process and the random part, between runs on one named server. */
function freshName(): string {
  made += 1;
  return `test_${process.pid}_${runMark}_${made}`;
}

const runMark = Math.random().toString(36).slice(2, 8);

/** Drops the schemas of the test file that just ended; a server with thousands of tables gets slow. */
export async function dropSchemas(): Promise<void> {
  const names = schemas.splice(0);
  if (names.length === 0) return;
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    for (const name of names) await client.query(`drop schema if exists "${name}" cascade`);
  } finally {
    await client.end();
  }
}
