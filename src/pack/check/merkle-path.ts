// Runs in browsers too, from disk: nothing here but what the web platform has.
import { joinBytes, sha256 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

const LEAF_MARK = new Uint8Array([0]);
const NODE_MARK = new Uint8Array([1]);

/**
 * The root (RFC 6962) of a tree of `size` entries, from the hashes of some entries by their sequence and the proof of `readMerkleTree`:
 * level by level from the leaves, the neighbour of every known node that is not known. Null: the proof is not of these entries.
 */
export async function rootFrom(
  size: number,
  entries: ReadonlyMap<number, Bytes>,
  proof: readonly Bytes[],
): Promise<Bytes | null> {
  let known = new Map<number, Bytes>();
  for (const [sequence, hash] of entries) known.set(sequence - 1, await sha256(joinBytes([LEAF_MARK, hash])));
  const rest = [...proof];
  for (let nodes = size; nodes > 1; nodes = Math.ceil(nodes / 2)) {
    const given = new Map(known);
    for (const index of [...known.keys()].sort((left, right) => left - right)) {
      const neighbour = index % 2 === 0 ? index + 1 : index - 1;
      if (neighbour >= nodes || known.has(neighbour)) continue;
      const hash = rest.shift();
      if (hash === undefined) return null;
      given.set(neighbour, hash);
    }
    known = await levelAbove(given);
  }
  return rest.length === 0 ? (known.get(0) ?? null) : null;
}

async function levelAbove(nodes: ReadonlyMap<number, Bytes>): Promise<Map<number, Bytes>> {
  const above = new Map<number, Bytes>();
  for (const [index, left] of nodes) {
    if (index % 2 === 1) continue;
    const right = nodes.get(index + 1);
    const node = right === undefined ? left : await sha256(joinBytes([NODE_MARK, left, right]));
    above.set(index / 2, node);
  }
  return above;
}
