/**
 * A finite tape of choices that a world is built from. Every decision takes the next number; when the tape is used up every
 * further decision is 0, the plainest one. fast-check shrinks a tape by shortening it and lowering its numbers, so a failing
 * world shrinks to one with few runs, few units and few records without any shrinking code of our own.
 */
export class Tape {
  readonly #values: readonly number[];
  #next = 0;

  constructor(values: readonly number[]) {
    this.#values = values;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    const value = this.#values[this.#next] ?? 0;
    this.#next += 1;
    return count <= 1 ? 0 : value % count;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `percent` of cases; false once the tape is used up. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('picked from an empty list');
    return item;
  }

  /** The items in another order; in the same order once the tape is used up. */
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(this.below(left.length), 1));
    return out;
  }
}
