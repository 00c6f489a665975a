import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { platform } from 'node:process';
import { join } from 'node:path';
import { LotproofError } from '../../kit/errors.ts';
import { noteOf, removedText } from './removed-content-store.ts';

/** The SHA-256 of a content, in hexadecimal. */
export function contentHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Keeps a content in the folder under its hash; the same content is kept once. Another name first: half a file is never there. When it
 * returns, the content outlives a power cut, as the entry that will name it does.
 */
export function keepContent(folder: string, bytes: Buffer): void {
  const hash = contentHash(bytes);
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `${hash}.${String(process.pid)}.unfinished`);
  writeFileSync(unfinished, bytes, { flush: true });
  putInPlace(folder, unfinished, hash);
}

/** Gives a finished content its name, and has the folder written too: a new name may be lost for as long as only the content is. */
export function putInPlace(folder: string, unfinished: string, hash: string): void {
  renameSync(unfinished, join(folder, hash));
  // Windows opens no folders, and writes them itself.
  if (platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * The content under a hash.
 *
 * @throws LotproofError `ledger-damaged` when it is no longer what was recorded, or was kept and is gone; `removed` when it was destroyed by
 *   decision; `not-found` when it was recorded by its hash alone.
 */
export function contentOf(
  folder: string,
  { sha256, kept }: { readonly sha256: string; readonly kept: boolean },
): Buffer {
  const bytes = readContent(folder, sha256, kept);
  if (contentHash(bytes) === sha256) return bytes;
  throw new LotproofError('ledger-damaged', `The content of the file ${sha256} is not what was recorded.`);
}

function readContent(folder: string, sha256: string, kept: boolean): Buffer {
  try {
    return readFileSync(join(folder, sha256));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const removed = noteOf(folder, sha256);
    if (removed !== null) {
      const says = `The content of the file was ${removedText(removed)}. Its hash and all that is on record about it stay.`;
      throw new LotproofError('removed', says, [], error);
    }
    if (kept) {
      const says =
        'The content of the file was kept beside the ledger and is gone: bring it back from a backup.';
      throw new LotproofError('ledger-damaged', says, [], error);
    }
    const says = 'The content of the file is not kept here: it was recorded by its hash alone.';
    throw new LotproofError('not-found', says, [], error);
  }
}
