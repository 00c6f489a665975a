import type { Key } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';

/**
 * Runs that lead back to themselves through lots or rework, which only bad records can say: the number of the circle each is
 * in. Runs in no circle are not in the map. (Tarjan's strongly connected components, without recursion.)
 */
export function loopsOf(index: FactIndex): Map<Key, number> {
  const edges = (run: Key): Key[] => [
    ...(index.rowsOfRun.get(run) ?? []).flatMap(
      (row) => index.lots.get(row.lot)?.madeFrom.map((source) => source.run) ?? [],
    ),
    ...(index.reworksInto.get(run) ?? []).flatMap((rework) => rework.of.map((source) => source.run)),
  ];
  const search = new ComponentSearch((run) => edges(run).filter((key) => index.runs.has(key)));
  for (const run of index.runs.keys()) search.visit(run);
  return search.loops;
}

interface Frame {
  readonly node: Key;
  readonly targets: readonly Key[];
  next: number;
}

class ComponentSearch {
  readonly loops = new Map<Key, number>();
  readonly #edges: (node: Key) => readonly Key[];
  readonly #order = new Map<Key, number>();
  readonly #low = new Map<Key, number>();
  readonly #open: Key[] = [];
  readonly #isOpen = new Set<Key>();
  #found = 0;

  constructor(edges: (node: Key) => readonly Key[]) {
    this.#edges = edges;
  }

  visit(start: Key): void {
    if (this.#order.has(start)) return;
    const frames = [this.#enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = frame.targets[frame.next];
      frame.next += 1;
      if (target === undefined) {
        frames.pop();
        this.#leave(frame, frames.at(-1));
      } else if (!this.#order.has(target)) frames.push(this.#enter(target));
      else if (this.#isOpen.has(target)) this.#lower(frame.node, this.#order.get(target) ?? 0);
    }
  }

  #enter(node: Key): Frame {
    this.#order.set(node, this.#order.size);
    this.#low.set(node, this.#order.size - 1);
    this.#open.push(node);
    this.#isOpen.add(node);
    return { node, targets: this.#edges(node), next: 0 };
  }

  #lower(node: Key, to: number): void {
    this.#low.set(node, Math.min(this.#low.get(node) ?? to, to));
  }

  #leave(frame: Frame, above: Frame | undefined): void {
    const { node, targets } = frame;
    if (above !== undefined) this.#lower(above.node, this.#low.get(node) ?? 0);
    if (this.#low.get(node) !== this.#order.get(node)) return;
    const members = this.#open.splice(this.#open.indexOf(node));
    for (const member of members) this.#isOpen.delete(member);
    this.#found += 1;
    if (members.length === 1 && !targets.includes(node)) return;
    for (const member of members) this.loops.set(member, this.#found);
  }
}
