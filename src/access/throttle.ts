import { execute } from '../db/bulk.ts';
import type { Database, Transaction } from '../db/database.ts';
import { later } from './session.ts';
import { secretHash } from './secret.ts';

/** Failures that cost nothing; each one after that doubles the wait, from a second to the longest. */
const FREE_FAILURES = { login: 5, address: 20 } as const;
const LONGEST_WAIT_MS = { login: 15 * 60 * 1_000, address: 15 * 60 * 1_000 } as const;
/** After so long without a failure the count begins anew. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1_000;

type Door = keyof typeof FREE_FAILURES;

/** What is counted: the login that is tried, and the address that tries. */
export interface Attempt {
  readonly login: string;
  readonly address: string;
}

/**
 * Counts an attempt as failed before it is made, so that many at once cannot slip past, and gives 0; or gives the seconds to wait,
 * and then it must not be made. Logins and addresses are kept as hashes: people type all kinds of things there.
 */
export async function admitAttempt(access: Database, attempt: Attempt, now: string): Promise<number> {
  return access.write(async (transaction) => {
    await execute(transaction, 'delete from attempt where last_at < ?', [later(now, -FORGOTTEN_MS)]);
    const waits = [
      await waitAt(transaction, 'login', attempt.login, now),
      await waitAt(transaction, 'address', attempt.address, now),
    ];
    const waitMs = Math.max(...waits);
    if (waitMs > 0) return Math.ceil(waitMs / 1_000);
    await countFailure(transaction, 'login', attempt.login, now);
    await countFailure(transaction, 'address', attempt.address, now);
    return 0;
  });
}

/** The attempt succeeded: its login starts anew, its address gets this one back. */
export async function forgiveAttempt(transaction: Transaction, attempt: Attempt): Promise<void> {
  await execute(transaction, 'delete from attempt where key = ?', [keyOf('login', attempt.login)]);
  await execute(
    transaction,
    "update attempt set failures = failures - 1, blocked_until = '' where key = ? and failures > 0",
    [keyOf('address', attempt.address)],
  );
}

async function waitAt(transaction: Transaction, door: Door, value: string, now: string): Promise<number> {
  const rows = await execute<{ blocked_until: string }>(
    transaction,
    'select blocked_until from attempt where key = ?',
    [keyOf(door, value)],
  );
  const until = rows[0]?.blocked_until ?? '';
  return until > now ? Date.parse(until) - Date.parse(now) : 0;
}

async function countFailure(transaction: Transaction, door: Door, value: string, now: string): Promise<void> {
  const key = keyOf(door, value);
  const rows = await execute<{ failures: number }>(
    transaction,
    'select failures from attempt where key = ?',
    [key],
  );
  const failures = (rows[0]?.failures ?? 0) + 1;
  const waitMs = waitAfter(door, failures);
  await execute(transaction, 'delete from attempt where key = ?', [key]);
  await execute(
    transaction,
    'insert into attempt (key, failures, last_at, blocked_until) values (?, ?, ?, ?)',
    [key, failures, now, waitMs === 0 ? '' : later(now, waitMs)],
  );
}

/** Milliseconds to wait after that many failures in a row. */
function waitAfter(door: Door, failures: number): number {
  const over = failures - FREE_FAILURES[door];
  if (over < 0) return 0;
  return Math.min(LONGEST_WAIT_MS[door], 1_000 * 2 ** Math.min(over, 20));
}

function keyOf(door: Door, value: string): string {
  return `${door}:${secretHash(value)}`;
}
