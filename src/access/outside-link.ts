import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { newSecret, secretHash } from './secret.ts';

/** What a link opens for somebody without an account: an evidence pack, or a recall notice with its answers. */
export type OutsidePurpose = 'pack' | 'notice';

/** A link for somebody outside, as it is kept: its secret only as a hash. */
export interface OutsideLink {
  readonly id: string;
  readonly firm: string;
  readonly purpose: OutsidePurpose;
  /** What exactly it opens, as canonical JSON; who makes the link says what stands in it, and opens no more than that. */
  readonly subject: string;
  /** Whom it is for. */
  readonly receiver: string;
  /** Who made it, as the actor of a ledger entry. */
  readonly maker: string;
  readonly madeAt: string;
  readonly endsAt: string;
  readonly revokedAt: string | null;
}

interface LinkRow {
  readonly id: string;
  readonly firm: string;
  readonly purpose: string;
  readonly subject: string;
  readonly receiver: string;
  readonly maker: string;
  readonly made_at: string;
  readonly ends_at: string;
  readonly revoked_at: string | null;
}

const COLUMNS = 'id, firm, purpose, subject, receiver, maker, made_at, ends_at, revoked_at';

/** What a secret of ours looks like; anything else is not looked for. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Keeps a new link and gives its token, which nobody can see again. */
export async function addOutsideLink(
  transaction: Transaction,
  link: Omit<OutsideLink, 'revokedAt'> & { readonly command: string },
): Promise<string> {
  const token = newSecret();
  await execute(
    transaction,
    `insert into outside_link (id, firm, purpose, subject, receiver, maker, hash, command, made_at, ends_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[link.id, link.firm, link.purpose, link.subject, link.receiver, link.maker],
      ...[secretHash(token), link.command, link.madeAt, link.endsAt],
    ],
  );
  return token;
}

/** The link of a token, ended ones too, so that a try is on record; null when there never was one for this purpose. */
export async function outsideLinkOf(
  transaction: Transaction,
  purpose: OutsidePurpose,
  token: string,
): Promise<OutsideLink | null> {
  if (!TOKEN.test(token)) return null;
  return oneLink(transaction, 'hash = ? and purpose = ?', [secretHash(token), purpose]);
}

/** Whether a link opens anything at that instant. */
export function isOpen(link: Pick<OutsideLink, 'endsAt' | 'revokedAt'>, now: string): boolean {
  return link.revokedAt === null && link.endsAt > now;
}

export function outsideLinkById(
  transaction: Transaction,
  firm: string,
  id: string,
): Promise<OutsideLink | null> {
  return oneLink(transaction, 'firm = ? and id = ?', [firm, id]);
}

export function outsideLinkOfCommand(
  transaction: Transaction,
  firm: string,
  command: string,
): Promise<OutsideLink | null> {
  return oneLink(transaction, 'firm = ? and command = ?', [firm, command]);
}

async function oneLink(
  transaction: Transaction,
  where: string,
  values: readonly string[],
): Promise<OutsideLink | null> {
  const [link] = await linksWhere(transaction, where, values);
  return link ?? null;
}

/** The firm's links for a purpose, in the order they were made. */
export function outsideLinksOf(
  transaction: Transaction,
  firm: string,
  purpose: OutsidePurpose,
): Promise<OutsideLink[]> {
  return linksWhere(transaction, 'firm = ? and purpose = ?', [firm, purpose]);
}

/** Those that open exactly this. */
export function outsideLinksAbout(
  transaction: Transaction,
  { firm, purpose, subject }: Pick<OutsideLink, 'firm' | 'purpose' | 'subject'>,
): Promise<OutsideLink[]> {
  return linksWhere(transaction, 'firm = ? and purpose = ? and subject = ?', [firm, purpose, subject]);
}

async function linksWhere(
  transaction: Transaction,
  where: string,
  values: readonly string[],
): Promise<OutsideLink[]> {
  const rows = await execute<LinkRow>(
    transaction,
    `select ${COLUMNS} from outside_link where ${where} order by made_at, id`,
    values,
  );
  return rows.map(linkFrom);
}

export async function revokeOutsideLink(transaction: Transaction, id: string, now: string): Promise<void> {
  await execute(transaction, 'update outside_link set revoked_at = ? where id = ? and revoked_at is null', [
    now,
    id,
  ]);
}

function linkFrom(row: LinkRow): OutsideLink {
  const { id, firm, subject, receiver, maker } = row;
  // Written by addOutsideLink, whose purposes are the closed list.
  const purpose = row.purpose as OutsidePurpose;
  const times = { madeAt: row.made_at, endsAt: row.ends_at, revokedAt: row.revoked_at };
  return { id, firm, purpose, subject, receiver, maker, ...times };
}
