import type { Random } from '../../src/demo/random.ts';
import type { Span } from '../../src/kit/span.ts';
import type { FamilyShape } from './firm-size.ts';

/** A range of cartons packed alike. */
export interface RangePlan {
  readonly cartons: Span;
  readonly unitsPerCarton: number;
  /** Also holds as many units of the run before. */
  readonly isMixed: boolean;
  /** Units of the run, where somebody wrote them down. */
  readonly span: Span | null;
}

/** A production run with everything that becomes of it. */
export interface ProductionPlan {
  readonly id: string;
  readonly number: number;
  readonly series: string;
  readonly made: number;
  readonly ranges: readonly RangePlan[];
  /** Cartons that reworked units of it are packed in. */
  readonly reworked: Span | null;
}

const RUNS_PER_SERIES = 4;
const UNITS_PER_CARTON = 20;
const MIXED_CARTONS = 5;
/** Units that each of the two runs has in a mixed carton. */
const MIXED_UNITS = 10;
const SAMPLED = 4;
const REWORKED_CARTONS = 5;
export const REWORKED_UNITS = REWORKED_CARTONS * UNITS_PER_CARTON;

/** One range in fifty is mixed, never in the first run: there is none before it. */
function isMixed({ rangesPerRun }: FamilyShape, run: number, range: number): boolean {
  return run > 0 && (run * rangesPerRun + range) % 50 === 17;
}

function mixedRangesOf(shape: FamilyShape, run: number): number {
  if (run >= shape.productionRuns) return 0;
  return Array.from({ length: shape.rangesPerRun }, (_, range) => isMixed(shape, run, range)).filter(Boolean)
    .length;
}

/** Decides runs, cartons and units of a family beforehand, so that all its quantities agree. */
export function planProduction(family: string, shape: FamilyShape, random: Random): ProductionPlan[] {
  const plans: ProductionPlan[] = [];
  let carton = 1;
  for (let number = 0; number < shape.productionRuns; number += 1) {
    if (number % RUNS_PER_SERIES === 0) carton = 1;
    const { ranges, next, unit } = planRanges(shape, number, carton, random);
    const reworked = number % 20 === 7 ? { from: next, to: next + REWORKED_CARTONS } : null;
    carton = reworked === null ? next : reworked.to;
    const kept = mixedRangesOf(shape, number + 1) * MIXED_CARTONS * MIXED_UNITS;
    plans.push({
      id: `${family}-p${number}`,
      number,
      series: `${family}-o${Math.floor(number / RUNS_PER_SERIES)}`,
      made: unit - 1 + kept + SAMPLED + (reworked === null ? 0 : REWORKED_UNITS),
      ranges,
      reworked,
    });
  }
  return plans;
}

function planRanges(
  shape: FamilyShape,
  run: number,
  firstCarton: number,
  random: Random,
): { ranges: RangePlan[]; next: number; unit: number } {
  const ranges: RangePlan[] = [];
  let [carton, unit] = [firstCarton, 1];
  for (let range = 0; range < shape.rangesPerRun; range += 1) {
    const mixed = isMixed(shape, run, range);
    const count = mixed ? MIXED_CARTONS : random.between(4, 16);
    const unitsPerCarton = mixed ? MIXED_UNITS : UNITS_PER_CARTON;
    const units = { from: unit, to: unit + count * unitsPerCarton };
    const cartons = { from: carton, to: carton + count };
    ranges.push({ cartons, unitsPerCarton, isMixed: mixed, span: random.chance(800) ? units : null });
    [carton, unit] = [cartons.to, units.to];
  }
  return { ranges, next: carton, unit };
}

/** A quantity of a lot for a run, over some of its units or all. */
export interface Issue {
  readonly lot: number;
  readonly units: number;
  readonly span: Span | null;
}

/** Which of `lots` lots a run takes: neighbours share one, and every third run changes to the next in the middle. */
export function issuesOf(run: { number: number; made: number }, runs: number, lots: number): Issue[] {
  const lot = Math.floor((run.number * lots) / runs);
  if (run.number % 3 !== 2 || lot + 1 >= lots) return [{ lot, units: run.made, span: null }];
  const half = Math.floor(run.made / 2);
  return [
    { lot, units: half, span: { from: 1, to: half + 1 } },
    { lot: lot + 1, units: run.made - half, span: { from: half + 1, to: run.made + 1 } },
  ];
}
