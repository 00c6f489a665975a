import { intersectSpans, spanLength, type Span } from '../../kit/span.ts';
import { finding, joinPaths, mixFindings, noCounts, type Finding, type Tally } from './scope-lattice.ts';

/** End of the units of a run that is still open: its stretches have none. */
const OPEN_END = Number.MAX_SAFE_INTEGER;

/** Units of a run with one finding. Lists of them cover their run without holes, in order. */
export interface Stretch {
  readonly span: Span;
  readonly finding: Finding;
}

/** The units of a run, numbered from 1. */
export function wholeOf(run: { readonly made: number | null }): Span {
  return { from: 1, to: run.made === null ? OPEN_END : run.made + 1 };
}

/** Maximal pieces of `whole` over which the same items lie, each with those items. */
export function sweep<Item extends { readonly span: Span }>(
  whole: Span,
  items: readonly Item[],
): { span: Span; items: Item[] }[] {
  const edges = new Set([whole.from, whole.to]);
  const inside: Item[] = [];
  for (const item of items) {
    const part = intersectSpans(whole, item.span);
    if (part === null) continue;
    edges.add(part.from).add(part.to);
    inside.push(item);
  }
  inside.sort((left, right) => left.span.from - right.span.from);
  const sorted = [...edges].sort((left, right) => left - right);
  const pieces: { span: Span; items: Item[] }[] = [];
  let active: Item[] = [];
  let next = 0;
  sorted.slice(1).forEach((to, index) => {
    const from = sorted[index] ?? to;
    active = active.filter((item) => item.span.to > from);
    for (let item = inside[next]; item !== undefined && item.span.from <= from; item = inside[next]) {
      active.push(item);
      next += 1;
    }
    if (from < to) pieces.push({ span: { from, to }, items: [...active] });
  });
  return pieces;
}

/** Stretches of several paths over the same units as one list: each unit with its strongest path. */
export function overlay(whole: Span, paths: readonly (readonly Stretch[])[]): Stretch[] {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined) return mergeAlike(only);
  const pieces = sweep(whole, paths.flat());
  return mergeAlike(
    pieces.map(({ span, items }) => ({ span, finding: joinPaths(items.map((item) => item.finding)) })),
  );
}

/** Neighbours that say the same, joined. */
function mergeAlike(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last !== undefined && isAlike(last.finding, stretch.finding)) {
      merged[merged.length - 1] = {
        span: { from: last.span.from, to: stretch.span.to },
        finding: last.finding,
      };
    } else merged.push(stretch);
  }
  return merged;
}

function isAlike(left: Finding, right: Finding): boolean {
  return (
    left === right ||
    (left.class === right.class &&
      left.reasons.join() === right.reasons.join() &&
      left.room?.quantity === right.room?.quantity &&
      left.room?.units === right.room?.units &&
      left.restsOn.join() === right.restsOn.join() &&
      left.waits.join() === right.waits.join())
  );
}

/** Index of the stretch that holds a unit (the first where the number lies before all). */
function indexAt(stretches: readonly Stretch[], unit: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.span.from ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Stretches that a span touches; null: all. */
export function within(stretches: readonly Stretch[], span: Span | null): Stretch[] {
  if (span === null) return [...stretches];
  const found: Stretch[] = [];
  for (let index = indexAt(stretches, span.from); index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.span.from >= span.to) break;
    if (stretch.span.to > span.from) found.push(stretch);
  }
  return found;
}

/** What some unit out of a span is, when it is not known which. */
export function mixOver(stretches: readonly Stretch[], span: Span | null): Finding {
  const touched = within(stretches, span);
  return mixFindings((touched.length === 0 ? stretches : touched).map((stretch) => stretch.finding));
}

/**
 * What `mixOver` rests on, where that is a single thing: the finding of the one stretch that a span touches, or null for all of them;
 * undefined where the span touches several.
 */
export function soleFinding(stretches: readonly Stretch[], span: Span | null): Finding | null | undefined {
  if (span === null) return null;
  const at = stretches.length === 1 ? 0 : indexAt(stretches, span.from);
  const stretch = stretches[at];
  if (stretch === undefined) return undefined;
  const isInside = stretch.span.from <= span.from && span.to <= stretch.span.to;
  return isInside ? stretch.finding : undefined;
}

/** How many units of a span fall in each class. */
export function countOver(stretches: readonly Stretch[], span: Span): Tally {
  const counts = noCounts();
  for (const stretch of within(stretches, span)) {
    const part = intersectSpans(stretch.span, span);
    if (part !== null) counts[stretch.finding.class] += spanLength(part);
  }
  return counts;
}

/** The pieces of a stretch of units by what lies over them; what nothing lies over is clear of it. */
export function filled(whole: Span, items: readonly Stretch[]): Stretch[] {
  const rest = finding({ class: 'cleared', reasons: ['outside-span'] });
  return sweep(whole, items).map((piece) => ({
    span: piece.span,
    finding: piece.items.length === 0 ? rest : joinPaths(piece.items.map((item) => item.finding)),
  }));
}
