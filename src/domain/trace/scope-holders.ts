import { spanLength } from '../../kit/span.ts';
import type { ClassCounts, PlaceKind, ScopeAnswer } from './scope-answer.ts';
import type { Key } from './scope-facts.ts';
import { addCounts, noCounts, notCleared, strongestOf, type Tally } from './scope-lattice.ts';
import { narrowRanges, type RangeFilter } from './scope-narrow.ts';
import { SCOPE_CLASSES } from './scope-question.ts';

/** Somebody who has some of it, or another place where it is; with a shipment, what of it went there on that one. */
export interface Holder {
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly shipment: Key | null;
  readonly units: ClassCounts;
  readonly cartons: ClassCounts;
}

/** What is left of the holders; absent: all. */
export type HolderFilter = Omit<RangeFilter, 'series'>;

/**
 * Who has what fits, by holder or by shipment, most of the strongest class first. Narrowed to a run they are counted from the carton ranges in
 * scope, since only those tell whose cartons a run went into; else every unit is counted where it is, cleared ones among them.
 */
export function holdersOf(answer: ScopeAnswer, filter: HolderFilter, isByShipment: boolean): Holder[] {
  const all =
    filter.within === undefined ? fromPlaces(answer, filter, isByShipment) : fromRanges(answer, filter);
  const shown = filter.within === undefined || isByShipment ? all : merged(all);
  const said = filter.class;
  return shown
    .map((holder) => (said === undefined ? holder : onlyOf(holder, said)))
    .filter(({ units, cartons }) => strongestOf(units) !== null || strongestOf(cartons) !== null)
    .sort(mostFirst);
}

function fromPlaces(answer: ScopeAnswer, filter: HolderFilter, isByShipment: boolean): Holder[] {
  const { place: at, consignee, shipment: of } = filter;
  return answer.places.flatMap(({ place, party, units, cartons, shipments }) => {
    if ((at !== undefined && place !== at) || (consignee !== undefined && party !== consignee)) return [];
    if (!isByShipment && of === undefined) return [{ place, party, shipment: null, units, cartons }];
    return shipments
      .filter(({ shipment }) => of === undefined || shipment === of)
      .map((one) => ({ place, party, ...one, shipment: isByShipment ? one.shipment : null }));
  });
}

function fromRanges(answer: ScopeAnswer, filter: HolderFilter): Holder[] {
  const found = new Map<string, Holder & { readonly units: Tally; readonly cartons: Tally }>();
  for (const { place, party, shipment, range, class: said, perCarton } of narrowRanges(answer, filter)) {
    const key = `${place} ${String(party)} ${String(shipment)}`;
    const holder = found.get(key) ?? { place, party, shipment, units: noCounts(), cartons: noCounts() };
    found.set(key, holder);
    holder.cartons[said] += spanLength(range);
    for (const name of SCOPE_CLASSES) holder.units[name] += perCarton[name] * spanLength(range);
  }
  return [...found.values()];
}

function merged(holders: readonly Holder[]): Holder[] {
  const found = new Map<string, Holder & { readonly units: Tally; readonly cartons: Tally }>();
  for (const { place, party, units, cartons } of holders) {
    const key = `${place} ${String(party)}`;
    const sum = found.get(key) ?? { place, party, shipment: null, units: noCounts(), cartons: noCounts() };
    found.set(key, sum);
    addCounts(sum.units, units);
    addCounts(sum.cartons, cartons);
  }
  return [...found.values()];
}

function onlyOf(holder: Holder, said: (typeof SCOPE_CLASSES)[number]): Holder {
  const only = (counts: ClassCounts): Tally => ({ ...noCounts(), [said]: counts[said] });
  return { ...holder, units: only(holder.units), cartons: only(holder.cartons) };
}

/** What is in scope before what is cleared only; consignees before other places, as somebody rings them up. */
function mostFirst(left: Holder, right: Holder): number {
  const isInScope = ({ units, cartons }: Holder): number =>
    Number(notCleared(units) > 0 || notCleared(cartons) > 0);
  const isConsignee = (holder: Holder): number => Number(holder.place === 'consignee');
  const byClass = SCOPE_CLASSES.map((name) => right.units[name] - left.units[name]).find(
    (more) => more !== 0,
  );
  return (
    isInScope(right) - isInScope(left) ||
    isConsignee(right) - isConsignee(left) ||
    (byClass ?? 0) ||
    cartonsOf(right) - cartonsOf(left)
  );
}

function cartonsOf({ cartons }: Holder): number {
  return SCOPE_CLASSES.reduce((sum, name) => sum + cartons[name], 0);
}

/** The sums of holders, and how many shipments and consignees they are, each under the strongest class of what it has. */
export function sumsOf(holders: readonly Holder[], shipments: readonly Holder[]) {
  const sums = { units: noCounts(), cartons: noCounts(), shipments: noCounts(), consignees: noCounts() };
  for (const { place, units, cartons } of holders) {
    addCounts(sums.units, units);
    addCounts(sums.cartons, cartons);
    if (place === 'consignee') countStrongest(sums.consignees, units, cartons);
  }
  for (const { shipment, units, cartons } of shipments)
    if (shipment !== null) countStrongest(sums.shipments, units, cartons);
  return sums;
}

function countStrongest(tally: Tally, units: ClassCounts, cartons: ClassCounts): void {
  // A carton of which nothing is known has no units that could be counted, and still is in scope.
  const among = SCOPE_CLASSES.find((name) => units[name] > 0 || cartons[name] > 0);
  if (among !== undefined) tally[among] += 1;
}
