import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { EVERY_CARTON } from './goods-out.ts';
import type { HoldOnGoods } from './held-goods.ts';

/** Cartons that a hold is on. */
interface HeldCartons {
  readonly hold: HoldOnGoods;
  readonly series: number;
  readonly range: Span;
}

/**
 * Holds on cartons, on pallets and on lots that were added to packed cartons, followed into the cartons that units were moved on into and
 * the runs that they were reworked into. What was moved and recorded before the hold was is no matter of it, whatever day is said later.
 */
export async function followedCartons(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
  lotsOf: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<HoldOnGoods[]> {
  const named = [
    ...holds
      .filter(({ ofKind }) => ofKind === 'carton-series')
      .map((hold) => ({ hold, series: hold.of, range: hold.cartons ?? EVERY_CARTON })),
  ];
  const onPallets = await palletsOf(transaction, holds);
  const added = await addedTo(transaction, holds, lotsOf);
  const followed: HoldOnGoods[] = [];
  const seen = new Set(named.map(keyOf));
  let front: readonly HeldCartons[] = [...named, ...onPallets, ...added];
  for (const one of [...onPallets, ...added]) followed.push(asCartons(one));
  while (front.length > 0) {
    const next = [...(await movedOn(transaction, front)), ...(await packedAnew(transaction, front))];
    const moved = next.filter((one) => !seen.has(keyOf(one)));
    followed.push(...moved.map(asCartons), ...(await reworkedFrom(transaction, front)));
    for (const one of moved) seen.add(keyOf(one));
    front = moved;
  }
  return followed;
}

function keyOf({ hold, series, range }: HeldCartons): string {
  return [hold.n, series, range.from, range.to].join(' ');
}

function asCartons({ hold, series, range }: HeldCartons): HoldOnGoods {
  const cartons = range.to === EVERY_CARTON.to ? null : range;
  return { ...hold, ofKind: 'carton-series', of: series, cartons, materials: new Set() };
}

async function palletsOf(transaction: Transaction, holds: readonly HoldOnGoods[]): Promise<HeldCartons[]> {
  const byPallet = Map.groupBy(
    holds.filter(({ ofKind }) => ofKind === 'pallet'),
    ({ of }) => of,
  );
  const rows = await selectIn<{ n: number; series: number; low: number; high: number }>(
    transaction,
    'select n, series, carton_from as low, carton_to as high from pallet_carton where n in (?*)',
    byPallet.keys(),
  );
  return rows.flatMap(({ n, series, low, high }) =>
    (byPallet.get(n) ?? []).map((hold) => ({ hold, series, range: { from: low, to: high } })),
  );
}

/** Cartons that held lots, or lots that held runs made, were added to. */
async function addedTo(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
  lotsOf: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<HeldCartons[]> {
  const rows = await selectIn<{ lot: number; series: number; low: number; high: number }>(
    transaction,
    `select lot, series, carton_from as low, carton_to as high from consumption
      where lot in (?*) and series is not null and carton_from is not null and carton_to is not null`,
    new Set([...lotsOf.values()].flatMap((lots) => [...lots])),
  );
  return rows.flatMap(({ lot, series, low, high }) =>
    holds
      .filter(({ n }) => lotsOf.get(n)?.has(lot) === true)
      .map((hold) => ({ hold, series, range: { from: low, to: high } })),
  );
}

/** Whether anything was ever added to packed cartons: of most firms nothing was. */
export async function isAnythingAdded(transaction: Transaction): Promise<boolean> {
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    'select n from consumption where series is not null limit 1',
  );
  return rows.length > 0;
}

interface Done {
  readonly date: string | null;
  readonly entry: number;
}

/** What somebody placed a hold in sight of is not held by it. */
function isBefore({ hold }: HeldCartons, { date, entry }: Done): boolean {
  return entry < hold.n && date !== null && date < hold.placedOn;
}

async function movedOn(transaction: Transaction, front: readonly HeldCartons[]): Promise<HeldCartons[]> {
  const bySeries = Map.groupBy(front, ({ series }) => series);
  const rows = await selectIn<
    Done & Record<'series' | 'low' | 'high' | 'to_series' | 'to_low' | 'to_high', number>
  >(
    transaction,
    `select move.from_series as series, move.from_carton_from as low, move.from_carton_to as high, move.to_series as to_series,
        move.to_carton_from as to_low, move.to_carton_to as to_high, move.date as date, record.entry as entry
      from repack_move move join record on record.n = move.n where move.from_series in (?*) and move.to_series is not null`,
    bySeries.keys(),
  );
  return rows.flatMap((row) =>
    (bySeries.get(row.series) ?? [])
      .filter(
        (one) => !isBefore(one, row) && intersectSpans(one.range, { from: row.low, to: row.high }) !== null,
      )
      .map(({ hold }) => ({ hold, series: row.to_series, range: { from: row.to_low, to: row.to_high } })),
  );
}

/** Cartons that units were packed into which somebody took out of held cartons for stock: whatever was packed of their run since may be them. */
async function packedAnew(transaction: Transaction, front: readonly HeldCartons[]): Promise<HeldCartons[]> {
  const bySeries = Map.groupBy(front, ({ series }) => series);
  const rows = await selectIn<Done & Record<'series' | 'low' | 'high', number> & { run: number | null }>(
    transaction,
    `select move.from_series as series, move.from_carton_from as low, move.from_carton_to as high,
        coalesce(move.run, content.run) as run, move.date as date, record.entry as entry
      from repack_move move join record on record.n = move.n
        left join packing on packing.series = move.from_series and packing.carton_from < move.from_carton_to
          and packing.carton_to > move.from_carton_from
        left join packing_content content on content.n = packing.n
      where move.from_series in (?*) and move.to_series is null and (move.fate is null or move.fate = 'loose-stock')`,
    bySeries.keys(),
  );
  const packed = Map.groupBy(
    await packingsOf(transaction, new Set(rows.flatMap(({ run }) => run ?? []))),
    ({ run }) => run,
  );
  return rows.flatMap((row) =>
    (bySeries.get(row.series) ?? [])
      .filter(
        (one) => !isBefore(one, row) && intersectSpans(one.range, { from: row.low, to: row.high }) !== null,
      )
      .flatMap(({ hold }) =>
        (packed.get(row.run ?? 0) ?? [])
          .filter(({ entry }) => entry > hold.n)
          .map(({ series, low, high }) => ({ hold, series, range: { from: low, to: high } })),
      ),
  );
}

async function packingsOf(transaction: Transaction, runs: ReadonlySet<number>) {
  return selectIn<Record<'run' | 'series' | 'low' | 'high' | 'entry', number>>(
    transaction,
    `select content.run as run, packing.series as series, packing.carton_from as low, packing.carton_to as high,
        record.entry as entry
      from packing_content content join packing on packing.n = content.n join record on record.n = packing.n
      where content.run in (?*)`,
    runs,
  );
}

/** What held cartons hold became units of another run. */
async function reworkedFrom(transaction: Transaction, front: readonly HeldCartons[]): Promise<HoldOnGoods[]> {
  const bySeries = Map.groupBy(front, ({ series }) => series);
  const rows = await selectIn<Done & Record<'series' | 'low' | 'high' | 'run', number>>(
    transaction,
    `select part.series as series, part.carton_from as low, part.carton_to as high, rework.run as run,
        rework.date as date, record.entry as entry
      from rework_carton part join rework on rework.n = part.n join record on record.n = rework.n
      where part.series in (?*)`,
    bySeries.keys(),
  );
  return rows.flatMap((row) =>
    (bySeries.get(row.series) ?? [])
      .filter(
        (one) => !isBefore(one, row) && intersectSpans(one.range, { from: row.low, to: row.high }) !== null,
      )
      .map(({ hold }) => ({ ...hold, ofKind: 'run', of: row.run, span: null, materials: new Set<number>() })),
  );
}
