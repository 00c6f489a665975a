import { LotproofError } from '../../kit/errors.ts';

/** Largest file that is read, in bytes. */
export const FILE_LIMIT_BYTES = 512 * 1024 * 1024;
/** Largest workbook, in bytes: packed as it is, it lies in memory. */
export const WORKBOOK_LIMIT_BYTES = 64 * 1024 * 1024;
/** Largest sum of the unpacked parts of a workbook, in bytes. */
const UNPACKED_LIMIT_BYTES = 768 * 1024 * 1024;
/** How many times larger than the file its content may be: real workbooks stay below 30, a zip bomb is at 1,000. */
const UNPACKED_RATIO_LIMIT = 200;
const RATIO_COUNTS_FROM_BYTES = 16 * 1024 * 1024;
const PARTS_LIMIT = 10_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** One part of a zip file, as the file's directory has it. */
export interface ZipPart {
  readonly name: string;
  /** 0: stored as it is; 8: deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/**
 * Reads a zip file's directory without unpacking anything, and refuses what would not fit.
 *
 * @throws LotproofError `unreadable-file` when it is no whole zip file, `limit-exceeded` when its content is too large.
 */
export function guardZip(bytes: Buffer, file: string): readonly ZipPart[] {
  const end = endOfDirectory(bytes);
  if (end === null)
    throw new LotproofError('unreadable-file', `"${file}" is cut off or damaged: its end is missing.`);
  const count = bytes.readUInt16LE(end + 10);
  if (count > PARTS_LIMIT) tooLarge(file, `${String(count)} parts`, `${String(PARTS_LIMIT)} parts`);
  const parts: ZipPart[] = [];
  let unpacked = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new LotproofError('unreadable-file', `"${file}" is damaged: its list of parts cannot be read.`);
    }
    unpacked += bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  guardSize(file, bytes.length, unpacked);
  return parts;
}

function guardSize(file: string, packed: number, unpacked: number): void {
  if (unpacked > UNPACKED_LIMIT_BYTES) {
    tooLarge(file, `${megabytes(unpacked)} unpacked`, megabytes(UNPACKED_LIMIT_BYTES));
  }
  if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > packed * UNPACKED_RATIO_LIMIT) {
    tooLarge(
      file,
      `content ${String(Math.round(unpacked / packed))} times its size`,
      `${String(UNPACKED_RATIO_LIMIT)} times`,
    );
  }
}

function endOfDirectory(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return null;
}

function tooLarge(file: string, found: string, limit: string): never {
  throw new LotproofError('limit-exceeded', `"${file}" has ${found}; the limit is ${limit}.`);
}

function megabytes(bytes: number): string {
  return `${String(Math.round(bytes / 1_048_576))} MB`;
}
