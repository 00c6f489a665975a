import { execute } from '../db/bulk.ts';
import { ledgerAt } from './as-of.ts';
import type { Ledger } from './ledger.ts';

interface Past {
  readonly of: Ledger;
  readonly position: number;
  readonly ledger: Promise<Ledger>;
  /** Null while it is being replayed. */
  bytes: number | null;
  users: number;
  /** No longer looked up; closed when its last user leaves. */
  isForgotten: boolean;
}

/**
 * The last few ledgers as they stood, replayed once and asked many times, so that paging through the past is not a replay a page.
 * What was recorded up to a position never changes, so neither does what is kept. Bounded by number and by room, the longest
 * unused goes first; one that is larger than all the room is closed after use.
 */
export class PastLedgers {
  readonly #limit: { readonly ledgers: number; readonly bytes: number };
  /** Last used last. */
  #pasts: Past[] = [];

  constructor(limit: { ledgers: number; bytes: number }) {
    this.#limit = limit;
  }

  /** Does `work` on the ledger as it stood at a position. Questions about one position at once share one replay. */
  async at<Result>(
    ledger: Ledger,
    position: number,
    work: (past: Ledger) => Promise<Result>,
  ): Promise<Result> {
    const past = this.#take(ledger, position);
    try {
      return await work(await past.ledger);
    } finally {
      past.users -= 1;
      await this.#keepWithinLimits();
      if (past.isForgotten && past.users === 0) await closePast(past);
    }
  }

  /** How many are kept, and what they take. */
  size(): { ledgers: number; bytes: number } {
    const bytes = this.#pasts.reduce((sum, past) => sum + (past.bytes ?? 0), 0);
    return { ledgers: this.#pasts.length, bytes };
  }

  /** Forgets all; those in use close when they are done with. */
  async close(): Promise<void> {
    await Promise.all(this.#pasts.map((past) => this.#forget(past)));
  }

  #take(ledger: Ledger, position: number): Past {
    const known = this.#pasts.find((past) => past.of === ledger && past.position === position);
    const past = known ?? this.#replay(ledger, position);
    past.users += 1;
    this.#pasts = [...this.#pasts.filter((one) => one !== past), past];
    return past;
  }

  #replay(of: Ledger, position: number): Past {
    const replayed = ledgerAt(of, position).then(async (ledger) => {
      past.bytes = await bytesOf(ledger);
      return ledger;
    });
    const past: Past = { of, position, ledger: replayed, bytes: null, users: 0, isForgotten: false };
    // Who asked meets the failure; nobody after them is given it.
    replayed.catch(() => this.#drop(past));
    return past;
  }

  async #keepWithinLimits(): Promise<void> {
    for (;;) {
      const { ledgers, bytes } = this.size();
      if (ledgers <= this.#limit.ledgers && bytes <= this.#limit.bytes) return;
      const oldest = this.#pasts.find(({ users }) => users === 0) ?? this.#pasts[0];
      if (oldest === undefined) return;
      await this.#forget(oldest);
    }
  }

  async #forget(past: Past): Promise<void> {
    this.#drop(past);
    if (past.users === 0) await closePast(past);
  }

  #drop(past: Past): void {
    past.isForgotten = true;
    this.#pasts = this.#pasts.filter((one) => one !== past);
  }
}

async function closePast({ ledger }: Past): Promise<void> {
  const opened = await ledger.catch(() => null);
  await opened?.database.close();
}

async function bytesOf(ledger: Ledger): Promise<number> {
  return ledger.database.read(async (transaction) => {
    const pages = await execute<{ page_count: number }>(transaction, 'pragma page_count');
    const size = await execute<{ page_size: number }>(transaction, 'pragma page_size');
    return (pages[0]?.page_count ?? 0) * (size[0]?.page_size ?? 0);
  });
}
