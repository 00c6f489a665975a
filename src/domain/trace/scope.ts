import type { RunAnswer, ScopeAnswer } from './scope-answer.ts';
import { boundaryChoices } from './scope-boundaries.ts';
import { befallenUnits, runAnswer, runCounts, stretchesWithCartons } from './scope-by-run.ts';
import { liveThrough } from './scope-carton-history.ts';
import { openBook } from './scope-cartons.ts';
import { conservationRows } from './scope-conservation.ts';
import type { Key, RunFact, ScopeFacts } from './scope-facts.ts';
import { locate } from './scope-locations.ts';
import { missingRecords } from './scope-missing.ts';
import { PlaceBuilder } from './scope-places.ts';
import type { ScopeQuestion } from './scope-question.ts';
import { reachOfWorld } from './scope-reach.ts';
import type { Stretch } from './scope-stretches.ts';
import { suspectsOf } from './scope-suspects.ts';
import { UnitClasses } from './scope-units.ts';
import { RunWalk } from './scope-walk.ts';
import { worldOf } from './scope-world.ts';
import type { ScopeWorld } from './scope-world.ts';

/**
 * Which units, cartons, shipments and consignees hold what is suspect, may hold it, cannot be told, and which are cleared.
 *
 * Pure: from facts and question to answer, the same bytes for the same facts in whatever order they come. Everything is computed on
 * stretches of units and ranges of cartons; cost follows what is reached, not how many units it is. First the by-run view
 * (`scope-walk.ts`): every unit of every run with its strongest path. Then the cartons (`scope-carton-history.ts`): what was packed,
 * reworked, added to and moved, each content a mixture of the units that it may be. Last the places, and what is missing.
 * How classes join is said in `scope-lattice.ts`; the readings that numbers in comments refer to are in docs/scope.md.
 */
export function answerScope(facts: ScopeFacts, question: ScopeQuestion): ScopeAnswer {
  const { isByCarton, isMixed } = carriers(question);
  // What is told of cartons has no place to state a room: asked together with cartons, a proof may leave none.
  const world = worldOf(facts, question.strict || isMixed);
  const suspects = suspectsOf(world, question);
  const { runs, lots } = reachOfWorld(world, suspects);
  const walk = new RunWalk(world, suspects, lots);
  const base = (key: Key): readonly Stretch[] => stretchesByKey(world, walk, key);
  const book = openBook(facts, suspects.cartons, base);
  const history = liveThrough(world, book, suspects.cartons, (lot) => walk.levelOf(lot));
  const classes = new UnitClasses(world, history, runs, base);
  const places = new PlaceBuilder(world, classes, runs).build(history, locate(world, book));
  const befallen = befallenUnits(history);
  const stretches = new Map(
    runs.map((run) => [run.key, stretchesWithCartons(history, classes, run, base(run.key), befallen)]),
  );
  const stretchesOf = (run: RunFact): readonly Stretch[] => stretches.get(run.key) ?? [];
  const answers = runs.map((run): RunAnswer => {
    if (isByCarton) return runCounts(history, classes, run, places.byRun.get(run.key));
    return runAnswer(run, stretchesOf(run));
  });
  const accountsOf = (run: RunFact) => walk.paths.accounts(run);
  const { missing, unitsWaiting } = missingRecords({
    ...{ world, runs, stretchesOf, accountsOf, classes, places },
    counted: isByCarton ? answers : [],
  });
  return {
    position: facts.position,
    strict: question.strict,
    runs: answers,
    places: places.places,
    totals: places.totals,
    ranges: places.ranges,
    missing,
    unitsWaiting,
    conservation: conservationRows(runs, places.at, classes),
    boundaries: boundaryChoices({ world, runs, stretchesOf, places, isByCarton }),
  };
}

/** Whether cartons are what is asked about: alone, or together with lots or runs, where they too are told by their units' numbers. */
function carriers(question: ScopeQuestion): { readonly isByCarton: boolean; readonly isMixed: boolean } {
  const cartons = question.suspects.filter((suspect) => suspect.kind === 'cartons').length;
  const isMixed = cartons > 0 && cartons < question.suspects.length;
  return { isByCarton: cartons > 0 && !isMixed, isMixed };
}

function stretchesByKey(world: ScopeWorld, walk: RunWalk, key: Key): readonly Stretch[] {
  const run = world.runs.get(key);
  return run === undefined ? [] : walk.stretches(run);
}
