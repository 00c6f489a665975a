import type { Span } from '../../kit/span.ts';
import { intersectSpans, spanLength } from '../../kit/span.ts';
import { CLEARED_OUTSIDE, mixture, piecesIn, standing, strongest } from './scope-classes.ts';
import type { Piece, Standing } from './scope-classes.ts';
import type { Key, PackingContentFact, PackingFact, RunFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { Profiles } from './scope-profiles.ts';

/** Units of one run in a range of like cartons; `units` over all of them. */
export interface Chunk {
  readonly run: Key;
  units: number;
  /** By what the run's records say. */
  own: Standing;
  /** By the cartons they are or were in. */
  carton: Standing;
}

/** A maximal range of cartons of a series to which the same happened. */
export interface Extent {
  readonly series: Key;
  readonly range: Span;
  /** Null: no packing record names them. Empty: packed with what is not looked at. */
  chunks: Chunk[] | null;
  /** Something went in of which nobody says what it was. */
  unknown: Standing | null;
}

export interface CartonRange {
  readonly series: Key;
  readonly range: Span;
}

/** What a run's units look like to the packer: strongest over all seeds. */
export function packedPieces(profiles: readonly Profiles[], run: RunFact): readonly (readonly Piece[])[] {
  return profiles.filter((one) => one.seed.cartons === null).map((one) => one.packed(run));
}

function standingIn(layers: readonly (readonly Piece[])[], span: Span | null): Standing {
  return strongest(layers.map((pieces) => mixture(piecesIn(pieces, span))));
}

/** Where a range of numbers has to be cut, series by series. */
export class CutPlan {
  readonly #cuts = new Map<Key, Set<number>>();

  at(series: Key, ...numbers: readonly number[]): void {
    const cuts = this.#cuts.get(series) ?? new Set<number>();
    this.#cuts.set(series, cuts);
    for (const number of numbers) cuts.add(number);
  }
  range({ series, range }: CartonRange): void {
    this.at(series, range.from, range.to);
  }
  sorted(series: Key): number[] {
    return [...(this.#cuts.get(series) ?? [])].sort((left, right) => left - right);
  }
  series(): Key[] {
    return [...this.#cuts.keys()].sort((left, right) => left - right);
  }
}

/** The units of a content that one carton range of its packing can hold; null: any unit of the run. */
export function unitsWithin(packing: PackingFact, content: PackingContentFact, range: Span): Span | null {
  const { span, unitsPerCarton } = content;
  if (span === null) return null;
  // A span that cannot hold the packed units is wrong, and then so may be any number in it.
  if (spanLength(packing.range) * unitsPerCarton > spanLength(span)) return null;
  if (!content.inUnitOrder) return span;
  const from = span.from + (range.from - packing.range.from) * unitsPerCarton;
  const last =
    range.to >= packing.range.to ? span.to : span.from + (range.to - packing.range.from) * unitsPerCarton;
  return { from, to: Math.min(last, span.to) };
}

/** Cuts a packing filled in unit order where the class of its units changes, so that each extent stands alike. */
export function cutInOrder(
  plan: CutPlan,
  packing: PackingFact,
  layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
): void {
  for (const content of packing.contents) {
    if (!content.inUnitOrder || content.span === null) continue;
    if (unitsWithin(packing, content, packing.range) === null) continue;
    for (const piece of (layers.get(content.run) ?? []).flat()) {
      const edge = intersectSpans(piece.span, content.span)?.from;
      if (edge === undefined || edge === content.span.from) continue;
      const carton = packing.range.from + Math.floor((edge - content.span.from) / content.unitsPerCarton);
      if (carton < packing.range.to) plan.at(packing.series, carton, Math.min(carton + 1, packing.range.to));
    }
  }
}

/** The cartons as packed, cut by the plan: what each holds, and how it stands. */
export function packedExtents(
  index: FactIndex,
  plan: CutPlan,
  layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
  suspects: readonly CartonRange[],
): Map<Key, Extent[]> {
  const bySeries = Map.groupBy(index.packings, (packing) => packing.series);
  const extents = new Map<Key, Extent[]>();
  for (const series of plan.series()) {
    const cuts = plan.sorted(series);
    const packings = [...(bySeries.get(series) ?? [])].sort(
      (left, right) => left.range.from - right.range.from || left.key - right.key,
    );
    extents.set(series, seriesExtents(series, cuts, packings, layers, suspects));
  }
  return extents;
}

function seriesExtents(
  series: Key,
  cuts: readonly number[],
  packings: readonly PackingFact[],
  layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
  suspects: readonly CartonRange[],
): Extent[] {
  const extents: Extent[] = [];
  let active: PackingFact[] = [];
  let next = 0;
  for (let at = 1; at < cuts.length; at += 1) {
    const range = { from: cuts[at - 1] ?? 0, to: cuts[at] ?? 0 };
    active = active.filter((packing) => packing.range.to > range.from);
    for (
      let packing = packings[next];
      packing !== undefined && packing.range.from <= range.from;
      packing = packings[next]
    ) {
      if (packing.range.to > range.from) active.push(packing);
      next += 1;
    }
    const isSuspect = suspects.some(
      (one) => one.series === series && intersectSpans(one.range, range) !== null,
    );
    const carton = suspects.length === 0 ? null : isSuspect ? standing('contains') : CLEARED_OUTSIDE;
    const chunks =
      active.length === 0 ? null : active.flatMap((packing) => chunksOf(packing, range, layers, carton));
    extents.push({ series, range, chunks, unknown: null });
  }
  return extents;
}

function chunksOf(
  packing: PackingFact,
  range: Span,
  layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
  carton: Standing | null,
): Chunk[] {
  return packing.contents.map((content) => ({
    run: content.run,
    units: content.unitsPerCarton * spanLength(range),
    own: standingIn(layers.get(content.run) ?? [], unitsWithin(packing, content, range)),
    carton: carton ?? standing('cleared'),
  }));
}

/** How a chunk stands by both. */
export function chunkStanding(chunk: Chunk): Standing {
  return strongest([chunk.own, chunk.carton]);
}
