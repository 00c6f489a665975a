import { intersectSpans, spanLength, type Span } from '../../kit/span.ts';
import type { Key, PackingContentFact, PackingFact, ScopeFacts } from './scope-facts.ts';
import type { ScopeClass } from './scope-question.ts';
import { soleFinding, within, type Stretch } from './scope-stretches.ts';
import type { CartonRange } from './scope-world.ts';

/** Where units of a carton may be from: units of a run (all of it for null), and what befell them as cartons. */
export interface Source {
  readonly run: Key;
  readonly window: Span | null;
  /** Class by what was done to the carton: suspect itself, or a suspect lot added to it. */
  readonly extra: ScopeClass;
}

/** Units of one run in cartons, together over all cartons of their segment. */
export interface Content {
  readonly run: Key;
  readonly units: number;
  readonly sources: readonly Source[];
  /** The units are those of the window, each of them. */
  readonly isExact: boolean;
  /** How many units of which run these are is not certain either: none of them `contains`. */
  readonly isDoubtful?: true;
}

/** Cartons that every record treats alike: packed, shipped, moved and asked for together. */
export interface Segment {
  /** Its place among all segments of the book. */
  readonly index: number;
  readonly series: Key;
  readonly range: Span;
  contents: Content[];
  isPacked: boolean;
  /** Units that no record tells the run of. */
  hasUnknown: boolean;
  /** What may be in each of its cartons, where the records do not tell which of several cartons it is in. */
  doubt: Content | null;
}

/** All cartons that any record names, as segments in the order of their numbers, by series. */
export class CartonBook {
  readonly #series: ReadonlyMap<Key, readonly Segment[]>;
  readonly #all: readonly Segment[];

  constructor(edges: ReadonlyMap<Key, readonly number[]>) {
    const all: Segment[] = [];
    const series = new Map<Key, readonly Segment[]>();
    for (const [key, numbers] of [...edges].sort(([left], [right]) => left - right)) {
      const segments = segmentsOf(key, numbers, all.length);
      series.set(key, segments);
      for (const segment of segments) all.push(segment);
    }
    this.#series = series;
    this.#all = all;
  }

  /** In the order of their series and numbers. */
  all(): readonly Segment[] {
    return this.#all;
  }

  /** The segments of a range; its edges are edges of segments. */
  in({ series, range }: CartonRange): Segment[] {
    const segments = this.#series.get(series) ?? [];
    let [low, high] = [0, segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.range.to ?? 0) <= range.from) low = middle + 1;
      else high = middle;
    }
    const found: Segment[] = [];
    for (let index = low; index < segments.length; index += 1) {
      const segment = segments[index];
      if (segment === undefined || segment.range.from >= range.to) break;
      found.push(segment);
    }
    return found;
  }
}

/** Cuts the cartons at every edge that a record or the question has, and puts into them what was packed. */
export function openBook(
  facts: ScopeFacts,
  asked: readonly CartonRange[],
  stretchesOf: (run: Key) => readonly Stretch[],
): CartonBook {
  const edges = new Map<Key, number[]>();
  const edgesOf = (series: Key): number[] => {
    const known = edges.get(series);
    if (known !== undefined) return known;
    const made: number[] = [];
    edges.set(series, made);
    return made;
  };
  for (const ranges of [facts.packings, rangesOf(facts), asked])
    for (const { series, range } of ranges) edgesOf(series).push(range.from, range.to);
  for (const packing of facts.packings)
    for (const content of packing.contents) {
      if (content.span !== null && content.inUnitOrder)
        for (const edge of orderedEdges(packing, content, stretchesOf(content.run)))
          edgesOf(packing.series).push(edge);
    }
  const book = new CartonBook(edges);
  for (const packing of [...facts.packings].sort((left, right) => left.key - right.key)) {
    for (const segment of book.in(packing)) {
      segment.isPacked = true;
      for (const content of packing.contents) segment.contents.push(packed(packing, content, segment.range));
    }
  }
  for (const segment of book.all()) if (segment.contents.length > 1) segment.contents.sort(inOrder);
  return book;
}

function inOrder(left: Content, right: Content): number {
  const [one, other] = [left.sources[0]?.window?.from ?? 0, right.sources[0]?.window?.from ?? 0];
  return left.run - right.run || one - other || left.units - right.units;
}

/** All ranges that records beside packing name. */
function* rangesOf(facts: ScopeFacts): Generator<CartonRange> {
  for (const rework of facts.reworks) yield* rework.cartons;
  for (const row of facts.consumptions) if (row.cartons !== null) yield row.cartons;
  for (const move of facts.repacks.flatMap((repack) => repack.moves)) {
    yield move.from;
    if (move.to !== null) yield move.to;
  }
  for (const shipment of facts.shipments) {
    for (const { series, range } of shipment.lines)
      if (series !== null && range !== null) yield { series, range };
    for (const event of shipment.returns) yield* event.lines;
  }
}

function segmentsOf(series: Key, numbers: readonly number[], index: number): Segment[] {
  const segments: Segment[] = [];
  let from: number | null = null;
  // Carton numbers fit 32 bits, and sort as such without being compared one by one in JavaScript.
  for (const to of Int32Array.from(numbers).sort()) {
    if (from !== null && from < to) {
      // Written out: there may be a hundred thousand, and copying from another object costs as much again.
      segments.push({
        index: index + segments.length,
        series,
        range: { from, to },
        contents: [],
        isPacked: false,
        hasUnknown: false,
        doubt: null,
      });
    }
    from = to;
  }
  return segments;
}

/** Units that a span has beyond those that the cartons take: they were left out somewhere. */
function slackOf(packing: PackingFact, content: PackingContentFact): number | null {
  if (content.span === null || !content.inUnitOrder) return null;
  const slack = spanLength(content.span) - spanLength(packing.range) * content.unitsPerCarton;
  return slack < 0 ? null : slack;
}

/** Carton numbers between which a class changes, for cartons filled in unit order. */
function orderedEdges(
  packing: PackingFact,
  content: PackingContentFact,
  stretches: readonly Stretch[],
): number[] {
  const slack = slackOf(packing, content);
  const { span, unitsPerCarton: each } = content;
  if (slack === null || span === null) return [];
  // Nearly all lie within one stretch, where nothing changes.
  if (soleFinding(stretches, span) !== undefined) return [];
  const { from, to } = packing.range;
  return within(stretches, span)
    .map((stretch) => stretch.span.from - span.from)
    .filter((at) => at > 0)
    .flatMap((at) => [from + Math.floor((at - each - slack) / each) + 1, from + Math.ceil(at / each)])
    .filter((number) => number > from && number < to);
}

/** What a packing record puts into some of its cartons (reading 11). */
function packed(packing: PackingFact, content: PackingContentFact, range: Span): Content {
  const each = content.unitsPerCarton;
  const units = each * spanLength(range);
  const slack = slackOf(packing, content);
  if (slack === null || content.span === null)
    return {
      run: content.run,
      units,
      sources: [{ run: content.run, window: content.span, extra: 'cleared' }],
      isExact: content.span !== null && spanLength(content.span) === units && spanLength(range) === 1,
    };
  const first = content.span.from + (range.from - packing.range.from) * each;
  const window = { from: first, to: first + units + slack };
  const source = { run: content.run, window, extra: 'cleared' as const };
  return { run: content.run, units, sources: [source], isExact: slack === 0 };
}

/** Whether two ranges share a carton. */
export function touches(left: CartonRange, right: CartonRange): boolean {
  return left.series === right.series && intersectSpans(left.range, right.range) !== null;
}
