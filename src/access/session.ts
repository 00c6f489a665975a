import { execute } from '../db/bulk.ts';
import type { Database, Transaction } from '../db/database.ts';
import { logAccess } from './access-log.ts';
import { PERSON_COLUMNS, personFrom } from './person-store.ts';
import type { Person, PersonRow } from './person-store.ts';
import { newSecret, secretHash } from './secret.ts';

/** A session ends after so long without use, and in any case after so long, in milliseconds. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1_000;
export const SESSION_MOST_MS = 14 * 24 * 60 * 60 * 1_000;

/** Use is noted at most this often, so that reading does not mean writing. */
const SEEN_EVERY_MS = 60 * 1_000;

/** Begins a session and gives its id, of which only the hash is kept. */
export async function beginSession(transaction: Transaction, person: string, now: string): Promise<string> {
  const id = newSecret();
  await execute(transaction, 'delete from session where ends_at < ?', [now]);
  await execute(
    transaction,
    'insert into session (hash, person, made_at, seen_at, ends_at) values (?, ?, ?, ?, ?)',
    [secretHash(id), person, now, now, later(now, SESSION_MOST_MS)],
  );
  return id;
}

/** The person of a session that has not ended; null otherwise. */
export async function personOfSession(access: Database, id: string, now: string): Promise<Person | null> {
  const hash = secretHash(id);
  const [row] = await access.glance((transaction) =>
    execute<PersonRow & { seen_at: string; ends_at: string }>(
      transaction,
      `select seen_at, ends_at, ${PERSON_COLUMNS} from session join person on person.id = session.person where hash = ?`,
      [hash],
    ),
  );
  if (row === undefined || row.ends_at <= now || later(row.seen_at, SESSION_IDLE_MS) <= now) return null;
  if (later(row.seen_at, SEEN_EVERY_MS) <= now) {
    await access.write((transaction) =>
      execute(transaction, 'update session set seen_at = ? where hash = ?', [now, hash]),
    );
  }
  return personFrom(row);
}

/** Ends a session that somebody signs out of. */
export async function endSession(transaction: Transaction, id: string, now: string): Promise<void> {
  const rows = await execute<{ person: string }>(transaction, 'select person from session where hash = ?', [
    secretHash(id),
  ]);
  const person = rows[0]?.person;
  if (person === undefined) return;
  await logAccess(transaction, { at: now, actor: person, act: 'signed-out', person });
  await execute(transaction, 'delete from session where hash = ?', [secretHash(id)]);
}

export async function endSessionsOf(transaction: Transaction, person: string): Promise<void> {
  await execute(transaction, 'delete from session where person = ?', [person]);
}

/** The UTC instant that many milliseconds after another. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
