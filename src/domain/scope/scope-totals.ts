import { spanLength } from '../../kit/span.ts';
import type { ClassCounts, PlaceAnswer, PlaceKind, RangeAnswer } from '../trace/scope-answer.ts';
import { addCounts, inOrder, noCounts, standing, stronger, strongest } from './scope-classes.ts';
import type { Standing } from './scope-classes.ts';
import { chunkStanding } from './scope-extents.ts';
import type { Extent } from './scope-extents.ts';
import type { Key } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { PlacedExtent, PlacedUnits, Whereabouts } from './scope-places.ts';
import type { ScopeClass } from '../trace/scope-question.ts';

/** A range of cartons that hold exactly alike, counted. */
export interface CountedRange extends Whereabouts {
  readonly series: Key;
  readonly from: number;
  readonly to: number;
  readonly class: ScopeClass;
  readonly perCarton: ClassCounts;
  readonly standing: Standing;
}

/** Counts cartons: each once, under its strongest unit (reading 9). Units that do not divide evenly make two ranges of one. */
export function countRanges(
  index: FactIndex,
  placed: readonly PlacedExtent[],
  unpacked: (extent: Extent) => Standing,
): CountedRange[] {
  return placed.flatMap((one) => countExtent(index, one, unpacked));
}

function countExtent(
  index: FactIndex,
  { extent, place, party, shipment }: PlacedExtent,
  unpacked: (extent: Extent) => Standing,
): CountedRange[] {
  const { series, range } = extent;
  const chunks = (extent.chunks ?? []).filter((chunk) => {
    const run = index.runs.get(chunk.run);
    return run !== undefined && !index.intermediate.has(run.product) && chunk.units > 0;
  });
  // Packed, but with nothing that is looked at: neither counted nor missing.
  if (extent.chunks !== null && chunks.length === 0 && extent.unknown === null) return [];
  const cartons = spanLength(range);
  const edges = [...new Set([0, cartons, ...chunks.map((chunk) => chunk.units % cartons)])].sort(
    (a, b) => a - b,
  );
  const found = strongest([
    ...chunks.map(chunkStanding),
    ...(extent.unknown === null ? [] : [extent.unknown]),
    ...(extent.chunks === null ? [unpacked(extent)] : []),
  ]);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    const perCarton = noCounts();
    for (const chunk of chunks) {
      const each = Math.floor(chunk.units / cartons) + (from < chunk.units % cartons ? 1 : 0);
      perCarton[chunkStanding(chunk).class] += each;
    }
    const span = { from: range.from + from, to: range.from + to };
    return { series, ...span, place, party, shipment, class: found.class, perCarton, standing: found };
  });
}

const PLACE_ORDER: readonly PlaceKind[] = [
  'consignee',
  'returned',
  'not-shipped',
  'unsettled',
  'sampled',
  'scrapped',
  'loose-stock',
  'delivered',
  'unaccounted',
];

interface Tally {
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly units: Record<ScopeClass, number>;
  readonly cartons: Record<ScopeClass, number>;
  readonly shipments: Map<Key, { units: Record<ScopeClass, number>; cartons: Record<ScopeClass, number> }>;
}

/** Units and cartons by place, consignees by shipment. */
export function placeAnswers(ranges: readonly CountedRange[], loose: readonly PlacedUnits[]): PlaceAnswer[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = ({ place, party }: Whereabouts): Tally => {
    const key = `${String(PLACE_ORDER.indexOf(place))} ${String(party ?? 0).padStart(16, '0')}`;
    const tally = tallies.get(key) ?? {
      place,
      party,
      units: noCounts(),
      cartons: noCounts(),
      shipments: new Map(),
    };
    tallies.set(key, tally);
    return tally;
  };
  for (const range of ranges) {
    const tally = tallyOf(range);
    count(tally, range);
    if (range.shipment === null) continue;
    const shipment = tally.shipments.get(range.shipment) ?? { units: noCounts(), cartons: noCounts() };
    tally.shipments.set(range.shipment, shipment);
    count(shipment, range);
  }
  for (const one of loose) tallyOf(one).units[one.standing.class] += one.units;
  return [...tallies]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, tally]) => ({
      ...tally,
      shipments: [...tally.shipments]
        .sort(([left], [right]) => left - right)
        .map(([shipment, counts]) => ({ shipment, ...counts })),
    }));
}

function count(into: Pick<Tally, 'units' | 'cartons'>, range: CountedRange): void {
  const cartons = range.to - range.from;
  addCounts(into.units, range.perCarton, cartons);
  into.cartons[range.class] += cartons;
}

export function totalsOf(places: readonly PlaceAnswer[]): { units: ClassCounts; cartons: ClassCounts } {
  const units = noCounts();
  const cartons = noCounts();
  for (const place of places) {
    addCounts(units, place.units);
    addCounts(cartons, place.cartons);
  }
  return { units, cartons };
}

/** The carton ranges in scope, neighbours that are alike as one. */
export function rangesInScope(ranges: readonly CountedRange[]): RangeAnswer[] {
  const sorted = ranges
    .filter((range) => range.class !== 'cleared')
    .sort((left, right) => left.series - right.series || left.from - right.from);
  const answers: RangeAnswer[] = [];
  for (const range of sorted) {
    const answer: RangeAnswer = {
      series: range.series,
      range: { from: range.from, to: range.to },
      place: range.place,
      party: range.party,
      shipment: range.shipment,
      class: range.class,
      perCarton: range.perCarton,
      reasons: inOrder(range.standing.reasons),
    };
    const last = answers.at(-1);
    if (last !== undefined && last.range.to === range.from && sameRange(last, answer)) {
      answers[answers.length - 1] = { ...last, range: { from: last.range.from, to: range.to } };
    } else answers.push(answer);
  }
  return answers;
}

function sameRange(left: RangeAnswer, right: RangeAnswer): boolean {
  const key = ({ series, place, party, shipment, class: found, perCarton, reasons }: RangeAnswer): string =>
    JSON.stringify([series, place, party, shipment, found, perCarton, reasons]);
  return key(left) === key(right);
}

/** A carton that left without a packing record may hold anything that is not cleared (reading 13). */
export function unpackedStanding(
  worst: ScopeClass,
  suspects: readonly { series: Key; range: { from: number; to: number } }[],
): (extent: Extent) => Standing {
  return (extent) => {
    const inside = suspects.some(
      (one) =>
        one.series === extent.series && one.range.from < extent.range.to && one.range.to > extent.range.from,
    );
    if (inside) return standing('contains');
    if (!stronger(worst, 'cleared')) return standing('cleared', ['outside-span']);
    return standing('undetermined', ['no-packing-record']);
  };
}
