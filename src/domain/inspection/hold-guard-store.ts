import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { problemOfHold } from './inspection.ts';
import type { Hold, HoldRelease } from './inspection.ts';

/** Refuses a hold that would stop nothing, or not what it says. */
export function guardHold(_transaction: Transaction, { body, before }: Guarded<Hold>): Promise<void> {
  const problem = problemOfHold(body);
  // One of before this was asked takes a note all the same.
  const was = before === null ? null : problemOfHold(before);
  if (problem !== null && problem.says !== was?.says)
    throw new LotproofError('invalid-input', problem.says, [{ ...problem, found: body.of.kind }]);
  return Promise.resolve();
}

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
