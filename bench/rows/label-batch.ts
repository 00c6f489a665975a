import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { batchFiles, batchPdf, batchZip, type BatchLabel } from '../../src/drawing/batch.ts';
import type { LayoutRequest } from '../../src/drawing/layout-request.ts';
import { fillTemplate, readTemplate } from '../../src/drawing/template.ts';

export const BATCH_FORMS = ['pdf', 'zip', 'folder'] as const;
export type BatchForm = (typeof BATCH_FORMS)[number];

/** Draws so many labels with a serial each to one PDF, a zip of PDF files, or a folder of them. */
export async function drawBatch(form: string, file: string, count: number): Promise<number> {
  if (form === 'pdf') await pipeline(batchPdf(labelsOf(count), { title: 'Labels' }), createWriteStream(file));
  else if (form === 'zip') await pipeline(batchZip(labelsOf(count), 'pdf'), createWriteStream(file));
  else await drawFolder(file, count);
  return count;
}

async function drawFolder(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for await (const { name, bytes } of batchFiles(labelsOf(count), 'pdf'))
    writeFileSync(path.join(folder, name), bytes);
}

export const dataOf = (serial: number): string =>
  `(01)09506000134352(10)ABC0921-VN-BG1(21)${String(serial).padStart(6, '0')}`;

const line = (key: string, text: string) => ({ key, text, language: 'en' });

const TEMPLATE = readTemplate(
  JSON.stringify({
    lotproof: 'label-template',
    name: 'Romper sticker',
    version: 1,
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 30,
    printMethod: 'sticker',
    colour: { kind: 'black' },
    lines: [
      line('product', 'Baby Romper (2022)'),
      line('importer', 'Arcadia Bay Imports LLC'),
      line('address', '44 Cedar Avenue, Arcadia Bay, Oregon, USA'),
      line('place', 'Bac Giang, Vietnam, September 2021'),
      line('batch', 'Batch ABC0921-VN-BG1'),
      line('serial', 'No. {serial}'),
    ],
    symbols: [{ key: 'code', symbology: 'gs1-datamatrix', data: '{data}' }],
  }),
);

export function labelOf(serial: number): LayoutRequest {
  return fillTemplate(TEMPLATE, { serial: String(serial).padStart(6, '0'), data: dataOf(serial) });
}

function* labelsOf(count: number): Generator<BatchLabel> {
  for (let serial = 1; serial <= count; serial += 1) yield { name: String(serial), request: labelOf(serial) };
}
