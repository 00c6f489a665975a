import { spanLength } from '../../kit/span.ts';
import type { BoundaryChoice } from './scope-answer.ts';
import type { RunFact } from './scope-facts.ts';
import { addCounts, noCounts, notCleared, sumOf, type Tally } from './scope-lattice.ts';
import type { PlaceView } from './scope-places.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { countOver, wholeOf, type Stretch } from './scope-stretches.ts';
import type { ScopeWorld } from './scope-world.ts';

export interface BoundarySources {
  readonly world: ScopeWorld;
  readonly runs: readonly RunFact[];
  readonly stretchesOf: (run: RunFact) => readonly Stretch[];
  readonly places: PlaceView;
  readonly isByCarton: boolean;
}

/**
 * The choices of boundary for an action side by side, each with its price and what it would leave out. One that leaves out a unit that is not
 * cleared, or cartons of which nothing is known, is not allowed.
 */
export function boundaryChoices(sources: BoundarySources): BoundaryChoice[] {
  return [wholeProduct(sources), wholeLots(sources), cartonRanges(sources), unitWindow(sources)];
}

function wholeProduct({ places }: BoundarySources): BoundaryChoice {
  return {
    boundary: 'product',
    units: sumOf(places.totals.units),
    cartons: sumOf(places.totals.cartons),
    clearedInside: places.totals.units.cleared,
    notClearedOutside: 0,
    allowed: true,
    why: 'takes in every run that was looked at',
    because: { says: 'every-run', count: null },
  };
}

function wholeLots({ world, runs, places }: BoundarySources): BoundaryChoice {
  const inside = noCounts();
  const lots = runs.filter((run) => {
    const counts = places.byRun.get(run.key);
    const isGoods = run.made !== null && !world.parts.has(run.product);
    if (counts === undefined || !isGoods || notCleared(counts) === 0) return false;
    addCounts(inside, counts);
    return true;
  });
  const unknown = unknownCartons(places);
  return {
    boundary: 'lots',
    units: sumOf(inside),
    cartons: cartonsWith(places),
    clearedInside: inside.cleared,
    notClearedOutside: outside(places.totals.units, inside),
    allowed: unknown === 0 && outside(places.totals.units, inside) === 0,
    why:
      unknown === 0
        ? wholeRuns(lots.length)
        : `${String(unknown)} shipped cartons have no packing record and may be of any run`,
    because:
      unknown === 0
        ? { says: 'whole-runs', count: lots.length }
        : { says: 'unpacked-cartons', count: unknown },
  };
}

function wholeRuns(count: number): string {
  if (count === 0) return 'no run has a unit that is not cleared';
  if (count === 1) return 'takes in all of the one run with a unit that is not cleared';
  return `takes in all of the ${String(count)} runs with a unit that is not cleared`;
}

function outside(all: Tally, inside: Tally): number {
  return Math.max(0, notCleared(all) - notCleared(inside));
}

function unknownCartons(places: PlaceView): number {
  return places.unpacked.reduce((sum, { segment }) => sum + spanLength(segment.range), 0);
}

function cartonsWith(places: PlaceView): number {
  return places.ranges.reduce((sum, { range }) => sum + spanLength(range), 0);
}

/** The carton ranges in scope, and the units on record outside of cartons; only what is on no record is left out. */
function cartonRanges({ places }: BoundarySources): BoundaryChoice {
  const inside = noCounts();
  for (const { range, perCarton } of places.ranges)
    for (const name of SCOPE_CLASSES) inside[name] += perCarton[name] * spanLength(range);
  for (const place of places.places)
    if (place.place !== 'unaccounted' && sumOf(place.cartons) === 0 && place.party === null)
      for (const name of SCOPE_CLASSES) if (name !== 'cleared') inside[name] += place.units[name];
  const lost = places.places.find((place) => place.place === 'unaccounted');
  const left = lost === undefined ? 0 : notCleared(lost.units);
  return {
    boundary: 'cartons',
    units: sumOf(inside),
    cartons: cartonsWith(places),
    clearedInside: inside.cleared,
    notClearedOutside: left,
    allowed: left === 0,
    why:
      left === 0
        ? 'every unit that is not cleared is in one of these cartons, or on record outside of cartons'
        : `${String(left)} units that are not cleared are on no record and may be anywhere`,
    because: left === 0 ? { says: 'all-in-cartons', count: null } : { says: 'unaccounted', count: left },
  };
}

/** The stretches of runs that are not cleared: allowed where packing has kept them apart from the rest. */
function unitWindow({ world, runs, stretchesOf, places, isByCarton }: BoundarySources): BoundaryChoice {
  const inside = noCounts();
  const goods = runs.filter((run) => run.made !== null && !world.parts.has(run.product));
  for (const run of goods) addCounts(inside, countOver(stretchesOf(run), wholeOf(run)));
  const named = isByCarton ? 0 : notCleared(inside);
  const blurred = Math.max(0, notCleared(places.totals.units) - named);
  const unknown = unknownCartons(places);
  const isAllowed = !isByCarton && blurred === 0 && unknown === 0;
  return {
    boundary: 'window',
    units: named,
    cartons: isAllowed ? cartonsWith(places) : 0,
    clearedInside: 0,
    notClearedOutside: blurred,
    allowed: isAllowed,
    why: isByCarton
      ? 'suspect cartons have no unit numbers'
      : isAllowed
        ? 'the records tell which units these are, and packing kept them apart'
        : `packing does not tell ${String(blurred)} units apart from these`,
    because: isByCarton
      ? { says: 'no-unit-numbers', count: null }
      : isAllowed
        ? { says: 'kept-apart', count: null }
        : { says: 'blurred', count: blurred },
  };
}
