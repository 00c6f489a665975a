import type BwipJs from 'bwip-js';
import type { Path, PathCommand, Sides, Symbology } from './artwork.ts';
import { contours, rectangle } from './path.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';

/** A symbol in modules: bars of a linear one are as high as its place lets them be. */
export interface EncodedSymbol {
  readonly symbology: Symbology;
  readonly data: string;
  readonly isMatrix: boolean;
  /** In modules, without the quiet zone. */
  readonly width: number;
  /** In modules; 0 for linear symbols. */
  readonly height: number;
  /** In modules. */
  readonly quiet: Sides;
  /** Dark modules as contours, or bars as rectangles of a height of 1. */
  readonly path: Path;
  /** Bars of EAN and UPC that reach down between the digits: below the others, of a height of 1. */
  readonly guards: Path;
  /** What people read below the bars, by its place in modules from the left; empty where nothing is printed. */
  readonly caption: readonly Caption[];
}

export interface Caption {
  readonly text: string;
  /** Middle of the text. */
  readonly at: number;
  /** What it may be wide. */
  readonly width: number;
}

const all = (side: number): Sides => ({ top: side, right: side, bottom: side, left: side });
const beside = (left: number, right = left): Sides => ({ top: 0, right, bottom: 0, left });

/** How each symbology is asked of the encoder, and its quiet zone: ISO/IEC 18004 (QR, 4 modules), 16022 (Data Matrix, 1), 15417 (Code 128, 10), 15420 (EAN-13, 11 and 7; UPC-A, 9), 16390 (ITF, 10). */
const KINDS: Readonly<Record<Symbology, { bcid: string; quiet: Sides; options?: object }>> = {
  qr: { bcid: 'qrcode', quiet: all(4), options: { eclevel: 'M' } },
  'gs1-qr': { bcid: 'gs1qrcode', quiet: all(4), options: { eclevel: 'M' } },
  datamatrix: { bcid: 'datamatrix', quiet: all(1) },
  'gs1-datamatrix': { bcid: 'gs1datamatrix', quiet: all(1) },
  code128: { bcid: 'code128', quiet: beside(10) },
  'gs1-128': { bcid: 'gs1-128', quiet: beside(10) },
  ean13: { bcid: 'ean13', quiet: beside(11, 7) },
  upca: { bcid: 'upca', quiet: beside(9) },
  itf14: { bcid: 'itf14', quiet: beside(10) },
};

/** Encodes symbols; the encoder is loaded on first use. */
export type Encoder = (symbology: Symbology, data: string) => EncodedSymbol;

let opened: Promise<Encoder> | undefined;

export function openEncoder(): Promise<Encoder> {
  opened ??= import('bwip-js').then(({ default: { raw } }) => {
    const kept = new Map<string, EncodedSymbol>();
    return (symbology, data) => {
      const key = `${symbology} ${data}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      if (kept.size >= 100) kept.clear();
      const made = encode(raw, symbology, data);
      kept.set(key, made);
      return made;
    };
  });
  return opened;
}

// A function named raw is exported beside it, and is a symbology.
type Raw = typeof BwipJs.raw;

function encode(raw: Raw, symbology: Symbology, data: string): EncodedSymbol {
  const { bcid, quiet, options } = KINDS[symbology];
  const { text, parsed } = asBytes(symbology, data);
  const symbol = present(
    encoded(() => raw({ bcid, text, ...parsed, ...options }), symbology, data)[0],
    'a symbol',
  );
  const same = { symbology, data, quiet };
  if ('pixs' in symbol) {
    const { pixs, pixx, pixy } = symbol;
    const isDark = (x: number, y: number): boolean => x >= 0 && x < pixx && pixs[y * pixx + x] === 1;
    const path = contours(isDark, pixx, pixy);
    return { ...same, isMatrix: true, width: pixx, height: pixy, path, guards: [], caption: [] };
  }
  const { width, bars, guards } = barsOf(symbol.sbs, symbology);
  return {
    ...same,
    isMatrix: false,
    width,
    height: 0,
    path: bars,
    guards,
    caption: captionOf(symbology, data, width),
  };
}

/** UTF-8 announces itself to the reader (ECI 26), where it is not ASCII alone; bars have ASCII only. */
function asBytes(symbology: Symbology, data: string): { text: string; parsed: object } {
  if (/^[\x20-\x7e]*$/.test(data)) return { text: data, parsed: {} };
  if (symbology !== 'qr' && symbology !== 'datamatrix')
    throw new LotproofError(
      'invalid-input',
      `“${data}” has characters that a symbol of kind ${symbology} cannot hold.`,
    );
  // The encoder makes the bytes itself; a caret begins its escapes.
  return { text: `^ECI000026${data.replaceAll('^', '^^')}`, parsed: { parsefnc: true } };
}

/** The encoder throws texts such as `bwipp.ean13badCheckDigit#…: Incorrect EAN-13 check digit`. */
function encoded<Value>(make: () => Value, symbology: Symbology, data: string): Value {
  try {
    return make();
  } catch (problem) {
    const text = problem instanceof Error ? problem.message : String(problem);
    const says = text.replace(/^bwipp\.\w+#\d+: /, '');
    throw new LotproofError(
      'invalid-input',
      `“${data}” cannot be a symbol of kind ${symbology}: ${says}.`,
      [],
      problem,
    );
  }
}

/** Which bars of thirty reach down: EAN has two guards and the middle, UPC its first and last digit too. */
const GUARDS: Partial<Record<Symbology, readonly number[]>> = {
  ean13: [0, 1, 14, 15, 28, 29],
  upca: [0, 1, 2, 3, 14, 15, 26, 27, 28, 29],
};

/** Bars and spaces in turn. A wide bar of ITF-14 is 2.5 modules (GS1 allows 2.25 to 3), the encoder says 2. */
function barsOf(
  widths: readonly number[],
  symbology: Symbology,
): { width: number; bars: Path; guards: Path } {
  const [bars, guards]: [PathCommand[], PathCommand[]] = [[], []];
  let x = 0;
  widths.forEach((given, at) => {
    const width = symbology === 'itf14' && given > 1 ? 2.5 : given;
    const bar = rectangle({ left: x, top: 0, right: x + width, bottom: 1 });
    if (at % 2 === 0) bars.push(...bar);
    if (at % 2 === 0 && GUARDS[symbology]?.includes(at / 2) === true) guards.push(...bar);
    x += width;
  });
  return { width: x, bars, guards };
}

/** EAN and UPC print their digits at fixed places, the outermost beside the bars. */
function captionOf(symbology: Symbology, data: string, width: number): Caption[] {
  const digits = data.replace(/\D/g, '');
  if (symbology === 'ean13')
    return [
      { text: digits.slice(0, 1), at: -6, width: 7 },
      { text: digits.slice(1, 7), at: 24, width: 40 },
      { text: digits.slice(7), at: 71, width: 40 },
    ];
  if (symbology === 'upca')
    return [
      { text: digits.slice(0, 1), at: -5.5, width: 6 },
      { text: digits.slice(1, 6), at: 28, width: 33 },
      { text: digits.slice(6, 11), at: 67, width: 33 },
      { text: digits.slice(11), at: 100.5, width: 6 },
    ];
  return [{ text: data, at: width / 2, width: width + 16 }];
}
