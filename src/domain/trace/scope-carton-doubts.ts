import { touches } from './scope-cartons.ts';
import type { ConsumptionFact, ReworkFact } from './scope-facts.ts';
import type { CartonRange, ScopeWorld } from './scope-world.ts';

/** Cartons between which units moved, with everything that befell them in an order that no record tells. */
export interface DoubtfulCluster {
  readonly cartons: CartonRange[];
  readonly reworks: readonly ReworkFact[];
  readonly additions: readonly ConsumptionFact[];
  readonly isRunKnown: boolean;
}

interface Dated {
  readonly cartons: readonly CartonRange[];
  readonly date: string | null;
  readonly of: unknown;
}

/**
 * Groups of cartons linked by repackings in which two records have no order in time: one without a date, or both on one day. A single
 * repacking, and nothing else, is in order by itself.
 */
export function doubtfulClusters(
  world: ScopeWorld,
  additions: readonly ConsumptionFact[],
): DoubtfulCluster[] {
  const moves = datedMoves(world);
  const reworks = world.facts.reworks.map((rework) => ({
    cartons: rework.cartons,
    date: rework.date,
    of: rework,
  }));
  const added = additions.flatMap((row) =>
    row.cartons === null ? [] : [{ cartons: [row.cartons], date: row.date, of: row }],
  );
  const clusters: DoubtfulCluster[] = [];
  const waiting = new Set(moves);
  for (const start of moves) {
    if (!waiting.delete(start)) continue;
    const cluster = [start];
    for (const next of cluster)
      for (const other of waiting)
        if (meets(next, other)) {
          waiting.delete(other);
          cluster.push(other);
        }
    const near = (each: Dated): boolean => cluster.some((move) => meets(move, each));
    const [reworked, stuck] = [reworks.filter(near), added.filter(near)];
    if (isInOrder([...cluster, ...reworked, ...stuck])) continue;
    clusters.push({
      cartons: cluster.flatMap((move) => move.cartons),
      reworks: reworked.map((each) => each.of),
      additions: stuck.map((each) => each.of),
      isRunKnown: cluster.every((move) => move.isRunKnown),
    });
  }
  return clusters;
}

function datedMoves(world: ScopeWorld) {
  return world.facts.repacks.flatMap((repack) =>
    repack.moves.map((move) => ({
      cartons: [move.from, ...(move.to === null ? [] : [move.to])],
      date: repack.date,
      of: repack,
      isRunKnown: move.run !== null,
    })),
  );
}

function meets(left: Dated, right: Dated): boolean {
  return left.cartons.some((one) => right.cartons.some((other) => touches(one, other)));
}

/** Every record has a day of its own (moves of one repacking are in the order they stand in). */
function isInOrder(events: readonly Dated[]): boolean {
  const dates = [...new Map(events.map((event) => [event.of, event.date])).values()];
  if (dates.length < 2) return true;
  return dates.every((date) => date !== null) && new Set(dates).size === dates.length;
}
