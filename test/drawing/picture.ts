import { inflateSync } from 'node:zlib';

/** A picture as grey, one byte a pixel, 0 is black. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** From its pHYs, where it says so. */
  readonly dpi: number | null;
}

/** Decodes a PNG of eight or one bits, not interlaced: what Ghostscript, Chromium, the ZPL renderer and we write. */
export function decodePng(png: Uint8Array): GreyPicture {
  const bytes = Buffer.from(png);
  const chunks = [...chunksOf(bytes)];
  const header = bodyOf(chunks, 'IHDR');
  const [width, height, bits, type] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header.readUInt8(8),
    header.readUInt8(9),
  ];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type] ?? 1;
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map(({ body }) => body));
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const rows = unfiltered(inflateSync(packed), {
    rowBytes,
    height,
    step: Math.max(1, (channels * bits) / 8),
  });
  const palette = chunks.find((chunk) => chunk.type === 'PLTE')?.body;
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * rowBytes + (bits === 1 ? x >> 3 : x * channels);
      const value =
        bits === 1 ? (((rows[at] ?? 0) >> (7 - (x & 7))) & 1) * (type === 3 ? 1 : 255) : (rows[at] ?? 0);
      grey[y * width + x] = greyOf(type, value, rows, at, palette);
    }
  const physical = chunks.find((chunk) => chunk.type === 'pHYs')?.body;
  return {
    width,
    height,
    grey,
    dpi: physical === undefined ? null : (physical.readUInt32BE(0) * 25.4) / 1_000,
  };
}

function greyOf(
  type: number,
  value: number,
  rows: Uint8Array,
  at: number,
  palette: Buffer | undefined,
): number {
  const mean = (from: Uint8Array, place: number): number =>
    ((from[place] ?? 0) + (from[place + 1] ?? 0) + (from[place + 2] ?? 0)) / 3;
  if (type === 3) return palette === undefined ? value : mean(palette, value * 3);
  return type === 2 || type === 6 ? mean(rows, at) : value;
}

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    yield { type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function bodyOf(chunks: readonly Chunk[], type: string): Buffer {
  const chunk = chunks.find((each) => each.type === type);
  if (chunk === undefined) throw new Error(`The PNG has no ${type}.`);
  return chunk.body;
}

function unfiltered(
  packed: Uint8Array,
  { rowBytes, height, step }: { rowBytes: number; height: number; step: number },
): Uint8Array {
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const raw = packed[y * (rowBytes + 1) + 1 + x] ?? 0;
      const left = x >= step ? (rows[y * rowBytes + x - step] ?? 0) : 0;
      const up = y > 0 ? (rows[(y - 1) * rowBytes + x] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[(y - 1) * rowBytes + x - step] ?? 0) : 0;
      rows[y * rowBytes + x] = raw + predicted(filter, left, up, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter < 3) return [0, left, up][filter] ?? 0;
  if (filter === 3) return Math.floor((left + up) / 2);
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

export interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where ink begins and ends, in mm; a pixel half covered is ink. */
export function inkBoxMm({ width, height, grey }: GreyPicture, pixelsPerMm: number): InkBox {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((grey[y * width + x] ?? 255) >= 140) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  return {
    left: left / pixelsPerMm,
    top: top / pixelsPerMm,
    right: right / pixelsPerMm,
    bottom: bottom / pixelsPerMm,
  };
}
