import type { Transaction } from '../db/database.ts';

/** How far a ledger has come. The hash of the last entry rests on all before it: the same hash is the same ledger, to the letter. */
export interface LedgerState {
  /** Sequence of the last entry; 0 for an empty ledger. */
  readonly position: number;
  readonly hash: string;
}

/** The state a transaction sees. */
export async function ledgerState(transaction: Transaction): Promise<LedgerState> {
  const rows = await transaction.select<{ sequence: number; hash: string }>(
    'select sequence, hash from entry order by sequence desc limit 1',
    [],
  );
  const [last] = rows;
  return last === undefined ? { position: 0, hash: '' } : { position: last.sequence, hash: last.hash };
}
