import { execute } from '../db/bulk.ts';
import type { Dialect, Transaction } from '../db/database.ts';
import type { Column, RecordKind, TableDeclaration } from './define-record.ts';

const IDENTIFIER = /^[a-z][a-z0-9_]*$/;

/** Indexes by name, each with what it stands on. Only reading needs them: whoever fills tables makes them last. */
export type Indexes = Readonly<Record<string, string>>;

/** Of the ledger's own tables. */
export const ENTRY_INDEXES: Indexes = {
  entry_by_record: 'entry (kind, record, sequence)',
  entry_by_command: 'entry (command, sequence)',
};

/** The text that makes the ledger's own tables; entries refuse to be changed or deleted. */
export function ledgerTableText(dialect: Dialect): string[] {
  const { textType: t, integerType: i, tableOptions: options } = dialect;
  return [
    `create table if not exists entry (
      sequence ${i} primary key, id ${t} not null unique, at ${t} not null, actor ${t} not null, command ${t} not null,
      action ${t} not null, kind ${t} not null, version ${i} not null, record ${t} not null, reason ${t},
      payload ${t} not null, previous ${t} not null, hash ${t} not null) ${options}`,
    ...Object.entries(ENTRY_INDEXES).map(([name, on]) => `create index if not exists "${name}" on ${on}`),
    `create table if not exists setting (key ${t} primary key, value ${t} not null) ${options}`,
    ...(dialect.name === 'sqlite' ? SQLITE_GUARDS : POSTGRES_GUARDS),
  ];
}

const SQLITE_GUARDS = ['update', 'delete'].map(
  (deed) => `create trigger if not exists entry_refuses_${deed} before ${deed} on entry
    begin select raise(abort, 'a ledger entry is never changed or deleted: record a correction or a withdrawal'); end`,
);

const POSTGRES_GUARDS = [
  `create or replace function entry_refuses() returns trigger language plpgsql as $$
    begin raise exception 'a ledger entry is never changed or deleted: record a correction or a withdrawal'; end $$`,
  'drop trigger if exists entry_refuses_change on entry',
  `create trigger entry_refuses_change before update or delete on entry
    for each row execute function entry_refuses()`,
  'drop trigger if exists entry_refuses_truncate on entry',
  'create trigger entry_refuses_truncate before truncate on entry execute function entry_refuses()',
];

const GUARDS = {
  sqlite: {
    names: ['entry_refuses_update', 'entry_refuses_delete'],
    text: "select name from sqlite_master where type = 'trigger' and tbl_name = 'entry'",
  },
  postgres: {
    names: ['entry_refuses_change', 'entry_refuses_truncate'],
    text: `select tgname as name from pg_trigger where tgenabled <> 'D' and not tgisinternal
      and tgrelid = (select oid from pg_class where relname = 'entry' and relnamespace = current_schema()::regnamespace)`,
  },
};

/** Names of the triggers that should refuse changes to entries and are not there, or are switched off. */
export async function missingGuards(transaction: Transaction): Promise<string[]> {
  const { names, text } = GUARDS[transaction.dialect.name];
  const rows = await execute<{ name: string }>(transaction, text);
  const there = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !there.has(name));
}

/** The text that makes the tables every ledger has beside its entries: what records there are, and their names. */
function sharedTableText(dialect: Dialect): string[] {
  const { textType: t, integerType: i, tableOptions: options } = dialect;
  return [
    `create table record (n ${i} primary key, kind ${t} not null, id ${t} not null, entry ${i} not null,
      withdrawn ${i} not null, unique (kind, id)) ${options}`,
    `create table name (n ${i} not null, line ${i} not null, "of" ${i} not null, form ${t} not null, code ${t} not null,
      key ${t} not null, folded ${t} not null, variant ${t}, from_date ${t}, to_date ${t}, low ${i}, high ${i},
      primary key (n, line)) ${options}`,
  ];
}

export const SHARED_INDEXES: Indexes = {
  name_by_key: 'name (key)',
  name_by_folded: 'name (folded)',
  name_by_of: 'name ("of")',
};

/** The text that makes all projection tables, without their indexes. */
export function projectionTableText(dialect: Dialect, kinds: ReadonlyMap<string, RecordKind>): string[] {
  const texts = [...kinds.values()].flatMap((kind) => kindTableText(dialect, kind));
  return [...sharedTableText(dialect), ...texts];
}

/** The text that makes a kind's tables. */
export function kindTableText(dialect: Dialect, { tables }: RecordKind): string[] {
  return Object.entries(tables).map(([name, table]) => tableText(dialect, name, table));
}

/** The indexes of a kind's tables. */
export function kindIndexes({ tables }: RecordKind): Indexes {
  return Object.fromEntries(Object.entries(tables).flatMap(([name, table]) => tableIndexes(name, table)));
}

function tableText(dialect: Dialect, name: string, table: TableDeclaration): string {
  const columns = Object.entries(table.columns);
  for (const identifier of [name, ...columns.map(([column]) => column)]) {
    if (!IDENTIFIER.test(identifier)) throw new Error(`${identifier} is no name for a table or column`);
  }
  const lines = columns.map(([column, declared]) => `"${column}" ${columnText(dialect, declared)}`);
  const { integerType: i, tableOptions: options } = dialect;
  return `create table "${name}" (n ${i} not null, line ${i} not null, ${lines.join(', ')}, primary key (n, line)) ${options}`;
}

function tableIndexes(name: string, table: TableDeclaration): [string, string][] {
  const further = table.indexes ?? [];
  // An index that begins with the column serves as well.
  const references = Object.entries(table.columns)
    .filter(([column, { type }]) => type === 'reference' && !further.some(([first]) => first === column))
    // With the record's number behind it, a page of what names a record is read in order, however many name it.
    .map(([column]) => ({ by: [column], list: [column, 'n'] }));
  const indexes = [...references, ...further.map((list) => ({ by: list, list }))];
  return indexes.map(({ by, list }) => [
    `${name}_by_${by.join('_and_')}`,
    `"${name}" (${list.map((column) => `"${column}"`).join(', ')})`,
  ]);
}

function columnText(dialect: Dialect, column: Column): string {
  const type = column.type === 'text' ? dialect.textType : dialect.integerType;
  return column.nullable ? type : `${type} not null`;
}

/** Names of all projection tables, with their columns in order after `n` and `line`. */
export function projectionTables(kinds: readonly RecordKind[]): Map<string, readonly string[]> {
  const tables = new Map<string, readonly string[]>([
    ['record', ['n', 'kind', 'id', 'entry', 'withdrawn']],
    [
      'name',
      ['n', 'line', 'of', 'form', 'code', 'key', 'folded', 'variant', 'from_date', 'to_date', 'low', 'high'],
    ],
  ]);
  for (const kind of kinds) {
    for (const [name, table] of Object.entries(kind.tables)) {
      tables.set(name, ['n', 'line', ...Object.keys(table.columns)]);
    }
  }
  return tables;
}
