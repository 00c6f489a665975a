import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LotproofError } from '../../kit/errors.ts';
import { elementValue } from '../code/gs1-element-string.ts';
import { readTypedCode } from '../code/typed-code.ts';
import type { PhotoReading } from './photo-compare.ts';
import { startQueue } from './photo-queue.ts';
import { pictureSize } from './picture-size.ts';

/** A photo of a phone has 12 to 50 million pixels; more is no photo of a label. */
const MOST_PIXELS = 50_000_000;
const MOST_BYTES = 25_000_000;
const MOST_SYMBOLS = 12;
/** Photos that wait while one is read: some ten seconds each, and a caller waits no longer than a minute. */
const READERS = startQueue(4);

const resolve = createRequire(import.meta.url).resolve;

/**
 * Reads symbols and printed words of a JPEG or PNG, on this machine: the decoders and the model of English print are packages of ours,
 * and nothing is fetched. The text is read in a thread of its own, which ends with the call.
 *
 * One photo at a time.
 *
 * @throws LotproofError `unreadable-file` for another kind of file, `limit-exceeded` above 25 MB or 50 million pixels, `busy` where many wait.
 */
export async function readPhoto(bytes: Uint8Array): Promise<PhotoReading> {
  if (bytes.length > MOST_BYTES) throw new LotproofError('limit-exceeded', 'A photo may have 25 MB at most.');
  const size = pictureSize(bytes);
  if (size === null) throw new LotproofError('unreadable-file', 'The photo is neither a JPEG nor a PNG.');
  if (size.width * size.height > MOST_PIXELS) {
    throw new LotproofError('limit-exceeded', 'A photo may have 50 million pixels at most.');
  }
  try {
    return { symbols: await readSymbols(bytes), ...(await READERS.run(() => readWords(bytes))) };
  } catch (error) {
    if (error instanceof LotproofError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `The photo cannot be read: ${reason}`, [], error);
  }
}

async function readSymbols(bytes: Uint8Array): Promise<PhotoReading['symbols']> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer } });
  const found = await readBarcodes(bytes, {
    tryHarder: true,
    maxNumberOfSymbols: MOST_SYMBOLS,
    textMode: 'Plain',
  });
  const texts = found.filter(({ isValid, text }) => isValid && text.trim() !== '').map(({ text }) => text);
  return [...new Set(texts)].map((text) => ({ text, lot: lotOf(text) }));
}

/** The lot of GS1 data, as it is printed; of a Digital Link too. */
function lotOf(text: string): string | null {
  const { gs1 } = readTypedCode(text);
  return gs1 === null ? null : (elementValue(gs1.elements, '10') ?? null);
}

/** Ink apart from paper by one threshold for the whole photo, and by one around each place (Sauvola), which a shadow does not blind. */
const [OTSU, SAUVOLA] = ['0', '2'];

/** The print, read in both ways: each errs where the other does not. */
async function readWords(bytes: Uint8Array): Promise<Pick<PhotoReading, 'words' | 'evened'>> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const langPath = join(dirname(resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' });
  const wordsBy = async (method: string | undefined): Promise<PhotoReading['words']> => {
    const settings = { tessedit_pageseg_mode: PSM.AUTO, thresholding_method: method };
    await worker.setParameters(settings);
    const { data } = await worker.recognize(
      Buffer.from(bytes),
      { rotateAuto: true },
      { blocks: true, text: false },
    );
    const lines = (data.blocks ?? []).flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => paragraph.lines),
    );
    return lines.flatMap(({ words }) =>
      words.map(({ text, confidence }) => ({ text, sure: Math.round(confidence) })),
    );
  };
  try {
    return { words: await wordsBy(OTSU), evened: await wordsBy(SAUVOLA) };
  } finally {
    await worker.terminate();
  }
}
