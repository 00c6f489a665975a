import { spanLength } from '../../kit/span.ts';
import type { BoundaryChoice, ClassCounts, PlaceAnswer } from '../trace/scope-answer.ts';
import { addCounts, noCounts } from './scope-classes.ts';
import type { Piece } from './scope-classes.ts';
import type { Key } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { CountedRange } from './scope-totals.ts';

interface Measured {
  readonly units: ClassCounts;
  readonly cartons: number;
}

/**
 * The choices of boundary side by side: the whole product, the whole lots (runs), the carton ranges, the window (unit numbers).
 * A choice is allowed only when nothing that is not cleared lies outside it.
 */
export function boundaryChoices(
  index: FactIndex,
  pieces: ReadonlyMap<Key, readonly Piece[]>,
  places: readonly PlaceAnswer[],
  ranges: readonly CountedRange[],
  runsIn: (range: CountedRange) => readonly Key[],
): BoundaryChoice[] {
  const all = noCounts();
  for (const place of places) addCounts(all, place.units);
  const total = notCleared(all);
  const cartons = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
  const loose = places
    .filter((place) => place.place === 'unaccounted')
    .reduce((sum, place) => sum + notCleared(place.units), 0);
  const lots = lotsMeasured(index, pieces, ranges, runsIn);
  const inCartons = cartonsMeasured(ranges);
  const window = windowUnits(index, pieces);
  const numbersKept = window.notCleared === total;
  return [
    choice('product', { units: all, cartons }, 0, 'takes in everything that was looked at'),
    choice(
      'lots',
      lots.measured,
      0,
      `${String(lots.runs)} runs hold something that is not cleared; the others are proven clear`,
    ),
    choice(
      'cartons',
      inCartons,
      loose,
      loose === 0
        ? 'packing and shipping records name every carton'
        : `${String(loose)} units that are not cleared are in no record and may be in any carton`,
    ),
    choice(
      'window',
      { units: window.counts, cartons: 0 },
      numbersKept ? 0 : Math.max(1, total - window.notCleared),
      numbersKept
        ? 'unit numbers separate the units on the line and in the cartons'
        : 'packing did not keep the unit numbers, so cartons hold a mixture',
    ),
  ];
}

function choice(
  boundary: BoundaryChoice['boundary'],
  measured: Measured,
  notClearedOutside: number,
  why: string,
): BoundaryChoice {
  const { units } = measured;
  return {
    boundary,
    units: notCleared(units) + units.cleared,
    cartons: measured.cartons,
    clearedInside: units.cleared,
    notClearedOutside,
    allowed: notClearedOutside === 0,
    why,
  };
}

function notCleared(counts: ClassCounts): number {
  return counts.contains + counts['may-contain'] + counts.undetermined;
}

/** Every unit of each run that has one which is not cleared. */
function lotsMeasured(
  index: FactIndex,
  pieces: ReadonlyMap<Key, readonly Piece[]>,
  ranges: readonly CountedRange[],
  runsIn: (range: CountedRange) => readonly Key[],
): { measured: Measured; runs: number } {
  const units = noCounts();
  const touched = new Set<Key>();
  for (const [key, list] of pieces) {
    const run = index.runs.get(key);
    if (run === undefined || run.made === null || index.intermediate.has(run.product)) continue;
    if (list.every((piece) => piece.class === 'cleared')) continue;
    touched.add(key);
    for (const piece of list) units[piece.class] += spanLength(piece.span);
  }
  const cartons = ranges
    .filter((range) => range.class !== 'cleared' || runsIn(range).some((run) => touched.has(run)))
    .reduce((sum, range) => sum + range.to - range.from, 0);
  return { measured: { units, cartons }, runs: touched.size };
}

function cartonsMeasured(ranges: readonly CountedRange[]): Measured {
  const units = noCounts();
  let cartons = 0;
  for (const range of ranges) {
    if (range.class === 'cleared') continue;
    cartons += range.to - range.from;
    addCounts(units, range.perCarton, range.to - range.from);
  }
  return { units, cartons };
}

function windowUnits(
  index: FactIndex,
  pieces: ReadonlyMap<Key, readonly Piece[]>,
): { counts: ClassCounts; notCleared: number } {
  const counts = noCounts();
  for (const [key, list] of pieces) {
    const run = index.runs.get(key);
    if (run === undefined || run.made === null || index.intermediate.has(run.product)) continue;
    for (const piece of list) if (piece.class !== 'cleared') counts[piece.class] += spanLength(piece.span);
  }
  return { counts, notCleared: notCleared(counts) };
}
