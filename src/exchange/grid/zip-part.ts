import { Inflate } from 'fflate';
import { LotproofError } from '../../kit/errors.ts';
import type { ZipPart } from './zip-guard.ts';

/** A workbook's bytes, packed, and its parts. */
export interface PackedWorkbook {
  readonly bytes: Buffer;
  readonly parts: readonly ZipPart[];
  readonly file: string;
}

const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes that are unpacked at once; what comes out is some ten times as much. */
const PACKED_AT_ONCE = 16 * 1024;

/**
 * The unpacked bytes of a part, piece by piece: the part never lies in memory as a whole.
 *
 * @throws LotproofError `unreadable-file` when it is damaged, or longer than the file's directory says.
 */
export function* piecesOf({ bytes, file }: PackedWorkbook, part: ZipPart): Generator<Uint8Array> {
  const packed = packedOf(bytes, part, file);
  if (part.method === STORED) {
    for (let at = 0; at < packed.length; at += PACKED_AT_ONCE) yield packed.subarray(at, at + PACKED_AT_ONCE);
    return;
  }
  if (part.method !== DEFLATED) throw damaged(file, part);
  const pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  let unpacked = 0;
  for (let at = 0; at < packed.length; at += PACKED_AT_ONCE) {
    try {
      inflate.push(packed.subarray(at, at + PACKED_AT_ONCE), at + PACKED_AT_ONCE >= packed.length);
    } catch (error) {
      throw damaged(file, part, error);
    }
    for (const piece of pieces.splice(0)) {
      unpacked += piece.length;
      // A part that is longer than it says was not counted by the guard.
      if (unpacked > part.unpackedBytes) throw damaged(file, part);
      yield piece;
    }
  }
  if (unpacked !== part.unpackedBytes) throw damaged(file, part);
}

function packedOf(bytes: Buffer, part: ZipPart, file: string): Buffer {
  const { offset } = part;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) throw damaged(file, part);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + part.packedBytes > bytes.length) throw damaged(file, part);
  return bytes.subarray(start, start + part.packedBytes);
}

function damaged(file: string, part: ZipPart, cause?: unknown): LotproofError {
  return new LotproofError(
    'unreadable-file',
    `"${file}" is damaged: its part ${part.name} cannot be read.`,
    [],
    cause,
  );
}
