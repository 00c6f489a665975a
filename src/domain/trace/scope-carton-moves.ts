import { spanLength } from '../../kit/span.ts';
import type { CartonBook, Content, Segment, Source } from './scope-cartons.ts';
import type { Key, RepackMoveFact } from './scope-facts.ts';
import type { CartonRange } from './scope-world.ts';

/** Sources without doubles. */
export function mergeSources(sources: readonly Source[]): Source[] {
  const seen = new Map(sources.map((source) => [sourceId(source), source]));
  return [...seen].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, source]) => source);
}

function sourceId({ run, window, extra }: Source): string {
  return JSON.stringify([run, window?.from ?? 0, window?.to ?? 0, extra]);
}

/** Contents of one run joined into one. */
export function mergeContents(contents: readonly Content[]): Content[] {
  return [...Map.groupBy(contents, (content) => content.run)]
    .sort(([left], [right]) => left - right)
    .flatMap(([run, all]) => {
      const [only] = all;
      if (all.length === 1 && only !== undefined) return only.units > 0 ? [only] : [];
      const units = all.reduce((sum, content) => sum + content.units, 0);
      const sources = mergeSources(all.flatMap((content) => content.sources));
      return units > 0 ? [{ run, units, sources, isExact: false }] : [];
    });
}

interface Taken {
  readonly contents: Content[];
  /** Units that left although no record put them there, and nothing says of which run. */
  readonly unknown: number;
}

/** How many units that a move may mean are in its cartons. */
export function unitsThere(book: CartonBook, move: RepackMoveFact): number {
  let units = 0;
  for (const segment of book.in(move.from))
    for (const content of segment.contents)
      if (move.run === null || content.run === move.run) units += content.units;
  return units;
}

/** Of which run the units of a move were is on no record, and those left behind may be of any of several. */
export function isRunUnknown(book: CartonBook, move: RepackMoveFact): boolean {
  if (move.run !== null) return false;
  const contents = book.in(move.from).flatMap((segment) => segment.contents);
  return new Set(contents.map((content) => content.run)).size > 1 && move.units < unitsThere(book, move);
}

/**
 * Takes units out of cartons. Which of them is on no record: what goes and what stays are the same mixture. Units beyond those that are
 * there are of the named run, any of it; `befell` is what had happened to all that was in these cartons.
 */
export function takeOut(book: CartonBook, move: RepackMoveFact, befell: Source['extra']): Taken {
  const segments = book.in(move.from);
  const isMeant = (content: Content): boolean => move.run === null || content.run === move.run;
  const meant = segments.flatMap((segment) => segment.contents.filter(isMeant));
  const there = meant.reduce((sum, content) => sum + content.units, 0);
  const taken: Content[] = [];
  let left = move.units;
  const isAll = left >= there;
  const mixture = mergeSources(meant.flatMap((content) => content.sources));
  for (const segment of segments) {
    segment.contents = segment.contents.flatMap((content) => {
      if (!isMeant(content)) return [content];
      const units = Math.min(left, content.units);
      left -= units;
      // With no run named and some left behind, what stays may be of any run that was there too.
      const sources = isAll ? content.sources : mixture;
      if (units > 0) taken.push({ ...content, units, sources, isExact: false });
      const stays = move.run === null && !isAll ? mixture : content.sources;
      const rest = { ...content, units: content.units - units, sources: stays, isExact: false };
      return rest.units > 0 ? [rest] : [];
    });
  }
  if (left > 0 && move.run !== null)
    taken.push({
      ...{ run: move.run, units: left, isExact: false },
      sources: [{ ...anyOf(move.run), extra: befell }],
    });
  return { contents: mergeContents(taken), unknown: move.run === null ? left : 0 };
}

export function anyOf(run: Key): Source {
  return { run, window: null, extra: 'cleared' };
}

/** Puts units into cartons, evenly over the range. */
export function putIn(book: CartonBook, to: CartonRange, taken: Taken): void {
  const segments = book.in(to);
  const cartons = spanLength(to.range);
  let done = 0;
  for (const segment of segments) {
    const before = done;
    done += spanLength(segment.range);
    const added = taken.contents.map((content) => ({
      ...content,
      units: Math.floor((content.units * done) / cartons) - Math.floor((content.units * before) / cartons),
    }));
    segment.contents = mergeContents([...segment.contents, ...added]);
    segment.isPacked = true;
    if (taken.unknown > 0) segment.hasUnknown = true;
  }
}

/** Changes what befell the contents of cartons. */
export function markAll(segment: Segment, join: (extra: Source['extra']) => Source['extra']): void {
  segment.contents = segment.contents.map((content) => ({
    ...content,
    sources: mergeSources(content.sources.map((source) => ({ ...source, extra: join(source.extra) }))),
  }));
}
