import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { holdSchema } from '../inspection/inspection.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { holdKey } from './gate-finding.ts';
import { rangeOf } from './goods-out-store.ts';
import type { GoodsOut, GoodsStop } from './goods-out-store.ts';
import type { Stopped } from './goods-out.ts';
import { heldGoods } from './held-goods.ts';
import type { HeldFacts, HoldOnGoods, OverriddenHold, RunParts } from './held-goods.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Goods that leave while a hold on them stands. */
export const heldStop: GoodsStop = {
  mayStop: async (transaction) => (await execute(transaction, 'select n from hold limit 1')).length > 0,
  find: findHeld,
};

async function findHeld(transaction: Transaction, kinds: Kinds, goods: GoodsOut): Promise<Stopped[]> {
  const holds = await holdsIn(transaction, kinds, goods);
  if (holds.length === 0) return [];
  const taken = await goods.taken();
  const runs = new Set(taken.map(({ run }) => run));
  const facts: HeldFacts = {
    holds,
    overridden: await overriddenHolds(transaction, holds),
    parts: await partsOf(transaction, runs, goods, holds),
  };
  return heldGoods(goods.lines, taken, facts);
}

interface HoldRow {
  readonly n: number;
  readonly of: number;
  readonly kind: string;
  readonly released_on: string | null;
}

/** Holds that stood on any of the days on which these goods left. */
async function holdsIn(transaction: Transaction, kinds: Kinds, { lines }: GoodsOut): Promise<HoldOnGoods[]> {
  const days = lines.flatMap(({ date }) => date ?? []).sort();
  const isUndated = days.length < lines.length;
  const last = isUndated ? '9999-12-31' : (days.at(-1) ?? '');
  const rows = await selectStanding<HoldRow>(
    transaction,
    `select * from (select hold.n as n, hold."of" as "of", target.kind as kind, hold.placed_on as placed_on,
          (select min(released_on) from hold_release where hold_release.hold = hold.n) as released_on
        from hold join record target on target.n = hold."of") standing
      where placed_on <= ? and (released_on is null or released_on > ?) order by n`,
    [last, days[0] ?? ''],
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.flatMap(({ n, of }) => [n, of]),
  );
  const holds = rows.flatMap(({ n, of, kind, released_on }): HoldOnGoods[] => {
    const [hold, target] = [records.get(n), records.get(of)];
    if (hold === undefined || target === undefined) return [];
    const { span, cartons, placedOn, reason } = holdSchema.parse(hold.body);
    const says = `the ${target.kind.replaceAll('-', ' ')} ${target.label}`;
    return [
      {
        ...{ n, id: hold.id, entry: hold.entry, ofKind: kind, of, says, placedOn, reason },
        ...{ span: span ?? null, cartons: cartons ?? null, releasedOn: released_on },
      },
    ];
  });
  return [...holds, ...(await addedToCartons(transaction, holds))];
}

/** A held lot that was added to packed cartons holds those cartons. */
async function addedToCartons(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
): Promise<HoldOnGoods[]> {
  const rows = await selectIn<{ lot: number; series: number; low: number; high: number }>(
    transaction,
    `select lot, series, carton_from as low, carton_to as high from consumption
      where lot in (?*) and series is not null and carton_from is not null and carton_to is not null`,
    lotsHeld(holds),
  );
  return rows.flatMap(({ lot, series, low, high }) =>
    holds
      .filter(({ of }) => of === lot)
      .map((hold) => ({ ...hold, ofKind: 'carton-series', of: series, cartons: { from: low, to: high } })),
  );
}

function lotsHeld(holds: readonly HoldOnGoods[]): number[] {
  return holds.flatMap(({ ofKind, of }) => (ofKind === 'material-lot' ? [of] : []));
}

async function overriddenHolds(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
): Promise<OverriddenHold[]> {
  const keys = new Map(holds.map((hold) => [hold.n, holdKey(hold)]));
  const rows = await selectIn<{ hold: number; key: string; run: number | null; shipment: number | null }>(
    transaction,
    `select finding.hold as hold, finding.key as key, own.run as run, own.shipment as shipment
      from release_override_finding finding join release_override own on own.n = finding.n
      where finding.hold in (?*) and not exists
        (select 1 from release_revocation where release_revocation."override" = own.n)`,
    keys.keys(),
  );
  // A hold that was rewritten since is another one than was overridden.
  return rows.filter(({ hold, key }) => keys.get(hold) === key);
}

/** What of these runs a hold may be on: only what the holds ask about is loaded. */
async function partsOf(
  transaction: Transaction,
  runs: ReadonlySet<number>,
  { pending }: GoodsOut,
  holds: readonly HoldOnGoods[],
): Promise<ReadonlyMap<number, RunParts>> {
  const isOf = (kind: string): boolean => holds.some(({ ofKind }) => ofKind === kind);
  if (!isOf('run') && !isOf('product') && !isOf('material-lot')) return new Map();
  const sources = await reworkSources(transaction, runs);
  const all = new Set([...runs, ...[...sources.values()].flat()]);
  const products = new Map<number, number | null>(pending.runs.map(({ n, product }) => [n, product]));
  const rows = await selectIn<{ n: number; product: number }>(
    transaction,
    'select n, product from run where n in (?*)',
    isOf('product') ? all : [],
  );
  for (const { n, product } of rows) products.set(n, product);
  const lots = Map.groupBy(await lotsIn(transaction, holds), ({ run }) => run);
  return new Map(
    [...all].map((run) => [
      run,
      { product: products.get(run) ?? null, lots: lots.get(run) ?? [], reworkedFrom: sources.get(run) ?? [] },
    ]),
  );
}

interface LotRow {
  readonly run: number;
  readonly lot: number;
  readonly span_from: number | null;
  readonly span_to: number | null;
}

async function lotsIn(transaction: Transaction, holds: readonly HoldOnGoods[]) {
  const rows = await selectIn<LotRow>(
    transaction,
    'select run, lot, span_from, span_to from consumption where lot in (?*) and run is not null',
    lotsHeld(holds),
  );
  return rows.map(({ run, lot, span_from, span_to }) => ({ run, lot, span: rangeOf(span_from, span_to) }));
}

/** Runs whose units were reworked into each of these, at any remove. */
async function reworkSources(
  transaction: Transaction,
  runs: ReadonlySet<number>,
): Promise<Map<number, number[]>> {
  const any = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    'select n from rework limit 1',
  );
  if (any.length === 0) return new Map();
  const rows = await selectIn<{ run: number; source: number }>(
    transaction,
    `with recursive came(run, source) as (
        select rework.run, rework_source.run from rework join rework_source on rework_source.n = rework.n
          where rework.run in (?*)
        union select came.run, rework_source.run from came join rework on rework.run = came.source
          join rework_source on rework_source.n = rework.n)
      select run, source from came`,
    runs,
  );
  const bySource = Map.groupBy(rows, ({ run }) => run);
  return new Map([...bySource].map(([run, list]) => [run, list.map(({ source }) => source)]));
}
