import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LotproofError } from '../../kit/errors.ts';

/** The SHA-256 of a content, in hexadecimal. */
export function contentHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps a content in the folder under its hash; the same content is kept once. Another name first: half a file is never there. */
export function keepContent(folder: string, bytes: Buffer): void {
  const hash = contentHash(bytes);
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `${hash}.${String(process.pid)}.unfinished`);
  writeFileSync(unfinished, bytes, { flush: true });
  renameSync(unfinished, join(folder, hash));
}

/**
 * The content under a hash.
 *
 * @throws LotproofError `not-found` when it is not in the folder, `ledger-damaged` when it is no longer what was recorded.
 */
export function contentOf(folder: string, hash: string): Buffer {
  const bytes = readContent(join(folder, hash));
  if (contentHash(bytes) === hash) return bytes;
  throw new LotproofError('ledger-damaged', `The content of the file ${hash} is not what was recorded.`);
}

function readContent(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const says =
      'The record of the file is there, its content is not: it was recorded by its hash alone, or left behind.';
    throw new LotproofError('not-found', says, [], error);
  }
}
