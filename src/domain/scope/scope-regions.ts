import type { Span } from '../../kit/span.ts';
import { intersectSpans, mergeSpans, spanLength } from '../../kit/span.ts';
import type { ConsumptionFact, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import { unitsOf, windowRegion } from './scope-windows.ts';

/** The units a row may concern: a span, a window through the counts, cartons through their packing, or the whole run. */
export function regionOf(index: FactIndex, run: RunFact, row: ConsumptionFact): readonly Span[] {
  const whole = unitsOf(run);
  if (row.span !== null) {
    const inside = intersectSpans(row.span, whole);
    // A span past the end of the run contradicts it: then nobody can say which units are meant.
    return inside === null || inside.to !== row.span.to ? [whole] : [inside];
  }
  if (row.window !== null) {
    const { sure, may } = windowRegion(run, row.window);
    const touched = mergeSpans([...sure, ...may]);
    return touched.length === 0 ? [whole] : touched;
  }
  if (row.cartons !== null) return packedSpans(index, run, row.cartons);
  return [whole];
}

/** The units of a run that may be in these cartons. */
export function packedSpans(
  index: FactIndex,
  run: RunFact,
  cartons: { readonly series: number; readonly range: Span },
): readonly Span[] {
  const whole = unitsOf(run);
  const spans: Span[] = [];
  for (const { packing, content } of index.packingsOfRun.get(run.key) ?? []) {
    if (packing.series !== cartons.series) continue;
    if (intersectSpans(packing.range, cartons.range) === null) continue;
    spans.push(content.span ?? whole);
  }
  return spans.length === 0 ? [whole] : mergeSpans(spans);
}

export function unitsIn(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + spanLength(span), 0);
}

export interface Cluster<Item> {
  readonly items: readonly Item[];
  /** Units that any of the items may concern. */
  readonly region: readonly Span[];
}

/** Groups items whose regions touch one another, directly or through others. */
export function clustersOf<Item extends { readonly region: readonly Span[] }>(
  items: readonly Item[],
): Cluster<Item>[] {
  const parent = items.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const edges = items
    .flatMap((item, owner) => item.region.map((span) => ({ span, owner })))
    .sort((left, right) => left.span.from - right.span.from || left.owner - right.owner);
  let reach = { to: 0, owner: 0 };
  for (const { span, owner } of edges) {
    if (span.from < reach.to) parent[rootOf(owner)] = rootOf(reach.owner);
    if (span.to > reach.to) reach = { to: span.to, owner };
  }
  const groups = Map.groupBy(items, (_, index) => rootOf(index));
  return [...groups.values()].map((group) => ({
    items: group,
    region: mergeSpans(group.flatMap((item) => item.region)),
  }));
}
