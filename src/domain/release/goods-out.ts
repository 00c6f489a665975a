import { intersectSpans, mergeSpans, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';

/** Goods that leave by a line of a shipment. Records go by their numbers; those that are still to be recorded have made-up ones. */
export interface Leaving {
  /** The record that leads them out. */
  readonly by: { readonly kind: string; readonly id: string };
  /** Its number, and the entry that says what it says; absent: it is still to be recorded. */
  readonly n?: number;
  readonly entry?: number;
  readonly shipment: number;
  readonly shipmentCode: string;
  /** Day it left; null: nobody says. */
  readonly date: string | null;
  /** Site it left; null: nobody says. */
  readonly from: number | null;
  readonly series: number | null;
  /** Carton numbers `[from, to)`; null: none are named. */
  readonly range: Span | null;
  readonly run: number | null;
  readonly product: number | null;
}

/** Units of a run in cartons. */
export interface PackedUnits {
  readonly series: number;
  readonly range: Span;
  /** Null: units were moved there, and nobody can say of which run. */
  readonly run: number | null;
  readonly span: Span | null;
  /** Where the cartons were filled in unit order. */
  readonly unitsPerCarton: number | null;
}

/** What a line takes with it: units of a run, in which of its cartons. */
export interface Taken {
  readonly line: Leaving;
  readonly run: number;
  readonly range: Span | null;
  /** Units of the run that may be among them; null: all of them. */
  readonly span: Span | null;
}

/** Goods on a line that nobody can say the run of; without numbers where the line has none. */
export interface Nameless {
  readonly line: Leaving;
  readonly range: Span | null;
}

/** What lines take with them, as far as it is on record. */
export interface Contents {
  readonly taken: readonly Taken[];
  readonly nameless: readonly Nameless[];
}

/** Goods that must not leave, and why. */
export interface Stopped {
  readonly line: Leaving;
  /** What stops them: `held`, `unreleased`; a later concept has its own word. */
  readonly stop: string;
  readonly range: Span | null;
  /** Why, in a sentence. */
  readonly says: string;
  readonly todo: string;
}

/** What is in cartons, by series. */
export type PackedIndex = ReadonlyMap<number, SortedRanges<PackedUnits>>;

/** Ranges of cartons by their series, so that those that overlap one are found without looking at all. */
export function rangesBySeries<Ranged extends { readonly series: number; readonly range: Span }>(
  list: readonly Ranged[],
): ReadonlyMap<number, SortedRanges<Ranged>> {
  const bySeries = Map.groupBy(list, ({ series }) => series);
  return new Map([...bySeries].map(([series, ranges]) => [series, new SortedRanges(ranges)]));
}

/** What the cartons of these lines hold. */
export function contentsOf(lines: readonly Leaving[], packed: readonly PackedIndex[]): Contents {
  const taken: Taken[] = [];
  const nameless: Nameless[] = [];
  for (const line of lines) {
    const range = line.range ?? EVERY_CARTON;
    const { series } = line;
    const found =
      series === null ? [] : packed.flatMap((index) => index.get(series)?.overlapping(range) ?? []);
    const known: Span[] = [];
    const unknown: Span[] = [];
    for (const one of found) {
      const within = intersectSpans(one.range, range) ?? one.range;
      if (one.run === null) unknown.push(within);
      else known.push(within);
      if (one.run !== null) taken.push(takenFrom(line, within, { ...one, run: one.run }));
    }
    if (line.run === null) nameless.push(...namelessOf(line, known, unknown));
    else taken.push({ line, run: line.run, range: line.range, span: null });
  }
  return { taken, nameless };
}

/**
 * What of a line nobody can say the run of: cartons that no record says the contents of, carton by carton. Which cartons a line took that
 * names none, nobody knows, however many of its series are packed.
 */
function namelessOf(line: Leaving, known: readonly Span[], unknown: readonly Span[]): Nameless[] {
  if (line.range === null) return [{ line, range: null }];
  const left = mergeSpans([...subtractSpans(line.range, known), ...unknown]);
  return left.map((range) => ({ line, range }));
}

/** Stands for a range that nobody says. */
export const EVERY_CARTON: Span = { from: 1, to: Number.MAX_SAFE_INTEGER };

function takenFrom(line: Leaving, range: Span, packed: PackedUnits & { readonly run: number }): Taken {
  const { run, span, unitsPerCarton } = packed;
  if (span === null || unitsPerCarton === null) return { line, run, range, span };
  const from = span.from + (range.from - packed.range.from) * unitsPerCarton;
  const to = Math.min(span.to, span.from + (range.to - packed.range.from) * unitsPerCarton);
  return { line, run, range, span: from < to ? { from, to } : span };
}

/** Ranges of one series, found by the cartons they share: cost follows what is found. */
export class SortedRanges<Ranged extends { readonly range: Span }> {
  readonly #list: readonly Ranged[];
  readonly #widest: number;

  constructor(list: readonly Ranged[]) {
    this.#list = list.toSorted((left, right) => left.range.from - right.range.from);
    this.#widest = list.reduce((most, { range }) => Math.max(most, range.to - range.from), 0);
  }

  overlapping({ from, to }: Span): Ranged[] {
    const found: Ranged[] = [];
    for (let at = this.#firstFrom(from - this.#widest); at < this.#list.length; at += 1) {
      const one = this.#list[at];
      if (one === undefined || one.range.from >= to) break;
      if (one.range.to > from) found.push(one);
    }
    return found;
  }

  /** Index of the first range that begins there or later. */
  #firstFrom(from: number): number {
    let [low, high] = [0, this.#list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#list[middle]?.range.from ?? from) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A stretch of cartons as people count them. */
export function cartonText(range: Span | null): string {
  if (range === null || range.to === EVERY_CARTON.to) return 'Goods';
  const last = range.to - 1;
  return range.from === last ? `Carton ${String(last)}` : `Cartons ${String(range.from)} to ${String(last)}`;
}
