import { LotproofError } from '../kit/errors.ts';

/** A photo as PDF keeps it: its own bytes, and how it lies. */
export interface PhotoImage {
  readonly bytes: Uint8Array;
  /** Of the image object. */
  readonly dictionary: string;
  /** As people see it, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Takes the square of the stored picture to that of the seen one: a, b, c, d, e, f. */
  readonly turn: readonly [number, number, number, number, number, number];
}

const UPRIGHT: PhotoImage['turn'] = [1, 0, 0, 1, 0, 0];

/** By EXIF orientation, 2 to 8: cameras and phones store what they see and say how it was held. */
const TURNS: Readonly<Record<number, PhotoImage['turn']>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** Takes a JPEG, or a PNG of eight bits without transparency. Throws `unreadable-file` for another, saying what to take. */
export function photoImage(bytes: Uint8Array): PhotoImage {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 24 && buffer.readUInt32BE(0) === 0x89504e47) return pngImage(buffer);
  if (buffer.length > 4 && buffer.readUInt16BE(0) === 0xffd8) return jpegImage(buffer);
  throw unusable('it is neither a JPEG nor a PNG');
}

function unusable(why: string): LotproofError {
  return new LotproofError('unreadable-file', `The photo cannot stand on a page: ${why}. Take a JPEG.`);
}

const SPACES: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB' };

function jpegImage(bytes: Buffer): PhotoImage {
  let turn = UPRIGHT;
  for (let at = 2; at + 9 < bytes.length;) {
    const [mark, kind, length] = [bytes[at], bytes[at + 1] ?? 0, bytes.readUInt16BE(at + 2)];
    if (mark !== 0xff) break;
    if (kind === 0xe1) turn = TURNS[orientationIn(bytes.subarray(at + 4, at + 2 + length))] ?? turn;
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)) {
      const [high, wide, parts] = [
        bytes.readUInt16BE(at + 5),
        bytes.readUInt16BE(at + 7),
        bytes[at + 9] ?? 0,
      ];
      const space = SPACES[parts];
      if (space === undefined) throw unusable('it is in the inks of a press');
      const head = imageHead(wide, high, `/ColorSpace ${space} /Filter /DCTDecode`);
      return { bytes, dictionary: head, turn, ...seen(wide, high, turn) };
    }
    at += 2 + length;
  }
  throw unusable('it is broken');
}

function imageHead(width: number, height: number, more: string): string {
  return `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ${more}`;
}

function seen(width: number, height: number, [a]: PhotoImage['turn']): { width: number; height: number } {
  return a === 0 ? { width: height, height: width } : { width, height };
}

/** EXIF tag 0x0112 of the first directory; 1 where there is none. */
function orientationIn(part: Buffer): number {
  if (part.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return 1;
  const tiff = part.subarray(6);
  if (tiff.length < 14) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return 1;
}

function pngImage(bytes: Buffer): PhotoImage {
  const [width, height, bits, kind, interlaced] = [
    bytes.readUInt32BE(16),
    bytes.readUInt32BE(20),
    bytes[24],
    bytes[25] ?? 0,
    bytes[28],
  ];
  const space = pngSpace(bytes, kind);
  if (bits !== 8 || interlaced !== 0 || space === null)
    throw unusable('it is a PNG with transparency, of few bits or with its lines in turns');
  const colours = kind === 2 ? 3 : 1;
  const predicted = `/DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent 8 /Columns ${width} >>`;
  const head = imageHead(width, height, `/ColorSpace ${space} /Filter /FlateDecode ${predicted}`);
  return { bytes: Buffer.concat(chunksOf(bytes, 'IDAT')), dictionary: head, width, height, turn: UPRIGHT };
}

/** Grey, colours, or a palette of them; null for what has transparency. */
function pngSpace(bytes: Buffer, kind: number): string | null {
  if (kind === 0) return '/DeviceGray';
  if (kind === 2) return '/DeviceRGB';
  const [palette] = chunksOf(bytes, 'PLTE');
  if (kind !== 3 || palette === undefined) return null;
  return `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`;
}

function chunksOf(bytes: Buffer, name: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === name)
      found.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  return found;
}
