import { hash } from 'node:crypto';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { invariant, present } from '../kit/invariant.ts';

const HASH_BYTES = 32;
/** What is hashed for a leaf and for a node begins differently (RFC 6962), so that none can be taken for the other. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const ROWS_AT_ONCE = 10_000;

/**
 * The Merkle tree over the hashes of entries 1 to `size`, as RFC 6962 has it: an odd node at the end of a level goes up as it is. Proving
 * `k` of `n` entries takes about `k * log2(n / k)` hashes, where a plain chain would take all hashes between.
 */
export interface MerkleTree {
  readonly size: number;
  /** Hexadecimal root of the first `position` entries. */
  root(position: number): string;
  /**
   * The hashes that lead from the entries with these sequences to the root of the first `position`: level by level from the leaves, in each
   * from left to right, the neighbour of every known node that is not known itself.
   */
  proof(position: number, sequences: readonly number[]): string[];
}

/** Reads the hashes of entries 1 to `size` and builds their tree: 64 bytes an entry in memory. */
export async function readMerkleTree(transaction: Transaction, size: number): Promise<MerkleTree> {
  const leaves = Buffer.alloc(size * HASH_BYTES);
  let at = 0;
  while (at < size) {
    const rows = await execute<{ hash: string } & Record<string, SqlValue>>(
      transaction,
      'select hash from entry where sequence between ? and ? order by sequence',
      [at + 1, Math.min(size, at + ROWS_AT_ONCE)],
    );
    invariant(rows.length > 0, `entry ${String(at + 1)} is in the ledger`);
    for (const row of rows) {
      leafOf(row.hash).copy(leaves, at * HASH_BYTES);
      at += 1;
    }
  }
  return merkleTree(leaves);
}

/** The tree over leaves that lie one after the other. */
function merkleTree(leaves: Buffer): MerkleTree {
  const levels = [leaves];
  for (let level = leaves; level.length > HASH_BYTES;) {
    level = levelAbove(level);
    levels.push(level);
  }
  const size = leaves.length / HASH_BYTES;
  const whole = (level: number, index: number): Buffer => nodeAt(present(levels[level], 'a level'), index);
  return {
    size,
    root: (position) => subtree(whole, 0, position).toString('hex'),
    proof: (position, sequences) => {
      const found: string[] = [];
      const told = (level: number, index: number): string => {
        const from = index * 2 ** level;
        return subtree(whole, from, Math.min(position, from + 2 ** level)).toString('hex');
      };
      let known = new Set(sequences.map((sequence) => sequence - 1));
      for (
        let [level, nodes] = [0, position];
        nodes > 1;
        [level, nodes] = [level + 1, Math.ceil(nodes / 2)]
      ) {
        for (const index of [...known].sort((left, right) => left - right)) {
          const neighbour = index ^ 1;
          if (neighbour < nodes && !known.has(neighbour)) found.push(told(level, neighbour));
        }
        known = new Set([...known].map((index) => index >> 1));
      }
      return found;
    },
  };
}

/** The node over leaves `from` to `to`; `from` is where a node of that height begins. */
function subtree(whole: (level: number, index: number) => Buffer, from: number, to: number): Buffer {
  const length = to - from;
  const level = Math.floor(Math.log2(length));
  const full = 2 ** level;
  const first = whole(level, from / full);
  return full === length ? first : nodeOf(first, subtree(whole, from + full, to));
}

function levelAbove(level: Buffer): Buffer {
  const nodes = level.length / HASH_BYTES;
  const above = Buffer.alloc(Math.ceil(nodes / 2) * HASH_BYTES);
  for (let at = 0; at < nodes; at += 2) {
    const node = at + 1 < nodes ? nodeOf(nodeAt(level, at), nodeAt(level, at + 1)) : nodeAt(level, at);
    node.copy(above, (at / 2) * HASH_BYTES);
  }
  return above;
}

function nodeAt(level: Buffer, index: number): Buffer {
  return level.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

function leafOf(entryHash: string): Buffer {
  return hash('sha256', Buffer.concat([LEAF, Buffer.from(entryHash, 'hex')]), 'buffer');
}

function nodeOf(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}
