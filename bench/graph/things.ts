import { z } from 'zod';
import { mergeSpans, type Span } from '../../src/kit/span.ts';
import { marks } from '../../src/db/bulk.ts';
import type { RawDatabase } from './raw-database.ts';

/** What a search reached, in words that every way of searching can say: `run f1-p2`, `cartons f1-o0 1-250`. */
export type Things = ReadonlySet<string>;

/** `n` of records by kind, as a story would name them; carton ranges of a series are joined. */
export async function thingsOf(raw: RawDatabase, reached: ArrayLike<number>): Promise<Things> {
  const things = new Set<string>();
  const ranges = new Map<string, Span[]>();
  const list = Array.from(reached);
  for (let from = 0; from < list.length; from += 1_000) {
    const part = list.slice(from, from + 1_000);
    const rows = await raw.rows(
      `select record.kind, record.id, series.id, packing.carton_from, packing.carton_to from record
        left join packing on packing.n = record.n left join record as series on series.n = packing.series
        where record.n in (${marks(part.length)})`,
      part,
    );
    for (const [kind, id, series, first, end] of rows) {
      if (kind !== 'packing') things.add(`${String(kind)} ${String(id)}`);
      else addRange(ranges, String(series), { from: Number(first), to: Number(end) });
    }
  }
  return withRanges(things, ranges);
}

/** How many of the reached are carton ranges as they were packed, before any are joined. */
export async function rangesAmong(raw: RawDatabase, reached: ArrayLike<number>): Promise<number> {
  const list = Array.from(reached);
  let ranges = 0;
  for (let from = 0; from < list.length; from += 1_000) {
    const part = list.slice(from, from + 1_000);
    const [row] = await raw.rows(`select count(*) from packing where n in (${marks(part.length)})`, part);
    ranges += Number(row?.[0]);
  }
  return ranges;
}

function addRange(ranges: Map<string, Span[]>, series: string, range: Span): void {
  const list = ranges.get(series) ?? [];
  ranges.set(series, list);
  list.push(range);
}

function withRanges(things: Set<string>, ranges: ReadonlyMap<string, readonly Span[]>): Things {
  for (const [series, list] of ranges) {
    for (const { from, to } of mergeSpans(list)) things.add(`cartons ${series} ${from}-${to}`);
  }
  return things;
}

const spanSchema = z.looseObject({ from: z.int(), to: z.int() });
const nodeSchema = z.looseObject({
  relation: z.string(),
  kind: z.string(),
  id: z.string(),
  facts: z.looseObject({ ranges: z.array(spanSchema).optional() }),
  get children() {
    return z.array(nodeSchema);
  },
});
type Node = z.infer<typeof nodeSchema>;
const storySchema = z.looseObject({
  nodes: z.int(),
  source: z.array(nodeSchema),
  market: z.array(nodeSchema),
});

/** What a story tells of both sides: material, runs, cartons, shipments and consignees; papers and the like left out. */
export function thingsOfStory(story: unknown): { source: Things; market: Things; nodes: number } {
  const { nodes, source, market } = storySchema.parse(story);
  return { source: thingsIn(source), market: thingsIn(market), nodes };
}

const WALKED = new Set(['run', 'material-lot', 'shipment']);

function thingsIn(roots: readonly Node[]): Things {
  const things = new Set<string>();
  const ranges = new Map<string, Span[]>();
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (WALKED.has(node.kind) || (node.kind === 'party' && node.relation === 'to')) {
      things.add(`${node.kind} ${node.id}`);
    }
    if (node.kind === 'cartons') {
      for (const range of node.facts.ranges ?? []) addRange(ranges, node.id, range);
    }
    for (const child of node.children) waiting.push(child);
  }
  return withRanges(things, ranges);
}

/** Fails with the first differences when two searches reached different things. */
export function requireSame(what: string, left: Things, right: Things): void {
  const onlyLeft = [...left].filter((thing) => !right.has(thing));
  const onlyRight = [...right].filter((thing) => !left.has(thing));
  if (onlyLeft.length + onlyRight.length === 0) return;
  throw new Error(
    `${what}: not the same set. Only in the first: ${onlyLeft.slice(0, 5).join(', ') || 'nothing'} (${onlyLeft.length}); ` +
      `only in the second: ${onlyRight.slice(0, 5).join(', ') || 'nothing'} (${onlyRight.length}).`,
  );
}

/** Part of the true things that were found, from 0 to 1. */
export function shareOf(found: Things, truth: Things): number {
  let met = 0;
  for (const thing of truth) if (found.has(thing)) met += 1;
  return met / truth.size;
}
