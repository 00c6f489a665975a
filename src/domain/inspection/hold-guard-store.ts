import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import type { HoldRelease } from './inspection.ts';

/** Refuses the release of a hold on a day on which it did not stand yet. */
export async function guardHoldRelease(
  transaction: Transaction,
  { n, body }: Guarded<HoldRelease>,
): Promise<void> {
  const rows = await execute<{ placed_on: string } & Record<string, SqlValue>>(
    transaction,
    'select hold.placed_on as placed_on from hold_release join hold on hold.n = hold_release.hold where hold_release.n = ?',
    [n],
  );
  const placedOn = rows[0]?.placed_on;
  if (placedOn === undefined || placedOn <= body.releasedOn) return;
  throw new LotproofError(
    'invalid-input',
    `The hold "${body.hold}" began on ${placedOn}; it cannot be released on ${body.releasedOn}.`,
    [{ at: 'releasedOn', found: body.releasedOn, says: `${placedOn} or later.` }],
  );
}
