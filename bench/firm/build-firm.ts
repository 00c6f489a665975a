import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { record } from '../../src/ledger/record.ts';
import { firmDrafts } from './firm-drafts.ts';
import { projectionDigest } from '../../src/ledger/table-text.ts';
import type { FirmSize } from './firm-size.ts';

/** Raised when the generator makes other records than before: firms kept from earlier runs are then built anew. */
const SHAPE_VERSION = 1;
/** Drafts recorded as one command. */
const DRAFTS_AT_ONCE = 9_000;
const NOW = '2026-01-05T08:00:00.000Z';

/** Records the firm through the ledger's own append path, in commands of some thousand entries. */
export async function recordFirm(
  ledger: Ledger,
  size: FirmSize,
  progress: (entries: number) => void,
): Promise<number> {
  let [entries, ids] = [0, 0];
  const newId = (): string => `e${(ids += 1)}`;
  for (const drafts of batches(firmDrafts(size))) {
    const hand = { actor: 'bench', at: NOW, command: `build-${entries}`, newId };
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
  // A program with other tables builds a firm of its own, and leaves the one that others may be measuring.
  const tables = projectionDigest(RECORD_KINDS).slice(0, 8);
  const file = path.join(folder, `firm-${size.name}-v${SHAPE_VERSION}-${tables}.sqlite`);
  if (existsSync(file)) return { file, buildMs: null };
  const growing = `${file}.${randomUUID()}`;
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
