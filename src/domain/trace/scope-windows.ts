import { intersectSpans, type Span } from '../../kit/span.ts';
import type { RunFact } from './scope-facts.ts';
import type { ScopeClass } from './scope-question.ts';
import { wholeOf } from './scope-stretches.ts';
import { ALWAYS_AFTER, ALWAYS_BEFORE, endOf, startOf } from './scope-times.ts';

/** A time window in the run's own time zone; a day alone is all of it. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Units made some time in `from` to `to`; `surely` is when the record says they were, where one says it. */
interface TimedUnits {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  readonly surely: Window | null;
}

/**
 * The run's units by time (reading 17): its output counts, each reaching over the gap to its neighbours on both sides; units that no
 * count names were made between those that are named. A run without counts is one piece, from start to end.
 */
function timedUnits(run: RunFact): TimedUnits[] {
  const whole = wholeOf(run);
  const started = run.started === null ? ALWAYS_BEFORE : startOf(run.started);
  const ended = run.ended === null ? ALWAYS_AFTER : endOf(run.ended);
  const counts = run.counts
    .flatMap((count) => {
      const span = intersectSpans(count.span, whole);
      return span === null ? [] : [{ span, from: startOf(count.from), to: endOf(count.to) }];
    })
    .sort((left, right) => left.span.from - right.span.from || left.span.to - right.span.to);
  if (counts.length === 0) {
    const isKnown = run.started !== null && run.ended !== null;
    return [{ span: whole, from: started, to: ended, surely: isKnown ? { from: started, to: ended } : null }];
  }
  const timed: TimedUnits[] = [];
  let next = whole.from;
  counts.forEach((count, index) => {
    const before = counts[index - 1];
    const after = counts[index + 1];
    if (count.span.from > next) {
      const span = { from: next, to: count.span.from };
      const since = before?.to ?? started;
      timed.push({ span, from: earlier(since, count.from), to: later(since, count.from), surely: null });
    }
    const from = earlier(count.from, before?.to ?? count.from);
    const to = later(count.to, after?.from ?? count.to);
    timed.push({ span: count.span, from, to, surely: count });
    next = Math.max(next, count.span.to);
  });
  const last = counts.at(-1)?.to ?? started;
  if (next < whole.to)
    timed.push({ span: { from: next, to: whole.to }, from: last, to: later(last, ended), surely: null });
  return timed;
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

/**
 * How the units of a run lie to a window: those wholly in it, those that may be, and (`cleared`) those that are not. A run that
 * started and ended in it has all of its units in it, whether or not a count says so of each.
 */
export function unitsInWindow(run: RunFact, window: Window): { span: Span; class: ScopeClass }[] {
  const [from, to] = [startOf(window.from), endOf(window.to)];
  const isWhole =
    run.started !== null && run.ended !== null && from <= startOf(run.started) && endOf(run.ended) <= to;
  if (isWhole) return [{ span: wholeOf(run), class: 'contains' }];
  return timedUnits(run).map(({ span, surely, ...reach }) => {
    if (surely !== null && from <= surely.from && surely.to <= to) return { span, class: 'contains' };
    return { span, class: reach.from < to && from < reach.to ? 'may-contain' : 'cleared' };
  });
}

/** The unit span that a slip over a time window means; the whole run where there are no counts, or none that it meets. */
export function spanOfWindow(run: RunFact, window: Window): Span {
  const whole = wholeOf(run);
  if (run.counts.length === 0) return whole;
  const touched = unitsInWindow(run, window).filter((units) => units.class !== 'cleared');
  if (touched.length === 0) return whole;
  return {
    from: Math.min(...touched.map((units) => units.span.from)),
    to: Math.max(...touched.map((units) => units.span.to)),
  };
}
