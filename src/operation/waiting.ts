import type { Transaction } from '../db/database.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** A writer that has its turn sooner never hears that it waited. */
const UNNOTICED_MS = 700;

/** The ledger as it is, but whoever waits for its turn to write is told so, and told when it has come. */
export function toldOfWaiting(ledger: Ledger, progress: TellProgress): Ledger {
  const { database } = ledger;
  const write = async <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => {
    let isWaiting = false;
    const waiting = setTimeout(() => {
      isWaiting = true;
      progress({ step: 'waiting', done: 0, of: null });
    }, UNNOTICED_MS);
    try {
      return await database.write((transaction) => {
        clearTimeout(waiting);
        if (isWaiting) progress({ step: 'recording', done: 0, of: null });
        return work(transaction);
      });
    } finally {
      clearTimeout(waiting);
    }
  };
  return { kinds: ledger.kinds, database: { ...database, write } };
}
