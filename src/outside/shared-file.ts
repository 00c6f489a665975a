import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../kit/invariant.ts';

/** Where the pack of a link lies, until the link ends. */
export function sharedFile(folder: string, link: string): string {
  invariant(/^[A-Za-z0-9_-]+$/.test(link), 'an id that is no path');
  return join(folder, `${link}.zip`);
}

/** Makes the folder, which the account of the server alone reads. */
export function makeSharedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Removes the packs of links that have ended. */
export function removeShared(folder: string, links: readonly string[]): void {
  for (const link of links) rmSync(sharedFile(folder, link), { force: true });
}

/** SHA-256 and size of a file. */
export async function measured(path: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of createReadStream(path)) {
    // A stream without an encoding gives buffers.
    const bytes = piece as Buffer;
    hash.update(bytes);
    sizeBytes += bytes.length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}
