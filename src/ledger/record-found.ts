import type { Transaction } from '../db/database.ts';
import type { Ledger } from './ledger.ts';
import { ledgerPosition } from './ledger.ts';
import { receiptOf, record } from './record.ts';
import type { Hand, LedgerEnd, Receipt } from './record.ts';

/** How often it is read beside others who record; after that, within the write. */
const READINGS = 3;

/**
 * Records what takes long to find out. It is read while others go on recording, and appended if the ledger still stands where it was read;
 * else it is read again, and in the end within the write itself, which others wait for. A command that was recorded before is not found out
 * again: then `found` is null.
 */
export async function recordFound<Found>(
  ledger: Ledger,
  hand: Hand,
  find: (transaction: Transaction, position: number) => Promise<Found>,
  append: (end: LedgerEnd, found: Found) => Promise<void>,
): Promise<{ readonly receipt: Receipt; readonly found: Found | null }> {
  const before = await ledger.database.read((transaction) => receiptOf(transaction, hand.command));
  if (before !== null) return { receipt: before, found: null };
  for (let reading = 0; reading < READINGS; reading += 1) {
    const { position, found } = await ledger.database.read(async (transaction) => {
      const at = await ledgerPosition(transaction);
      return { position: at, found: await find(transaction, at) };
    });
    const ledgerNow = { stands: true };
    const receipt = await record(ledger, hand, async (end) => {
      ledgerNow.stands = (await ledgerPosition(end.transaction)) === position;
      if (ledgerNow.stands) await append(end, found);
    });
    if (ledgerNow.stands) return { receipt, found };
  }
  let found: Found | null = null;
  const receipt = await record(ledger, hand, async (end) => {
    found = await find(end.transaction, await ledgerPosition(end.transaction));
    await append(end, found);
  });
  return { receipt, found };
}
