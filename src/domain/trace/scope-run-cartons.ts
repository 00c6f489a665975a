import { intersectSpans } from '../../kit/span.ts';
import type { Key, ScopeFacts } from './scope-facts.ts';
import type { CartonRange } from './scope-world.ts';

/** Numbers of one carton range in the list: run, series, first carton, one past the last. */
const WIDTH = 4;

/**
 * Which cartons records put units of each run into, small enough to be kept beside an answer: where it was packed, where it was moved
 * to from there, and where units became its own by rework in place.
 */
export class RunCartons {
  readonly #ranges: Int32Array;
  readonly #moves: readonly {
    readonly run: Key | null;
    readonly from: CartonRange;
    readonly to: CartonRange;
  }[];

  constructor(facts: Pick<ScopeFacts, 'packings' | 'repacks' | 'reworks'>) {
    let count = 0;
    for (const { contents } of facts.packings) count += contents.length;
    for (const { cartons } of facts.reworks) count += cartons.length;
    this.#ranges = new Int32Array(count * WIDTH);
    let at = 0;
    const add = (run: Key, { series, range }: CartonRange): void => {
      this.#ranges[at] = run;
      this.#ranges[at + 1] = series;
      this.#ranges[at + 2] = range.from;
      this.#ranges[at + 3] = range.to;
      at += WIDTH;
    };
    for (const packing of facts.packings) for (const { run } of packing.contents) add(run, packing);
    for (const { run, cartons } of facts.reworks) for (const range of cartons) add(run, range);
    this.#moves = facts.repacks.flatMap((repack) =>
      repack.moves.flatMap(({ run, from, to }) => (to === null ? [] : [{ run, from, to }])),
    );
  }

  /** The ranges of a run by series. */
  of(run: Key): RangesBySeries {
    const found = new RangesBySeries();
    for (let at = 0; at < this.#ranges.length; at += WIDTH) {
      if (this.#ranges[at] !== run) continue;
      const [series = 0, from = 0, to = 0] = this.#ranges.subarray(at + 1, at + WIDTH);
      found.add({ series, range: { from, to } });
    }
    const waiting = new Set(this.#moves.filter((move) => move.run === run || move.run === null));
    for (const move of waiting) if (move.run === run) found.add(move.to);
    for (let grown = true; grown;) {
      grown = false;
      for (const move of waiting) {
        if (!found.touches(move.from)) continue;
        waiting.delete(move);
        found.add(move.to);
        grown = true;
      }
    }
    return found;
  }
}

/** Carton ranges that can be asked whether they touch another. */
export class RangesBySeries {
  readonly #series = new Map<Key, CartonRange['range'][]>();

  add({ series, range }: CartonRange): void {
    const known = this.#series.get(series);
    if (known === undefined) this.#series.set(series, [range]);
    else known.push(range);
  }

  touches({ series, range }: CartonRange): boolean {
    return (this.#series.get(series) ?? []).some((own) => intersectSpans(own, range) !== null);
  }
}
