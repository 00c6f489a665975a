import type { Key, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { ClassCounts, RunAnswer, RunStretch, ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeClass } from '../../src/domain/trace/scope-question.ts';
import { intersectSpans } from '../../src/kit/span.ts';
import type { RunTruth, Truth } from './oracle.ts';

/** Each law is a function from answers (and the truth) to the faults found: an empty list where it holds. */
export type Faults = string[];

/** The stretch of a run that a unit lies in; stretches of an open run have no end. */
function stretchOf(answer: RunAnswer, unit: number): RunStretch | null {
  const stretch = answer.stretches.findLast((candidate) => candidate.span.from <= unit);
  if (stretch === undefined) return null;
  const open = answer.made === null && stretch === answer.stretches.at(-1);
  return open || unit < stretch.span.to ? stretch : null;
}

function runAnswer(answer: ScopeAnswer, run: Key): RunAnswer | undefined {
  return answer.runs.find((candidate) => candidate.run === run);
}

function notCleared(counts: ClassCounts): number {
  return counts.contains + counts['may-contain'] + counts.undetermined;
}

/**
 * Law 1 by run. Strict: no unit that holds the suspect is cleared, none that does not is `contains`. Ordinary: in each stretch
 * no more such units than the room that it states can be in; `spread` is how many that are for each that the room would fill.
 */
export function soundByRun(truth: Truth, answer: ScopeAnswer, spread: number): Faults {
  return truth.runs.flatMap((run) => {
    const found = runAnswer(answer, run.run);
    if (found === undefined)
      return run.holding.length === 0 ? [] : [`run ${String(run.run)} holds it and was not looked at`];
    return found.counts === null
      ? soundStretches(run, found, answer.strict ? null : spread)
      : soundCounts(run, found.counts);
  });
}

function soundCounts(run: RunTruth, counts: ClassCounts): Faults {
  const faults: Faults = [];
  if (run.made - counts.cleared < run.holding.length)
    faults.push(
      `run ${String(run.run)}: ${String(counts.cleared)} cleared, ${String(run.holding.length)} hold it`,
    );
  if (counts.contains > run.holding.length)
    faults.push(
      `run ${String(run.run)}: ${String(counts.contains)} contain, ${String(run.holding.length)} hold it`,
    );
  return faults;
}

function soundStretches(run: RunTruth, found: RunAnswer, spread: number | null): Faults {
  const faults: Faults = [];
  const holding = new Set(run.holding);
  const wrong = new Map<RunStretch, number[]>();
  for (let unit = 1; unit <= run.made; unit += 1) {
    const stretch = stretchOf(found, unit);
    if (stretch === null) {
      if (holding.has(unit))
        faults.push(`run ${String(run.run)} unit ${String(unit)} holds it and has no answer`);
      continue;
    }
    const lies = holding.has(unit) ? stretch.class === 'cleared' : stretch.class === 'contains';
    if (lies) wrong.set(stretch, [...(wrong.get(stretch) ?? []), unit]);
  }
  for (const [stretch, units] of wrong) {
    if (spread !== null && units.length <= (stretch.room?.units ?? 0) * spread) continue;
    const said = `${stretch.class} (${stretch.reasons.join(', ')}; room ${String(stretch.room?.units ?? 'none')})`;
    faults.push(`run ${String(run.run)} units ${units.join(' ')} are wrongly ${said}`);
  }
  return faults;
}

/** Whether the answer is right about every unit by run; in the ordinary setting it may be wrong within the room. */
export function exactByRun(truth: Truth, answer: ScopeAnswer): boolean {
  return soundByRun(truth, { ...answer, strict: true }, 1).length === 0;
}

/** Law 1 by place: a known carton that holds the suspect is in scope with no fewer units than it holds, and not overstated. */
export function soundByCarton(truth: Truth, facts: ScopeFacts, answer: ScopeAnswer): Faults {
  const faults = truth.cartons
    .filter((carton) => isKnown(facts, carton))
    .flatMap((carton) => {
      const ranges = answer.ranges.filter(
        (range) =>
          range.series === carton.series &&
          carton.number >= range.range.from &&
          carton.number < range.range.to,
      );
      const name = `carton ${String(carton.series)}/${String(carton.number)}`;
      if (ranges.length > 1) return [`${name} is in ${String(ranges.length)} ranges`];
      const range = ranges[0];
      if (range === undefined) return carton.holding > 0 ? [`${name} holds the suspect and is cleared`] : [];
      const wrong: Faults = [];
      if (range.class === 'cleared') wrong.push(`${name} stands in scope as cleared`);
      if (!range.reasons.includes('no-packing-record') && notCleared(range.perCarton) < carton.holding)
        wrong.push(
          `${name}: ${String(carton.holding)} hold it, only ${String(notCleared(range.perCarton))} in scope`,
        );
      if (range.perCarton.contains > carton.holding)
        wrong.push(`${name}: ${String(range.perCarton.contains)} contain, ${String(carton.holding)} hold it`);
      return wrong;
    });
  return faults;
}

function isKnown(facts: ScopeFacts, carton: { readonly series: Key; readonly number: number }): boolean {
  const cover = (at: { series: Key | null; range: { from: number; to: number } | null } | null): boolean =>
    at?.series === carton.series && at.range !== null && inside(at.range, carton.number);
  return (
    facts.packings.some(cover) ||
    facts.repacks.some((repack) => repack.moves.some((move) => cover(move.to))) ||
    facts.shipments.some((shipment) => shipment.lines.some(cover))
  );
}

function inside(span: { from: number; to: number }, number: number): boolean {
  return number >= span.from && number < span.to;
}

/** Law 1 in total: every unit of goods that holds the suspect today is counted, wherever it is. */
export function soundTotals(truth: Truth, answer: ScopeAnswer): Faults {
  const closed = truth.runs.filter(
    (run) => !run.intermediate && runAnswer(answer, run.run)?.made === run.made,
  );
  const holding = closed.reduce((sum, run) => sum + run.holdingToday, 0);
  const { units } = answer.totals;
  const faults: Faults = [];
  if (notCleared(units) < holding)
    faults.push(`totals: ${String(holding)} units hold it, ${String(notCleared(units))} in scope`);
  // Where the record of a rework is lost its units are counted twice, as what they were and as what they became.
  const ever = truth.runs.reduce((sum, run) => sum + (run.intermediate ? 0 : run.holding.length), 0);
  if (units.contains > ever)
    faults.push(`totals: ${String(units.contains)} contain, ${String(ever)} hold it`);
  return faults;
}

/**
 * Law 2: with a record gone or blurred no unit moves into `cleared` or `contains`. Ordinary: save where the new answer states
 * room, and room for all of the lost record if that had a quantity.
 */
export function ignoranceNeverClears(
  before: ScopeAnswer,
  after: ScopeAnswer,
  lostQuantity: number | null,
): Faults {
  return before.runs.flatMap((was) => {
    const now = runAnswer(after, was.run);
    const name = `run ${String(was.run)}`;
    if (now === undefined) return wasInScope(was) ? [`${name} is no longer looked at`] : [];
    if (was.counts !== null && now.counts !== null) return countsMoved(name, was.counts, now.counts);
    return stretchesMoved(name, was, now, (stretch) => excused(after, stretch, lostQuantity));
  });
}

/**
 * Law 2 by carton: a carton in scope stays in scope as long as a record names it, and no more of its units become `contains`.
 * The totals are not compared: units whose packing is lost stand as unaccounted, where their numbers tell them apart again.
 */
export function ignoranceOfCartons(before: ScopeAnswer, after: ScopeAnswer, facts: ScopeFacts): Faults {
  return before.ranges.flatMap((was) => {
    const faults: Faults = [];
    for (let number = was.range.from; number < was.range.to; number += 1) {
      const carton = { series: was.series, number };
      if (!isKnown(facts, carton)) continue;
      const name = `carton ${String(was.series)}/${String(number)}`;
      const now = after.ranges.find((range) => range.series === was.series && inside(range.range, number));
      if (now === undefined) faults.push(`${name} moved from ${was.class} to cleared`);
      else if (now.perCarton.contains > was.perCarton.contains && was.class !== 'contains')
        faults.push(`${name} moved from ${was.class} to ${now.class}`);
    }
    return faults;
  });
}

function wasInScope(run: RunAnswer): boolean {
  if (run.counts !== null) return notCleared(run.counts) > 0;
  return run.stretches.some((stretch) => stretch.class !== 'cleared');
}

function excused(answer: ScopeAnswer, stretch: RunStretch, lostQuantity: number | null): boolean {
  if (answer.strict || stretch.room === undefined) return false;
  return stretch.room.quantity >= (lostQuantity ?? 1);
}

function countsMoved(name: string, was: ClassCounts, now: ClassCounts): Faults {
  const faults: Faults = [];
  for (const sure of ['cleared', 'contains'] as const)
    if (now[sure] > was[sure])
      faults.push(`${name}: ${sure} rose from ${String(was[sure])} to ${String(now[sure])}`);
  return faults;
}

function stretchesMoved(
  name: string,
  was: RunAnswer,
  now: RunAnswer,
  isExcused: (stretch: RunStretch) => boolean,
): Faults {
  const moved = new Map<string, number[]>();
  const last = was.made ?? Math.max(...was.stretches.map((stretch) => stretch.span.from));
  for (let unit = 1; unit <= last; unit += 1) {
    const [old, stretch] = [stretchOf(was, unit), stretchOf(now, unit)];
    if (old === null || stretch === null || old.class === stretch.class) continue;
    if (stretch.class !== 'cleared' && stretch.class !== 'contains') continue;
    if (isExcused(stretch)) continue;
    const move = `${old.class} to ${stretch.class} (${stretch.reasons.join(', ')})`;
    moved.set(move, [...(moved.get(move) ?? []), unit]);
  }
  return [...moved].map(([move, units]) => `${name} units ${units.join(' ')} moved from ${move}`);
}

/** Law 3: with complete records the units cleared are exactly those that the records tell apart from every unit that holds it. */
export function sharp(uncleared: ReadonlyMap<Key, ReadonlySet<number>>, answer: ScopeAnswer): Faults {
  return answer.runs.flatMap((run) => {
    const blunt: number[] = [];
    for (let unit = 1; unit <= (run.made ?? 0); unit += 1) {
      const stretch = stretchOf(run, unit);
      const expected = uncleared.get(run.run)?.has(unit) ?? false;
      if (stretch !== null && stretch.class !== 'cleared' && !expected) blunt.push(unit);
    }
    if (blunt.length === 0) return [];
    const reasons = [...new Set(blunt.map((unit) => describe(stretchOf(run, unit))))];
    return [`run ${String(run.run)} units ${blunt.join(' ')} could be cleared and are ${reasons.join('; ')}`];
  });
}

function describe(stretch: RunStretch | null): string {
  return stretch === null ? 'nothing' : `${stretch.class} (${stretch.reasons.join(', ')})`;
}

export const CLASSES: readonly ScopeClass[] = ['contains', 'may-contain', 'undetermined', 'cleared'];

export function sumCounts(counts: readonly ClassCounts[]): ClassCounts {
  const sum = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
  for (const count of counts) for (const name of CLASSES) sum[name] += count[name];
  return sum;
}

/** Ranges of one answer that name the same carton twice. */
export function overlappingRanges(answer: ScopeAnswer): Faults {
  return answer.ranges.flatMap((range, index) =>
    answer.ranges
      .slice(index + 1)
      .filter((other) => other.series === range.series && intersectSpans(other.range, range.range) !== null)
      .map((other) => `ranges overlap in series ${String(range.series)} from ${String(other.range.from)}`),
  );
}
