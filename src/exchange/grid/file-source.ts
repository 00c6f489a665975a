import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { LotproofError } from '../../kit/errors.ts';

/** A file to read: its name, and its bytes in memory or its path. */
export type FileSource =
  { readonly name: string; readonly bytes: Buffer } | { readonly name: string; readonly path: string };

const CHUNK_BYTES = 1024 * 1024;

export function fileAt(path: string): FileSource {
  return { name: basename(path), path };
}

/** The file's bytes piece by piece, so that a long one never lies in memory as a whole. */
export function* bytesOf(source: FileSource, chunkBytes = CHUNK_BYTES): Generator<Buffer> {
  if ('bytes' in source) {
    for (let at = 0; at < source.bytes.length; at += chunkBytes) {
      yield source.bytes.subarray(at, at + chunkBytes);
    }
    return;
  }
  const descriptor = openForReading(source.path, source.name);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const read = readSync(descriptor, chunk, 0, chunkBytes, null);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Size in bytes. */
export function sizeOf(source: FileSource): number {
  if ('bytes' in source) return source.bytes.length;
  const descriptor = openForReading(source.path, source.name);
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}

/** The first bytes of the file, at most `limit`. */
export function headOf(source: FileSource, limit: number): Buffer {
  for (const chunk of bytesOf(source, limit)) return chunk;
  return Buffer.alloc(0);
}

function openForReading(path: string, name: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `"${name}" cannot be opened: ${reason}`, [], error);
  }
}
