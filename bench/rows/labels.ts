import path from 'node:path';
import { layOutWith, openDrawing } from '../../src/drawing/layout.ts';
import { draw, FORMATS } from '../../src/drawing/draw.ts';
import { drawPrintInstruction } from '../../src/drawing/print-instruction.ts';
import { race, timed, timingOf, type Timing } from '../measure.ts';
import type { Row } from '../row.ts';
import { runJob } from '../run-job.ts';
import type { Asked } from './asked.ts';
import { BATCH_FORMS, dataOf, labelOf, type BatchForm } from './label-batch.ts';

/** Memory that a batch may have resident, however long it is. */
const RESIDENT_MIB = 512;

/** Labels with a serial each, laid out and drawn, beside the barcode library drawing their bare symbols. */
export async function labelRows(asked: Asked): Promise<Row[]> {
  const count = asked.quick ? 200 : 10_000;
  const bare = timingOf([await timed(() => drawBareSymbols(count))]);
  const rows: Row[] = [];
  for (const form of BATCH_FORMS) rows.push(await batchRow(asked, form, { count, bare }));
  return [...rows, ...(await formatRows(asked)), await instructionRow(asked)];
}

/** Each form in a process of its own, and a tenth of it first: the memory of both tells whether it grows with the batch. */
async function batchRow(
  { firm, folder }: Asked,
  form: BatchForm,
  { count, bare }: { count: number; bare: Timing },
): Promise<Row> {
  const short = await runJob('labels', form, path.join(folder, `tenth-${form}`), String(count / 10));
  const whole = await runJob('labels', form, path.join(folder, `labels-${form}`), String(count));
  const perSecond = (ms: number): number => Math.round((count / ms) * 1_000);
  return {
    part: 'labels',
    database: firm.database,
    what: `whole labels with serials, ${FORM_WORDS[form]}`,
    size: `${count} labels: ${perSecond(whole.ms)} a second, ${Math.round(whole.peakMib)} MiB resident at most (a tenth of them ${Math.round(short.peakMib)}); bare symbols ${perSecond(bare.medianMs)} a second`,
    ours: timingOf([whole.ms]),
    peers: [{ name: 'bwip-js, the bare symbols as SVG', timing: bare }],
    promises: [{ says: `at most ${RESIDENT_MIB} MiB resident`, measured: whole.peakMib, most: RESIDENT_MIB }],
  };
}

const FORM_WORDS = {
  pdf: 'to one PDF',
  zip: 'to a zip of PDF files',
  folder: 'to a folder of PDF files',
} as const;

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

async function drawBareSymbols(count: number): Promise<void> {
  const { default: bwip } = await import('bwip-js');
  for (let serial = 1; serial <= count; serial += 1)
    bwip.toSVG({ bcid: 'gs1datamatrix', text: dataOf(serial) });
}
