import type { Artwork, SymbolShape } from './artwork.ts';
import { DOTS_PER_MM, type PrinterDpi } from './layout-request.ts';
import { rasterise, type Raster } from './raster.ts';
import { LotproofError } from '../kit/errors.ts';

/**
 * ZPL for a thermal printer: the label as the dots of its head, so that no font or symbol of the printer can differ from the artwork. Labels of such
 * printers have no bleed. Throws `invalid-input` when a symbol's modules are not whole dots of that printer.
 */
export function writeZpl(artwork: Artwork, dpi: PrinterDpi): string {
  const dots = DOTS_PER_MM[dpi];
  for (const shape of artwork.shapes) if (shape.kind === 'symbol') requireWholeDots(shape, dpi);
  const raster = rasterise(artwork, dots, 0);
  const box = inkBox(raster);
  const start = `^XA\n^PW${raster.width}\n^LL${raster.height}\n^LH0,0\n`;
  if (box === null) return `${start}^XZ\n`;
  const { rowBytes, rows, text } = graphic(raster, box);
  const total = rowBytes * rows;
  return `${start}^FO${box.left},${box.top}^GFA,${total},${total},${rowBytes},\n${text}^FS\n^XZ\n`;
}

function requireWholeDots({ key, moduleMm }: SymbolShape, dpi: PrinterDpi): void {
  const dots = moduleMm * DOTS_PER_MM[dpi];
  if (Math.abs(dots - Math.round(dots)) <= 0.02 || dots >= 8) return;
  throw new LotproofError(
    'invalid-input',
    `A module of ${key} is ${dots.toFixed(2)} dots of a ${dpi} dpi printer: lay the label out with printerDpi ${dpi}, so that it is a whole number.`,
  );
}

interface DotBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const isInk = ({ width, cover }: Raster, x: number, y: number): boolean => (cover[y * width + x] ?? 0) >= 128;

/** What has to be sent; white dots around it need not be. */
function inkBox(raster: Raster): DotBox | null {
  let [left, top, right, bottom] = [raster.width, raster.height, -1, -1];
  for (let y = 0; y < raster.height; y += 1)
    for (let x = 0; x < raster.width; x += 1) {
      if (!isInk(raster, x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 };
}

function graphic(raster: Raster, box: DotBox): { rowBytes: number; rows: number; text: string } {
  const rowBytes = Math.ceil((box.right - box.left) / 8);
  const lines: string[] = [];
  let previous = '';
  for (let y = box.top; y < box.bottom; y += 1) {
    const digits = rowDigits(raster, box, y, rowBytes);
    // A colon stands for a row like the one before.
    lines.push(digits === previous ? ':' : packedRow(digits));
    previous = digits;
  }
  return { rowBytes, rows: box.bottom - box.top, text: `${lines.join('\n')}\n` };
}

function rowDigits(raster: Raster, { left, right }: DotBox, y: number, rowBytes: number): string {
  let digits = '';
  for (let nibble = 0; nibble < rowBytes * 2; nibble += 1) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1) {
      const x = left + nibble * 4 + bit;
      if (x < right && isInk(raster, x, y)) value |= 8 >> bit;
    }
    digits += value.toString(16).toUpperCase();
  }
  return digits;
}

/** Repeats are counted by letters: g to z twenties, G to Y ones; a comma fills the row with white. */
function packedRow(digits: string): string {
  const bare = digits.replace(/0+$/, '');
  const packed = bare.replace(/(.)\1{2,}/g, (run, digit: string) => `${countOf(run.length)}${digit}`);
  return bare.length < digits.length ? `${packed},` : packed;
}

function countOf(given: number): string {
  let [text, left] = ['', given];
  for (; left > 419; left -= 400) text += 'z';
  const twenties = Math.floor(left / 20);
  if (twenties > 0) text += String.fromCharCode('f'.charCodeAt(0) + twenties);
  const ones = left % 20;
  return ones > 0 ? text + String.fromCharCode('F'.charCodeAt(0) + ones) : text;
}
