import { intersectSpans, mergeSpans, spanLength } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';

/** How many cartons the ranges hold together; ranges that overlap are to be merged before. */
export function cartonsIn(ranges: readonly Span[]): number {
  return ranges.reduce((sum, range) => sum + spanLength(range), 0);
}

/** The parts of ranges that lie in one span. */
export function sharedRanges(ranges: readonly Span[], span: Span): Span[] {
  return touching(ranges, span).flatMap((range) => intersectSpans(range, span) ?? []);
}

/** Those of merged spans, in order, that touch one: found by halving, for there may be a hundred thousand. */
export function touching(spans: readonly Span[], one: Span): readonly Span[] {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) > one.from) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (end < spans.length && (spans[end]?.from ?? one.to) < one.to) end += 1;
  return spans.slice(low, end);
}

/** Ranges as one text, to tell them apart. */
export function rangesKey(series: number, ranges: readonly Span[]): string {
  return `${String(series)} ${mergeSpans(ranges)
    .map(({ from, to }) => `${String(from)}-${String(to)}`)
    .join()}`;
}
