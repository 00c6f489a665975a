import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createWorker, OEM, PSM } from 'tesseract.js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { z } from 'zod';
import { present } from '../../kit/invariant.ts';
import type { PhotoReading } from './photo-compare.ts';
import type { ThreadReply } from './photo-reading-store.ts';

const MOST_SYMBOLS = 12;
/** Ink apart from paper by one threshold for the whole photo, and by one around each place (Sauvola), which a shadow does not blind. */
const [OTSU, SAUVOLA] = ['0', '2'];

const resolve = createRequire(import.meta.url).resolve;

async function readSymbols(bytes: Uint8Array): Promise<string[]> {
  const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer } });
  const found = await readBarcodes(bytes, {
    tryHarder: true,
    maxNumberOfSymbols: MOST_SYMBOLS,
    textMode: 'Plain',
  });
  const texts = found.filter(({ isValid, text }) => isValid && text.trim() !== '').map(({ text }) => text);
  return [...new Set(texts)];
}

/** The print, read in both ways: each errs where the other does not. */
async function readWords(bytes: Uint8Array): Promise<Pick<PhotoReading, 'words' | 'evened'>> {
  const langPath = join(dirname(resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    cacheMethod: 'none',
    // Without one it throws where nobody can catch it, besides rejecting what was asked.
    errorHandler: () => undefined,
  });
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

async function read(bytes: Uint8Array): Promise<ThreadReply> {
  try {
    return { symbols: await readSymbols(bytes), ...(await readWords(bytes)) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const port = present(parentPort, 'the port of a thread');
port.postMessage(await read(z.instanceof(Uint8Array).parse(workerData)));
