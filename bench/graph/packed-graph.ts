import { present } from '../../src/kit/invariant.ts';

/** Links in one direction as two arrays: those of node `n` are `ends[starts[n]]` up to `ends[starts[n + 1]]`. */
export interface PackedLinks {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A growing list of links before they are packed. */
export class LinkList {
  #from = new Int32Array(1 << 16);
  #to = new Int32Array(1 << 16);
  #length = 0;

  add(from: number, to: number): void {
    if (this.#length === this.#from.length) {
      this.#from = grown(this.#from);
      this.#to = grown(this.#to);
    }
    this.#from[this.#length] = from;
    this.#to[this.#length] = to;
    this.#length += 1;
  }

  get length(): number {
    return this.#length;
  }

  /** Counting sort by the near end; `turned` packs the links the other way round. */
  packed(nodes: number, turned: boolean): PackedLinks {
    const near = turned ? this.#to : this.#from;
    const far = turned ? this.#from : this.#to;
    const starts = new Int32Array(nodes + 2);
    for (let link = 0; link < this.#length; link += 1) bump(starts, (near[link] ?? 0) + 1);
    for (let node = 1; node < starts.length; node += 1)
      starts[node] = at(starts, node) + at(starts, node - 1);
    const next = starts.slice();
    const ends = new Int32Array(this.#length);
    for (let link = 0; link < this.#length; link += 1) {
      const node = near[link] ?? 0;
      ends[at(next, node)] = far[link] ?? 0;
      bump(next, node);
    }
    return { starts, ends };
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}

function bump(array: Int32Array, index: number): void {
  array[index] = at(array, index) + 1;
}

/** Breadth-first search over packed links; one serves many questions, one after the other. */
export class PackedSearch {
  readonly #links: PackedLinks;
  readonly #met: Int32Array;
  readonly #queue: Int32Array;
  #question = 0;

  constructor(links: PackedLinks) {
    this.#links = links;
    this.#met = new Int32Array(links.starts.length);
    this.#queue = new Int32Array(links.starts.length);
  }

  /** Every node reached, the start first; the answer is overwritten by the next question. */
  reach(start: number): Int32Array {
    const { starts, ends } = this.#links;
    const met = this.#met;
    const queue = this.#queue;
    const question = (this.#question += 1);
    met[start] = question;
    queue[0] = start;
    let length = 1;
    for (let head = 0; head < length; head += 1) {
      const node = at(queue, head);
      const last = at(starts, node + 1);
      for (let link = at(starts, node); link < last; link += 1) {
        const end = at(ends, link);
        if (met[end] === question) continue;
        met[end] = question;
        queue[length] = end;
        length += 1;
      }
    }
    return queue.subarray(0, length);
  }
}

interface Ranged {
  readonly n: number;
  readonly from: number;
  readonly to: number;
}

/** Pairs of ranges of one series that overlap. Both lists are sorted by `from`. */
export function overlapping(
  left: readonly Ranged[],
  right: readonly Ranged[],
  met: (left: number, right: number) => void,
): void {
  let first = 0;
  let widest = 0;
  for (const range of right) widest = Math.max(widest, range.to - range.from);
  for (const range of left) {
    while (first < right.length && present(right[first], 'a range').from + widest <= range.from) first += 1;
    for (let index = first; index < right.length; index += 1) {
      const other = present(right[index], 'a range');
      if (other.from >= range.to) break;
      if (other.to > range.from) met(range.n, other.n);
    }
  }
}
