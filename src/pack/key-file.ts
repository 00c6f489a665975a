import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { keyId } from '../domain/evidence/signing-store.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import type { Context } from '../operation/operation.ts';
import { hasCode } from './file-error.ts';

/** A pair of keys: the private one lies in a file, the public one goes on record. */
export interface SigningPair {
  /** SHA-256 of the public key. */
  readonly id: string;
  /** 32 bytes in hexadecimal. */
  readonly publicKey: string;
  /** Signature in hexadecimal; Ed25519 gives the same for the same text. */
  sign(statement: string): string;
}

/** The firm's folder of private keys. Throws `invalid-input` when it has none. */
export function keyFolderOf({ keyFolder }: Context): string {
  if (keyFolder !== undefined) return keyFolder;
  throw new LotproofError('invalid-input', 'This firm has no folder for keys, so it signs nothing.');
}

/** A new pair, whose private key is in no file yet. */
export interface FreshPair {
  readonly pair: SigningPair;
  /** Writes the private key, which only the account of lotproof can read. Throws where a file of that name is. */
  keep(folder: string): void;
}

export function makePair(): FreshPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pair = pairOf(privateKey);
  return {
    pair,
    keep: (folder) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const text = privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(fileOf(folder, pair.id), text, { flag: 'wx', mode: 0o600, flush: true });
    },
  };
}

/** The pair with this id; null when its private key is not here. Throws `unreadable-file` where others could read it. */
export function readPair(folder: string, id: string): SigningPair | null {
  const path = fileOf(folder, id);
  try {
    requirePrivate(path);
    const pair = pairOf(createPrivateKey(readFileSync(path)));
    if (pair.id === id) return pair;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  throw new LotproofError('unreadable-file', `${path} is the private key of another public key.`);
}

/** Throws `unreadable-file` where others than our account could read the file. */
export function requirePrivate(path: string): void {
  const { mode } = statSync(path);
  if (platform !== 'win32' && (mode & 0o077) !== 0)
    throw new LotproofError(
      'unreadable-file',
      `Others can read the private key ${path}: \`chmod 600\` it, and rotate the key if somebody may have.`,
    );
}

/** Destroys a private key: nothing can be signed with it any more. */
export function removePair(folder: string, id: string): void {
  rmSync(fileOf(folder, id), { force: true });
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}.pem`);
}

function pairOf(privateKey: KeyObject): SigningPair {
  const { x } = privateKey.export({ format: 'jwk' });
  const publicKey = Buffer.from(present(x, 'the public half of the key'), 'base64url').toString('hex');
  return {
    id: keyId(publicKey),
    publicKey,
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('hex'),
  };
}
