import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import { ChainWalk } from './chain.ts';
import { compareTables } from './compare-tables.ts';
import type { RecordKind } from './define-record.ts';
import { ledgerPosition, openTemporaryLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { entriesBetween, replayEntries } from './replay.ts';
import { missingGuards, projectionTables } from './table-text.ts';
import { tablesThere } from './tables-there.ts';

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
 * Walks the hash chain, replays it into an empty database as it goes and compares every projection row. Stops at the first fault
 * and names its place. The head hash, kept elsewhere, also guards against a ledger rewritten from some entry on.
 */
export async function verify(ledger: Ledger, progress: TellProgress = () => undefined): Promise<Verdict> {
  // One snapshot for all of it: whatever is recorded meanwhile is not looked at, and stops nothing.
  return ledger.database.readAll(async (found) => {
    // Only the projections are compared: nothing else is filled, and nothing reads them by an index.
    const past = await openTemporaryLedger(ledger.kinds);
    try {
      return await past.database.write((expected) => verifyBeside(expected, found, ledger.kinds, progress));
    } finally {
      await past.database.close();
    }
  });
}

async function verifyBeside(
  expected: Transaction,
  found: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  progress: TellProgress,
): Promise<Verdict> {
  const position = await ledgerPosition(found);
  const chain = new ChainWalk();
  const broken = await walkAndReplay({ expected, found, kinds, position, progress }, chain);
  const base = { position, head: chain.head, entries: position };
  const isChain = broken?.part === 'chain';
  const fault = isChain ? broken : ((await guardFault(found)) ?? (await tableFault(found, kinds)) ?? broken);
  if (fault !== null) return { ...base, sound: false, rows: 0, fault };
  const compared = await compareTables(expected, found, kinds, progress);
  const row = compared.fault === null ? null : faultOf('projection', compared.fault);
  return { ...base, sound: row === null, rows: compared.rows, fault: row };
}

interface Walk {
  readonly expected: Transaction;
  readonly found: Transaction;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly position: number;
  readonly progress: TellProgress;
}

/** The first fault of the chain; where the chain is whole, why it could not be replayed. */
async function walkAndReplay(
  { expected, found, kinds, position, progress }: Walk,
  chain: ChainWalk,
): Promise<Fault | null> {
  let replayed: Fault | null = null;
  for await (const entries of entriesBetween(found, 1, position)) {
    const { sound, fault } = chain.take(entries);
    if (fault !== null) return faultOf('chain', fault);
    try {
      if (replayed === null) await replayEntries(expected, sound, kinds);
    } catch (error) {
      if (!(error instanceof LotproofError)) throw error;
      replayed = faultOf('replay', { says: `The ledger cannot be replayed: ${error.message}` });
    }
    progress({ step: 'chain', done: chain.length, of: position });
  }
  if (chain.length === position) return replayed;
  const sequence = chain.length + 1;
  return faultOf('chain', { sequence, says: `Entry ${String(sequence)} is missing.` });
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
  const there = await tablesThere(transaction);
  const table = [...projectionTables([...kinds.values()]).keys()].find((one) => !there.has(one));
  return table === undefined ? null : faultOf('projection', { table, says: `Table ${table} is missing.` });
}

function faultOf(part: Fault['part'], rest: Partial<Fault> & { says: string }): Fault {
  return { part, sequence: null, table: null, row: null, ...rest };
}
