import { crc32, deflateSync } from 'node:zlib';
import type { Artwork, Colour } from './artwork.ts';
import { screenRgb } from './colour.ts';
import { rasterise, type Raster } from './raster.ts';

const INCH_MM = 25.4;

/** PNG with its resolution inside: a palette from paper to ink, so that grey edges are of the ink's colour. */
export function writePng(artwork: Artwork, dpi: number): Uint8Array {
  const raster = rasterise(artwork, dpi / INCH_MM, artwork.bleedMm);
  return pngOf(raster, artwork.colour, dpi);
}

function pngOf({ width, height, cover }: Raster, colour: Colour, dpi: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of a palette, not interlaced.
  header.set([8, 3, 0, 0, 0], 8);
  const resolution = Buffer.alloc(9);
  const perMetre = Math.round((dpi / INCH_MM) * 1_000);
  resolution.writeUInt32BE(perMetre, 0);
  resolution.writeUInt32BE(perMetre, 4);
  // Of a metre, not of an unknown unit.
  resolution[8] = 1;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(cover.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', paletteOf(colour)),
    chunk('pHYs', resolution),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function paletteOf(colour: Colour): Buffer {
  const ink = screenRgb(colour);
  const palette = Buffer.alloc(256 * 3);
  for (let cover = 0; cover < 256; cover += 1)
    ink.forEach((part, at) => (palette[cover * 3 + at] = Math.round(255 + ((part - 255) * cover) / 255)));
  return palette;
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
