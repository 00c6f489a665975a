import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import type { BatchLabel, BatchReport } from '../../drawing/batch.ts';
import type { Format } from '../../drawing/draw.ts';
import { LotproofError } from '../../kit/errors.ts';

/** Bytes that an answer holds at most. */
export const ANSWER_BYTES = 32 * 1024 * 1024;

export const BATCH_FORMS = ['pdf', 'zip', 'folder'] as const;
type BatchForm = (typeof BATCH_FORMS)[number];

interface Order {
  readonly labels: Iterable<BatchLabel>;
  readonly form: BatchForm;
  readonly format: Format;
  readonly dpi?: number | undefined;
  readonly title: string;
}

/** Draws a batch to the path, piece by piece. The name is given to what is finished: half a batch is never there. */
export async function writeBatch(
  order: Order,
  out: string,
): Promise<{ report: BatchReport; sizeBytes: number }> {
  if (order.form === 'folder' && existsSync(out))
    throw new LotproofError('invalid-input', `"${out}" is there already: name a folder that is not.`);
  const unfinished = `${out}.${String(process.pid)}.unfinished`;
  try {
    const written =
      order.form === 'folder' ? await toFolder(order, unfinished) : await toFile(order, unfinished);
    renameSync(unfinished, out);
    return written;
  } catch (problem) {
    rmSync(unfinished, { recursive: true, force: true });
    throw problem;
  }
}

/** Draws a batch into an answer. Throws `limit-exceeded` as soon as it is larger than an answer may be. */
export async function answerBatch(order: Order): Promise<{ report: BatchReport; bytes: Buffer }> {
  const chunks: Uint8Array[] = [];
  const { report } = await pour(order, (chunk, sizeBytes) => {
    if (sizeBytes > ANSWER_BYTES)
      throw new LotproofError(
        'limit-exceeded',
        `This batch has more than the ${String(ANSWER_BYTES)} bytes of an answer: draw fewer labels, or at the command line to a file.`,
      );
    chunks.push(chunk);
  });
  return { report, bytes: Buffer.concat(chunks) };
}

async function toFile(order: Order, path: string) {
  const file = openSync(path, 'w');
  try {
    return await pour(order, (chunk) => {
      for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
    });
  } finally {
    closeSync(file);
  }
}

async function toFolder({ labels, format, dpi }: Order, path: string) {
  const { batchFiles } = await import('../../drawing/batch.ts');
  mkdirSync(path, { recursive: true });
  let sizeBytes = 0;
  const files = batchFiles(labels, format, dpi === undefined ? {} : { dpi });
  for (;;) {
    const next = await files.next();
    if (next.done === true) return { report: next.value, sizeBytes };
    const { name, bytes } = next.value;
    writeFileSync(join(path, name), bytes);
    sizeBytes += bytes.length;
  }
}

async function pour(
  { labels, form, format, dpi, title }: Order,
  take: (chunk: Uint8Array, sizeBytes: number) => void,
): Promise<{ report: BatchReport; sizeBytes: number }> {
  // The fonts and symbols are brought in when something is drawn, not when the program starts.
  const { batchPdf, batchZip } = await import('../../drawing/batch.ts');
  const options = dpi === undefined ? {} : { dpi };
  const chunks = form === 'pdf' ? batchPdf(labels, { title }) : batchZip(labels, format, options);
  let sizeBytes = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return { report: next.value, sizeBytes };
    sizeBytes += next.value.length;
    take(next.value, sizeBytes);
    // A server has others to answer between the pages.
    await others();
  }
}
