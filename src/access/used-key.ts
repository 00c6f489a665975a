import { execute } from '../db/bulk.ts';
import type { Database } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { later } from './session.ts';

/** How long the request behind an idempotency key is remembered, in milliseconds. */
const REMEMBERED_MS = 30 * 24 * 60 * 60 * 1_000;

/** A key somebody gave a request, and a digest of that request. */
export interface UsedKey {
  readonly firm: string;
  readonly actor: string;
  readonly key: string;
  readonly digest: string;
}

/** Refuses a key that the same actor used before for another request. */
export async function requireSameRequest(access: Database, used: UsedKey): Promise<void> {
  const rows = await access.read((transaction) =>
    execute<{ digest: string }>(
      transaction,
      'select digest from used_key where firm = ? and actor = ? and key = ?',
      [used.firm, used.actor, used.key],
    ),
  );
  if (rows[0] !== undefined && rows[0].digest !== used.digest)
    throw new LotproofError('command-reused', 'This Idempotency-Key was used before for another request.');
}

/** Remembers what a key was used for, once the request has succeeded. */
export async function rememberKey(access: Database, used: UsedKey, now: string): Promise<void> {
  await access.write(async (transaction) => {
    await execute(transaction, 'delete from used_key where at < ?', [later(now, -REMEMBERED_MS)]);
    await execute(
      transaction,
      'insert into used_key (actor, firm, key, digest, at) values (?, ?, ?, ?, ?) on conflict do nothing',
      [used.actor, used.firm, used.key, used.digest, now],
    );
  });
}
