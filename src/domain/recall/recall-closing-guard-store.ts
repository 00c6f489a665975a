import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import type { RecallClosing } from './recall-progress.ts';
import { loadRecallUnits } from './recall-units-store.ts';
import { unitsAccount } from './recall-units.ts';

/** Refuses to close a recall while units are open that no reason is given for, or more are told of than there are. */
export async function guardClosing(
  transaction: Transaction,
  { n, body }: Guarded<RecallClosing>,
): Promise<void> {
  const [closing] = await selectStanding<{ recall: number }>(
    transaction,
    'select recall from recall_closing where n = ?',
    [n],
  );
  if (closing === undefined) return;
  const { units, recorded, scrapped, progress } = await loadRecallUnits(transaction, closing.recall);
  const { open, holders } = unitsAccount(units, recorded, [...scrapped, ...progress]);
  const told = (body.reasons ?? []).reduce((sum, reason) => sum + reason.units, 0);
  if (open < 0) {
    if (body.surplus !== undefined && told === 0) return;
    throw new LotproofError(
      'invalid-input',
      `${String(-open)} more units were corrected and destroyed than were recalled: say why in "surplus", or correct the records.`,
      [{ at: 'surplus', says: 'Why more were corrected and destroyed than were recalled.' }],
    );
  }
  if (told === open) return;
  const left = holders.filter((holder) => (holder.left ?? 0) > 0);
  throw new LotproofError(
    'invalid-input',
    told < open
      ? `${String(open - told)} recalled units are neither corrected nor destroyed and have no reason.`
      : `Reasons are given for ${String(told)} units, and ${String(open)} are open.`,
    left.map(({ place, left: there }) => ({
      at: 'reasons',
      found: place,
      says: `${String(there)} units are left there.`,
    })),
  );
}
