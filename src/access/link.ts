import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { hasFounder } from './person-store.ts';
import { newSecret, secretHash } from './secret.ts';
import { later } from './session.ts';

/** How long the links last, in milliseconds. */
const SET_UP_MS = 24 * 60 * 60 * 1_000;
const JOIN_MS = 7 * 24 * 60 * 60 * 1_000;

/** `set-up` makes the founder; `join` lets a person who was invited choose a password. */
export type LinkPurpose = 'set-up' | 'join';

export interface Link {
  readonly purpose: LinkPurpose;
  readonly person: string | null;
  readonly endsAt: string;
}

/**
 * A fresh first-start link, or null when somebody has signed up with one. An earlier link ends: only the one that was printed last
 * counts, and it works once.
 */
export async function makeSetUpLink(transaction: Transaction, now: string): Promise<string | null> {
  await execute(transaction, "delete from link where purpose = 'set-up' or ends_at < ?", [now]);
  if (await hasFounder(transaction)) return null;
  const token = await makeLink(transaction, {
    purpose: 'set-up',
    person: null,
    endsAt: later(now, SET_UP_MS),
  });
  return `/set-up?token=${token}`;
}

/** A link with which the person chooses a password; earlier ones end. */
export async function makeJoinLink(
  transaction: Transaction,
  person: string,
  now: string,
): Promise<{ path: string; endsAt: string }> {
  await endLinksOf(transaction, person);
  const endsAt = later(now, JOIN_MS);
  const token = await makeLink(transaction, { purpose: 'join', person, endsAt });
  return { path: `/join?token=${token}`, endsAt };
}

export async function endLinksOf(transaction: Transaction, person: string): Promise<void> {
  await execute(transaction, 'delete from link where person = ?', [person]);
}

/** The link of a token that still counts. `not-found` when it was used, ended or never made. */
export async function readLink(
  transaction: Transaction,
  token: string,
  purpose: LinkPurpose,
  now: string,
): Promise<Link> {
  const rows = await execute<{ person: string | null; ends_at: string }>(
    transaction,
    'select person, ends_at from link where hash = ? and purpose = ?',
    [secretHash(token), purpose],
  );
  const row = rows[0];
  if (row === undefined || row.ends_at <= now)
    throw new LotproofError('not-found', 'This link was used already or has ended.');
  return { purpose, person: row.person, endsAt: row.ends_at };
}

/** Ends every first-start link: an owner has signed up. */
export async function endSetUpLinks(transaction: Transaction): Promise<void> {
  await execute(transaction, "delete from link where purpose = 'set-up'");
}

async function makeLink(transaction: Transaction, link: Link): Promise<string> {
  const token = newSecret();
  await execute(transaction, 'insert into link (hash, purpose, person, ends_at) values (?, ?, ?, ?)', [
    secretHash(token),
    link.purpose,
    link.person,
    link.endsAt,
  ]);
  return token;
}
