import { intersectSpans } from '../../kit/span.ts';
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
  readonly run: number;
  readonly span: Span | null;
  /** Where the cartons were filled in unit order. */
  readonly unitsPerCarton: number | null;
}

/** What a line takes with it: units of a run, in which of its cartons. */
export interface Taken {
  readonly line: Leaving;
  readonly run: number;
  readonly range: Span | null;
  /** Units of the run that may be among them; null: any. */
  readonly span: Span | null;
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

export function indexPacked(packed: readonly PackedUnits[]): PackedIndex {
  const bySeries = Map.groupBy(packed, ({ series }) => series);
  return new Map([...bySeries].map(([series, list]) => [series, new SortedRanges(list)]));
}

/** What the cartons of these lines hold, as far as it is on record. */
export function takenBy(lines: readonly Leaving[], packed: readonly PackedIndex[]): Taken[] {
  return lines.flatMap((line): Taken[] => {
    const named = line.run === null ? [] : [{ line, run: line.run, range: line.range, span: null }];
    const { series } = line;
    if (series === null) return named;
    const range = line.range ?? EVERY_CARTON;
    const found = packed.flatMap((index) => index.get(series)?.overlapping(range) ?? []);
    return [...named, ...found.map((one) => takenFrom(line, range, one))];
  });
}

/** Stands for a range that nobody says. */
export const EVERY_CARTON: Span = { from: 1, to: Number.MAX_SAFE_INTEGER };

function takenFrom(line: Leaving, within: Span, packed: PackedUnits): Taken {
  const range = intersectSpans(packed.range, within) ?? packed.range;
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
