import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { loadHeld, loadMadeFrom } from './made-from-store.ts';
import { reachOf } from './made-from.ts';
import type { HeldThing } from './made-from.ts';
import { HELD, shippedRows } from './run-cartons-store.ts';
import { spanOf } from './scope-columns.ts';
import type { Key } from './scope-facts.ts';

/** How what a hold is on belongs to a run, the nearest first; `not-known`: nobody wrote down whether it does. */
export const HOLD_VIA = [
  'itself',
  'product',
  'revision',
  'site',
  'material-lot',
  'material',
  'made-from',
  'carton-series',
  'pallet',
  'shipment',
  'not-known',
] as const;
export type HoldVia = (typeof HOLD_VIA)[number];

/** A hold and what it says it is on; `via` is how that belongs to the run. */
export interface HoldRow {
  readonly n: Key;
  readonly of: Key;
  readonly via: HoldVia;
}

/** Holds on one record itself. */
export async function holdRowsOf(transaction: Transaction, n: Key): Promise<HoldRow[]> {
  const rows = await selectStanding<{ n: Key; of: Key }>(
    transaction,
    'select n, "of" from hold where "of" = ?',
    [n],
  );
  return rows.map((row) => ({ ...row, via: 'itself' }));
}

/**
 * Holds on these runs: on themselves, on what they are, where and of what they were made at any remove, on cartons they may be in, on
 * pallets and shipments of those.
 */
export async function holdRowsOfRuns(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
): Promise<ReadonlyMap<Key, HoldRow[]>> {
  const holds = await allHolds(transaction);
  const found = new Map<Key, HoldRow[]>([...runs].map((run) => [run, []]));
  for (const [run, row] of await onMaking(transaction, runs, holds)) found.get(run)?.push(row);
  if (holds.some(({ ofKind }) => ofKind === 'carton-series' || ofKind === 'pallet'))
    for (const run of runs) found.get(run)?.push(...(await onCartons(transaction, run)));
  if (holds.some(({ ofKind }) => ofKind === 'shipment'))
    for (const run of runs) found.get(run)?.push(...(await onShipments(transaction, run)));
  return found;
}

interface Hold extends HeldThing {
  readonly n: Key;
}

async function allHolds(transaction: Transaction): Promise<Hold[]> {
  const rows = await execute<
    { n: number; of: number; kind: string; low: number | null; high: number | null } & Record<
      string,
      SqlValue
    >
  >(
    transaction,
    `select hold.n as n, hold."of" as "of", target.kind as kind, hold.span_from as low, hold.span_to as high
      from hold join record target on target.n = hold."of" order by hold.n`,
  );
  const held = await loadHeld(
    transaction,
    rows.map(({ n, of, kind }) => ({ n, of, ofKind: kind })),
  );
  return rows.map(({ n, of, kind, low, high }) => ({
    ...{ n, of, ofKind: kind, span: spanOf(low, high) },
    ...held(of),
  }));
}

async function onMaking(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
  holds: readonly Hold[],
): Promise<[Key, HoldRow][]> {
  const ofCartons = ['carton-series', 'pallet', 'shipment'];
  const asked = holds.filter(({ ofKind }) => !ofCartons.includes(ofKind));
  if (asked.length === 0) return [];
  return [...(await loadMadeFrom(transaction, runs)).values()].flatMap((from) =>
    asked.flatMap((hold): [Key, HoldRow][] => {
      const reach = reachOf(hold, from, null);
      if (reach === null) return [];
      const via = reach === 'held' ? viaOf(hold, from.run) : 'not-known';
      return [[from.run, { n: hold.n, of: hold.of, via }]];
    }),
  );
}

function viaOf({ ofKind, of }: Hold, run: Key): HoldVia {
  if (of === run) return 'itself';
  return HOLD_VIA.find((via) => via === ofKind) ?? 'made-from';
}

async function onCartons(transaction: Transaction, run: Key): Promise<HoldRow[]> {
  const rows = await selectStanding<{ n: Key; of: Key; via: string }>(
    transaction,
    `${HELD}
      select hold.n as n, hold."of" as "of", 'carton-series' as via from held join hold on hold."of" = held.series
        where hold.carton_from is null or (hold.carton_from < held.high and hold.carton_to > held.low)
      union select hold.n as n, hold."of" as "of", 'pallet' as via from held
        join pallet_carton part on part.series = held.series and part.carton_from < held.high and part.carton_to > held.low
        join hold on hold."of" = part.n`,
    [run, run, run],
  );
  return rows.map(({ n, of, via }) => ({ n, of, via: via === 'pallet' ? 'pallet' : 'carton-series' }));
}

async function onShipments(transaction: Transaction, run: Key): Promise<HoldRow[]> {
  const shipped = await shippedRows(transaction, run);
  const rows = await selectIn<{ n: Key; of: Key }>(
    transaction,
    `select distinct hold.n as n, hold."of" as "of" from shipment_line
      join hold on hold."of" = shipment_line.shipment where shipment_line.n in (?*)`,
    shipped.map(({ line }) => line),
  );
  return rows.map((row) => ({ ...row, via: 'shipment' }));
}
