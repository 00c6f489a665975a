import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { crc32, deflateSync } from 'node:zlib';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { WriterOptions } from 'zxing-wasm/writer';

const wasmBinary = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'),
);
prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer } });

/** One code on a label. */
export interface LabelCode {
  readonly text: string;
  readonly format: NonNullable<WriterOptions['format']>;
  /** Further settings of the writer, such as `gs1`. */
  readonly options?: string;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 0 is black. */
  readonly pixels: Uint8Array;
}

const WIDTH = 800;
const HEIGHT = 600;
const MODULE = 3;
/** Linear codes have no height of their own. */
const BAR_PIXELS = 80;
const QUIET = 40;

/** A photo of a label with these codes below each other, black on white. */
export async function labelPicture(codes: readonly LabelCode[]): Promise<Picture> {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(255);
  let top = QUIET;
  for (const { text, format, options } of codes) {
    const { symbol, error } = await writeBarcode(text, {
      format,
      addQuietZones: false,
      ...(options === undefined ? {} : { options }),
    });
    if (error !== '') throw new Error(error);
    const isLinear = symbol.height < symbol.width / 4 || symbol.width > 3 * symbol.height;
    const height = isLinear ? BAR_PIXELS : symbol.height * MODULE;
    for (let y = 0; y < height; y += 1) {
      const row = isLinear ? 0 : Math.floor(y / MODULE);
      for (let x = 0; x < symbol.width * MODULE; x += 1) {
        const value = symbol.data[row * symbol.width + Math.floor(x / MODULE)] ?? 255;
        pixels[(top + y) * WIDTH + QUIET + x] = value;
      }
    }
    top += height + QUIET;
  }
  return { width: WIDTH, height: HEIGHT, pixels };
}

/** As a PNG file. */
export function asPng({ width, height, pixels }: Picture): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey, no interlacing.
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** As a film that Chromium shows as if a camera saw it. */
export function asFilm({ width, height, pixels }: Picture): Buffer {
  const grey = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), pixels, grey]);
  const header = Buffer.from(`YUV4MPEG2 W${String(width)} H${String(height)} F10:1 Ip A1:1 C420mpeg2\n`);
  return Buffer.concat([header, frame, frame]);
}
