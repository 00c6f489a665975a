import { execute, insertRows } from '../src/db/bulk.ts';
import type { SqlValue } from '../src/db/bulk.ts';
import type { Transaction } from '../src/db/database.ts';
import { findCode } from '../src/domain/trace/find-operations.ts';
import { codeKey, foldedKey } from '../src/kit/code-key.ts';
import type { Draft } from '../src/ledger/draft.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { contextOf, dispose, openBench, recordAll, type BenchDatabase } from './bench-ledger.ts';
import { medianOf, type Measured } from './measured.ts';

/** Names to look among. */
const NAMES = 1_000_000;
const RUNS = 2_000;
const SERIES = 150;
const ROUNDS = 60;

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

async function prepare(database: BenchDatabase): Promise<Ledger> {
  const ledger = await openBench(database);
  await recordAll(ledger, drafts());
  await ledger.database.write(fill);
  await ledger.database.write((transaction) => execute(transaction, 'analyze'));
  return ledger;
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

/** Looks codes up among a million names, and beside it makes one bare indexed select. */
export async function benchFind(database: BenchDatabase): Promise<Measured[]> {
  const ledger = await prepare(database);
  const measured = await ledger.database.read((transaction) => measure(database, ledger, transaction));
  await dispose(ledger);
  return measured;
}

async function measure(
  database: BenchDatabase,
  ledger: Ledger,
  transaction: Transaction,
): Promise<Measured[]> {
  const context = { ...contextOf(ledger), transaction, position: 0 };
  const bare = await medianOf(ROUNDS, (round) =>
    execute(transaction, 'select * from name where key = ?', [codeKey(someLot(round))]),
  );
  const measured: Measured[] = [];
  for (const { says, code } of QUESTIONS) {
    const found = await findCode(context, code(1));
    const medianMs = await medianOf(ROUNDS, (round) => findCode(context, code(round)));
    measured.push({
      part: 'find',
      database: database.name,
      what: says,
      size: `${NAMES} names; ${found.things.length} things, ${found.suggestions.length} suggestions`,
      rounds: ROUNDS,
      medianMs,
      beside: { what: 'one bare indexed select', medianMs: bare },
    });
  }
  return measured;
}
