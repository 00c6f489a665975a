import { spanLength, type Span } from '../../kit/span.ts';
import type { RunAnswer, RunStretch } from './scope-answer.ts';
import type { CartonHistory } from './scope-carton-history.ts';
import type { Content, Source } from './scope-cartons.ts';
import type { Key, RunFact } from './scope-facts.ts';
import { waitFor } from './scope-gaps.ts';
import { addCounts, finding, noCounts, sortKeys, sortReasons, sumOf, type Tally } from './scope-lattice.ts';
import { unknownOrigin } from './scope-reworks.ts';
import { SCOPE_CLASSES, type ScopeClass } from './scope-question.ts';
import { overlay, wholeOf, type Stretch } from './scope-stretches.ts';
import type { UnitClasses } from './scope-units.ts';

/**
 * The by-run view with what befell units as cartons laid over it: a lot added to packed cartons is in the units packed in them. Those
 * are known by number only where all units of a span went into such cartons; else some of the span have it and it is not known which.
 */
export function stretchesWithCartons(
  history: CartonHistory,
  classes: UnitClasses,
  run: RunFact,
  base: readonly Stretch[],
  befell: ReadonlyMap<Key, readonly Befallen[]>,
): Stretch[] {
  const whole = wholeOf(run);
  const paths: Stretch[][] = [[...base]];
  const befallen = befell.get(run.key) ?? [];
  // More on record than was made: which of the packed units are its own is not known.
  const isOver = (classes.unitsOf(run.key).unaccounted ?? 0) < 0;
  const windows = Map.groupBy(befallen, ({ source }) => JSON.stringify(source.window));
  for (const all of windows.values()) {
    const span = all[0]?.source.window ?? whole;
    paths.push([{ span, finding: finding({ class: laidOver(all, !isOver && fills(all, span)) }) }]);
  }
  // Over the spans of all packings together every unit may have it, though no span alone says which.
  if (run.made !== null && !isOver && befallen.every(({ source }) => source.extra === 'contains'))
    if (fills(befallen, whole)) paths.push([{ span: whole, finding: finding({ class: 'contains' }) }]);
  const extra = history.extras.get(run.key);
  if (extra !== undefined && extra !== 'cleared')
    paths.push([
      { span: whole, finding: extra === 'undetermined' ? unknownOrigin(run) : finding({ class: extra }) },
    ]);
  if (history.hasUnknown && (classes.unitsOf(run.key).unseen ?? 1) > 0)
    paths.push([{ span: whole, finding: UNKNOWN_CARTON }]);
  return overlay(whole, paths);
}

const UNKNOWN_CARTON = finding({
  class: 'undetermined',
  reasons: ['no-packing-record'],
  waits: [waitFor('no-packing-record', {})],
});

/** As many units as the span has are these, and for certain. */
function fills(befallen: readonly Befallen[], span: Span): boolean {
  const units = befallen.reduce((sum, each) => sum + each.units, 0);
  return units >= spanLength(span) && befallen.every((each) => each.isSure);
}

function laidOver(all: readonly Befallen[], isAll: boolean): ScopeClass {
  if (all.every((each) => each.source.extra === 'undetermined')) return 'undetermined';
  return isAll && all.every((each) => each.source.extra === 'contains') ? 'contains' : 'may-contain';
}

/** Units to which something happened as cartons. */
export interface Befallen {
  readonly source: Source;
  readonly units: number;
  /** The units are of this source and no other. */
  readonly isSure: boolean;
}

/** All of that by run, wherever the units are now. */
export function befallenUnits(history: CartonHistory): Map<Key, Befallen[]> {
  const befallen = new Map<Key, Befallen[]>();
  // In doubt all contents of a cluster have the same sources, and nothing is counted.
  const seen = new Set<Content['sources']>();
  for (const content of everPacked(history)) {
    if (content.isDoubtful === true && seen.has(content.sources)) continue;
    seen.add(content.sources);
    for (const source of content.sources) {
      if (source.extra === 'cleared') continue;
      const isSure = content.sources.length === 1 && content.isDoubtful !== true;
      const all = befallen.get(source.run) ?? [];
      all.push({ source, units: content.units, isSure });
      befallen.set(source.run, all);
    }
  }
  return befallen;
}

function* everPacked(history: CartonHistory): Generator<Content> {
  for (const { contents } of history.book.all()) yield* contents;
  for (const { content } of [...history.reworked, ...history.gone]) yield content;
}

export function runAnswer(run: RunFact, stretches: readonly Stretch[]): RunAnswer {
  return {
    run: run.key,
    made: run.made,
    stretches: joined(stretches.map(answered)),
    counts: null,
    reasons: sortReasons(stretches.flatMap((stretch) => stretch.finding.reasons)),
  };
}

function answered({ span, finding: told }: Stretch): RunStretch {
  const { reasons, room, restsOn } = told;
  return { span, class: told.class, reasons, ...(room === null ? {} : { room }), restsOn };
}

/** Neighbours with one answer as one stretch, which rests on the records of both. */
function joined(stretches: readonly RunStretch[]): RunStretch[] {
  const merged: RunStretch[] = [];
  const told = ({ class: said, reasons, room }: RunStretch): string => JSON.stringify([said, reasons, room]);
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last === undefined || told(last) !== told(stretch)) merged.push(stretch);
    else
      merged[merged.length - 1] = {
        ...last,
        span: { from: last.span.from, to: stretch.span.to },
        restsOn: sortKeys([...last.restsOn, ...stretch.restsOn]),
      };
  }
  return merged;
}

/** For carton questions: how many units of a run fall in each class, since cartons lost their numbers. */
export function runCounts(
  history: CartonHistory,
  classes: UnitClasses,
  run: RunFact,
  placed: Tally | undefined,
): RunAnswer {
  const counts = noCounts();
  if (placed !== undefined) addCounts(counts, placed);
  let reworked = 0;
  for (const { content } of history.reworked) {
    if (content.run !== run.key) continue;
    addCounts(counts, classes.countContent(content).counts);
    reworked += content.units;
  }
  const rest = classes.unitsOf(run.key).reworkedAway - reworked;
  if (rest > 0) counts[classes.unaccounted(run.key).class] += rest;
  if (run.made !== null) takeBack(counts, sumOf(counts) - run.made);
  const unknown = run.made === null || classes.unaccounted(run.key).class !== 'undetermined';
  return {
    run: run.key,
    made: run.made,
    stretches: [],
    counts,
    reasons: sortReasons([
      ...(counts.cleared > 0 ? (['outside-span'] as const) : []),
      ...(counts.undetermined > 0
        ? unknown
          ? (['no-consumption-record'] as const)
          : (['no-packing-record'] as const)
        : []),
    ]),
  };
}

/** More units on record than were made: the surest say the least. */
function takeBack(counts: Tally, excess: number): void {
  let left = Math.max(0, excess);
  for (const name of [...SCOPE_CLASSES].reverse()) {
    const taken = Math.min(left, counts[name]);
    counts[name] -= taken;
    left -= taken;
  }
  // Units that the records lost on the way stand among those that nothing is known of.
  if (excess < 0) counts.undetermined -= excess;
}
