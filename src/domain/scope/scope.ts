import type { ClassCounts, RunAnswer, ScopeAnswer } from '../trace/scope-answer.ts';
import { boundaryChoices } from './scope-boundaries.ts';
import { cartonHistory } from './scope-cartons.ts';
import type { CartonHistory } from './scope-cartons.ts';
import { noCounts, overlay, standing, stronger } from './scope-classes.ts';
import type { Piece } from './scope-classes.ts';
import { conservationRows } from './scope-conservation.ts';
import { chunkStanding } from './scope-extents.ts';
import type { Key, ScopeFacts } from '../trace/scope-facts.ts';
import { indexFacts } from './scope-index.ts';
import type { FactIndex } from './scope-index.ts';
import { contradictingRuns, missingRecords, runAnswers } from './scope-missing.ts';
import { looseUnits, placedExtents } from './scope-places.ts';
import { Profiles } from './scope-profiles.ts';
import type { ScopeClass, ScopeQuestion } from '../trace/scope-question.ts';
import { seedsOf } from './scope-seed.ts';
import { countRanges, placeAnswers, rangesInScope, totalsOf, unpackedStanding } from './scope-totals.ts';
import type { CountedRange } from './scope-totals.ts';
import { unitsOf } from './scope-windows.ts';

/**
 * The scope question, answered from the facts alone: the same facts give the same bytes, in whatever order they come. Every
 * unit of every run that was looked at falls in one of the four classes, by run and by place. The walk is whole: there is no
 * limit that could cut it. Semantics: docs/scope.md.
 */
export function answerScope(facts: ScopeFacts, question: ScopeQuestion): ScopeAnswer {
  const index = indexFacts(facts);
  const profiles = seedsOf(index, question.suspects).map(
    (seed) => new Profiles(index, seed, question.strict),
  );
  const pieces = piecesByRun(index, profiles);
  const history = cartonHistory(index, profiles);
  const placed = placedExtents(index, history);
  const conservation = conservationRows(index, history, placed);
  const accounts = new Map(conservation.map((row) => [row.run, row]));
  const suspects = profiles.flatMap((one) => (one.seed.cartons === null ? [] : [one.seed.cartons]));
  const lotWorst = worstOf(index, profiles);
  const ranges = countRanges(index, placed, unpackedStanding(lotWorst, suspects));
  const places = placeAnswers(ranges, looseUnits(index, profiles, history, accounts, question.strict));
  const { missing, unitsWaiting } = missingRecords(index, pieces, ranges);
  return {
    position: facts.position,
    strict: question.strict,
    runs: suspects.length === 0 ? runAnswers(index, pieces) : countedRuns(index, pieces, history),
    places,
    totals: totalsOf(places),
    ranges: rangesInScope(ranges),
    missing: [...missing, ...contradictingRuns(index, conservation)],
    unitsWaiting,
    conservation,
    boundaries: boundaryChoices(index, pieces, places, ranges, runsOf(history)),
  };
}

/** Each run's units by class, all seeds of suspicion together. */
function piecesByRun(index: FactIndex, profiles: readonly Profiles[]): Map<Key, readonly Piece[]> {
  const pieces = new Map<Key, readonly Piece[]>();
  for (const run of index.runs.values()) {
    const layers = profiles.map((one) => one.of(run));
    const none = [{ ...standing('cleared', ['outside-span']), span: unitsOf(run) }];
    pieces.set(run.key, overlay(unitsOf(run), layers.length === 0 ? [none] : layers));
  }
  return pieces;
}

/** The strongest class that any run has by its own records: what a carton of which nobody knows the content might hold. */
function worstOf(index: FactIndex, profiles: readonly Profiles[]): ScopeClass {
  let worst: ScopeClass = 'cleared';
  for (const profile of profiles) {
    if (profile.seed.cartons !== null) continue;
    for (const run of index.runs.values()) {
      for (const piece of profile.of(run)) if (stronger(piece.class, worst)) worst = piece.class;
    }
  }
  return worst;
}

/** Suspect cartons: units have no numbers there, so a run has counts. What was reworked in place counts in both runs. */
function countedRuns(
  index: FactIndex,
  pieces: ReadonlyMap<Key, readonly Piece[]>,
  history: CartonHistory,
): RunAnswer[] {
  const counts = new Map<Key, Record<ScopeClass, number>>();
  const add = (run: Key, found: ScopeClass, units: number): void => {
    const known = counts.get(run) ?? noCounts();
    known[found] += units;
    counts.set(run, known);
  };
  for (const extent of [...history.extents.values()].flat()) {
    for (const chunk of extent.chunks ?? []) add(chunk.run, chunkStanding(chunk).class, chunk.units);
  }
  for (const out of history.takenOut) add(out.run, out.standing.class, out.units);
  for (const away of history.reworked) add(away.run, away.standing.class, away.units);
  return runAnswers(index, pieces).map((answer) => {
    if (answer.made === null) return answer;
    const known: ClassCounts = counts.get(answer.run) ?? noCounts();
    const rest = answer.made - known.contains - known['may-contain'] - known.undetermined;
    return {
      ...answer,
      stretches: [],
      counts: { ...known, cleared: Math.max(0, rest) },
      reasons: ['outside-span'],
    };
  });
}

/** Runs that a counted range holds units of. */
function runsOf(history: CartonHistory): (range: CountedRange) => readonly Key[] {
  return (range) => {
    const extents = history.extents.get(range.series) ?? [];
    let low = 0;
    let high = extents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((extents[middle]?.range.from ?? Infinity) <= range.from) low = middle;
      else high = middle - 1;
    }
    return (extents[low]?.chunks ?? []).map((chunk) => chunk.run);
  };
}
