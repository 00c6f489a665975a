import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { batchPdf, type BatchLabel } from '../../src/drawing/batch.ts';
import { layOutWith, openDrawing } from '../../src/drawing/layout.ts';
import type { LayoutRequest } from '../../src/drawing/layout-request.ts';
import { draw, FORMATS } from '../../src/drawing/draw.ts';
import { drawPrintInstruction } from '../../src/drawing/print-instruction.ts';
import { fillTemplate, readTemplate } from '../../src/drawing/template.ts';
import { race, timed, timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** Labels with a serial each, laid out and drawn to one PDF, beside the barcode library drawing their bare symbols. */
export async function labelRows(asked: Asked): Promise<Row[]> {
  const count = asked.quick ? 200 : 10_000;
  const file = path.join(asked.folder, 'labels.pdf');
  const drawn = timingOf([await timed(() => drawLabels(file, count))]);
  const bare = timingOf([await timed(() => drawBareSymbols(count))]);
  const perSecond = (ms: number): number => Math.round((count / ms) * 1_000);
  return [
    {
      part: 'labels',
      database: asked.firm.database,
      what: 'whole labels with serials, to one PDF',
      size: `${count} labels: ${perSecond(drawn.medianMs)} a second; bare symbols ${perSecond(bare.medianMs)} a second`,
      ours: drawn,
      peers: [{ name: 'bwip-js, the bare symbols as SVG', timing: bare }],
      promises: [],
    },
    ...(await formatRows(asked)),
    await instructionRow(asked),
  ];
}

/** One label, laid out before, in each format. */
async function formatRows({ firm, quick }: Asked): Promise<Row[]> {
  const { artwork } = layOutWith(await openDrawing(), { ...labelOf(1), printerDpi: 203 });
  const contenders = Object.fromEntries(FORMATS.map((format) => [format, () => draw(artwork, format)]));
  const timings = await race(contenders, { rounds: quick ? 2 : 50, warmUp: 1 });
  return FORMATS.map((format) => ({
    part: 'labels',
    database: firm.database,
    what: `one label of 60 × 30 mm as ${format.toUpperCase()}`,
    size: 'six lines and a Data Matrix',
    ours: timings[format] ?? null,
    peers: [],
    promises: [],
  }));
}

/** The page that goes with the artwork to the factory. */
async function instructionRow({ firm, quick }: Asked): Promise<Row> {
  const { artwork } = layOutWith(await openDrawing(), labelOf(1));
  const ours = (): Promise<unknown> =>
    drawPrintInstruction({
      product: 'Baby Romper (2022)',
      batch: 'ABC0921-VN-BG1',
      files: ['romper.eps'],
      artwork,
      places: [{ en: 'Retail package: back, lower right corner', zh: '零售包装：背面右下角' }],
      ask: 'quality@example.com',
    });
  const timings = await race({ ours }, { rounds: quick ? 2 : 20, warmUp: 1 });
  return {
    part: 'labels',
    database: firm.database,
    what: 'print instruction of one label',
    size: 'a page A4 in English and Chinese',
    ours: timings.ours,
    peers: [],
    promises: [],
  };
}

const dataOf = (serial: number): string =>
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

function labelOf(serial: number): LayoutRequest {
  return fillTemplate(TEMPLATE, { serial: String(serial).padStart(6, '0'), data: dataOf(serial) });
}

async function drawLabels(file: string, count: number): Promise<void> {
  await pipeline(batchPdf(labelsOf(count), { title: 'Labels' }), createWriteStream(file));
}

function* labelsOf(count: number): Generator<BatchLabel> {
  for (let serial = 1; serial <= count; serial += 1) yield { name: String(serial), request: labelOf(serial) };
}

async function drawBareSymbols(count: number): Promise<void> {
  const { default: bwip } = await import('bwip-js');
  for (let serial = 1; serial <= count; serial += 1)
    bwip.toSVG({ bcid: 'gs1datamatrix', text: dataOf(serial) });
}
