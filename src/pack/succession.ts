import type { Transaction } from '../db/database.ts';
import { keysOnRecord } from '../domain/evidence/signing-store.ts';

/** The keys on record that were revoked, with the day. */
export async function revokedKeys(transaction: Transaction): Promise<{ key: string; on: string }[]> {
  return (await keysOnRecord(transaction)).flatMap(({ id, revokedOn }) =>
    revokedOn === null ? [] : [{ key: id, on: revokedOn }],
  );
}

/** How a key follows from the firm's first, step by step, each with the endorsement of the key before; from where nobody says so. */
export async function successionsTo(
  transaction: Transaction,
  to: string,
): Promise<Readonly<Record<string, string>>[]> {
  const steps: Readonly<Record<string, string>>[] = [];
  const byId = new Map((await keysOnRecord(transaction)).map((key) => [key.id, key]));
  for (let key = byId.get(to); key !== undefined;) {
    const before = key.succeeds === null ? undefined : byId.get(key.succeeds);
    if (before === undefined || key.endorsement === null) break;
    const { id, endorsement } = key;
    steps.unshift({ key: id, succeeds: before.id, endorsement, publicKeyBefore: before.publicKey });
    key = before;
  }
  return steps;
}
