import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { present } from '../../src/kit/invariant.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { verify } from '../../src/ledger/verify.ts';
import { rawPostgres } from '../graph/raw-database.ts';
import { timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';
import { COMMAND, makeToken, serveFirm, type Installation, type Served } from './installation.ts';

const FIRM = 'arcadia';
/** Writers that each server has at the same time, each a caller of its own. */
const WRITERS = 16;

/** Two application servers on one PostgreSQL database, both with writers all the time: nothing lost, and both wait alike. */
export async function twoServerRows(asked: Asked): Promise<Row[]> {
  if (asked.firm.database === 'SQLite') return [];
  const server = new URL(asked.address);
  server.searchParams.delete('schema');
  const name = `two_servers_${process.pid}`;
  const raw = await rawPostgres(server.href);
  await raw.exec(`create database ${name}`);
  try {
    server.pathname = `/${name}`;
    return [await raceServers(asked, server.href)];
  } finally {
    await raw.exec(`drop database ${name} with (force)`);
    await raw.close();
  }
}

async function raceServers(asked: Asked, database: string): Promise<Row> {
  const environment = {
    ...process.env,
    LOTPROOF_DATA: asked.folder,
    LOTPROOF_DATABASE: database,
    LOTPROOF_PORT: '0',
    LOTPROOF_LOG: 'error',
  };
  const installation: Installation = { firm: FIRM, environment };
  const create = [COMMAND, 'firm', 'create', FIRM, '--name', 'Arcadia Bay'];
  execFileSync(process.execPath, create, { env: environment, encoding: 'utf8' });
  const tokens = Array.from({ length: WRITERS }, (_, turn) => makeToken(installation, turn));
  const servers = [await serveFirm(installation), await serveFirm(installation)];
  const seconds = asked.quick ? 1 : 20;
  const waits = await writeToAll(servers, tokens, seconds).finally(() =>
    Promise.all(servers.map((served) => served.stop())),
  );
  return rowOf(asked, waits, seconds, (await recorded(database)) / waits.flat().length);
}

function rowOf(asked: Asked, waits: readonly number[][], seconds: number, onRecord: number): Row {
  const [ours, other] = waits.map(timingOf);
  const [one, two] = [present(ours, 'one server'), present(other, 'the other')];
  return {
    part: 'servers',
    database: asked.firm.database,
    what: 'two servers on one database, a record each time',
    size: `${WRITERS} writers at each for ${seconds} s: ${waits.map((list) => list.length).join(' and ')} records`,
    ours: one,
    peers: [{ name: 'waiting at the other server', timing: two }],
    promises: [
      { says: 'of the records answered, on record in a sound chain', measured: onRecord, least: 1 },
      { says: 'p50 at one at most 1.5 × the other', measured: apart(one.medianMs, two.medianMs), most: 1.5 },
      { says: 'p99 at one at most 1.5 × the other', measured: apart(one.p99Ms, two.p99Ms), most: 1.5 },
    ],
  };
}

function apart(left: number, right: number): number {
  return Math.max(left, right) / Math.min(left, right);
}

/** How long each record took, server by server; all writers begin together and stop when the time is over. */
async function writeToAll(
  servers: readonly Served[],
  tokens: readonly string[],
  seconds: number,
): Promise<number[][]> {
  const stopping = new AbortController();
  const waits = servers.map((): number[] => []);
  const writers = servers.flatMap(({ url }, at) =>
    tokens.map(async (token, writer) => {
      for (let turn = 0; !stopping.signal.aborted; turn += 1) {
        const start = performance.now();
        await post(`${url}/api/v1/firms/${FIRM}/parties`, token, `p-${at}-${writer}-${turn}`);
        waits[at]?.push(performance.now() - start);
      }
    }),
  );
  await Promise.race([wait(seconds * 1_000), Promise.all(writers)]);
  stopping.abort();
  await Promise.all(writers);
  return waits;
}

async function post(url: string, token: string, id: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({ id, body: { name: id, roles: ['supplier'] } }),
  });
  const said = await answer.text();
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status}: ${said.slice(0, 300)}`);
}

/** Records that both made and that are on record; none where the ledger is not sound. */
async function recorded(database: string): Promise<number> {
  const address = new URL(database);
  address.searchParams.set('schema', `firm_${FIRM}`);
  const ledger = await openLedger(address.href, RECORD_KINDS);
  const { sound, entries } = await verify(ledger);
  await ledger.database.close();
  return sound ? entries : 0;
}
