import type { SqlValue, Transaction } from '../db/database.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { RecordKind } from './define-record.ts';
import { projectionTables } from './table-text.ts';

/** The first row that is not as the ledger says. */
export interface RowFault {
  readonly table: string;
  /** `n` and `line` of the row. */
  readonly row: string;
  readonly says: string;
}

export interface Compared {
  readonly rows: number;
  readonly fault: RowFault | null;
}

/** Rows compared at once: bounds memory whatever the tables' length. */
const ROWS_AT_ONCE = 2_000;

type Cells = readonly SqlValue[];

/** Compares every row of every projection table, in the order of their keys, and stops at the first that differs. */
export async function compareTables(
  expected: Transaction,
  found: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  progress: TellProgress,
): Promise<Compared> {
  let rows = 0;
  const tables = [...projectionTables([...kinds.values()])];
  for (const [index, [name, columns]] of tables.entries()) {
    progress({ step: 'comparing', done: index, of: tables.length });
    const compared = await compareTable({ name, columns }, expected, found);
    rows += compared.rows;
    if (compared.fault !== null) return { rows, fault: compared.fault };
  }
  return { rows, fault: null };
}

/** The first columns are the key: `n`, and `line` in all but the table of records. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

async function compareTable(table: Table, expected: Transaction, found: Transaction): Promise<Compared> {
  let rows = 0;
  let after: Cells | null = null;
  for (;;) {
    const left: readonly Cells[] = await page(expected, table, after);
    const right = await page(found, table, after);
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      const fault = rowFault(table, left[at], right[at]);
      if (fault !== null) return { rows, fault };
      rows += 1;
    }
    after = left.at(-1) ?? null;
    if (after === null) return { rows, fault: null };
  }
}

async function page(
  transaction: Transaction,
  { name, columns }: Table,
  after: Cells | null,
): Promise<readonly Cells[]> {
  const key = keyOf(columns);
  const list = columns.map((column) => `"${column}"`).join(', ');
  const marks = key.map((_, at) => transaction.dialect.placeholder(at + 1)).join(', ');
  const start = after === null ? '' : `where (${key.join(', ')}) > (${marks})`;
  const text = `select ${list} from "${name}" ${start} order by ${key.join(', ')} limit ${String(ROWS_AT_ONCE)}`;
  return transaction.selectLists(text, after === null ? [] : after.slice(0, key.length));
}

function keyOf(columns: readonly string[]): readonly string[] {
  return columns.includes('line') ? ['n', 'line'] : ['n'];
}

function rowFault(table: Table, left: Cells | undefined, right: Cells | undefined): RowFault | null {
  if (left !== undefined && right !== undefined && isSame(left, right)) return null;
  const { name, columns } = table;
  const row = rowName(columns, left ?? right ?? []);
  const fault = (says: string): RowFault => ({ table: name, row, says });
  if (left === undefined) return fault(`Table ${name} has a row ${row} that no entry recorded.`);
  if (right === undefined) return fault(`Table ${name} lacks the row ${row}.`);
  const other = rowName(columns, right);
  if (row !== other) return fault(`Table ${name} lacks the row ${row} or has ${other} too much.`);
  const at = left.findIndex((cell, index) => cell !== right[index]);
  const [was, is] = [JSON.stringify(left[at]), JSON.stringify(right[at])];
  return fault(`Table ${name}, row ${row}: "${columns[at] ?? ''}" is ${is}, the ledger says ${was}.`);
}

function isSame(left: Cells, right: Cells): boolean {
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

function rowName(columns: readonly string[], row: Cells): string {
  const key = keyOf(columns).map((column, at) => `${column}=${String(row[at])}`);
  return key.join(' ');
}
