import type { CartonBook, Segment } from './scope-cartons.ts';
import type { ConsumptionFact, ReworkFact } from './scope-facts.ts';
import type { CartonRange, ScopeWorld } from './scope-world.ts';

/** Cartons between which units moved or that were reworked together, with everything that befell them. */
export interface Cluster {
  readonly segments: Segment[];
  readonly reworks: ReworkFact[];
  readonly additions: ConsumptionFact[];
  /** By record, its day. */
  readonly dates: Map<unknown, string | null>;
  /** What is in which of its cartons cannot be told: the order of two of its records, or the run of units that moved, is not known. */
  isDoubtful: boolean;
}

/** Which cartons hang together, and of which of them the records tell what is in which. */
export class Clusters {
  readonly #book: CartonBook;
  readonly #parents = new Map<Segment, Segment>();
  readonly #clusters = new Map<Segment, Cluster>();

  constructor(world: ScopeWorld, book: CartonBook, additions: readonly ConsumptionFact[]) {
    this.#book = book;
    for (const repack of world.facts.repacks)
      for (const { from, to } of repack.moves) this.#join(to === null ? [from] : [from, to]);
    for (const rework of world.facts.reworks) this.#join(rework.cartons);
    for (const segment of this.#parents.keys()) this.#clusterAt(segment).segments.push(segment);
    for (const repack of world.facts.repacks)
      for (const { from } of repack.moves)
        for (const cluster of this.touching(from)) cluster.dates.set(repack, repack.date);
    for (const rework of world.facts.reworks)
      for (const cluster of rework.cartons.flatMap((cartons) => this.touching(cartons))) {
        if (!cluster.dates.has(rework)) cluster.reworks.push(rework);
        cluster.dates.set(rework, rework.date);
      }
    for (const row of additions)
      for (const cluster of row.cartons === null ? [] : this.touching(row.cartons)) {
        cluster.additions.push(row);
        cluster.dates.set(row, row.date);
      }
    for (const cluster of this.#clusters.values()) cluster.isDoubtful = !isInOrder(cluster.dates);
  }

  /** The clusters that some cartons are in. */
  touching(cartons: CartonRange): Cluster[] {
    const found = this.#book
      .in(cartons)
      .flatMap((segment) => (this.#parents.has(segment) ? [this.#clusterAt(segment)] : []));
    return [...new Set(found)];
  }

  doubtful(): Cluster[] {
    return [...this.#clusters.values()].filter((cluster) => cluster.isDoubtful);
  }

  #clusterAt(segment: Segment): Cluster {
    const root = this.#rootOf(segment);
    const known = this.#clusters.get(root);
    if (known !== undefined) return known;
    const cluster: Cluster = {
      ...{ segments: [], reworks: [], additions: [], dates: new Map<unknown, string | null>() },
      isDoubtful: false,
    };
    this.#clusters.set(root, cluster);
    return cluster;
  }

  #join(cartons: readonly CartonRange[]): void {
    const [first, ...others] = cartons.flatMap((range) => this.#book.in(range));
    if (first === undefined) return;
    const root = this.#rootOf(first);
    for (const other of others) this.#parents.set(this.#rootOf(other), root);
  }

  /** The segment that stands for a cluster; the way to it is made short. */
  #rootOf(segment: Segment): Segment {
    const way: Segment[] = [];
    let at = segment;
    for (let next = this.#parents.get(at); next !== undefined && next !== at; next = this.#parents.get(at)) {
      way.push(at);
      at = next;
    }
    for (const step of [...way, at]) this.#parents.set(step, at);
    return at;
  }
}

/** Every record has a day of its own (moves of one repacking are in the order they stand in). */
function isInOrder(dates: ReadonlyMap<unknown, string | null>): boolean {
  if (dates.size < 2) return true;
  const days = [...dates.values()];
  return days.every((day) => day !== null) && new Set(days).size === days.length;
}
