import { intersectSpans, spanLength, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { rangesBySeries } from '../release/goods-out.ts';
import type { PlaceKind } from '../trace/scope-answer.ts';

/** Recalled cartons where the record has them; keys as numbers. */
export interface PlacedCartons {
  readonly series: number;
  readonly range: Span;
  readonly place: PlaceKind;
  readonly party: number | null;
  readonly shipment: number | null;
  /** Recalled units in each; null: no packing record says. */
  readonly units: number | null;
}

/** Cartons that are where they were not. */
export interface MovedCartons {
  readonly then: PlacedCartons;
  readonly now: PlacedCartons;
}

type Ranges = Pick<PlacedCartons, 'series' | 'range'>;

/** What of these cartons is not among the others. */
export function cartonsNotIn<Own extends Ranges>(own: readonly Own[], others: readonly Ranges[]): Own[] {
  const bySeries = rangesBySeries(others);
  return own.flatMap((one) => {
    const over = bySeries.get(one.series)?.overlapping(one.range) ?? [];
    return subtractSpans(
      one.range,
      over.map(({ range }) => range),
    ).map((range) => ({ ...one, range }));
  });
}

/** Cartons of both that lay elsewhere, or with somebody else. */
export function cartonsMoved(then: readonly PlacedCartons[], now: readonly PlacedCartons[]): MovedCartons[] {
  const bySeries = rangesBySeries(then);
  return now.flatMap((one) =>
    (bySeries.get(one.series)?.overlapping(one.range) ?? []).flatMap((before) => {
      const range = intersectSpans(before.range, one.range);
      if (range === null || (before.place === one.place && before.party === one.party)) return [];
      return [{ then: { ...before, range }, now: { ...one, range } }];
    }),
  );
}

/** Units of a run that a recall takes in; null: nobody can tell how many. */
export interface RunUnits {
  readonly run: number;
  readonly units: number | null;
}

/** A run that is not taken in as it was; null: it was not, or is not. */
export interface RunChange {
  readonly run: number;
  readonly then: { readonly units: number | null } | null;
  readonly now: { readonly units: number | null } | null;
}

/** Every run that came in, went out, or is taken in with other units. */
export function runChanges(then: readonly RunUnits[], now: readonly RunUnits[]): RunChange[] {
  const [before, after] = [then, now].map((list) => new Map(list.map(({ run, units }) => [run, { units }])));
  const runs = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...runs].flatMap((run) => {
    const [was, is] = [before?.get(run) ?? null, after?.get(run) ?? null];
    return was !== null && is !== null && was.units === is.units ? [] : [{ run, then: was, now: is }];
  });
}

/** What somebody holds of a recall, then and now, and what of it no notice told them. */
export interface ConsigneeChange {
  /** Null: nobody says whom the shipment went to. */
  readonly party: number | null;
  readonly cartonsThen: number;
  readonly cartonsNow: number;
  readonly untold: readonly PlacedCartons[];
}

/** Everybody whose cartons are not what they were, or who was not told of some; `told`: cartons in notices. */
export function consigneeChanges(
  then: readonly PlacedCartons[],
  now: readonly PlacedCartons[],
  told: readonly (Ranges & { readonly party: number })[],
): ConsigneeChange[] {
  const sent = (list: readonly PlacedCartons[]): PlacedCartons[] =>
    list.filter(({ place }) => place === 'consignee');
  const [before, after] = [sent(then), sent(now)].map((list) => Map.groupBy(list, ({ party }) => party));
  const toldOf = new Map<number | null, readonly Ranges[]>(Map.groupBy(told, ({ party }) => party));
  const parties = new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])]);
  return [...parties].flatMap((party) => {
    const [had, has] = [before?.get(party) ?? [], after?.get(party) ?? []];
    const untold = cartonsNotIn(has, toldOf.get(party) ?? []);
    const isSame = cartonsNotIn(had, has).length === 0 && cartonsNotIn(has, had).length === 0;
    if (isSame && untold.length === 0) return [];
    return [{ party, cartonsThen: count(had), cartonsNow: count(has), untold }];
  });
}

/** How many cartons these are. */
export function count(list: readonly Ranges[]): number {
  return list.reduce((sum, { range }) => sum + spanLength(range), 0);
}
