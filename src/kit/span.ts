import { z } from 'zod';

/** A half-open interval of whole numbers `[from, to)`: units of a run or carton numbers of a series, counted from 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Number of whole numbers in the span. */
export function spanLength(span: Span): number {
  return span.to - span.from;
}

/** The part two spans share, or null when they do not touch. */
export function intersectSpans(left: Span, right: Span): Span | null {
  const from = Math.max(left.from, right.from);
  const to = Math.min(left.to, right.to);
  return from < to ? { from, to } : null;
}

/** Sorts spans and joins those that overlap or touch: the smallest list that covers the same numbers. */
export function mergeSpans(spans: Iterable<Span>): Span[] {
  const sorted = [...spans]
    .filter((span) => span.from < span.to)
    .sort((left, right) => left.from - right.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/** What is left of `whole` when every span of `taken` is cut out of it. */
export function subtractSpans(whole: Span, taken: Iterable<Span>): Span[] {
  const left: Span[] = [];
  let from = whole.from;
  for (const cut of mergeSpans(taken)) {
    if (cut.to <= from) continue;
    if (cut.from >= whole.to) break;
    if (cut.from > from) left.push({ from, to: cut.from });
    from = Math.max(from, cut.to);
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left;
}

/** Cuts `whole` at every edge of `spans`: maximal pieces over which membership in each span is constant. */
export function cutSpan(whole: Span, spans: Iterable<Span>): Span[] {
  const edges = new Set([whole.from, whole.to]);
  for (const span of spans) {
    if (span.from > whole.from && span.from < whole.to) edges.add(span.from);
    if (span.to > whole.from && span.to < whole.to) edges.add(span.to);
  }
  const sorted = [...edges].sort((left, right) => left - right);
  const pieces: Span[] = [];
  for (let index = 1; index < sorted.length; index += 1) {
    const from = sorted[index - 1];
    const to = sorted[index];
    if (from !== undefined && to !== undefined) pieces.push({ from, to });
  }
  return pieces;
}

/** Largest unit or carton number. */
export const NUMBER_LIMIT = 1_000_000_000;

export const spanSchema = z
  .strictObject({
    from: z.int().min(1).max(NUMBER_LIMIT).describe('First number'),
    to: z
      .int()
      .min(2)
      .max(NUMBER_LIMIT + 1)
      .describe('One past the last number'),
  })
  .refine((span) => span.from < span.to, 'a span must hold at least one number: from is before to')
  .describe('Half-open span [from, to) of whole numbers counted from 1: {from: 1, to: 271} is 1 to 270');
