import { spanLength } from '../../kit/span.ts';
import type { MissingRecord, PlaceKind, RangeAnswer, RunAnswer, ScopeAnswer } from './scope-answer.ts';
import type { Key } from './scope-facts.ts';
import { noCounts, type Tally } from './scope-lattice.ts';
import { SCOPE_CLASSES, type ScopeClass } from './scope-question.ts';
import type { RangesBySeries } from './scope-run-cartons.ts';

/** What is left of an answer's carton ranges; absent: all. */
export interface RangeFilter {
  readonly place?: PlaceKind | undefined;
  readonly consignee?: Key | undefined;
  readonly shipment?: Key | undefined;
  readonly series?: Key | undefined;
  readonly class?: ScopeClass | undefined;
  /** Ranges that a run was packed or moved into. */
  readonly within?: RangesBySeries | undefined;
}

export function narrowRanges(answer: ScopeAnswer, filter: RangeFilter): readonly RangeAnswer[] {
  const { place, consignee, shipment, series, class: said, within } = filter;
  return answer.ranges.filter(
    (range) =>
      (place === undefined || range.place === place) &&
      (consignee === undefined || range.party === consignee) &&
      (shipment === undefined || range.shipment === shipment) &&
      (series === undefined || range.series === series) &&
      (said === undefined || range.class === said) &&
      (within === undefined || within.touches(range)),
  );
}

/** Cartons by their own class and the units in them by theirs. */
export function totalsOf(ranges: readonly RangeAnswer[]): { units: Tally; cartons: Tally } {
  const [units, cartons] = [noCounts(), noCounts()];
  for (const range of ranges) {
    const count = spanLength(range.range);
    cartons[range.class] += count;
    for (const name of SCOPE_CLASSES) units[name] += range.perCarton[name] * count;
  }
  return { units, cartons };
}

/** Runs with units of the class, with the stretches of that class alone; `not-cleared`: of the other three. */
export function narrowRuns(
  answer: ScopeAnswer,
  filter: { run?: Key | undefined; class?: ScopeClass | 'not-cleared' | undefined },
): RunAnswer[] {
  const { run: key, class: said } = filter;
  const isMeant = (found: ScopeClass): boolean =>
    said === undefined || (said === 'not-cleared' ? found !== 'cleared' : found === said);
  return answer.runs.flatMap((run) => {
    if (key !== undefined && run.run !== key) return [];
    if (said === undefined) return [run];
    const stretches = run.stretches.filter((stretch) => isMeant(stretch.class));
    const isCounted = SCOPE_CLASSES.some((name) => isMeant(name) && (run.counts?.[name] ?? 0) > 0);
    return stretches.length > 0 || isCounted ? [{ ...run, stretches }] : [];
  });
}

export function narrowMissing(
  answer: ScopeAnswer,
  filter: { run?: Key | undefined; ask?: Key | undefined },
): readonly MissingRecord[] {
  const { run, ask } = filter;
  return answer.missing.filter(
    (record) => (run === undefined || record.run === run) && (ask === undefined || record.ask === ask),
  );
}
