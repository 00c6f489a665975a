import type { Transaction } from '../../db/database.ts';
import { RECORD_PERMISSIONS, WITHDRAW_PERMISSIONS } from '../../domain/record-areas.ts';
import { findRecord } from '../../domain/record-reading.ts';
import { isHidden } from '../../domain/record-customers.ts';
import { requireDayReached, requireOwnHolds } from '../../domain/record-demands.ts';
import { requireSite } from '../../domain/record-sites.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Context } from '../../operation/operation.ts';
import { mayDo } from '../../operation/permission.ts';
import type { Step } from './import-plan.ts';

/**
 * Whoever imports has to be allowed to record what the file holds, kind by kind.
 *
 * @throws LotproofError `forbidden` with the kinds that are not allowed.
 */
export function requirePermissions(context: Context, steps: readonly Step[]): void {
  const kinds = [...new Set(steps.map(({ staged }) => staged.kind))];
  const withdrawn = steps.filter(({ does }) => does === 'withdraw').map(({ staged }) => staged.kind);
  if (!withdrawn.every((kind) => mayDo(context.actor, WITHDRAW_PERMISSIONS[kind] ?? 'withdraw'))) {
    throw new LotproofError('forbidden', 'The file withdraws records, which your role may not do.');
  }
  const forbidden = kinds.filter((kind) => {
    const permission = RECORD_PERMISSIONS[kind];
    return permission === undefined || !mayDo(context.actor, permission);
  });
  if (forbidden.length === 0) return;
  throw new LotproofError(
    'forbidden',
    `Your role may not record what the file holds: ${forbidden.join(', ')}.`,
  );
}

/**
 * People limited to sites may record what belongs to their sites only, and change nothing that they do not see. A hold of somebody else is
 * rewritten by nobody who may not release it, and nobody releases ahead, whichever way it comes.
 */
export async function requireSites(
  context: Context,
  transaction: Transaction,
  steps: readonly Step[],
): Promise<void> {
  for (const step of steps) {
    const { staged } = step;
    const kind = context.ledger.kinds.get(staged.kind);
    if (kind === undefined) continue;
    const changed = step.does === 'correct' ? step.changes.map(({ field }) => field) : [];
    await requireOwnHolds(transaction, context.actor, kind, staged.id, changed);
    if ('draft' in step && 'body' in step.draft) requireDayReached(context.now, kind.kind, step.draft.body);
    if (context.actor.sites === null) continue;
    if (isHidden(context.actor, kind, changed)) {
      const says = `The file says another customer of the ${kind.noun} "${staged.id}" than is on record, which you may not see or change.`;
      throw new LotproofError('forbidden', says);
    }
    const standing = await findRecord(transaction, kind, staged.id);
    await requireSite(transaction, context.actor, kind, context.ledger.kinds, standing);
  }
}
