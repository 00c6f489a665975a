import { writeFileSync } from 'node:fs';
import { LotproofError } from '../../kit/errors.ts';
import { plainFileName } from '../../kit/file-name.ts';
import type { Context } from '../../operation/operation.ts';

/** A name that every file system takes. */
export function fileName(name: string, ending: string): string {
  return `${plainFileName(name)}.${ending}`;
}

/** A file as it is given out: written to the path, or in the answer. Throws `invalid-input` for a path that means nothing here. */
export function givenOut(
  context: Context,
  bytes: Buffer,
  out: string | undefined,
): { sizeBytes: number; path: string | null; base64: string | null } {
  const sizeBytes = bytes.length;
  if (out === undefined) return { sizeBytes, path: null, base64: bytes.toString('base64') };
  requirePaths(context);
  writeFileSync(out, bytes);
  return { sizeBytes, path: out, base64: null };
}

/** Throws `invalid-input` where whoever asks has no files here. */
export function requirePaths(context: Context): void {
  if (context.mayReadPaths === true) return;
  throw new LotproofError('invalid-input', 'A path means nothing here: take the content instead.');
}
