import { hash } from 'node:crypto';
import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { selectIn } from '../db/select-in.ts';
import { exposuresOf } from '../domain/trace/exposure-store.ts';
import { present } from '../kit/invariant.ts';
import { ledgerState } from '../ledger/ledger-state.ts';

/**
 * Id of the material lot that is drawn: among those that went into something, those not drilled before first. Nobody can choose it, since it follows from the
 * hash of the last entry; and whoever has the ledger can draw it again. Null: there is none.
 */
export async function drawnLot(transaction: Transaction): Promise<string | null> {
  const drilled = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    'select distinct "of" as n from drill',
  );
  const before = new Set(drilled.map(({ n }) => n));
  const used = (await exposuresOf(transaction)).flatMap(({ lot, runs }) => (runs > 0 ? [lot] : []));
  const fresh = used.filter((lot) => !before.has(lot));
  const lots = (fresh.length > 0 ? fresh : used).toSorted((left, right) => left - right);
  if (lots.length === 0) return null;
  const { hash: last } = await ledgerState(transaction);
  const number = Number.parseInt(hash('sha256', `lotproof-drill ${last}`, 'hex').slice(0, 12), 16);
  const drawn = present(lots[number % lots.length], 'a lot');
  const rows = await selectIn<{ id: string }>(transaction, 'select id from record where n in (?*)', [drawn]);
  return present(rows[0], 'the record of the lot').id;
}
