import { execute } from '../db/bulk.ts';
import type { Dialect, Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { accessLogText, logAccess } from './access-log.ts';
import { sitesFrom } from './person-store.ts';

/**
 * Version of these tables. They hold personal data and secrets' hashes and are changed in place; what changed, without either, is
 * in the access log (since 2).
 */
const ACCESS_FORMAT = 2;

/** Makes the tables that are missing; refuses those of a newer lotproof. */
export async function prepareAccess(transaction: Transaction, now: string): Promise<void> {
  for (const text of tableText(transaction.dialect)) await execute(transaction, text);
  const rows = await execute<{ value: string }>(
    transaction,
    "select value from access_setting where key = 'format'",
  );
  const found = rows[0];
  if (found !== undefined && Number(found.value) > ACCESS_FORMAT) throw new LotproofError('database-newer');
  if (found?.value === String(ACCESS_FORMAT)) return;
  if (found !== undefined) await logStanding(transaction, now);
  await execute(transaction, "delete from access_setting where key = 'format'");
  await execute(transaction, "insert into access_setting (key, value) values ('format', ?)", [
    String(ACCESS_FORMAT),
  ]);
}

/** The log of an installation that is older than it begins with what everybody is at that moment. */
async function logStanding(transaction: Transaction, now: string): Promise<void> {
  const stood = { at: now, actor: 'lotproof', act: 'stood' } as const;
  const founders = await execute<{ id: string }>(
    transaction,
    'select id from person where founder = 1 order by id',
  );
  for (const { id } of founders) await logAccess(transaction, { ...stood, person: id, role: 'owner' });
  const members = await execute<{ person: string; firm: string; role: string; sites: string }>(
    transaction,
    'select person, firm, role, sites from membership where ended_at is null order by firm, person',
  );
  for (const { person, firm, role, sites } of members)
    await logAccess(transaction, { ...stood, firm, person, role, sites: sitesFrom(sites) });
}

function tableText(dialect: Dialect): string[] {
  const table = (name: string, columns: string): string =>
    `create table if not exists ${name} (${columns}) ${dialect.tableOptions}`;
  return [
    ...peopleText(dialect, table),
    ...doorText(dialect, table),
    ...outsideText(dialect, table),
    ...accessLogText(dialect),
  ];
}

type MakeTable = (name: string, columns: string) => string;

/** Who there is, and what they may do. */
function peopleText({ textType: t, integerType: i }: Dialect, table: MakeTable): string[] {
  return [
    table('access_setting', `key ${t} primary key, value ${t} not null`),
    table(
      'person',
      `id ${t} primary key, name ${t} not null, login ${t} not null unique, password ${t}, language ${t} not null,
       founder ${i} not null, made_at ${t} not null`,
    ),
    table(
      'membership',
      `person ${t} not null, firm ${t} not null, role ${t} not null, sites ${t} not null, ended_at ${t},
       primary key (firm, person)`,
    ),
    'create index if not exists membership_by_person on membership (person)',
    table(
      'api_token',
      `id ${t} primary key, firm ${t} not null, maker ${t}, name ${t} not null, prefix ${t} not null,
       hash ${t} not null unique, role ${t} not null, sites ${t} not null, permissions ${t}, command ${t} not null,
       made_at ${t} not null, expires_at ${t} not null, used_at ${t}, revoked_at ${t}, unique (firm, command)`,
    ),
    'create index if not exists api_token_by_firm on api_token (firm, made_at)',
  ];
}

/** Who is in, who tries to get in, and what was sent already. */
function doorText({ textType: t, integerType: i }: Dialect, table: MakeTable): string[] {
  return [
    table(
      'session',
      `hash ${t} primary key, person ${t} not null, made_at ${t} not null, seen_at ${t} not null, ends_at ${t} not null`,
    ),
    'create index if not exists session_by_person on session (person)',
    table('link', `hash ${t} primary key, purpose ${t} not null, person ${t}, ends_at ${t} not null`),
    table(
      'attempt',
      `key ${t} primary key, failures ${i} not null, last_at ${t} not null, blocked_until ${t} not null`,
    ),
    table(
      'used_key',
      `actor ${t} not null, firm ${t} not null, key ${t} not null, digest ${t} not null, at ${t} not null,
       primary key (firm, actor, key)`,
    ),
    'create index if not exists used_key_by_time on used_key (at)',
  ];
}

/** What people without an account may open, and when it was opened. */
function outsideText({ textType: t, integerType: i }: Dialect, table: MakeTable): string[] {
  return [
    table(
      'outside_link',
      `id ${t} primary key, firm ${t} not null, purpose ${t} not null, subject ${t} not null, receiver ${t} not null,
       maker ${t} not null, hash ${t} not null unique, command ${t} not null, made_at ${t} not null, ends_at ${t} not null,
       revoked_at ${t}, unique (firm, command)`,
    ),
    'create index if not exists outside_link_by_firm on outside_link (firm, purpose, made_at)',
    table(
      'outside_opening',
      `link ${t} not null, at ${t} not null, deed ${t} not null, address ${t} not null, agent ${t} not null,
       times ${i} not null, primary key (link, at, deed, address, agent)`,
    ),
  ];
}
