import { setImmediate as breathe } from 'node:timers/promises';
import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import type { RecordKind } from './define-record.ts';
import type { Entry } from './entry.ts';
import { learnRecords, partsOf, projectEntries, recordKey, writeRows } from './project.ts';
import type { KnownRecords, ProjectedEntry } from './project.ts';

/** Entries read at once: bounds memory whatever the ledger's length. */
const ENTRIES_AT_ONCE = 500;

/** The entries `from` to `to` (both included) in order, a few hundred at a time. */
export async function* entriesBetween(
  transaction: Transaction,
  from: number,
  to: number,
): AsyncGenerator<Entry[]> {
  for (let at = from; at <= to; at += ENTRIES_AT_ONCE) {
    const last = Math.min(to, at + ENTRIES_AT_ONCE - 1);
    const rows = await execute<Entry & Record<string, string | number | null>>(
      transaction,
      'select * from entry where sequence between ? and ? order by sequence',
      [at, last],
    );
    if (rows.length > 0) yield rows;
    // SQLite answers at once, so nothing here ever waits: a server must get to its other requests now and then.
    await breathe();
  }
}

/** An entry whose payload may have been parsed already. */
export type ReadEntry = Entry & { readonly parsed?: unknown };

/** Projects entries that are in a ledger already. */
export async function replayEntries(
  transaction: Transaction,
  entries: readonly ReadEntry[],
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  // Two entries about one record never share a projection step, so every step sees the state before it.
  for (const step of stepsOf(entries)) await replayStep(transaction, step, kinds);
}

/**
 * Writes the rows and names of records of one kind by the entries that count. What they name may have been withdrawn since by
 * another way than a reference column, and has its number still.
 */
export async function projectStanding(
  transaction: Transaction,
  standing: readonly (Entry & { readonly n: number })[],
  kind: RecordKind,
): Promise<void> {
  const items = standing.map((entry) => ({ kind, n: entry.n, says: partsOf(kind, bodyOf(entry, kind)) }));
  const known: KnownRecords = new Map();
  const references = items.flatMap(({ says }) => says.references);
  await learnRecords(transaction, references, known, 'withdrawn too');
  await writeRows(transaction, items, known);
}

async function replayStep(
  transaction: Transaction,
  entries: readonly ReadEntry[],
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  const known: KnownRecords = new Map();
  const changed = entries.filter((entry) => entry.action !== 'record');
  // A correction may bring a withdrawn record back, so those are known as well.
  await learnRecords(
    transaction,
    changed.map((entry) => ({ kind: entry.kind, id: entry.record })),
    known,
    'withdrawn too',
  );
  const projected: ProjectedEntry[] = [];
  for (const entry of entries) {
    const item = readEntry(entry, kinds, known);
    if (entry.action === 'record') known.set(recordKey(entry.kind, entry.record), item.n);
    projected.push(item);
  }
  const references = projected.flatMap(({ says }) => says?.references ?? []);
  await learnRecords(transaction, references, known);
  await projectEntries(transaction, projected, known);
}

/** Cuts entries wherever a record would appear twice. */
function stepsOf(entries: readonly ReadEntry[]): ReadEntry[][] {
  const steps: ReadEntry[][] = [];
  let step: ReadEntry[] = [];
  let seen = new Set<string>();
  for (const entry of entries) {
    const key = recordKey(entry.kind, entry.record);
    if (seen.has(key)) {
      steps.push(step);
      step = [];
      seen = new Set();
    }
    seen.add(key);
    step.push(entry);
  }
  if (step.length > 0) steps.push(step);
  return steps;
}

/** Reads the body of an entry, of any version ever released. */
export function bodyOf(entry: Pick<ReadEntry, 'version' | 'payload' | 'parsed'>, kind: RecordKind): unknown {
  const payload: unknown = entry.parsed ?? JSON.parse(entry.payload);
  if (payload === null || entry.version === kind.version) return payload;
  if (entry.version > kind.version) throw new LotproofError('database-newer');
  if (kind.upgrade === undefined) {
    throw new LotproofError('internal', `Version ${String(entry.version)} of ${kind.kind} cannot be read.`);
  }
  return kind.upgrade(payload, entry.version);
}

function readEntry(
  entry: ReadEntry,
  kinds: ReadonlyMap<string, RecordKind>,
  known: KnownRecords,
): ProjectedEntry {
  const kind = kinds.get(entry.kind);
  if (kind === undefined) throw new LotproofError('database-newer');
  const n = entry.action === 'record' ? entry.sequence : known.get(recordKey(entry.kind, entry.record));
  if (n === undefined) {
    throw new LotproofError(
      'ledger-damaged',
      `Entry ${String(entry.sequence)} changes the ${entry.kind} "${entry.record}", which no entry before it recorded.`,
    );
  }
  const body = bodyOf(entry, kind);
  return { entry, kind, n, says: body === null ? null : partsOf(kind, body) };
}
