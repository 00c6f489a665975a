/**
 * How long `find` takes with a million names (or as many as the first argument says), on SQLite and on a throw-away PostgreSQL,
 * as milliseconds and as multiples of one bare indexed select on the same database: `node bench/find.ts [NAMES]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execute, insertRows } from '../src/db/bulk.ts';
import type { SqlValue } from '../src/db/bulk.ts';
import type { Transaction } from '../src/db/database.ts';
import { findCode } from '../src/domain/trace/find-operations.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { codeKey, foldedKey } from '../src/kit/code-key.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Draft } from '../src/ledger/draft.ts';
import type { ReadContext } from '../src/operation/operation.ts';
import { startPostgres } from '../test/postgres-server.ts';

const NAMES = Number(process.argv[2] ?? 1_000_000);
const RUNS = 2_000;
const SERIES = 150;
const ROUNDS = 60;

let made = 0;

function drafts(): Draft[] {
  const put = (kind: string, id: string, body: object): Draft => ({ action: 'record', kind, id, body });
  const list = [put('product', 'p', { name: 'Product' })];
  for (let run = 1; run <= RUNS; run += 1)
    list.push(put('run', `r${run}`, { code: lotCode(run), product: 'p' }));
  for (let series = 1; series <= SERIES; series += 1) {
    const id = `S${series}`;
    const contents = [{ run: `r${series}`, unitsPerCarton: 20 }];
    list.push(
      put('carton-series', id, { code: `PO ${7000 + series}`, mark: `PO-${7000 + series} C/NO.{n}` }),
    );
    list.push(put('packing', `k${series}`, { series: id, from: 1, to: 500, contents }));
  }
  return list;
}

/** Codes that are alike enough for near ones to exist, as a factory's are. */
function lotCode(index: number): string {
  return `LT-${((index * 48271) % 2147483647).toString(36).toUpperCase().padStart(7, '0')}`;
}

/** More names for the runs, straight into the table: they are looked up, not verified. */
async function fill(transaction: Transaction): Promise<void> {
  const columns = ['n', 'line', 'of', 'form', 'code', 'key', 'folded'];
  const runs = await execute<{ n: number }>(
    transaction,
    "select n from record where kind = 'run' order by n",
  );
  for (let from = RUNS + 1; from <= NAMES; from += 20_000) {
    const rows: SqlValue[][] = [];
    for (let index = from; index < Math.min(from + 20_000, NAMES + 1); index += 1) {
      const of = runs[index % runs.length]?.n ?? 1;
      const code = lotCode(index);
      const key = codeKey(code);
      rows.push([of, index, of, 'other', code, key, foldedKey(key)]);
    }
    await insertRows(transaction, 'name', columns, rows);
  }
}

async function prepare(address: string): Promise<Ledger> {
  const ledger = await openLedger(address, RECORD_KINDS);
  const newId = (): string => `e${(made += 1)}`;
  const hand = { actor: 'bench', at: '2026-01-05T08:00:00.000Z', command: 'bench', newId };
  await record(ledger, hand, (end) => end.append(drafts()));
  await ledger.database.write(fill);
  await ledger.database.write((transaction) => execute(transaction, 'analyze'));
  return ledger;
}

async function medianMs(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return times.toSorted((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

const someLot = (round: number): string => lotCode(1 + ((round * 7919) % NAMES));

const QUESTIONS: readonly { says: string; code: (round: number) => string }[] = [
  { says: 'a lot code, exactly', code: someLot },
  { says: 'in lower case with spaces', code: (round) => someLot(round).toLowerCase().replace('-', ' ') },
  { says: 'a carton by its mark', code: (round) => `po-${7001 + round} c/no 45` },
  { says: 'C/NO. 45 of every order', code: () => 'C/NO. 45' },
  { says: 'a lot code with one slip', code: (round) => `${someLot(round)}9` },
  { says: 'a long code that nothing is near', code: (round) => `ZZZZ-QQQQ-XXXX-${round}` },
];

async function measure(name: string, ledger: Ledger): Promise<void> {
  await ledger.database.read(async (transaction) => {
    const context: ReadContext = {
      ledger,
      transaction,
      position: 0,
      actor: { id: 'bench', role: 'owner', sites: null },
      now: () => '2026-01-05T08:00:00.000Z',
      newId: () => '',
      dataFolder: null,
      progress: () => undefined,
      command: '',
    };
    const bare = await medianMs((round) =>
      execute(transaction, 'select * from name where key = ?', [codeKey(someLot(round))]),
    );
    console.log(
      `${name}, ${NAMES} names: a bare indexed select takes ${bare.toFixed(3)} ms (median of ${ROUNDS})`,
    );
    for (const { says, code } of QUESTIONS) {
      const found = await findCode(context, code(1));
      const ms = await medianMs((round) => findCode(context, code(round)));
      const what = `${found.things.length} things, ${found.suggestions.length} suggestions`;
      console.log(
        `  ${says.padEnd(34)} ${ms.toFixed(2).padStart(8)} ms  ${(ms / bare).toFixed(0).padStart(6)} ×  (${what})`,
      );
    }
  });
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'lotproof-bench-'));
try {
  const sqlite = await prepare(path.join(folder, 'find.sqlite'));
  await measure('SQLite', sqlite);
  await sqlite.database.close();
  const server = await startPostgres();
  try {
    const postgres = await prepare(`${server.url}?schema=bench`);
    await measure('PostgreSQL', postgres);
    await postgres.database.close();
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true });
}
