import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { freshFolder, typed } from './typed.ts';

const main = path.resolve(import.meta.dirname, '../src/main.ts');
/** Records that each of the two writers makes. */
const EACH = 60;

interface RunningServer {
  readonly url: string;
  /** Stops it and gives what it logged. */
  stop(): Promise<string>;
}

type Environment = Readonly<Record<string, string>>;

async function startServer(environment: Environment): Promise<RunningServer> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--json'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = text(child.stderr);
  const closed = new Promise((done) => child.on('close', done));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    const stop = async (): Promise<string> => {
      child.kill('SIGTERM');
      expect(await closed, 'exit code of the server').toBe(0);
      return log;
    };
    return { url, stop };
  }
  throw new Error(`The server did not start: ${await log}`);
}

/** A firm of that id, and a token that may record in it. */
async function newFirm(environment: Environment, firm: string): Promise<string> {
  const folder = environment['LOTPROOF_DATA'] ?? '';
  const type = async (...args: string[]) => {
    // The server's own clock says whether a token still holds.
    const outcome = await typed(folder, args, { environment, now: () => new Date().toISOString() });
    expect(outcome).toMatchObject({ code: 0, said: '' });
    return outcome.out;
  };
  await type('firm', 'create', firm, '--name', 'Arcadia Bay');
  const made = await type('token', 'make', 'writer', '--role', 'operations', '--json');
  return z.object({ secret: z.string() }).parse(JSON.parse(made)).secret;
}

async function post(server: RunningServer, secret: string, firm: string, id: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/firms/${firm}/parties`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({ id, body: { name: id, roles: ['supplier'] } }),
  });
  expect({ id, status: answer.status, said: await answer.text() }).toMatchObject({ status: 201 });
}

const numbers = Array.from({ length: EACH }, (_, index) => index);

async function expectAll(environment: Environment, ids: readonly string[]): Promise<void> {
  const folder = environment['LOTPROOF_DATA'] ?? '';
  const { out } = await typed(folder, ['party', 'list', '--limit', '500', '--json'], { environment });
  const { records } = z.object({ records: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(out));
  expect(records.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(await typed(folder, ['verify'], { environment })).toMatchObject({ code: 0 });
}

/** Ids of the records in the order in which the ledger took them. */
async function recordedOrder(environment: Environment): Promise<string[]> {
  const client = new pg.Client({ connectionString: environment['LOTPROOF_DATABASE'] });
  await client.connect();
  try {
    const found = await client.query<{ record: string }>(
      'select record from firm_arcadia.entry order by sequence',
    );
    return found.rows.map(({ record }) => record);
  } finally {
    await client.end();
  }
}

describe('two writers at once', () => {
  it('a server and the command line on one SQLite file: every record of both is there', async () => {
    const environment = { LOTPROOF_DATA: freshFolder(), LOTPROOF_LOG: 'warn' };
    const secret = await newFirm(environment, 'arcadia');
    const server = await startServer(environment);
    const overHttp = numbers.map((number) => post(server, secret, 'arcadia', `http-${number}`));
    const typing = (async () => {
      for (const number of numbers) {
        const args = ['party', 'record', `typed-${number}`, '--name', 'Typed', '--roles', 'supplier'];
        const outcome = await typed(environment.LOTPROOF_DATA, args);
        expect(outcome).toMatchObject({ code: 0, said: '' });
      }
    })();
    await Promise.all([...overHttp, typing]);
    expect(await server.stop()).toBe('');
    await expectAll(
      environment,
      numbers.flatMap((number) => [`http-${number}`, `typed-${number}`]),
    );
  });

  it('two servers on one PostgreSQL: every record of both is there', async () => {
    const database = await freshDatabase();
    const environment = {
      LOTPROOF_DATA: freshFolder(),
      LOTPROOF_DATABASE: database,
      LOTPROOF_LOG: 'warn',
    };
    const secret = await newFirm(environment, 'arcadia');
    const servers = await Promise.all([startServer(environment), startServer(environment)]);
    await Promise.all(
      servers.flatMap((server, index) =>
        numbers.map((number) => post(server, secret, 'arcadia', `server-${index}-${number}`)),
      ),
    );
    for (const server of servers) expect(await server.stop()).toBe('');
    await expectAll(
      environment,
      numbers.flatMap((number) => [`server-0-${number}`, `server-1-${number}`]),
    );
    // Both were in line all the time: neither waited until the other had done.
    const first = (await recordedOrder(environment)).slice(0, EACH);
    for (const server of ['server-0', 'server-1']) {
      expect(first.filter((id) => id.startsWith(server)).length, server).toBeGreaterThan(EACH / 6);
    }
  });
});

/** A database of its own on the tests' PostgreSQL: an installation has one set of people. */
async function freshDatabase(): Promise<string> {
  const name = `two_writers_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}
