import { Worker } from 'node:worker_threads';
import { LotproofError } from '../../kit/errors.ts';
import { gtin14 } from '../code/gs1-check-digit.ts';
import { elementValue } from '../code/gs1-element-string.ts';
import { readTypedCode } from '../code/typed-code.ts';
import type { PhotoReading } from './photo-compare.ts';
import { startQueue } from './photo-queue.ts';
import { pictureSize } from './picture-size.ts';

/** Phones take 12 to 24 million pixels unless told otherwise, and each is held some five times while it is read. */
const MOST_PIXELS = 25_000_000;
const MOST_BYTES = 25_000_000;
/** A photo takes some ten seconds; one that is not read by then never is. */
const MOST_MILLISECONDS = 90_000;
/** Photos that wait while one is read. */
const READERS = startQueue(4);

/** What the thread that reads one photo says of it. */
export type ThreadReply =
  | { readonly fault: string }
  | (Pick<PhotoReading, 'words' | 'evened'> & { readonly symbols: readonly string[] });

/**
 * Reads symbols and printed words of a JPEG or PNG, on this machine: the decoders and the model of English print are packages of ours,
 * and nothing is fetched. All is read in a thread of its own, which ends with the call: a photo that breaks a decoder, or keeps it busy
 * for ever, takes nobody else with it.
 *
 * One photo at a time.
 *
 * @throws LotproofError `unreadable-file` for another kind of file and one that cannot be read in time, `limit-exceeded` above 25 MB or
 * 25 million pixels, `busy` where many wait.
 */
export async function readPhoto(
  bytes: Uint8Array,
  mostMilliseconds = MOST_MILLISECONDS,
): Promise<PhotoReading> {
  if (bytes.length > MOST_BYTES) throw new LotproofError('limit-exceeded', 'A photo may have 25 MB at most.');
  const size = pictureSize(bytes);
  if (size === null) throw new LotproofError('unreadable-file', 'The photo is neither a JPEG nor a PNG.');
  if (size.width * size.height > MOST_PIXELS) {
    throw new LotproofError('limit-exceeded', 'A photo may have 25 million pixels at most.');
  }
  const reply = await READERS.run(() => readInThread(bytes, mostMilliseconds));
  if ('fault' in reply)
    throw new LotproofError('unreadable-file', `The photo cannot be read: ${reply.fault}`);
  const { symbols, ...words } = reply;
  return { ...words, symbols: symbols.map((text) => ({ text, ...namedIn(text) })) };
}

async function readInThread(bytes: Uint8Array, mostMilliseconds: number): Promise<ThreadReply> {
  const thread = new Worker(new URL('./photo-reading-thread-store.ts', import.meta.url), {
    workerData: bytes,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ThreadReply>((give) => {
      thread.on('message', (reply: ThreadReply) => give(reply));
      thread.on('error', (error) => give({ fault: error instanceof Error ? error.message : String(error) }));
      thread.on('exit', () => give({ fault: 'the reader ended.' }));
      timer = setTimeout(() => give({ fault: 'the reader did not come to an end.' }), mostMilliseconds);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/** GTIN and lot of GS1 data, the lot as it is printed; of a Digital Link too, and the GTIN of an EAN or UPC. */
function namedIn(text: string): { gtin: string | null; lot: string | null } {
  const { gs1 } = readTypedCode(text);
  const elements = gs1?.elements ?? [];
  return {
    gtin: elementValue(elements, '01') ?? gtin14(text),
    lot: elementValue(elements, '10') ?? null,
  };
}
