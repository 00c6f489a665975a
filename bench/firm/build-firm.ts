import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { record } from '../../src/ledger/record.ts';
import { firmDrafts } from './firm-drafts.ts';
import type { FirmSize } from './firm-size.ts';

/** Raised when the generator makes other records than before: firms kept from earlier runs are then built anew. */
export const SHAPE_VERSION = 2;
/** Drafts recorded as one command. */
const DRAFTS_AT_ONCE = 9_000;
const NOW = '2026-01-05T08:00:00.000Z';

/** Records the firm through the ledger's own append path, in commands of some thousand entries. */
export async function recordFirm(
  ledger: Ledger,
  size: FirmSize,
  progress: (entries: number) => void,
): Promise<number> {
  return recordDrafts(ledger, firmDrafts(size), progress);
}

/** Records drafts in commands of some thousand entries; a list is never cut. */
export async function recordDrafts(
  ledger: Ledger,
  days: Iterable<readonly Draft[]>,
  progress: (entries: number) => void,
): Promise<number> {
  let [entries, ids] = [0, 0];
  // A ledger takes lists more than once: a command or entry id of an earlier list would mean that one.
  const list = randomUUID().slice(0, 8);
  const newId = (): string => `${list}-${(ids += 1)}`;
  for (const drafts of batches(days)) {
    const hand = { actor: 'bench', at: NOW, command: `${list}-${entries}`, newId };
    await record(ledger, hand, (end) => end.append(drafts));
    entries += drafts.length;
    progress(entries);
  }
  return entries;
}

function* batches(days: Iterable<readonly Draft[]>): Generator<Draft[]> {
  let batch: Draft[] = [];
  for (const day of days) {
    batch.push(...day);
    if (batch.length < DRAFTS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The firm as a SQLite file in the folder: the one of an earlier run, or built now. */
export async function keptFirm(
  folder: string,
  size: FirmSize,
  progress: (entries: number) => void,
): Promise<{ file: string; buildMs: number | null }> {
  // A program with other tables opens the firm of one before it, and builds anew only what changed.
  // The folder is what the product calls a data folder, with one firm in it.
  const home = path.join(folder, `firm-${size.name}-v${SHAPE_VERSION}`, 'firms');
  const file = path.join(home, 'bench.sqlite');
  mkdirSync(home, { recursive: true });
  if (existsSync(file)) return { file, buildMs: null };
  const growing = `${file}-${randomUUID()}`;
  const start = performance.now();
  try {
    const ledger = await openLedger(growing, RECORD_KINDS);
    await recordFirm(ledger, size, progress);
    await ledger.database.close();
    renameSync(growing, file);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${growing}${end}`, { force: true });
  }
  return { file, buildMs: performance.now() - start };
}
