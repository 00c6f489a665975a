import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { openBrowser } from '../browser/open-app.ts';

const wasmBinary = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
);
prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer } });

const PLACES = ['/usr/bin/gs', '/usr/local/bin/gs', '/opt/homebrew/bin/gs'];

/** The interpreter of PostScript and PDF; installed where we may. */
function ghostscript(): string {
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { env });
    execFileSync('apt-get', ['install', '-y', '-qq', 'ghostscript'], { env });
    return ghostscript();
  }
  throw new Error(
    'The drawing tests need Ghostscript, and this machine has none: install the package ghostscript, then run them again.',
  );
}

/** What Ghostscript makes of files, and what it says meanwhile: nothing, when nothing is wrong. */
export interface Interpreted {
  readonly pages: readonly Buffer[];
  readonly says: string;
}

/** Draws files by Ghostscript, in one go; `device` pnggray gives pictures. EPS files are cut to their bounding box. */
export function interpret(
  files: readonly Uint8Array[],
  ending: string,
  { dpi, device = 'pnggray' }: { dpi: number; device?: string },
): Interpreted {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lotproof-drawing-'));
  try {
    const names = files.map((file, at) => {
      const name = path.join(folder, `${at}.${ending}`);
      writeFileSync(name, file);
      return name;
    });
    const output = path.join(folder, 'page-%d.out');
    const settings = ['-dSAFER', '-dBATCH', '-dNOPAUSE', '-q', '-dEPSCrop', `-sDEVICE=${device}`, `-r${dpi}`];
    const ran = spawnSync(ghostscript(), [...settings, `-sOutputFile=${output}`, ...names], {
      encoding: 'utf8',
    });
    const pages: Buffer[] = [];
    for (let page = 1; existsSync(output.replace('%d', String(page))); page += 1)
      pages.push(readFileSync(output.replace('%d', String(page))));
    return { pages, says: `${ran.stdout}${ran.stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The plates that a press would make of a file, and how many of their pixels have ink. */
export function separations(file: Uint8Array, ending: string): Map<string, number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lotproof-drawing-'));
  try {
    const name = path.join(folder, `label.${ending}`);
    writeFileSync(name, file);
    const settings = [
      '-dSAFER',
      '-dBATCH',
      '-dNOPAUSE',
      '-q',
      '-dEPSCrop',
      '-sDEVICE=tiffsep',
      '-sCompression=none',
    ];
    execFileSync(ghostscript(), [
      ...settings,
      '-r72',
      `-sOutputFile=${path.join(folder, 'plate.tif')}`,
      name,
    ]);
    const plates = readdirSync(folder).filter((plate) => plate.startsWith('plate('));
    return new Map(
      plates.map((plate) => [plate.slice(6, -5), inkedPixels(readFileSync(path.join(folder, plate)))]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of an unpacked TIFF of one grey channel: the bytes of its strips that are not white. */
function inkedPixels(tiff: Buffer): number {
  const directory = tiff.readUInt32LE(4);
  const entries = new Map<number, number[]>();
  for (let at = directory + 2; at < directory + 2 + 12 * tiff.readUInt16LE(directory); at += 12)
    entries.set(tiff.readUInt16LE(at), numbersOf(tiff, at));
  const [offsets = [], counts = []] = [entries.get(273), entries.get(279)];
  return offsets
    .map(
      (offset, at) => tiff.subarray(offset, offset + (counts[at] ?? 0)).filter((byte) => byte < 250).length,
    )
    .reduce((sum, pixels) => sum + pixels, 0);
}

function numbersOf(tiff: Buffer, entry: number): number[] {
  const [type, count] = [tiff.readUInt16LE(entry + 2), tiff.readUInt32LE(entry + 4)];
  const size = type === 3 ? 2 : 4;
  const start = count * size > 4 ? tiff.readUInt32LE(entry + 8) : entry + 8;
  return Array.from({ length: count }, (_, at) =>
    size === 2 ? tiff.readUInt16LE(start + at * 2) : tiff.readUInt32LE(start + at * 4),
  );
}

/** Pixels of a millimetre in pictures by Chromium: CSS has 96 to the inch, times this. */
const BROWSER_SCALE = 4;
export const BROWSER_PIXELS_PER_MM = (96 * BROWSER_SCALE) / 25.4;

/** Pictures of SVG files by a browser. */
export async function photograph(svgs: readonly Uint8Array[]): Promise<Buffer[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({
      deviceScaleFactor: BROWSER_SCALE,
      viewport: { width: 1_200, height: 1_200 },
    });
    const pictures: Buffer[] = [];
    for (const svg of svgs) {
      const text = Buffer.from(svg).toString('utf8');
      await page.setContent(
        `<body style="margin:0;background:white">${text.replace('<svg ', '<svg style="display:block" ')}`,
      );
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      const size = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(text);
      const pixels = (mm: string | undefined): number => Math.ceil((Number(mm) * 96) / 25.4);
      const clip = { x: 0, y: 0, width: pixels(size?.[1]), height: pixels(size?.[2]) };
      pictures.push(await page.screenshot({ clip }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** A picture of a ZPL label as a printer with so many dots a millimetre would print it. */
export async function printed(
  zpl: Uint8Array,
  { widthMm, heightMm, dotsPerMm }: { widthMm: number; heightMm: number; dotsPerMm: number },
): Promise<Buffer> {
  const { ready } = await import('zpl-renderer-js');
  const { api } = await ready;
  const text = Buffer.from(zpl).toString('latin1');
  return Buffer.from(await api.zplToBase64Async(text, widthMm, heightMm, dotsPerMm), 'base64');
}

/** What a decoder that is not ours reads from a picture: GS1 data with their brackets. */
export async function decoded(png: Uint8Array): Promise<string[]> {
  const options = { tryHarder: true, maxNumberOfSymbols: 4, textMode: 'HRI' } as const;
  const found = await readBarcodes(new Blob([Buffer.from(png)]), options);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
