import { logAccess } from '../access/access-log.ts';
import { houseOf } from '../access/grant.ts';
import type { Transaction } from '../db/database.ts';
import type { Context } from '../operation/operation.ts';

/** Notes in the access log that a link for somebody outside was made or taken back. */
export async function logOutsideLink(
  transaction: Transaction,
  context: Context,
  act: 'outside-link-made' | 'outside-link-revoked',
  link: string,
): Promise<void> {
  const { firm, person } = houseOf(context);
  await logAccess(transaction, {
    ...{ at: context.now(), actor: context.actor.id, act, firm, person, token: link },
  });
}
