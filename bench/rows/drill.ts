import path from 'node:path';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { SUSPECT_PAINT } from '../../src/demo/demo-story.ts';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { readinessOfAll } from '../../src/domain/trace/readiness-store.ts';
import { present } from '../../src/kit/invariant.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { ask, openWalker } from '../firm/open-firm.ts';
import { testedFirm } from '../firm/tested-firm.ts';
import type { TestedSize } from '../firm/tested-firm.ts';
import { bareWayBack, bareWayOn } from '../graph/bare-query.ts';
import { openRaw } from '../graph/raw-database.ts';
import { race } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** What a drill stands on: one lot of the demo firm to its verified pack, and how ready a hundred thousand runs are. */
export async function drillRows(asked: Asked): Promise<Row[]> {
  return [await packRow(asked), await readinessRow(asked)];
}

/** From a suspect lot of the demo firm to its verified evidence pack, beside the bare walk both ways. */
async function packRow({ fresh, folder, firm, quick }: Asked): Promise<Row> {
  const address = await fresh();
  const ledger = await openLedger(address, RECORD_KINDS);
  const raw = await openWalker(address);
  try {
    await buildDemo(ledger, () => undefined);
    const [row] = await raw.rows('select n from material_lot where code = ?', [SUSPECT_PAINT]);
    const lot = Number(present(row, 'the suspect lot')[0]);
    const more = { keyFolder: path.join(folder, 'drill-keys'), now: () => new Date().toISOString() };
    const drill = (): Promise<unknown> => ask(ledger, 'drill.run', { code: SUSPECT_PAINT }, more);
    const done = (await drill()) as { drill: { madeUnits: number; packSound: boolean }; packBytes: number };
    if (!done.drill.packSound) throw new Error('The pack of the drill is not sound.');
    const walk = async (): Promise<number> =>
      (await bareWayOn(raw, lot)).length + (await bareWayBack(raw, lot)).length;
    const { ours, bare } = await race({ ours: drill, bare: walk }, { rounds: quick ? 1 : 5, warmUp: 0 });
    const megabytes = (done.packBytes / 1e6).toFixed(1);
    return {
      part: 'drill',
      database: firm.database,
      what: 'drill of a lot of the demo firm, to the verified pack',
      size: `${String(done.drill.madeUnits)} units, a pack of ${megabytes} MB`,
      ours,
      peers: [{ name: 'bare database: one recursive query each way', timing: bare }],
      promises: [
        { says: 'under 5 s', measured: ours.medianMs, most: 5_000 },
        { says: 'times the bare walk', measured: ours.medianMs / bare.medianMs },
      ],
    };
  } finally {
    await raw.close();
    await ledger.database.close();
  }
}

/** One slip in so many was never kept. */
const LOST_ONE_IN = 33;
/** What each run took in each slot of its bill, or nothing: the least that says how ready it is. */
const BARE_SLOTS = `select run.n, slot.slot, sum(consumption.quantity) from run
    join revision_slot slot on slot.n = run.revision
    left join consumption on consumption.run = run.n and consumption.slot = slot.slot
  group by run.n, slot.slot`;

/** How ready every run of a firm is, asked of a ledger that was just opened, beside the bare walk over the same rows. */
async function readinessRow({ fresh, firm, quick }: Asked): Promise<Row> {
  const address = await fresh();
  const runs = await recordRuns(address, quick ? { laboratories: 2, runsPerProduct: 50 } : LARGE);
  const raw = await openRaw(address);
  try {
    const lost = (await raw.rows(BARE_SLOTS)).filter(([, , taken]) => taken === null).length;
    const opened = await openLedger(address, RECORD_KINDS);
    const all = await opened.database.read(readinessOfAll).finally(() => opened.database.close());
    const missing = all.flatMap((run) => run.missing).filter((kind) => kind === 'no-consumption-record');
    if (all.length !== runs || missing.length !== lost)
      throw new Error(`${String(missing.length)} slips are missing, by the bare walk ${String(lost)}.`);
    const list = async (): Promise<unknown> => {
      const ledger = await openLedger(address, RECORD_KINDS);
      return ask(ledger, 'readiness.list', {}).finally(() => ledger.database.close());
    };
    const rounds = { rounds: quick ? 1 : 3, warmUp: quick ? 0 : 1 };
    const walk = async (): Promise<unknown> => {
      const opened = await openRaw(address);
      return opened.rows(BARE_SLOTS).finally(() => opened.close());
    };
    const { ours, bare } = await race({ ours: list, bare: walk }, rounds);
    return {
      ...{ part: 'drill', database: firm.database, what: 'drill: readiness of every run, just opened', ours },
      size: `${String(runs)} runs, ${String(lost)} slips missing`,
      peers: [{ name: 'bare database, just opened: one query over runs, slots and slips', timing: bare }],
      promises: [
        { says: 'under a minute for 100,000 runs', measured: (ours.medianMs / runs) * 100_000, most: 60_000 },
        { says: 'times the bare walk', measured: ours.medianMs / bare.medianMs },
      ],
    };
  } finally {
    await raw.close();
  }
}

const LARGE = { laboratories: 100, runsPerProduct: 500 } as const;

/** How many runs were recorded, with slips lost among theirs. */
async function recordRuns(address: string, size: TestedSize): Promise<number> {
  const ledger = await openLedger(address, RECORD_KINDS);
  let [runs, slips] = [0, 0];
  const isKept = ({ kind }: Draft): boolean => kind !== 'consumption' || (slips += 1) % LOST_ONE_IN !== 0;
  function* days(): Generator<Draft[]> {
    for (const drafts of testedFirm(size)) {
      runs += drafts.filter(({ kind }) => kind === 'run').length;
      yield drafts.filter(isKept);
    }
  }
  await recordDrafts(ledger, days(), () => undefined).finally(() => ledger.database.close());
  return runs;
}
