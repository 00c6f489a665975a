import type { Artwork, Shape } from './artwork.ts';
import { INSTRUCTION_PAGE } from './instruction-picture.ts';
import { textShape } from './layout-shapes.ts';
import { breakInto, wordsOf, type Region } from './lines-of-type.ts';
import { rectangle } from './path.ts';
import { openTypesetter, type Typesetter } from './typesetter.ts';
import { startPages } from './write-pdf.ts';
import { LotproofError } from '../kit/errors.ts';

/** A page of facts and one table, for a paper that goes beside another. Lines within a cell are parted by line feeds. */
export interface Addendum {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, says: string])[];
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const { widthMm, heightMm, marginMm } = INSTRUCTION_PAGE;
const FACT_NAME_MM = 38;
/** Shares of the width of the columns: line, goods, counts, method, what goes into the message. */
const SHARES = [0.14, 0.23, 0.115, 0.115, 0.12, 0.28];
const CELL_GAP_MM = 2;
/** Between lines that a cell parts itself, so that they stand as far apart as broken ones. */
const LINE_GAP = 0.2;

/** One page A4. Throws `limit-exceeded` when there are more lines than it holds in type that can be read. */
export async function drawAddendum(addendum: Addendum): Promise<Uint8Array> {
  const typesetter = await openTypesetter();
  const chunks: Uint8Array[] = [];
  const title = `${addendum.title} ${addendum.facts[0]?.[1] ?? ''}`;
  const pages = startPages((bytes) => chunks.push(bytes), { title, fonts: typesetter.fonts });
  const page: Artwork = {
    widthMm,
    heightMm,
    outline: 'rectangle',
    bleedMm: 0,
    quietMm: marginMm,
    colour: { kind: 'black' },
    printMethod: 'sticker',
    mirrored: false,
    liveText: true,
    shapes: pageOf(typesetter, addendum),
  };
  pages.add(page);
  pages.end();
  return Buffer.concat(chunks);
}

/** Type as large as lets everything stand on the page. */
function pageOf(typesetter: Typesetter, addendum: Addendum): Shape[] {
  for (const sizeMm of [3.5, 3.1, 2.8, 2.5, 2.2]) {
    const page = tryPage(typesetter, addendum, sizeMm);
    if (page !== null) return page;
  }
  throw new LotproofError(
    'limit-exceeded',
    'There are more lines than one page holds: hand over the workbook instead.',
  );
}

function tryPage(typesetter: Typesetter, addendum: Addendum, sizeMm: number): Shape[] | null {
  const full = widthMm - 2 * marginMm;
  const writer = startWriter(typesetter);
  const line = { sizeMm, bold: false } as const;
  writer.row([{ text: addendum.title, atMm: 0, wideMm: full, sizeMm: sizeMm * 1.9, bold: true }], 2.5);
  writer.rule(0.4);
  for (const [name, says] of addendum.facts) {
    const told = { ...line, text: says, atMm: FACT_NAME_MM, wideMm: full - FACT_NAME_MM };
    writer.row([{ ...line, bold: true, text: name, atMm: 0, wideMm: FACT_NAME_MM - CELL_GAP_MM }, told], 1);
  }
  writer.skip(4);
  writer.row([{ text: addendum.heading, atMm: 0, wideMm: full, sizeMm: sizeMm * 1.25, bold: true }], 1.5);
  writer.rule(0.3);
  const places = columnsOf(full);
  const cells = (texts: readonly string[], bold: boolean): Cell[] =>
    places.map((place, at) => ({ ...place, text: texts[at] ?? '', sizeMm, bold }));
  writer.row(cells(addendum.columns, true), 1.2);
  writer.rule(0.2);
  for (const row of addendum.rows) {
    writer.row(cells(row, false), 1.2);
    writer.rule(0.1);
  }
  writer.skip(3);
  for (const note of addendum.notes)
    writer.row([{ text: note, atMm: 0, wideMm: full, sizeMm: sizeMm * 0.9, bold: false }], 1.4);
  return writer.y() > heightMm - marginMm ? null : writer.shapes;
}

function columnsOf(full: number): { atMm: number; wideMm: number }[] {
  let atMm = 0;
  return SHARES.map((share) => {
    const place = { atMm, wideMm: share * full - CELL_GAP_MM };
    atMm += share * full;
    return place;
  });
}

interface Cell {
  readonly text: string;
  /** From the left margin. */
  readonly atMm: number;
  readonly wideMm: number;
  readonly sizeMm: number;
  readonly bold: boolean;
}

interface Writer {
  readonly shapes: Shape[];
  y(): number;
  skip(mm: number): void;
  /** Cells beside each other; the next row begins below the tallest. */
  row(cells: readonly Cell[], gapMm: number): void;
  rule(thickMm: number): void;
}

function startWriter(typesetter: Typesetter): Writer {
  const shapes: Shape[] = [];
  let y: number = marginMm;
  return {
    shapes,
    y: () => y,
    skip: (mm) => void (y += mm),
    row: (cells, gapMm) => {
      const ends = cells.map((cell) => writeCell(typesetter, cell, y));
      shapes.push(...ends.flatMap((end) => end.shapes));
      y = Math.max(y, ...ends.map(({ toMm }) => toMm)) + gapMm;
    },
    rule: (thickMm) => {
      const path = rectangle({ left: 0, top: 0, right: widthMm - 2 * marginMm, bottom: thickMm });
      shapes.push({ kind: 'path', key: 'rule', xMm: marginMm, yMm: y, path });
      y += thickMm + 1.5;
    },
  };
}

function writeCell(
  typesetter: Typesetter,
  { text, atMm, wideMm, sizeMm, bold }: Cell,
  fromMm: number,
): { readonly shapes: readonly Shape[]; readonly toMm: number } {
  const leftMm = marginMm + atMm;
  const region: Region = { heightMm: Infinity, room: () => ({ leftMm, widthMm: wideMm }) };
  const shapes: Shape[] = [];
  let toMm = fromMm;
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const set = (words: string): ReturnType<typeof breakInto> => {
      const copy = { key: 'text', scale: 1, words: wordsOf(typesetter, words, 'en', bold ? 700 : 400) };
      return breakInto(typesetter, [copy], region, { sizeMm, fromMm: toMm });
    };
    // A code that is wider than its column is broken, since nothing may be left out.
    const broken = set(line) ?? set(line.replaceAll(/\S{6}(?=\S)/gu, '$& '));
    if (broken === null)
      throw new LotproofError('invalid-input', `“${line}” has a word that is wider than its column.`);
    shapes.push(
      ...broken.lines.map(({ set, baselineMm }) =>
        textShape(set, { key: 'text', sizeMm, xMm: leftMm, yMm: baselineMm }),
      ),
    );
    toMm = broken.toMm + LINE_GAP * sizeMm;
  }
  return { shapes, toMm };
}
