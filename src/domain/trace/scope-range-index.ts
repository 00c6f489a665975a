import type { Key } from './scope-facts.ts';
import type { CartonRange } from './scope-world.ts';

/** Things that are about carton ranges, found by the cartons that they share, in the order of their first carton. Ranges may overlap. */
export class RangeIndex<Item extends CartonRange> {
  readonly #series = new Map<
    Key,
    { readonly items: readonly Item[]; readonly furthest: readonly number[] }
  >();

  constructor(items: Iterable<Item>) {
    for (const [series, each] of Map.groupBy(items, (item) => item.series)) {
      each.sort((left, right) => left.range.from - right.range.from);
      let last = 0;
      const furthest = each.map(({ range }) => (last = Math.max(last, range.to)));
      this.#series.set(series, { items: each, furthest });
    }
  }

  touching({ series, range }: CartonRange): Item[] {
    const { items, furthest } = this.#series.get(series) ?? { items: [], furthest: [] };
    // Before the first place where anything reaches into the range nothing does.
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((furthest[middle] ?? 0) <= range.from) low = middle + 1;
      else high = middle;
    }
    const found: Item[] = [];
    for (let index = low; index < items.length; index += 1) {
      const item = items[index];
      if (item === undefined || item.range.from >= range.to) break;
      if (item.range.to > range.from) found.push(item);
    }
    return found;
  }
}
