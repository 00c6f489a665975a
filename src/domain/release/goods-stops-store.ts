import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { holdSchema } from '../inspection/inspection.ts';
import { loadHeld, loadMadeFrom } from '../trace/made-from-store.ts';
import type { MadeFrom } from '../trace/made-from.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { holdKey } from './gate-finding.ts';
import type { GoodsOut, GoodsStop, PendingRun } from './goods-out-store.ts';
import type { Contents, Leaving, Stopped } from './goods-out.ts';
import { hulls } from './goods-packed-store.ts';
import { followedCartons, isAnythingAdded } from './held-cartons-store.ts';
import { heldGoods } from './held-goods.ts';
import type { HeldFacts, HoldOnGoods, OverriddenHold } from './held-goods.ts';
import { heldRuns, lotsMadeBy, runsHeld } from './held-runs-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Goods that leave while a hold on them stands. */
export const heldStop: GoodsStop = {
  mayStop: async (transaction) => (await execute(transaction, 'select n from hold limit 1')).length > 0,
  find: findHeld,
};

async function findHeld(transaction: Transaction, kinds: Kinds, goods: GoodsOut): Promise<Stopped[]> {
  const placed = await holdsIn(transaction, kinds, goods);
  if (placed.length === 0) return [];
  const contents = await goods.contents();
  const isMoreToCome = goods.pending !== null;
  const asksForRuns = !isMoreToCome && contents.nameless.length > 0;
  const isAdded = await isAnythingAdded(transaction);
  const runs = asksForRuns || isAdded ? await runsHeld(transaction, placed) : new Map<number, Set<number>>();
  const lots = isAdded ? await lotsMadeBy(transaction, placed, runs) : new Map<number, Set<number>>();
  const holds = [...placed, ...(await followedCartons(transaction, placed, lots))];
  const facts: HeldFacts = {
    ...{ holds, isMoreToCome },
    overridden: await overriddenHolds(transaction, placed),
    madeFrom: await madeFromOf(transaction, contents, goods, holds),
    runs: asksForRuns ? await heldRuns(transaction, runs) : new Map(),
  };
  return heldGoods(goods.lines, contents, facts);
}

interface HoldRow {
  readonly n: number;
  readonly of: number;
  readonly kind: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly released_on: string | null;
}

/** Holds that stood on any of the days on which these goods left. */
async function holdsStanding(transaction: Transaction, lines: readonly Leaving[]): Promise<HoldRow[]> {
  const days = lines.flatMap(({ date }) => date ?? []).sort();
  const isUndated = days.length < lines.length;
  const last = isUndated ? '9999-12-31' : (days.at(-1) ?? '');
  return selectStanding<HoldRow>(
    transaction,
    `select * from (select hold.n as n, hold."of" as "of", target.kind as kind, hold.placed_on as placed_on,
          hold.carton_from as low, hold.carton_to as high,
          (select min(released_on) from hold_release where hold_release.hold = hold.n) as released_on
        from hold join record target on target.n = hold."of") standing
      where placed_on <= ? and (released_on is null or released_on > ?) order by n`,
    [last, days[0] ?? ''],
  );
}

/** An incident may hold thousands of ranges: those on other cartons than these, out of whose series nothing was moved, are let be. */
async function onTheseGoods(
  transaction: Transaction,
  rows: readonly HoldRow[],
  lines: readonly Leaving[],
): Promise<HoldRow[]> {
  const series = rows.flatMap(({ kind, of }) => (kind === 'carton-series' ? [of] : []));
  const moved = await selectIn<{ series: number }>(
    transaction,
    `select from_series as series from repack_move where from_series in (?*)
      union select series from rework_carton where series in (?*)`,
    series,
  );
  const from = new Set(moved.map((row) => row.series));
  const wanted = hulls(
    lines.flatMap(({ series: of, range }) => (of === null ? [] : [{ series: of, range }])),
  );
  return rows.filter(({ kind, of, low, high }) => {
    const hull = wanted.get(of);
    if (kind !== 'carton-series' || from.has(of)) return true;
    return hull !== undefined && (low === null || high === null || (low < hull.to && high > hull.from));
  });
}

async function holdsIn(transaction: Transaction, kinds: Kinds, { lines }: GoodsOut): Promise<HoldOnGoods[]> {
  const rows = await onTheseGoods(transaction, await holdsStanding(transaction, lines), lines);
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.flatMap(({ n, of }) => [n, of]),
  );
  const held = await loadHeld(
    transaction,
    rows.map(({ n, of, kind: ofKind }) => ({ n, of, ofKind })),
  );
  return rows.flatMap(({ n, of, kind, released_on }): HoldOnGoods[] => {
    const [hold, target] = [records.get(n), records.get(of)];
    if (hold === undefined || target === undefined) return [];
    const { span, cartons, placedOn, reason } = holdSchema.parse(hold.body);
    const says = `the ${target.kind.replaceAll('-', ' ')} ${target.label}`;
    return [
      {
        ...{ n, id: hold.id, entry: hold.entry, ofKind: kind, of, says, placedOn, reason },
        ...{ span: span ?? null, cartons: cartons ?? null, releasedOn: released_on },
        ...held(of),
      },
    ];
  });
}

async function overriddenHolds(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
): Promise<OverriddenHold[]> {
  const byNumber = new Map(holds.map((hold) => [hold.n, hold]));
  const rows = await selectIn<{ hold: number; key: string; run: number | null; shipment: number | null }>(
    transaction,
    `select finding.hold as hold, finding.key as key, own.run as run, own.shipment as shipment
      from release_override_finding finding join release_override own on own.n = finding.n
      where finding.hold in (?*) and not exists
        (select 1 from release_revocation where release_revocation."override" = own.n)`,
    byNumber.keys(),
  );
  // A hold that was rewritten since is another one than was overridden.
  return rows.flatMap(({ hold, key, run, shipment }) => {
    const now = byNumber.get(hold);
    if (now === undefined) return [];
    const isSure = key === holdKey(now);
    return isSure || key === holdKey(now, 'not-known') ? [{ hold, run, shipment, isSure }] : [];
  });
}

/** Kinds of record by a hold on which runs are held. */
const OF_RUNS = new Set(['run', 'product', 'revision', 'site', 'material', 'material-lot']);

/** What the runs of these goods were made from, where a hold asks; of a run that a file gives as much as the file says. */
async function madeFromOf(
  transaction: Transaction,
  { taken }: Contents,
  { pending }: GoodsOut,
  holds: readonly HoldOnGoods[],
): Promise<ReadonlyMap<number, MadeFrom>> {
  if (!holds.some(({ ofKind }) => OF_RUNS.has(ofKind))) return new Map();
  const runs = new Set(taken.map(({ run }) => run));
  const known = await loadMadeFrom(transaction, new Set([...runs].filter((run) => run > 0)));
  const given = (pending?.runs ?? []).filter(({ n }) => n < 0 && runs.has(n));
  return new Map([...known, ...given.map((run) => [run.n, givenRun(run)] as const)]);
}

function givenRun({ n, code, product, site }: PendingRun): MadeFrom {
  const some = (one: number | null): Set<number> => new Set(one === null ? [] : [one]);
  return {
    ...{ run: n, code, runs: new Set([n]), products: some(product), sites: some(site) },
    ...{ revisions: new Set(), materials: new Set(), lots: [], open: [] },
  };
}
