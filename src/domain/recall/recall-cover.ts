import { intersectSpans, mergeSpans, spanLength, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { rangesBySeries } from '../release/goods-out.ts';
import type { ClassCounts, PlaceKind, RangeAnswer, RunAnswer, ScopeAnswer } from '../trace/scope-answer.ts';
import type { Key } from '../trace/scope-facts.ts';
import { SCOPE_CLASSES } from '../trace/scope-question.ts';
import type { ScopeClass } from '../trace/scope-question.ts';
import { WHOLE_RUN_BOUNDARIES } from './recall.ts';
import type { Boundary } from './recall.ts';

/** A run that a recall takes in. Without spans and not whole: units in the cartons listed, whose numbers nobody knows. */
export interface CoveredRun {
  readonly run: Key;
  readonly isWhole: boolean;
  readonly spans: readonly Span[] | null;
  /** Null: nobody can tell. */
  readonly units: number | null;
}

/** Cartons that a recall takes in, where they are. */
export interface CoveredCartons {
  readonly series: Key;
  readonly range: Span;
  /** What the scope says of the suspects in them; `cleared`: they are recalled with the rest of their run. */
  readonly class: ScopeClass;
  /** Recalled units in each; null: no packing record says. */
  readonly units: number | null;
  readonly place: PlaceKind;
  readonly party: Key | null;
  readonly shipment: Key | null;
}

/** Exactly what one boundary takes in. */
export interface Cover {
  readonly runs: readonly CoveredRun[];
  readonly cartons: readonly CoveredCartons[];
  /** Units that lie in no carton, by where the record has them. */
  readonly elsewhere: readonly { readonly place: PlaceKind; readonly units: number }[];
  readonly units: number;
}

/** Runs that a boundary recalls whole: those that were looked at, or those with a unit that is not cleared; parts of goods go with the goods. */
export function wholeRunsOf(answer: ScopeAnswer, boundary: Boundary, isPart: (run: Key) => boolean): Key[] {
  if (!WHOLE_RUN_BOUNDARIES.includes(boundary)) return [];
  return answer.runs
    .filter((run) => !isPart(run.run) && (boundary === 'product' || isTouched(run)))
    .map(({ run }) => run);
}

/**
 * What a boundary takes in. A recall of whole runs is told by the scope of those runs, `ofRuns`; another by the answer about the suspects
 * itself. A carton is recalled with all that is in it, save where packing kept the units apart.
 */
export function coverOf(
  answer: ScopeAnswer,
  boundary: Boundary,
  whole: { readonly runs: readonly Key[]; readonly answer: ScopeAnswer } | null,
): Cover {
  const told = whole?.answer ?? answer;
  const ranges = whole === null ? told.ranges : classedBy(answer.ranges, told.ranges);
  const cartons = ranges.map((range) => coveredCartons(range, boundary));
  const elsewhere = looseUnits(told);
  return {
    runs: coveredRuns(answer, whole),
    cartons,
    elsewhere,
    units:
      sum(cartons.map(({ units, range }) => (units ?? 0) * spanLength(range))) +
      sum(elsewhere.map(({ units }) => units)),
  };
}

/**
 * Cartons of whole runs by what the scope says of the suspects in them, not of the runs: nothing of the suspects is in cartons that it did not
 * look at.
 */
function classedBy(said: readonly RangeAnswer[], told: readonly RangeAnswer[]): RangeAnswer[] {
  const bySeries = rangesBySeries(said);
  return told.flatMap((one) => {
    const over = (bySeries.get(one.series)?.overlapping(one.range) ?? []).filter(
      ({ place, party, shipment }) => place === one.place && party === one.party && shipment === one.shipment,
    );
    const pieces = over.flatMap((other) => {
      const range = intersectSpans(other.range, one.range);
      return range === null ? [] : [{ ...one, range, class: other.class }];
    });
    const rest = subtractSpans(
      one.range,
      over.map(({ range }) => range),
    );
    return [...pieces, ...rest.map((range) => ({ ...one, range, class: 'cleared' as const }))];
  });
}

function coveredRuns(
  answer: ScopeAnswer,
  whole: { readonly runs: readonly Key[]; readonly answer: ScopeAnswer } | null,
): CoveredRun[] {
  const isWhole = new Set(whole?.runs);
  const inPart = (whole?.answer ?? answer).runs.filter((run) => !isWhole.has(run.run) && isTouched(run));
  const byRun = new Map(answer.runs.map((run) => [run.run, run]));
  return [
    ...[...isWhole].map((run): CoveredRun => {
      return { run, isWhole: true, spans: null, units: byRun.get(run)?.made ?? null };
    }),
    ...inPart.map(partOf),
  ];
}

/** Units of a run that are not cleared; of an open run a stretch may have no end. */
function partOf({ run, stretches, counts }: RunAnswer): CoveredRun {
  const spans = mergeSpans(stretches.filter((one) => one.class !== 'cleared').map(({ span }) => span));
  const hasEnd = spans.every(({ to }) => to < Number.MAX_SAFE_INTEGER);
  if (counts !== null || spans.length === 0 || !hasEnd)
    return { run, isWhole: !hasEnd, spans: null, units: counts === null ? null : notCleared(counts) };
  return { run, isWhole: false, spans, units: sum(spans.map(spanLength)) };
}

function isTouched({ stretches, counts }: RunAnswer): boolean {
  return counts === null ? stretches.some((one) => one.class !== 'cleared') : notCleared(counts) > 0;
}

function coveredCartons({ perCarton, ...range }: RangeAnswer, boundary: Boundary): CoveredCartons {
  const all = sum(SCOPE_CLASSES.map((name) => perCarton[name]));
  const units = boundary === 'cartons' ? all : notCleared(perCarton);
  const { series, class: said, place, party, shipment } = range;
  return { series, range: range.range, class: said, units: all === 0 ? null : units, place, party, shipment };
}

/** Units that are not cleared, less those in the cartons listed, place by place. */
function looseUnits({ places, ranges }: ScopeAnswer): { place: PlaceKind; units: number }[] {
  const left = new Map<PlaceKind, number>();
  for (const { place, units } of places) left.set(place, (left.get(place) ?? 0) + notCleared(units));
  for (const { place, range, perCarton } of ranges)
    left.set(place, (left.get(place) ?? 0) - notCleared(perCarton) * spanLength(range));
  return [...left].filter(([, units]) => units > 0).map(([place, units]) => ({ place, units }));
}

function notCleared(counts: ClassCounts): number {
  return sum(SCOPE_CLASSES.map((name) => (name === 'cleared' ? 0 : counts[name])));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
