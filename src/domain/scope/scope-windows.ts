import type { Span } from '../../kit/span.ts';
import { mergeSpans, subtractSpans } from '../../kit/span.ts';
import { isBefore } from './scope-dates.ts';
import type { RunFact } from '../trace/scope-facts.ts';

/** Units a time window means: those made in it for certain, and those that may have been. */
export interface Region {
  readonly sure: readonly Span[];
  readonly may: readonly Span[];
}

/** All units of a run; of an open run as many as there could be. */
export function unitsOf(run: RunFact): Span {
  return { from: 1, to: run.made === null ? OPEN_END : run.made + 1 };
}

/** One past the last unit of a run that is not closed. */
export const OPEN_END = 1_000_000_001;

/**
 * Reading 17. A count wholly inside the window is certain, one that the window cuts may be wholly in it, and a gap between
 * counts belongs to both neighbours. Units in no count may have been made at any time. Without counts a run wholly inside is
 * certain, one partly inside may be; a run whose times are not recorded may be.
 */
export function windowRegion(run: RunFact, window: { readonly from: string; readonly to: string }): Region {
  const whole = unitsOf(run);
  if (run.counts.length === 0) return withoutCounts(run, window, whole);
  const counts = [...run.counts].sort((left, right) =>
    left.from < right.from ? -1 : left.from > right.from ? 1 : 0,
  );
  const sure: Span[] = [];
  const may: Span[] = [];
  counts.forEach((count, index) => {
    if (window.from <= count.from && count.to <= window.to) sure.push(count.span);
    else if (touches(window, count.from, count.to)) may.push(count.span);
    else {
      const before = index === 0 ? run.started : counts[index - 1]?.to;
      const after = index === counts.length - 1 ? run.ended : counts[index + 1]?.from;
      const inGap = (from: string | null | undefined, to: string | null | undefined): boolean =>
        from !== null &&
        from !== undefined &&
        to !== null &&
        to !== undefined &&
        from < to &&
        touches(window, from, to);
      if (inGap(before, count.from) || inGap(count.to, after)) may.push(count.span);
    }
  });
  const uncounted = subtractSpans(
    whole,
    counts.map((count) => count.span),
  );
  return { sure: clip(sure, whole), may: minus(clip([...may, ...uncounted], whole), sure) };
}

function withoutCounts(run: RunFact, window: { from: string; to: string }, whole: Span): Region {
  const { started, ended } = run;
  if (started === null || ended === null) return { sure: [], may: [whole] };
  const start = started.length === 10 ? `${started}T00:00` : started;
  const end = ended.length === 10 ? `${ended}T23:59` : ended;
  if (window.from <= start && end <= window.to) return { sure: [whole], may: [] };
  return touches(window, start, end) ? { sure: [], may: [whole] } : { sure: [], may: [] };
}

function touches(window: { from: string; to: string }, from: string, to: string): boolean {
  return isBefore(window.from, to) && isBefore(from, window.to);
}

function clip(spans: readonly Span[], whole: Span): Span[] {
  return mergeSpans(
    spans.map((span) => ({ from: Math.max(span.from, whole.from), to: Math.min(span.to, whole.to) })),
  );
}

function minus(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return spans.flatMap((span) => subtractSpans(span, taken));
}
