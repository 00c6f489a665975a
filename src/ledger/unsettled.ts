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

/** What a command recorded of a kind that looks at the command as a whole. A new record is kept as its number: an import has millions. */
class Noted {
  /** Numbers of the records that the command made. */
  readonly #made: number[] = [];
  /** Those of them that it withdrew again. */
  readonly #gone = new Set<number>();
  /** What older ones said before the command; null: they did not count. */
  readonly #before = new Map<number, unknown>();

  isKnown(n: number): boolean {
    return this.#before.has(n);
  }

  noteMade(n: number, action: Entry['action']): void {
    if (action === 'record') this.#made.push(n);
    else if (action === 'withdraw') this.#gone.add(n);
    else this.#gone.delete(n);
  }

  noteOlder(n: number, before: unknown): void {
    this.#before.set(n, before);
  }

  forget(n: number): void {
    this.#before.delete(n);
  }

  settled(): Settled {
    const standing = this.#gone.size === 0 ? this.#made : this.#made.filter((n) => !this.#gone.has(n));
    const again: number[] = [];
    const corrected = new Map<number, unknown>();
    for (const [n, before] of this.#before) {
      if (before === null) again.push(n);
      else corrected.set(n, before);
    }
    return { recorded: again.length === 0 ? standing : [...standing, ...again], corrected };
  }
}

/** The records of a command whose kinds look at the command as a whole, when all of it is in place. */
export class Unsettled {
  /** Ledger position before the command: a record with a number beyond it is one that the command made. */
  readonly #from: number;
  readonly #noted = new Map<string, Noted>();

  constructor(from: number) {
    this.#from = from;
  }

  /** Notes what a step records, before it is written: of a correction, what stood before the command. */
  async note(transaction: Transaction, read: readonly ReadEntry[], drafts: readonly Draft[]): Promise<void> {
    for (const [at, { entry, kind, n, body }] of read.entries()) {
      if (kind.settle === undefined) continue;
      const noted = this.#noted.get(kind.kind) ?? new Noted();
      this.#noted.set(kind.kind, noted);
      const draft = drafts[at];
      if (n > this.#from) noted.noteMade(n, entry.action);
      else if (body === null) noted.forget(n);
      else if (!noted.isKnown(n)) {
        const isAgain = draft?.action === 'correct' && draft.reinstates === true;
        noted.noteOlder(n, isAgain ? null : await lastSaid(transaction, kind, entry.record));
      }
    }
  }

  /** Asks each kind once. */
  async settle(transaction: Transaction, kinds: ReadonlyMap<string, RecordKind>): Promise<void> {
    for (const [name, noted] of this.#noted) {
      await kinds.get(name)?.settle?.(transaction, noted.settled(), kinds);
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
