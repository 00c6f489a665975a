import { execute, insertRows, listValue, together } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { codeKey, foldedKey } from '../kit/code-key.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Problem } from '../kit/errors.ts';
import type {
  Column,
  ProjectedRow,
  RecordKind,
  RecordName,
  RecordReference,
  RowValue,
} from './define-record.ts';
import type { Entry } from './entry.ts';

/** An entry whose body has been read: what projecting needs. */
export interface ProjectedEntry {
  readonly entry: Entry;
  readonly kind: RecordKind;
  /** `n` of the record; the entry's own sequence where it is the first. */
  readonly n: number;
  /** What its body says; null for a withdrawal. */
  readonly says: BodyParts | null;
}

/** What a body says, worked out once for checking and for projecting. */
interface BodyParts {
  readonly rows: Readonly<Record<string, readonly ProjectedRow[]>>;
  readonly names: readonly RecordName[];
  readonly references: readonly RecordReference[];
}

/** `kind id` → `n` of records that count: of the batch and of those looked up. */
export type KnownRecords = Map<string, number>;

export function recordKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** Rows, names and references of a body. */
export function partsOf(kind: RecordKind, body: unknown): BodyParts {
  const rows = kind.rows(body);
  const names = kind.names(body);
  return { rows, names, references: referencesOf(kind, rows, names) };
}

/** Every reference in the rows and names of a body. */
export function referencesIn(kind: RecordKind, body: unknown): readonly RecordReference[] {
  return partsOf(kind, body).references;
}

function referencesOf(
  kind: RecordKind,
  rows: BodyParts['rows'],
  names: readonly RecordName[],
): RecordReference[] {
  const found: RecordReference[] = [];
  for (const [name, table] of Object.entries(kind.tables)) {
    for (const [column, declared] of Object.entries(table.columns)) {
      if (declared.type !== 'reference') continue;
      for (const row of rows[name] ?? []) {
        const reference = referenceOf(declared, row[column]);
        if (reference !== null) found.push(reference);
      }
    }
  }
  for (const name of names) if (name.of !== undefined) found.push(name.of);
  return found;
}

function referenceOf(column: Column & { type: 'reference' }, value: RowValue): RecordReference | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return value;
  if (column.to === null) throw new LotproofError('internal', 'A reference to any kind names kind and id.');
  return { kind: column.to, id: String(value) };
}

/** Looks up records that count and are not known yet. */
export async function learnRecords(
  transaction: Transaction,
  references: Iterable<RecordReference>,
  known: KnownRecords,
  which: 'those that count' | 'withdrawn too' = 'those that count',
): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  for (const { kind, id } of references) {
    if (known.has(recordKey(kind, id))) continue;
    const ids = wanted.get(kind) ?? new Set<string>();
    wanted.set(kind, ids.add(id));
  }
  const learn = async (kind: string, ids: ReadonlySet<string>): Promise<void> => {
    const rows = await execute<{ n: number; id: string }>(
      transaction,
      `select n, id from record where kind = ? and withdrawn <= ? and id ${transaction.dialect.inListOfTexts}`,
      [kind, which === 'withdrawn too' ? 1 : 0, listValue([...ids])],
    );
    for (const row of rows) known.set(recordKey(kind, row.id), row.n);
  };
  await together([...wanted].map(([kind, ids]) => learn(kind, ids)));
}

/** Cuts a list into lists of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const cut: Item[][] = [];
  for (let at = 0; at < items.length; at += size) cut.push(items.slice(at, at + size));
  return cut;
}

/**
 * Brings the projections up to these entries, in order: the record table, the rows of each kind's tables and its names. The
 * same function serves recording and replay, so that both cannot differ.
 */
export async function projectEntries(
  transaction: Transaction,
  projected: readonly ProjectedEntry[],
  known: KnownRecords,
): Promise<void> {
  const cleared = projected.filter(({ entry }) => entry.action !== 'record');
  // A record changed twice in one batch keeps only its last state; rows of earlier states are never written.
  const last = new Map(projected.map((item) => [item.n, item]));
  for (const item of cleared) if (last.get(item.n) === item) await clearRows(transaction, item);
  const items = [...last.values()];
  await together([writeRecords(transaction, items), writeRows(transaction, items, known)]);
}

/** Writes the rows and names of records that have none. */
export async function writeRows(
  transaction: Transaction,
  items: readonly Pick<ProjectedEntry, 'kind' | 'n' | 'says'>[],
  known: KnownRecords,
): Promise<void> {
  const rows = new Map<string, SqlValue[][]>();
  for (const item of items) {
    if (item.says !== null) collectRows(item, item.says, known, rows);
  }
  await together(
    [...rows].map(([table, list]) => insertRows(transaction, table, columnsOf(table, items), list)),
  );
}

const NAME_COLUMNS = [
  'n',
  'line',
  'of',
  'form',
  'code',
  'key',
  'folded',
  'variant',
  'from_date',
  'to_date',
  'low',
  'high',
];

function columnsOf(table: string, projected: readonly Pick<ProjectedEntry, 'kind'>[]): readonly string[] {
  if (table === 'name') return NAME_COLUMNS;
  for (const { kind } of projected) {
    const declared = kind.tables[table];
    if (declared !== undefined) return ['n', 'line', ...Object.keys(declared.columns)];
  }
  throw new LotproofError('internal', `The table ${table} is not declared.`);
}

async function writeRecords(transaction: Transaction, items: readonly ProjectedEntry[]): Promise<void> {
  const fresh: SqlValue[][] = [];
  for (const { entry, n, says } of items) {
    const withdrawn = says === null ? 1 : 0;
    if (n === entry.sequence) fresh.push([n, entry.kind, entry.record, entry.sequence, withdrawn]);
    else await touchRecord(transaction, n, entry, withdrawn);
  }
  await insertRows(transaction, 'record', ['n', 'kind', 'id', 'entry', 'withdrawn'], fresh);
}

/** A record first made in the same batch has no row yet: then it is inserted in its last state. */
async function touchRecord(
  transaction: Transaction,
  n: number,
  entry: Entry,
  withdrawn: number,
): Promise<void> {
  const rows = await execute(
    transaction,
    'update record set entry = ?, withdrawn = ? where n = ? returning n',
    [entry.sequence, withdrawn, n],
  );
  if (rows.length > 0) return;
  await insertRows(
    transaction,
    'record',
    ['n', 'kind', 'id', 'entry', 'withdrawn'],
    [[n, entry.kind, entry.record, entry.sequence, withdrawn]],
  );
}

async function clearRows(transaction: Transaction, { kind, n }: ProjectedEntry): Promise<void> {
  for (const table of [...Object.keys(kind.tables), 'name']) {
    await execute(transaction, `delete from "${table}" where n = ?`, [n]);
  }
}

function collectRows(
  { kind, n }: Pick<ProjectedEntry, 'kind' | 'n'>,
  { rows, names }: BodyParts,
  known: KnownRecords,
  into: Map<string, SqlValue[][]>,
): void {
  for (const [table, declared] of Object.entries(kind.tables)) {
    const list = listIn(into, table);
    const columns = Object.entries(declared.columns);
    (rows[table] ?? []).forEach((row, line) => {
      list.push([n, line, ...columns.map(([name, column]) => cellOf(column, row, name, known))]);
    });
  }
  const named = listIn(into, 'name');
  names.forEach((name, line) => named.push(nameRow(name, n, line, known)));
}

function listIn(map: Map<string, SqlValue[][]>, key: string): SqlValue[][] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function cellOf(column: Column, row: ProjectedRow, name: string, known: KnownRecords): SqlValue {
  const value = row[name];
  if (value === null || value === undefined) return null;
  if (column.type === 'reference') {
    const reference = referenceOf(column, value);
    return reference === null ? null : numberOf(reference, known);
  }
  if (typeof value === 'object')
    throw new LotproofError('internal', `The column ${name} holds no reference.`);
  return value;
}

function nameRow(name: RecordName, n: number, line: number, known: KnownRecords): SqlValue[] {
  const key = name.key ?? codeKey(name.code);
  const of = name.of === undefined ? n : numberOf(name.of, known);
  return [
    n,
    line,
    of,
    name.form,
    name.code,
    key,
    foldedKey(key),
    name.variant ?? null,
    name.from ?? null,
    name.to ?? null,
    name.low ?? null,
    name.high ?? null,
  ];
}

function numberOf(reference: RecordReference, known: KnownRecords): number {
  const n = known.get(recordKey(reference.kind, reference.id));
  if (n !== undefined) return n;
  throw new LotproofError(
    'ledger-damaged',
    `The ${reference.kind} "${reference.id}" is named but not in the ledger.`,
  );
}

/** The references of a new entry that lead nowhere. */
export function missingReferences({ entry, says }: ProjectedEntry, known: KnownRecords): Problem[] {
  const problems: Problem[] = [];
  for (const reference of says?.references ?? []) {
    if (known.has(recordKey(reference.kind, reference.id))) continue;
    problems.push({
      at: `${entry.kind} ${entry.record}`,
      found: reference.id,
      expected: `the id of a ${reference.kind} that is on record`,
      says: `It names the ${reference.kind} "${reference.id}", which is not on record.`,
    });
  }
  return problems;
}
