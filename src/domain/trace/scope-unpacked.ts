import type { CartonBook } from './scope-cartons.ts';
import type { Key, RunFact } from './scope-facts.ts';
import type { ScopeWorld } from './scope-world.ts';

/**
 * Segments, by their index, whose shipment lines all say that they carry another run or product than those looked at (reading 13). It
 * counts where no packing record tells better.
 */
export function cartonsOfOthers(
  world: ScopeWorld,
  book: CartonBook,
  runs: ReadonlyMap<Key, RunFact>,
): ReadonlySet<number> {
  const products = new Set([...runs.values()].map(({ product }) => product));
  const [others, own] = [new Set<number>(), new Set<number>()];
  for (const { lines } of world.facts.shipments)
    for (const { series, range, run, product } of lines) {
      if (series === null || range === null) continue;
      const isOther = run === null ? product !== null && !products.has(product) : !runs.has(run);
      for (const { index, isPacked } of book.in({ series, range }))
        if (!isPacked) (isOther ? others : own).add(index);
    }
  return others.difference(own);
}
