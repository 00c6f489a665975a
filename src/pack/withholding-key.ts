import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../kit/canonical-json.ts';
import { hasCode } from './file-error.ts';
import { requirePrivate } from './key-file.ts';
import type { Salting } from './withheld.ts';

const FILE = 'withholding.key';

/**
 * The salts of what a pack withholds. They come from a secret of the firm in its folder of keys, made when it is first needed, which no rotation of signing keys
 * touches: the same question gives the same salts, and what was withheld can be opened as long as the secret is there.
 */
export function saltsFor(folder: string, question: unknown): Salting {
  const secret = readSecret(folder) ?? makeSecret(folder);
  return saltsOf(secret, keyed(secret, { question }));
}

/** The same for a pack that was made before, by the id it carries; null: the secret is not here. */
export function saltsAgain(folder: string, id: string): Salting | null {
  const secret = readSecret(folder);
  return secret === null ? null : saltsOf(secret, id);
}

function saltsOf(secret: Buffer, id: string): Salting {
  return { id, saltOf: (sequence) => keyed(secret, { id, sequence }) };
}

function keyed(secret: Buffer, of: object): string {
  return createHmac('sha256', secret)
    .update(canonicalJson({ format: 'lotproof-salt-1', ...of }))
    .digest('hex');
}

function readSecret(folder: string): Buffer | null {
  const path = join(folder, FILE);
  try {
    requirePrivate(path);
    return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function makeSecret(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32);
  try {
    writeFileSync(join(folder, FILE), secret.toString('hex'), { flag: 'wx', mode: 0o600, flush: true });
    return secret;
  } catch (error) {
    // Another was quicker: theirs is the firm's.
    const theirs = hasCode(error, 'EEXIST') ? readSecret(folder) : null;
    if (theirs === null) throw error;
    return theirs;
  }
}
