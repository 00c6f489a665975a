import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { publicKeyOf } from '../domain/evidence/signing-store.ts';

/** How one key took over from another, step by step, each with the endorsement of the key before; none where nobody says so. */
export async function successionsTo(
  transaction: Transaction,
  from: string,
  to: string,
): Promise<Readonly<Record<string, string>>[]> {
  const rows = await execute<
    { id: string; succeeds: string; endorsement: string } & Record<string, SqlValue>
  >(
    transaction,
    `select own.id as id, before.id as succeeds, signing_key.endorsement as endorsement from signing_key
      join record own on own.n = signing_key.n join record before on before.n = signing_key.succeeds
      where signing_key.endorsement is not null`,
  );
  const steps: Readonly<Record<string, string>>[] = [];
  const byKey = new Map(rows.map((row) => [row.id, row]));
  for (let key = to; key !== from;) {
    const step = byKey.get(key);
    const publicKeyBefore = step === undefined ? null : await publicKeyOf(transaction, step.succeeds);
    if (step === undefined || publicKeyBefore === null) return [];
    steps.unshift({ key, succeeds: step.succeeds, endorsement: step.endorsement, publicKeyBefore });
    key = step.succeeds;
  }
  return steps;
}
