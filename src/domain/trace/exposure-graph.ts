import type { Key } from './scope-facts.ts';

/** Whole numbers in a typed array that grows by doubling. */
class GrowingInts {
  #numbers = new Int32Array(1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  put(index: number, number: number): void {
    this.#numbers[index] = number;
  }
}

/** A run as far as exposure counts it. */
export interface ExposedRun {
  readonly key: Key;
  /** Units made; null: the run is open. */
  readonly made: number | null;
  /** A part made for other runs: its units count where they went in. */
  readonly intermediate: boolean;
}

/** What a lot may have got into. */
export interface Exposure extends Reached {
  readonly lot: Key;
}

/** What lots or runs may have got into. */
export interface Reached {
  /** Runs of goods that it reaches, through parts and rework. */
  readonly runs: number;
  /** Those among them that are still open: their units are not in the sum. */
  readonly openRuns: number;
  readonly units: number;
}

const NONE = -1;
const OPEN = -1;

/**
 * Which lots went into which runs, runs into lots of parts, and runs into runs by rework: all of a firm's, in linked typed arrays.
 * A link is added in constant time, in any order, so the graph follows the ledger entry by entry.
 */
export class LotGraph {
  readonly #nodes = new Map<Key, number>();
  readonly #keys = new GrowingInts();
  /** By node: its first link; `-1`: none. */
  readonly #first = new GrowingInts();
  /** By node: units made by a run of goods, `OPEN` while nobody knows; 0 for lots and for runs of parts. */
  readonly #made = new GrowingInts();
  /** By node: 1 for a run of goods. */
  readonly #isGoods = new GrowingInts();
  readonly #next = new GrowingInts();
  readonly #to = new GrowingInts();
  /** Rework runs with the runs whose units they took: those are not made a second time. */
  readonly #sources = new Map<number, Set<number>>();
  readonly #lots: Key[] = [];
  readonly #seen = new GrowingInts();
  #walk = 0;

  get lots(): readonly Key[] {
    return this.#lots;
  }

  /** Runs of goods that none of these reaches. */
  notReachedBy(starts: readonly Key[]): Reached {
    const reached = new Set(this.#reach(starts.map((key) => this.#node(key))));
    let [runs, openRuns, units] = [0, 0, 0];
    for (let node = 0; node < this.#keys.length; node += 1) {
      if (this.#isGoods.at(node) === 0 || reached.has(node)) continue;
      const made = this.#made.at(node);
      runs += 1;
      if (made === OPEN) openRuns += 1;
      else units += made;
    }
    return { runs, openRuns, units };
  }

  addLot(key: Key): void {
    this.#node(key);
    this.#lots.push(key);
  }

  addRun({ key, made, intermediate }: ExposedRun): void {
    const node = this.#node(key);
    this.#isGoods.put(node, intermediate ? 0 : 1);
    this.#made.put(node, intermediate ? 0 : (made ?? OPEN));
  }

  /** A lot went into a run, or a run's units became a lot. */
  addLink(from: Key, to: Key): void {
    const [node, target] = [this.#node(from), this.#node(to)];
    this.#to.push(target);
    this.#next.push(this.#first.at(node));
    this.#first.put(node, this.#to.length - 1);
  }

  /** Units of a run became units of a rework run. */
  addRework(from: Key, into: Key): void {
    this.addLink(from, into);
    const [source, rework] = [this.#node(from), this.#node(into)];
    this.#sources.set(rework, (this.#sources.get(rework) ?? new Set<number>()).add(source));
  }

  /** Everything a lot reaches; units that were reworked count once where all their sources are reached. */
  exposureOf(lot: Key): Exposure {
    return { lot, ...this.reachOf([lot]) };
  }

  /** Everything that these lots and runs reach together, themselves included: each run counts once. */
  reachOf(starts: readonly Key[]): Reached {
    const reached = this.#reach(starts.map((key) => this.#node(key)));
    let [runs, openRuns, units] = [0, 0, 0];
    for (const node of reached) {
      if (this.#isGoods.at(node) === 0) continue;
      runs += 1;
      const made = this.#made.at(node);
      if (made === OPEN) openRuns += 1;
      else if (!this.#isCountedAlready(node)) units += made;
    }
    return { runs, openRuns, units };
  }

  #isCountedAlready(node: number): boolean {
    const sources = this.#sources.get(node);
    if (sources === undefined) return false;
    for (const source of sources) if (this.#seen.at(source) !== this.#walk) return false;
    return true;
  }

  #reach(starts: readonly number[]): number[] {
    this.#walk += 1;
    const reached: number[] = [];
    for (const start of starts) {
      if (this.#seen.at(start) === this.#walk) continue;
      this.#seen.put(start, this.#walk);
      reached.push(start);
    }
    for (const node of reached) {
      for (let link = this.#first.at(node); link !== NONE; link = this.#next.at(link)) {
        const target = this.#to.at(link);
        if (this.#seen.at(target) === this.#walk) continue;
        this.#seen.put(target, this.#walk);
        reached.push(target);
      }
    }
    return reached;
  }

  #node(key: Key): number {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = this.#keys.length;
    this.#nodes.set(key, node);
    this.#keys.push(key);
    this.#first.push(NONE);
    for (const numbers of [this.#made, this.#isGoods, this.#seen]) numbers.push(0);
    return node;
  }
}

/** The worst first: by units, then by runs, then as recorded. */
export function worstFirst(left: Exposure, right: Exposure): number {
  return widestFirst(left, right) || left.lot - right.lot;
}

/** By units, then by runs. */
export function widestFirst(left: Reached, right: Reached): number {
  return right.units - left.units || right.runs - left.runs;
}
