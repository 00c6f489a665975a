import { execute } from '../db/bulk.ts';
import type { SqlValue } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import { TEMPORARY } from '../db/open.ts';
import { copyEntries } from './as-of.ts';
import type { RecordKind } from './define-record.ts';
import type { Entry } from './entry.ts';
import { entryHash, FIRST_PREVIOUS } from './entry.ts';
import { ledgerPosition, openLedger, tableExists } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { entriesBetween } from './replay.ts';
import { missingGuards, projectionTables } from './table-text.ts';

/** The first place where the ledger or a projection is not what was recorded. */
export interface Fault {
  readonly part: 'chain' | 'guard' | 'replay' | 'projection';
  /** Entry sequence, for the chain and replay. */
  readonly sequence: number | null;
  readonly table: string | null;
  /** `n` and `line` of the row. */
  readonly row: string | null;
  readonly says: string;
}

export interface Verdict {
  readonly sound: boolean;
  readonly position: number;
  /** Hash of the last entry: note it down elsewhere and the whole ledger is pinned. */
  readonly head: string;
  readonly entries: number;
  readonly rows: number;
  readonly fault: Fault | null;
}

/**
 * Walks the hash chain, replays the ledger into an empty database and compares every projection row. Stops at the first fault
 * and names its place. The head hash, kept elsewhere, also guards against a ledger rewritten from some entry on.
 */
export async function verify(
  ledger: Ledger,
  progress: (says: string) => void = () => undefined,
): Promise<Verdict> {
  // One snapshot for all of it: whatever is recorded meanwhile is not looked at, and stops nothing.
  return ledger.database.readAll(async (transaction) => {
    const chain = await checkChain(transaction, progress);
    const base = { position: chain.position, head: chain.head, entries: chain.position };
    const fault =
      chain.fault ?? (await guardFault(transaction)) ?? (await tableFault(transaction, ledger.kinds));
    if (fault !== null) return { ...base, sound: false, rows: 0, fault };
    progress('replaying');
    const past = await openLedger(TEMPORARY, [...ledger.kinds.values()]);
    try {
      const compared = await replayAndCompare(transaction, past, chain.position, progress);
      return { ...base, sound: compared.fault === null, ...compared };
    } finally {
      await past.database.close();
    }
  });
}

interface Compared {
  readonly rows: number;
  readonly fault: Fault | null;
}

async function replayAndCompare(
  found: Transaction,
  past: Ledger,
  position: number,
  progress: (says: string) => void,
): Promise<Compared> {
  try {
    await past.database.write((target) => copyEntries(found, target, position, past.kinds));
  } catch (error) {
    if (!(error instanceof LotproofError)) throw error;
    const says = `The ledger cannot be replayed: ${error.message}`;
    return { rows: 0, fault: faultOf('replay', { says }) };
  }
  return past.database.read((expected) => compareAll(expected, found, past.kinds, progress));
}

/** The triggers that refuse to change entries; without them nothing stops who would. */
async function guardFault(transaction: Transaction): Promise<Fault | null> {
  const missing = await missingGuards(transaction);
  if (missing.length === 0) return null;
  const says = `The guard ${missing.join(', ')}, which refuses to change or delete entries, is gone from table entry.`;
  return faultOf('guard', { table: 'entry', says });
}

/** A projection table that is not there at all. */
async function tableFault(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<Fault | null> {
  for (const table of projectionTables([...kinds.values()]).keys()) {
    if (await tableExists(transaction, table)) continue;
    return faultOf('projection', { table, says: `Table ${table} is missing.` });
  }
  return null;
}

function faultOf(part: Fault['part'], rest: Partial<Fault> & { says: string }): Fault {
  return { part, sequence: null, table: null, row: null, ...rest };
}

interface Chain {
  readonly position: number;
  readonly head: string;
  readonly fault: Fault | null;
}

async function checkChain(transaction: Transaction, progress: (says: string) => void): Promise<Chain> {
  const position = await ledgerPosition(transaction);
  let previous = FIRST_PREVIOUS;
  let expected = 1;
  for await (const entries of entriesBetween(transaction, 1, position)) {
    for (const entry of entries) {
      const says = entryFault(entry, expected, previous);
      if (says !== null) {
        return { position, head: previous, fault: faultOf('chain', { sequence: expected, says }) };
      }
      previous = entry.hash;
      expected += 1;
    }
    progress(`${String(expected - 1)} of ${String(position)} entries`);
  }
  const lost = expected <= position;
  const fault = lost
    ? faultOf('chain', { sequence: expected, says: `Entry ${String(expected)} is missing.` })
    : null;
  return { position, head: previous, fault };
}

function entryFault(entry: Entry, expected: number, previous: string): string | null {
  const name = `Entry ${String(entry.sequence)}`;
  if (entry.sequence !== expected) return `Entry ${String(expected)} is missing.`;
  if (entry.previous !== previous) return `${name} does not follow the entry before it.`;
  if (!isCanonical(entry.payload)) return `The payload of ${name.toLowerCase()} is not canonical JSON.`;
  if (entryHash(entry) !== entry.hash) return `${name} was changed after it was recorded.`;
  return null;
}

function isCanonical(payload: string): boolean {
  try {
    return canonicalJson(JSON.parse(payload)) === payload;
  } catch {
    return false;
  }
}

async function compareAll(
  expected: Transaction,
  found: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  progress: (says: string) => void,
): Promise<Compared> {
  let rows = 0;
  for (const [table, columns] of projectionTables([...kinds.values()])) {
    progress(`comparing ${table}`);
    const compared = await compareTable(table, columns, expected, found);
    rows += compared.rows;
    if (compared.fault !== null) return { rows, fault: compared.fault };
  }
  return { rows, fault: null };
}

async function compareTable(
  table: string,
  columns: readonly string[],
  expected: Transaction,
  found: Transaction,
): Promise<{ rows: number; fault: Fault | null }> {
  const keyed = columns.includes('line') ? '(n, line)' : 'n';
  let rows = 0;
  let after: Record<string, SqlValue> | null = null;
  for (;;) {
    const left = await page(expected, table, columns, keyed, after);
    const right = await page(found, table, columns, keyed, after);
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      const says = rowFault(table, left[at], right[at], columns);
      if (says !== null) return { rows, fault: faultOf('projection', { table, ...says }) };
      rows += 1;
    }
    after = left.at(-1) ?? null;
    if (after === null) return { rows, fault: null };
  }
}

async function page(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  keyed: string,
  after: Record<string, SqlValue> | null,
): Promise<Record<string, SqlValue>[]> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const order = keyed === 'n' ? 'n' : 'n, line';
  const start = after === null ? '' : keyed === 'n' ? 'where n > ?' : 'where (n, line) > (?, ?)';
  const from =
    after === null ? [] : keyed === 'n' ? [after['n'] ?? 0] : [after['n'] ?? 0, after['line'] ?? 0];
  return execute(transaction, `select ${list} from "${table}" ${start} order by ${order} limit 1000`, from);
}

function rowFault(
  table: string,
  left: Record<string, SqlValue> | undefined,
  right: Record<string, SqlValue> | undefined,
  columns: readonly string[],
): { row: string; says: string } | null {
  const row = rowName(left ?? right ?? {});
  if (left === undefined) return { row, says: `Table ${table} has a row ${row} that no entry recorded.` };
  if (right === undefined) return { row, says: `Table ${table} lacks the row ${row}.` };
  if (rowName(left) !== rowName(right)) {
    return { row, says: `Table ${table} lacks the row ${rowName(left)} or has ${rowName(right)} too much.` };
  }
  const column = columns.find((name) => left[name] !== right[name]);
  if (column === undefined) return null;
  const [was, is] = [JSON.stringify(left[column]), JSON.stringify(right[column])];
  return { row, says: `Table ${table}, row ${row}: "${column}" is ${is}, the ledger says ${was}.` };
}

function rowName(row: Record<string, SqlValue>): string {
  return `n=${String(row['n'])}${row['line'] === undefined ? '' : ` line=${String(row['line'])}`}`;
}
