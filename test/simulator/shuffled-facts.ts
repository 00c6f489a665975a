import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { Tape } from './tape.ts';

/** Lists whose order means something: moves of one repacking, cartons and contents as they are named by a caller. */
const ORDERED = new Set(['moves', 'variants']);

/** The same facts with every list in another order, at every depth. */
export function shuffledFacts(facts: ScopeFacts, seed: readonly number[]): ScopeFacts {
  const tape = new Tape(
    Array.from({ length: 5000 }, (_, index) => (seed[index % seed.length] ?? 0) * 31 + index * 17),
  );
  const shuffle = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((item) => shuffle(item, ''));
      return ORDERED.has(name) ? items : tape.shuffled(items);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shuffle(item, key)]));
  };
  // The shape is that of the facts: only the order of lists has changed.
  return shuffle(facts, '') as ScopeFacts;
}
