import { spanLength } from '../../kit/span.ts';
import type { CartonHistory } from './scope-carton-history.ts';
import type { Content, Segment } from './scope-cartons.ts';
import { PLACE_KINDS } from './scope-answer.ts';
import type { PlaceAnswer, PlaceKind, RangeAnswer } from './scope-answer.ts';
import type { Key, RunFact } from './scope-facts.ts';
import { addCounts, noCounts, sortReasons, strongestOf, sumOf, type Tally } from './scope-lattice.ts';
import type { Location, Locations } from './scope-locations.ts';
import { cartonsOfOthers } from './scope-unpacked.ts';
import { SCOPE_CLASSES, type ScopeReason } from './scope-question.ts';
import type { UnitClasses } from './scope-units.ts';
import type { ScopeWorld } from './scope-world.ts';

interface PlaceTally {
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly units: Tally;
  readonly cartons: Tally;
  readonly shipments: Map<Key, { units: Tally; cartons: Tally }>;
}

/** How many units of each run are at a place of each kind. */
export type UnitsAt = Map<Key, Map<PlaceKind, number>>;

export interface PlaceView {
  readonly places: readonly PlaceAnswer[];
  readonly totals: { readonly units: Tally; readonly cartons: Tally };
  readonly ranges: readonly RangeAnswer[];
  readonly at: UnitsAt;
  /** Units by class over all places, by run. */
  readonly byRun: ReadonlyMap<Key, Tally>;
  /** Shipped cartons without a packing record. */
  readonly unpacked: readonly { readonly segment: Segment; readonly location: Location }[];
}

/** Adds up units and cartons where they are today, over the runs that are looked at; of open runs what is packed. */
export class PlaceBuilder {
  readonly #world: ScopeWorld;
  readonly #classes: UnitClasses;
  readonly #runs: ReadonlyMap<Key, RunFact>;
  readonly #places = new Map<PlaceKind, Map<Key | null, PlaceTally>>();
  readonly #ranges: RangeAnswer[] = [];
  readonly #at: UnitsAt = new Map();
  readonly #byRun = new Map<Key, Tally>();
  readonly #unpacked: { segment: Segment; location: Location }[] = [];
  #ofOthers: ReadonlySet<number> = new Set();

  constructor(world: ScopeWorld, classes: UnitClasses, runs: readonly RunFact[]) {
    this.#world = world;
    this.#classes = classes;
    this.#runs = new Map(runs.map((run) => [run.key, run]));
  }

  build(history: CartonHistory, locations: Locations): PlaceView {
    this.#ofOthers = cartonsOfOthers(this.#world, history.book, this.#runs);
    for (const segment of history.book.all()) {
      const location = locations[segment.index];
      if (location !== undefined) this.#addSegment(segment, location);
    }
    for (const { content, fate } of history.gone) {
      const { counts } = this.#classes.countContent(content);
      if (fate !== null) this.#addUnits(content.run, fate, null, counts);
    }
    for (const run of this.#runs.values()) this.#addLoose(run);
    const totals = { units: noCounts(), cartons: noCounts() };
    const places = [...this.#places.values()].flatMap((one) => [...one.values()]).sort(inOrder);
    for (const { units, cartons } of places) {
      addCounts(totals.units, units);
      addCounts(totals.cartons, cartons);
    }
    return {
      places: places.map((place) => ({
        ...place,
        shipments: [...place.shipments]
          .sort(([left], [right]) => left - right)
          .map(([shipment, counts]) => ({ shipment, ...counts })),
      })),
      totals,
      ranges: mergeRanges(this.#ranges),
      at: this.#at,
      byRun: this.#byRun,
      unpacked: this.#unpacked,
    };
  }

  #addSegment(segment: Segment, location: Location): void {
    const contents = this.#lookedAt(segment.contents);
    const isShipped = location.shipment !== null;
    const isDoubted = this.#isDoubted(segment);
    const isBlank = !segment.isPacked && segment.contents.length === 0 && !this.#ofOthers.has(segment.index);
    const isUnknown = segment.hasUnknown || isBlank;
    if (contents.length === 0 && !(isUnknown && isShipped) && !isDoubted) return;
    if (contents.length === 0 && isUnknown && isShipped) this.#unpacked.push({ segment, location });
    const inEach = contents.map((content) => this.#classes.countContent(content));
    contents.forEach((content, index) => {
      const counts = inEach[index]?.counts ?? noCounts();
      this.#addUnits(content.run, location.place, location, counts);
    });
    const reasons = inEach.flatMap(({ finding }) =>
      finding.class === 'undetermined' ? finding.reasons : [],
    );
    const told: ScopeReason[] = isUnknown || isDoubted ? [...reasons, 'no-packing-record'] : reasons;
    for (const part of evenParts(
      segment,
      contents,
      inEach.map(({ counts }) => counts),
    )) {
      const strongest = strongestOf(part.perCarton);
      const isOpen = (isUnknown || isDoubted) && (strongest === null || strongest === 'cleared');
      const said = isOpen ? 'undetermined' : (strongest ?? 'cleared');
      this.#addCartons(location, said, spanLength(part.range));
      if (said !== 'cleared')
        this.#ranges.push({
          series: segment.series,
          range: part.range,
          place: location.place,
          party: location.party,
          shipment: location.shipment,
          class: said,
          perCarton: part.perCarton,
          reasons: sortReasons(told),
        });
    }
  }

  #lookedAt(contents: readonly Content[]): readonly Content[] {
    const isOf = (content: Content): boolean => this.#runs.has(content.run);
    return contents.every(isOf) ? contents : contents.filter(isOf);
  }

  /** Whether these cartons may hold something that is not cleared, though what is on record as in them is. */
  #isDoubted({ doubt }: Segment): boolean {
    if (doubt?.sources.some((source) => this.#runs.has(source.run)) !== true) return false;
    return this.#classes.countContent(doubt).finding.class !== 'cleared';
  }

  #placeOf(place: PlaceKind, party: Key | null): PlaceTally {
    let byParty = this.#places.get(place);
    if (byParty === undefined) this.#places.set(place, (byParty = new Map<Key | null, PlaceTally>()));
    const known = byParty.get(party);
    if (known !== undefined) return known;
    const tally = { place, party, units: noCounts(), cartons: noCounts(), shipments: new Map() };
    byParty.set(party, tally);
    return tally;
  }

  #shipmentOf(place: PlaceTally, shipment: Key): { units: Tally; cartons: Tally } {
    const known = place.shipments.get(shipment);
    if (known !== undefined) return known;
    const tally = { units: noCounts(), cartons: noCounts() };
    place.shipments.set(shipment, tally);
    return tally;
  }

  #addUnits(run: Key, place: PlaceKind, location: Location | null, counts: Tally): void {
    const fact = this.#runs.get(run);
    if (fact === undefined) return;
    let at = this.#at.get(run);
    if (at === undefined) this.#at.set(run, (at = new Map<PlaceKind, number>()));
    at.set(place, (at.get(place) ?? 0) + sumOf(counts));
    let own = this.#byRun.get(run);
    if (own === undefined) this.#byRun.set(run, (own = noCounts()));
    addCounts(own, counts);
    if (this.#world.parts.has(fact.product)) return;
    const tally = this.#placeOf(place, location?.party ?? null);
    addCounts(tally.units, counts);
    const shipment = location?.shipment ?? null;
    if (shipment !== null) addCounts(this.#shipmentOf(tally, shipment).units, counts);
  }

  #addCartons(location: Location, said: keyof Tally, cartons: number): void {
    const tally = this.#placeOf(location.place, location.party);
    tally.cartons[said] += cartons;
    if (location.shipment !== null) this.#shipmentOf(tally, location.shipment).cartons[said] += cartons;
  }

  #addLoose(run: RunFact): void {
    const add = (place: PlaceKind, said: keyof Tally, units: number): void => {
      if (units > 0) this.#addUnits(run.key, place, null, { ...noCounts(), [said]: units });
    };
    for (const taken of run.taken)
      add(taken.kind, this.#classes.loose(run.key, taken.span).class, taken.quantity);
    const { unaccounted } = this.#classes.unitsOf(run.key);
    add('unaccounted', this.#classes.unaccounted(run.key).class, unaccounted ?? 0);
  }
}

function inOrder(left: PlaceTally, right: PlaceTally): number {
  const byPlace = PLACE_KINDS.indexOf(left.place) - PLACE_KINDS.indexOf(right.place);
  return byPlace || (left.party ?? 0) - (right.party ?? 0);
}

/** A segment cut so that each carton of a part holds the same; units that do not come out even stand in the first cartons. */
function evenParts(
  segment: Segment,
  contents: readonly Content[],
  counts: readonly Tally[],
): { range: Segment['range']; perCarton: Tally }[] {
  const cartons = spanLength(segment.range);
  if (contents.every((content) => content.units % cartons === 0)) {
    const perCarton = noCounts();
    for (const all of counts)
      for (const name of SCOPE_CLASSES) perCarton[name] += Math.round(all[name] / cartons);
    return [{ range: segment.range, perCarton }];
  }
  const cuts = [0, cartons, ...contents.map((content) => content.units % cartons)];
  const sorted = [...new Set(cuts)].sort((left, right) => left - right);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index] ?? 0;
    const perCarton = noCounts();
    contents.forEach((content, at) => {
      const all = counts[at] ?? noCounts();
      if (content.units % cartons === 0)
        for (const name of SCOPE_CLASSES) perCarton[name] += Math.round(all[name] / cartons);
      else {
        const said = strongestOf(all) ?? 'cleared';
        perCarton[said] += Math.floor(content.units / cartons) + (from < content.units % cartons ? 1 : 0);
      }
    });
    return { range: { from: segment.range.from + from, to: segment.range.from + to }, perCarton };
  });
}

/** Neighbouring ranges that say the same, joined. */
function mergeRanges(ranges: readonly RangeAnswer[]): RangeAnswer[] {
  const merged: RangeAnswer[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last?.range.to === range.range.from && saysTheSame(last, range))
      merged[merged.length - 1] = { ...last, range: { from: last.range.from, to: range.range.to } };
    else merged.push(range);
  }
  return merged;
}

/** Everything but the numbers; there may be a hundred thousand, so that each is compared field by field. */
function saysTheSame(left: RangeAnswer, right: RangeAnswer): boolean {
  return (
    left.series === right.series &&
    left.place === right.place &&
    left.party === right.party &&
    left.shipment === right.shipment &&
    left.class === right.class &&
    SCOPE_CLASSES.every((name) => left.perCarton[name] === right.perCarton[name]) &&
    left.reasons.length === right.reasons.length &&
    left.reasons.every((reason, index) => reason === right.reasons[index])
  );
}
