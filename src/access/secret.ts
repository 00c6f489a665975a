import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, in 43 characters that are safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It has 256 bits of chance, so a quick hash is enough; passwords get a slow one. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
