import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { ROLES } from '../operation/permission.ts';
import type { Role } from '../operation/permission.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export const loginSchema = z
  .email('an e-mail address')
  .max(200)
  .describe('E-mail address to sign in with; never written to a ledger or a log');
export const personNameSchema = z.string().trim().min(1).max(120).describe('Name of the person');

export interface Person {
  /** Stable for ever, and no personal data: the actor of ledger entries. */
  readonly id: string;
  readonly name: string;
  readonly login: string;
  /** Whether a password was chosen yet. */
  readonly joined: boolean;
  readonly language: Language;
  /** Set the installation up: owner of every firm of it. */
  readonly founder: boolean;
}

export interface Membership {
  readonly firm: string;
  readonly role: Role;
  readonly sites: readonly string[];
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly password: string | null;
  readonly language: string;
  readonly founder: number;
}

export const PERSON_COLUMNS = 'id, name, login, password, language, founder';

/** E-mail addresses are compared without regard to case. */
export function loginKey(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}

export async function personById(transaction: Transaction, id: string): Promise<Person | null> {
  const rows = await execute<PersonRow>(transaction, `select ${PERSON_COLUMNS} from person where id = ?`, [
    id,
  ]);
  return rows[0] === undefined ? null : personFrom(rows[0]);
}

export async function personByLogin(
  transaction: Transaction,
  login: string,
): Promise<{ person: Person; password: string | null } | null> {
  const rows = await execute<PersonRow>(transaction, `select ${PERSON_COLUMNS} from person where login = ?`, [
    loginKey(login),
  ]);
  const row = rows[0];
  return row === undefined ? null : { person: personFrom(row), password: row.password };
}

export async function addPerson(
  transaction: Transaction,
  person: { id: string; name: string; login: string; language: Language; founder: boolean; at: string },
): Promise<void> {
  await execute(
    transaction,
    'insert into person (id, name, login, password, language, founder, made_at) values (?, ?, ?, null, ?, ?, ?)',
    [person.id, person.name, loginKey(person.login), person.language, person.founder ? 1 : 0, person.at],
  );
}

export async function setPassword(transaction: Transaction, person: string, hash: string): Promise<void> {
  await execute(transaction, 'update person set password = ? where id = ?', [hash, person]);
}

/** The language the person is spoken to in. */
export async function setLanguage(
  transaction: Transaction,
  person: string,
  language: Language,
): Promise<void> {
  await execute(transaction, 'update person set language = ? where id = ?', [language, person]);
}

/** True when somebody has set this installation up and can sign in. */
export async function hasFounder(transaction: Transaction): Promise<boolean> {
  const rows = await execute(
    transaction,
    'select id from person where founder = 1 and password is not null limit 1',
  );
  return rows.length > 0;
}

interface MembershipRow {
  readonly firm: string;
  readonly person: string;
  readonly role: string;
  readonly sites: string;
}

/** The person's standing memberships, by firm. */
export async function membershipsOf(transaction: Transaction, person: string): Promise<Membership[]> {
  const rows = await execute<MembershipRow>(
    transaction,
    'select firm, person, role, sites from membership where person = ? and ended_at is null order by firm',
    [person],
  );
  return rows.map((row) => ({ firm: row.firm, role: roleFrom(row.role), sites: sitesFrom(row.sites) }));
}

/** What the person is in the firm: by membership, or as the founder; null: nothing. */
export async function membershipIn(
  transaction: Transaction,
  person: Person,
  firm: string,
): Promise<Membership | null> {
  const rows = await membershipsOf(transaction, person.id);
  const found = rows.find((membership) => membership.firm === firm);
  if (person.founder) return { firm, role: 'owner', sites: [] };
  return found ?? null;
}

export async function setMembership(
  transaction: Transaction,
  person: string,
  membership: Membership,
): Promise<void> {
  await execute(transaction, 'delete from membership where firm = ? and person = ?', [
    membership.firm,
    person,
  ]);
  await execute(
    transaction,
    'insert into membership (person, firm, role, sites, ended_at) values (?, ?, ?, ?, null)',
    [person, membership.firm, membership.role, JSON.stringify(membership.sites)],
  );
}

export async function endMembership(
  transaction: Transaction,
  ended: { person: string; firm: string; at: string },
): Promise<void> {
  await execute(transaction, 'update membership set ended_at = ? where firm = ? and person = ?', [
    ended.at,
    ended.firm,
    ended.person,
  ]);
}

/** The firm's people, and the founder, who is owner everywhere; by name. */
export async function peopleOf(
  transaction: Transaction,
  firm: string,
): Promise<(Person & { membership: Membership })[]> {
  const rows = await execute<PersonRow & { role: string | null; sites: string | null }>(
    transaction,
    `select person.id as id, name, login, password, language, founder, role, sites from person
     left join membership on membership.person = person.id and membership.firm = ? and membership.ended_at is null
     where membership.person is not null or founder = 1 order by name, person.id`,
    [firm],
  );
  return rows.map((row) => ({
    ...personFrom(row),
    membership:
      row.founder === 1
        ? { firm, role: 'owner', sites: [] }
        : {
            firm,
            role: roleFrom(present(row.role, 'a role of a member')),
            sites: sitesFrom(row.sites ?? '[]'),
          },
  }));
}

export function personFrom(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    joined: row.password !== null,
    language: LANGUAGES.find((language) => language === row.language) ?? 'en',
    founder: row.founder === 1,
  };
}

const roleNames = Object.keys(ROLES);

export function roleFrom(text: string): Role {
  if (isRole(text)) return text;
  throw new LotproofError('internal', `There is no role "${text}".`);
}

function isRole(text: string): text is Role {
  return roleNames.includes(text);
}

const sitesSchema = z.array(z.string());

export function sitesFrom(text: string): string[] {
  return sitesSchema.parse(JSON.parse(text));
}
