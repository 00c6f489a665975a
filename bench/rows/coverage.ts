import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { loadCoverage } from '../../src/domain/testing/coverage-store.ts';
import { restingOn } from '../../src/domain/testing/evidence-scope.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { ask } from '../firm/open-firm.ts';
import { testedFirm } from '../firm/tested-firm.ts';
import { race, timed, timingOf } from '../measure.ts';
import { atMostTimes, type Row } from '../row.ts';
import type { Asked } from './asked.ts';

const BATCH = 1_000;
const LABORATORY = { kind: 'laboratory', id: 'lab-0' } as const;

/** What proves the runs of a firm of its own: the matrices of a thousand runs, and what rests on one laboratory of a hundred. */
export async function coverageRows(asked: Asked): Promise<Row[]> {
  const size = asked.quick
    ? { laboratories: 4, runsPerProduct: 50 }
    : { laboratories: 100, runsPerProduct: 500 };
  const ledger = await openLedger(await asked.fresh(), RECORD_KINDS);
  try {
    await recordDrafts(ledger, testedFirm(size), () => undefined);
    return [await matrixRow(asked, ledger), await scopeRow(asked, ledger)];
  } finally {
    await ledger.database.close();
  }
}

/** A thousand matrices in one question, beside asking run by run. */
async function matrixRow({ firm, quick }: Asked, ledger: Ledger): Promise<Row> {
  const limit = quick ? 100 : 1_000;
  const { whole, runs } = (await ask(ledger, 'coverage.runs', { limit })) as {
    whole: number;
    runs: { run: { id: string } }[];
  };
  const oneByOne = async (): Promise<void> => {
    for (const { run } of runs) await ask(ledger, 'coverage.run', { id: run.id });
  };
  const timings = await race(
    { ours: () => ask(ledger, 'coverage.runs', { limit }), oneByOne },
    { rounds: quick ? 1 : 3, warmUp: 0 },
  );
  return {
    part: 'coverage',
    database: firm.database,
    what: 'coverage of a thousand runs',
    size: `${String(runs.length)} runs, ${String(whole)} of them whole`,
    ours: timings.ours,
    peers: [{ name: 'run by run', timing: timings.oneByOne }],
    promises: [
      { says: 'a thousand runs in at most 5 s', measured: timings.ours.medianMs, most: 5_000 },
      atMostTimes(0.5, timings.ours, timings.oneByOne, 'asking run by run'),
    ],
  };
}

/** What rests on a laboratory, beside a walk through the coverage of every run of the firm. */
async function scopeRow({ firm, quick }: Asked, ledger: Ledger): Promise<Row> {
  const question = (): Promise<unknown> => ask(ledger, 'evidence.scope', { suspects: [LABORATORY] });
  const { totals } = (await question()) as { totals: { runs: { contains: number } } };
  const timings = await race({ ours: question }, { rounds: quick ? 1 : 5, warmUp: 0 });
  let [walked, found] = [0, 0];
  const walk = timingOf([
    await timed(async () => {
      [walked, found] = await walkAll(ledger);
    }),
  ]);
  if (found !== totals.runs.contains) throw new Error(`The walk found ${String(found)} runs.`);
  return {
    part: 'coverage',
    database: firm.database,
    what: 'evidence scope of a laboratory',
    size: `${String(found)} of ${String(walked)} runs rest on it`,
    ours: timings.ours,
    peers: [{ name: 'the plain walk through every run', timing: walk }],
    promises: [
      { says: 'under a second', measured: timings.ours.medianMs, most: 1_000 },
      atMostTimes(0.1, timings.ours, walk, 'the plain walk'),
    ],
  };
}

/** How many runs there are, and how many lose a cell. */
async function walkAll(ledger: Ledger): Promise<[number, number]> {
  return ledger.database.read(async (transaction) => {
    const rows = await transaction.select<{ n: number }>('select n from run order by n', []);
    const resting = restingOn([{ ...LABORATORY, from: null }]);
    let found = 0;
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH).map(({ n }) => n);
      const facts = await loadCoverage(transaction, ledger.kinds, batch);
      found += facts.filter((one) => resting(one).class === 'contains').length;
    }
    return [rows.length, found];
  });
}
