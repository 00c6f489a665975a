import { createHash } from 'node:crypto';
import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Dialect, Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';

/** What happened to who may do what. Closed, as readers tell entries apart by it. */
export const ACCESS_ACTS = {
  stood: 'Stood so when the log began',
  'set-up': 'Set the installation up: owner of every firm',
  'firm-made': 'Made the firm',
  'firm-changed': 'Changed the firm’s name, language or time zone',
  'role-given': 'Gave a person a role in the firm',
  'role-ended': 'Ended what a person may do in the firm',
  'link-made': 'Made a link with which a person chooses a password',
  'password-chosen': 'Chose a password',
  'signed-in': 'Signed in',
  'sign-in-refused': 'Tried to sign in with a wrong password',
  'signed-out': 'Signed out',
  'token-made': 'Made an API token',
  'token-revoked': 'Ended an API token',
  'outside-link-made': 'Made a link for somebody outside',
  'outside-link-revoked': 'Took a link for somebody outside back',
} as const;
export type AccessAct = keyof typeof ACCESS_ACTS;

/** One thing that happened. Ids only: names and addresses stay in the people's table, secrets nowhere. */
export interface AccessEvent {
  readonly at: string;
  /** Who did it: a person, a person's token as `person:token`, or a name at the machine itself. */
  readonly actor: string;
  readonly act: AccessAct;
  /** Null: the whole installation. */
  readonly firm: string | null;
  /** Whom it is about. */
  readonly person: string | null;
  readonly token: string | null;
  readonly role: string | null;
  readonly sites: readonly string[] | null;
  readonly permissions: readonly string[] | null;
}

export interface AccessEntry extends AccessEvent {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

interface AccessRow {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly firm: string | null;
  readonly person: string | null;
  readonly token: string | null;
  readonly role: string | null;
  readonly sites: string | null;
  readonly permissions: string | null;
  readonly previous: string;
  readonly hash: string;
}

const COLUMNS = [
  ...['sequence', 'at', 'actor', 'act', 'firm', 'person', 'token', 'role', 'sites', 'permissions'],
  ...['previous', 'hash'],
] as const;
const FIRST_PREVIOUS = '0'.repeat(64);

/** The table of the log, which refuses to be changed, and its index. */
export function accessLogText({
  name,
  textType: t,
  integerType: i,
  tableOptions: options,
}: Dialect): string[] {
  return [
    `create table if not exists access_entry (
      sequence ${i} primary key, at ${t} not null, actor ${t} not null, act ${t} not null, firm ${t}, person ${t}, token ${t},
      role ${t}, sites ${t}, permissions ${t}, previous ${t} not null, hash ${t} not null) ${options}`,
    'create index if not exists access_entry_by_person on access_entry (person, sequence)',
    'create index if not exists access_entry_by_firm on access_entry (firm, sequence)',
    ...(name === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS),
  ];
}

const SQLITE_GUARDS = ['update', 'delete'].map(
  (deed) => `create trigger if not exists access_entry_refuses_${deed} before ${deed} on access_entry
    begin select raise(abort, 'the access log is never changed or deleted'); end`,
);
const POSTGRES_GUARDS = [
  `create or replace function access_entry_refuses() returns trigger language plpgsql as $$
    begin raise exception 'the access log is never changed or deleted'; end $$`,
  'drop trigger if exists access_entry_refuses_change on access_entry',
  `create trigger access_entry_refuses_change before update or delete on access_entry
    for each row execute function access_entry_refuses()`,
  'drop trigger if exists access_entry_refuses_truncate on access_entry',
  'create trigger access_entry_refuses_truncate before truncate on access_entry execute function access_entry_refuses()',
];

/** Appends to the log, in the transaction of the change it tells of. */
export async function logAccess(
  transaction: Transaction,
  event: Pick<AccessEvent, 'at' | 'actor' | 'act'> & Partial<AccessEvent>,
): Promise<void> {
  const rows = await execute<{ sequence: number; hash: string }>(
    transaction,
    'select sequence, hash from access_entry order by sequence desc limit 1',
  );
  const last = rows[0] ?? { sequence: 0, hash: FIRST_PREVIOUS };
  const nothing = { firm: null, person: null, token: null, role: null, sites: null, permissions: null };
  const unhashed = rowOf({ ...nothing, ...event }, { sequence: last.sequence + 1, previous: last.hash });
  const row: AccessRow = { ...unhashed, hash: accessHash(unhashed) };
  await execute(
    transaction,
    `insert into access_entry (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`,
    COLUMNS.map((column) => row[column]),
  );
}

function rowOf(event: AccessEvent, place: { sequence: number; previous: string }): Omit<AccessRow, 'hash'> {
  const { sites, permissions, at, actor, act, firm, person, token, role } = event;
  const listed = (list: readonly string[] | null): string | null =>
    list === null ? null : JSON.stringify(list);
  return {
    ...{ ...place, at, actor, act, firm, person, token, role },
    sites: listed(sites),
    permissions: listed(permissions),
  };
}

function accessHash(row: Omit<AccessRow, 'hash'>): string {
  const values = Object.fromEntries(
    COLUMNS.flatMap((column) => (column === 'hash' ? [] : [[column, row[column]] as const])),
  );
  return createHash('sha256').update(canonicalJson(values)).digest('hex');
}

export interface LogQuestion {
  readonly firm: string;
  readonly person: string | undefined;
  /** Last sequence of the page before; 0: from the first. */
  readonly after: number;
  readonly limit: number;
}

/** A page of what concerns a firm: what was done in it, and to its people (past ones too) in the installation. */
export async function accessEntries(transaction: Transaction, asked: LogQuestion): Promise<AccessEntry[]> {
  const own = `(firm = ? or (firm is null and (act = 'set-up' or person in
    (select person from membership where firm = ?) or person in (select id from person where founder = 1))))`;
  const about = asked.person === undefined ? '' : 'and (person = ? or actor = ?)';
  const parameters: SqlValue[] = [asked.after, asked.firm, asked.firm];
  if (asked.person !== undefined) parameters.push(asked.person, asked.person);
  const rows = await execute<AccessRow & Record<string, SqlValue>>(
    transaction,
    `select * from access_entry where sequence > ? and ${own} ${about} order by sequence limit ?`,
    [...parameters, asked.limit],
  );
  return rows.map(entryOf);
}

function entryOf(row: AccessRow): AccessEntry {
  const list = (text: string | null): string[] | null =>
    // Written by rowOf: a list of texts.
    text === null ? null : (JSON.parse(text) as string[]);
  // Written by logAccess, whose acts are the closed list.
  const act = row.act as AccessAct;
  return { ...row, act, sites: list(row.sites), permissions: list(row.permissions) };
}

const ROWS_AT_ONCE = 1_000;

/** Walks the chain of the whole log. `fault` says where it breaks first; null: nowhere. */
export async function walkAccessLog(
  transaction: Transaction,
): Promise<{ entries: number; head: string; fault: string | null }> {
  let [sequence, head] = [0, FIRST_PREVIOUS];
  for (;;) {
    const rows = await execute<AccessRow & Record<string, SqlValue>>(
      transaction,
      `select * from access_entry where sequence > ? order by sequence limit ${String(ROWS_AT_ONCE)}`,
      [sequence],
    );
    for (const row of rows) {
      const fault = faultOf(row, { sequence: sequence + 1, previous: head });
      if (fault !== null) return { entries: sequence, head, fault };
      [sequence, head] = [row.sequence, row.hash];
    }
    if (rows.length < ROWS_AT_ONCE) return { entries: sequence, head, fault: null };
  }
}

function faultOf(row: AccessRow, expected: { sequence: number; previous: string }): string | null {
  if (row.sequence !== expected.sequence) return `Entry ${String(expected.sequence)} is missing.`;
  const place = `Entry ${String(row.sequence)}`;
  if (row.previous !== expected.previous) return `${place} does not follow the one before it.`;
  return accessHash(row) === row.hash ? null : `${place} does not say what was recorded.`;
}
