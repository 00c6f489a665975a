// Runs in browsers too, from disk: nothing here but what the web platform has.
import { bytesOfText, joinBytes, sameBytes, textOfBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** A file of an archive. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: Bytes;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

/** One stretch of an archive, and the file it belongs to; null: the end of the archive. */
interface Stretch {
  readonly path: string | null;
  readonly bytes: Uint8Array;
}

/**
 * A zip archive in the only form that packs have: files stored as they are, one after the other, nothing else. The same files and moment
 * give the same bytes on every machine, which no packing method promises. `at`: UTC ISO text, written as the date of every file.
 */
export function writeArchive(files: readonly ArchiveFile[], at: string): Bytes {
  return joinBytes(stretchesOf(files, at).map(({ bytes }) => bytes));
}

function stretchesOf(files: readonly ArchiveFile[], at: string): Stretch[] {
  const local: Stretch[] = [];
  const central: Stretch[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = bytesOfText(path);
    const head = headOf(name, bytes, at);
    const header = joinBytes([numbers([4, LOCAL]), head, name]);
    local.push({ path, bytes: header }, { path, bytes });
    const more = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    const record = joinBytes([numbers([4, CENTRAL], [2, VERSION]), head, more, name]);
    central.push({ path, bytes: record });
    offset += header.length + bytes.length;
  }
  const size = central.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const count = files.length;
  const end = numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return [...local, ...central, { path: null, bytes: end }];
}

/** What the header of a file and its record in the directory have in common. */
function headOf(name: Uint8Array, bytes: Uint8Array, at: string): Bytes {
  const { time, date } = dosTime(at);
  const size = bytes.length;
  const packing = numbers([2, VERSION], [2, FLAGS], [2, 0], [2, time], [2, date]);
  return joinBytes([packing, numbers([4, crc32(bytes)], [4, size], [4, size], [2, name.length], [2, 0])]);
}

/** Numbers with their sizes in bytes, the least first. */
function numbers(...list: readonly (readonly [size: 2 | 4, value: number])[]): Bytes {
  return new Uint8Array(
    list.flatMap(([size, value]) =>
      Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * at)) % 256),
    ),
  );
}

function dosTime(at: string): { time: number; date: number } {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (at.match(/\d+/g) ?? []).map(
    Number,
  );
  const date = (Math.max(0, Math.min(127, year - 1980)) << 9) | (month << 5) | day;
  return { time: (hour << 11) | (minute << 5) | (second >> 1), date };
}

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 255] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** The files of an archive by its headers, or, where those are broken, by its directory; null where it is none. */
export function readArchive(bytes: Bytes): ArchiveFile[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walked = filesByHeaders(bytes, view);
  if (walked.isWhole) return walked.files;
  const listed = filesByDirectory(bytes, view);
  if (listed.length > 0) return listed;
  return walked.files.length > 0 ? walked.files : null;
}

function filesByHeaders(bytes: Bytes, view: DataView): { files: ArchiveFile[]; isWhole: boolean } {
  const files: ArchiveFile[] = [];
  let at = 0;
  while (at + LOCAL_BYTES <= bytes.length && view.getUint32(at, true) === LOCAL) {
    const size = view.getUint32(at + 18, true);
    const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const path = textOfBytes(bytes.slice(at + LOCAL_BYTES, at + LOCAL_BYTES + view.getUint16(at + 26, true)));
    if (path === null || from + size > bytes.length) return { files, isWhole: false };
    files.push({ path, bytes: bytes.slice(from, from + size) });
    at = from + size;
  }
  const isWhole = files.length > 0 && at + 4 <= bytes.length && view.getUint32(at, true) === CENTRAL;
  return { files, isWhole };
}

function filesByDirectory(bytes: Bytes, view: DataView): ArchiveFile[] {
  const end = bytes.length - END_BYTES;
  if (end < 0) return [];
  const files: ArchiveFile[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + CENTRAL_BYTES <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameBytes = view.getUint16(at + 28, true);
    const path = textOfBytes(bytes.slice(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    const from = view.getUint32(at + 42, true) + LOCAL_BYTES + nameBytes;
    const to = from + view.getUint32(at + 24, true);
    if (path !== null && to <= bytes.length) files.push({ path, bytes: bytes.slice(from, to) });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/**
 * Files whose place in the archive is not as it was written: a header, a record in the directory, a date. The contents are held against
 * the manifest and are not looked at. `null` in the answer: the end of the archive, or bytes that belong to nothing.
 */
export function strayFiles(bytes: Bytes, files: readonly ArchiveFile[], at: string): (string | null)[] {
  const found = new Set<string | null>();
  let offset = 0;
  for (const stretch of stretchesOf(files, at)) {
    const there = bytes.subarray(offset, offset + stretch.bytes.length);
    if (!sameBytes(there, stretch.bytes)) found.add(stretch.path);
    offset += stretch.bytes.length;
  }
  if (offset !== bytes.length) found.add(null);
  return [...found];
}
