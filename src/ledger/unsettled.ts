import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import type { RecordKind, Settled } from './define-record.ts';
import type { Draft } from './draft.ts';
import type { Entry } from './entry.ts';
import { bodyOf } from './replay.ts';

interface ReadEntry {
  readonly entry: Entry;
  readonly kind: RecordKind;
  readonly n: number;
  /** Null for a withdrawal. */
  readonly body: unknown;
}

/** The records of a command whose kinds look at the command as a whole, when all of it is in place. */
export class Unsettled {
  readonly #noted = new Map<string, Map<number, Settled>>();

  /** Notes what a step records, before it is written: of a correction, what stood before the command. */
  async note(transaction: Transaction, read: readonly ReadEntry[], drafts: readonly Draft[]): Promise<void> {
    for (const [at, { entry, kind, n, body }] of read.entries()) {
      if (kind.settle === undefined) continue;
      const noted = this.#noted.get(kind.kind) ?? new Map<number, Settled>();
      this.#noted.set(kind.kind, noted);
      const known = noted.get(n);
      noted.delete(n);
      if (body === null) continue;
      const draft = drafts[at];
      const isNew = entry.action === 'record' || (draft?.action === 'correct' && draft.reinstates === true);
      const before =
        known === undefined ? (isNew ? null : await lastSaid(transaction, kind, entry.record)) : known.before;
      noted.set(n, { id: entry.record, n, before });
    }
  }

  /** Asks each kind once. */
  async settle(transaction: Transaction, kinds: ReadonlyMap<string, RecordKind>): Promise<void> {
    for (const [name, records] of this.#noted) {
      await kinds.get(name)?.settle?.(transaction, [...records.values()], kinds);
    }
    this.#noted.clear();
  }
}

/** What a record last said; null: there is none. */
export async function lastSaid(transaction: Transaction, kind: RecordKind, id: string): Promise<unknown> {
  const [last] = await execute<Pick<Entry, 'payload' | 'version'> & Record<string, string | number>>(
    transaction,
    "select payload, version from entry where kind = ? and record = ? and action <> 'withdraw' order by sequence desc limit 1",
    [kind.kind, id],
  );
  return last === undefined ? null : bodyOf(last, kind);
}
