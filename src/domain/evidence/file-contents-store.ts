import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { fileSchema } from './file.ts';
import { putInPlace } from './file-content-store.ts';
import { removedContents } from './removed-content-store.ts';
import type { RemovedContent } from './removed-content-store.ts';

/** A content that entries name by its hash. */
export interface NamedContent {
  readonly sha256: string;
  /** Ids of the file records that name it or did. */
  readonly records: readonly string[];
  /** Name and first entry, as it was first recorded. */
  readonly name: string;
  readonly sequence: number;
  /** An entry says that the content was kept; else it is known by its hash alone. */
  readonly kept: boolean;
  /** Destroyed by a decision on record, and not kept again since; null: it should be there. */
  readonly removed: RemovedContent | null;
}

/** How a content lies in the folder of the firm's files. `left-over`: destroyed by decision, yet it lies there still. */
export type ContentState = 'sound' | 'altered' | 'missing' | 'not-kept' | 'removed' | 'left-over';

/**
 * Every content that an entry ever named, in the order they came: what was corrected or withdrawn stays readable, so its content has
 * to stay too.
 */
export async function namedContents(transaction: Transaction): Promise<NamedContent[]> {
  const found = new Map<string, NamedContent>();
  const removals = await removedContents(transaction);
  const rows = await execute<{ sequence: number; record: string; payload: string }>(
    transaction,
    "select sequence, record, payload from entry where kind = 'file' and action <> 'withdraw' order by sequence",
  );
  for (const { sequence, record, payload } of rows) {
    const { sha256, name, kept = false } = named.parse(JSON.parse(payload));
    const known = found.get(sha256) ?? {
      ...{ sha256, records: [], name, sequence, kept: false },
      removed: removals.get(sha256) ?? null,
    };
    const records = known.records.includes(record) ? known.records : [...known.records, record];
    const isKeptAgain = kept && known.removed !== null && sequence > known.removed.sequence;
    const removed = isKeptAgain ? null : known.removed;
    found.set(sha256, { ...known, records, kept: known.kept || kept, removed });
  }
  return [...found.values()];
}

const named = z.object(fileSchema.pick({ sha256: true, name: true, kept: true }).shape);

/** How a content lies in a folder: it is read whole and hashed. */
export async function stateOf(folder: string, content: NamedContent): Promise<ContentState> {
  const hash = await hashOf(join(folder, content.sha256));
  if (content.removed !== null) return hash === null ? 'removed' : 'left-over';
  if (hash === null) return content.kept ? 'missing' : 'not-kept';
  return hash === content.sha256 ? 'sound' : 'altered';
}

/** What became of a content that was to be carried: `there` already, or carried, or not to be had in the source. */
export type Carried = 'carried' | 'there' | Exclude<ContentState, 'sound' | 'left-over'>;

/**
 * Brings a content from one folder to another under its hash; what was written is read again, so a content that is not what was recorded
 * is never carried.
 */
export async function carryContent(source: string, target: string, content: NamedContent): Promise<Carried> {
  if (content.removed !== null) return 'removed';
  if ((await hashOf(join(target, content.sha256))) === content.sha256) return 'there';
  if (!(await isThere(join(source, content.sha256)))) return content.kept ? 'missing' : 'not-kept';
  await mkdir(target, { recursive: true });
  const unfinished = join(target, `${content.sha256}.${String(process.pid)}.unfinished`);
  await copyFile(join(source, content.sha256), unfinished);
  if ((await hashOf(unfinished)) === content.sha256) {
    putInPlace(target, unfinished, content.sha256);
    return 'carried';
  }
  await rm(unfinished);
  return 'altered';
}

async function isThere(path: string): Promise<boolean> {
  return (await whenThere(stat(path))) !== null;
}

/** SHA-256 of a file, piece by piece; null when it is not there. */
async function hashOf(path: string): Promise<string | null> {
  const hashing = async (): Promise<string> => {
    const hash = createHash('sha256');
    // A stream of bytes, though its type leaves open what comes.
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece);
    return hash.digest('hex');
  };
  return whenThere(hashing());
}

async function whenThere<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
