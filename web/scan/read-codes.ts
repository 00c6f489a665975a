import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReaderOptions, ReadResult } from 'zxing-wasm/reader';
// The decoder's wasm is a file of ours like any other; without this it would be asked of somebody else.
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });

/** A code that was read from a picture. */
export interface ReadCode {
  /** As it stands in the symbol; GS1 data keep their separators. */
  readonly text: string;
  /** What kind of symbol it is, such as `QR Code`. */
  readonly symbol: string;
  readonly isGs1: boolean;
}

/** What stands on goods, cartons and papers. */
const SYMBOLS: NonNullable<ReaderOptions['formats']> = [
  'QRCode',
  'MicroQRCode',
  'DataMatrix',
  'EANUPC',
  'Code128',
  'Code39',
  'ITF',
  'DataBar',
  'PDF417',
  'Aztec',
];
const MOST_CODES = 12;

/** Starts loading the decoder, so that it is there when the first picture comes. */
export async function loadReader(): Promise<void> {
  await prepareZXingModule({
    overrides: { locateFile: () => wasmAddress },
    equalityFn: () => true,
    fireImmediately: true,
  });
}

/** The codes in a picture, each once. `isQuick`: one frame of many, so that a miss costs little. */
export async function readCodes(picture: ImageData, isQuick: boolean): Promise<ReadCode[]> {
  const found = await readBarcodes(picture, {
    formats: SYMBOLS,
    tryHarder: !isQuick,
    tryInvert: !isQuick,
    maxNumberOfSymbols: MOST_CODES,
    textMode: 'Plain',
  });
  const codes = found.filter(({ isValid, text }) => isValid && text.trim() !== '').map(codeOf);
  return [...new Map(codes.map((code) => [code.text, code])).values()];
}

function codeOf({ text, format, contentType }: ReadResult): ReadCode {
  return { text, symbol: SYMBOL_NAMES[format] ?? format, isGs1: contentType === 'GS1' };
}

const SYMBOL_NAMES: Readonly<Record<string, string>> = {
  QRCode: 'QR Code',
  QRCodeModel2: 'QR Code',
  MicroQRCode: 'Micro QR Code',
  DataMatrix: 'Data Matrix',
  EAN13: 'EAN-13',
  EAN8: 'EAN-8',
  UPCA: 'UPC-A',
  UPCE: 'UPC-E',
  Code128: 'Code 128',
  Code39: 'Code 39',
  ITF14: 'ITF-14',
};
