import { unitsThere } from './scope-carton-moves.ts';
import { touches, type CartonBook } from './scope-cartons.ts';
import type { ConsumptionFact, Key, RepackFact, ReworkFact } from './scope-facts.ts';
import type { ScopeWorld } from './scope-world.ts';

export type CartonEvent =
  | {
      readonly date: string | null;
      readonly key: Key;
      readonly kind: 'addition';
      readonly row: ConsumptionFact;
    }
  | { readonly date: string | null; readonly key: Key; readonly kind: 'rework'; readonly rework: ReworkFact }
  | { readonly date: string | null; readonly key: Key; readonly kind: 'repack'; readonly repack: RepackFact };

const ORDER = ['addition', 'rework', 'repack'];

/** All that befell packed cartons, by day; undated records come last. */
export function cartonEvents(world: ScopeWorld, additions: readonly ConsumptionFact[]): CartonEvent[] {
  const { facts } = world;
  const reworks = [...world.reworksInto.values()].flat().filter((rework) => rework.cartons.length > 0);
  const events: CartonEvent[] = [
    ...additions.map((row) => ({ date: row.date, key: row.key, kind: 'addition' as const, row })),
    ...reworks.map((rework) => ({ date: rework.date, key: rework.key, kind: 'rework' as const, rework })),
    ...facts.repacks.map((each) => ({
      date: each.date,
      key: each.key,
      kind: 'repack' as const,
      repack: each,
    })),
  ];
  const when = (event: CartonEvent): string => event.date ?? '~';
  return events.sort(
    (left, right) =>
      (when(left) < when(right) ? -1 : when(left) > when(right) ? 1 : 0) ||
      ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind) ||
      left.key - right.key,
  );
}

/** Lives through events; an undated repacking comes before a later one that takes out what only it can have put there. */
export function inOrder(
  book: CartonBook,
  events: readonly CartonEvent[],
  live: (event: CartonEvent) => void,
): void {
  const undated = new Set(events.filter((event) => event.kind === 'repack' && event.date === null));
  const done = new Set<CartonEvent>();
  const perform = (event: CartonEvent): void => {
    if (done.has(event)) return;
    done.add(event);
    if (event.kind === 'repack' && undated.size > 0) {
      const lacking = event.repack.moves.filter((move) => unitsThere(book, move) < move.units);
      for (const other of undated)
        if (other.kind === 'repack' && lacking.some(({ from }) => feeds(other.repack, from))) perform(other);
    }
    live(event);
  };
  for (const event of events) perform(event);
}

function feeds(repack: RepackFact, cartons: RepackFact['moves'][number]['from']): boolean {
  return repack.moves.some((move) => move.to !== null && touches(move.to, cartons));
}
