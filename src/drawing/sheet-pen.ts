import type { Shape } from './artwork.ts';
import { textShape } from './layout-shapes.ts';
import { breakInto, wordsOf } from './lines-of-type.ts';
import type { BrokenLine, Region } from './lines-of-type.ts';
import { frame, rectangle } from './path.ts';
import type { Inks, Sheet } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';
import { LotproofError } from '../kit/errors.ts';

/** Free of everything along each edge of a sheet. */
export const SHEET_MARGIN_MM = 17;
const MARGIN_MM = SHEET_MARGIN_MM;

/** Where a text stands, and how. */
export interface TextBox {
  readonly leftMm: number;
  readonly widthMm: number;
  readonly sizeMm: number;
  readonly bold?: boolean;
}

export type Drawn = Inks & { readonly toMm: number };

/** Sets type and rules on a sheet; heights are measured without drawing. */
export interface Pen {
  /** Width between the margins. */
  readonly widthMm: number;
  readonly leftMm: number;
  height(text: string, box: TextBox): number;
  write(text: string, box: TextBox, y: number): Shape[];
  rule(y: number, thickMm: number, from?: number, to?: number): Shape;
  head(sheet: Sheet): Drawn;
  foot(text: string, number: string, y: number): Inks;
}

export function startPen(typesetter: Typesetter, widthMm: number): Pen {
  const lines = (text: string, box: TextBox, fromMm: number) => brokenLines(typesetter, text, box, fromMm);
  const pen: Pen = {
    ...{ widthMm, leftMm: MARGIN_MM },
    height: (text, box) => (text === '' ? 0 : lines(text, box, 0).toMm),
    write: (text, box, y) =>
      text === ''
        ? []
        : lines(text, box, y).lines.map(({ set, baselineMm }) =>
            textShape(set, { key: 'text', sizeMm: box.sizeMm, xMm: box.leftMm, yMm: baselineMm }),
          ),
    rule: (y, thickMm, from = 0, to = widthMm) => ({
      ...{ kind: 'path', key: 'rule', xMm: MARGIN_MM + from, yMm: y },
      path: rectangle({ left: 0, top: 0, right: to - from, bottom: thickMm }),
    }),
    head: (sheet) => headOf(pen, typesetter, sheet),
    foot: (text, number, y) => ({
      text: [
        ...pen.write(text, { leftMm: MARGIN_MM, widthMm: widthMm - 30, sizeMm: 2.3 }, y),
        atRight(typesetter, number, { rightMm: MARGIN_MM + widthMm, sizeMm: 2.3, bold: false }, y + 1.8),
      ],
      hair: [pen.rule(y - 1.5, 0.15)],
      accent: [],
    }),
  };
  return pen;
}

interface RightPlace {
  readonly rightMm: number;
  readonly sizeMm: number;
  readonly bold: boolean;
}

function atRight(typesetter: Typesetter, text: string, place: RightPlace, baselineMm: number): Shape {
  const set = typesetter.set(text, 'en', place.bold ? 700 : 400);
  const xMm = place.rightMm - set.widthEm * place.sizeMm;
  return textShape(set, { key: 'text', sizeMm: place.sizeMm, xMm, yMm: baselineMm });
}

const CORNER_MM = 62;

function headOf(pen: Pen, typesetter: Typesetter, { title, subtitle, corner, mark }: Sheet): Drawn {
  const marked = mark === undefined ? { shapes: [], toMm: MARGIN_MM } : markOf(typesetter, pen, mark);
  const top = marked.toMm;
  const room = { leftMm: MARGIN_MM, widthMm: pen.widthMm - CORNER_MM };
  const big = { ...room, sizeMm: 6.8, bold: true };
  const small = { ...room, sizeMm: 2.7 };
  const titleEnd = top + pen.height(title, big);
  const subtitleEnd = titleEnd + 1.6 + pen.height(subtitle, small);
  const right = MARGIN_MM + pen.widthMm;
  const corners = corner.map((line, at) =>
    atRight(
      typesetter,
      line,
      { rightMm: right, sizeMm: at === 0 ? 3.6 : 2.9, bold: at === 0 },
      top + 4.6 + at * 4.5,
    ),
  );
  const end = Math.max(subtitleEnd, top + 4.6 + (corner.length - 1) * 4.5 + 1) + 3;
  return {
    text: [
      ...pen.write(title, big, top),
      ...pen.write(subtitle, small, titleEnd + 1.6),
      ...corners,
      ...marked.shapes,
    ],
    hair: [],
    accent: [pen.rule(end, 0.9)],
    toMm: end + 4.4,
  };
}

function markOf(typesetter: Typesetter, pen: Pen, mark: string): { shapes: Shape[]; toMm: number } {
  const set = typesetter.set(mark, 'en', 700);
  const sizeMm = Math.min(4, (pen.widthMm - 8) / set.widthEm);
  const width = set.widthEm * sizeMm + 8;
  const box = frame({ left: 0, top: 0, right: width, bottom: 8 }, 0.5);
  const yMm = MARGIN_MM - 5;
  return {
    shapes: [
      { kind: 'path', key: 'mark', xMm: MARGIN_MM, yMm, path: box },
      textShape(set, { key: 'mark', sizeMm, xMm: MARGIN_MM + 4, yMm: yMm + 4 + sizeMm * 0.36 }),
    ],
    toMm: MARGIN_MM + 7,
  };
}

function brokenLines(
  typesetter: Typesetter,
  text: string,
  { leftMm, widthMm, sizeMm, bold = false }: TextBox,
  fromMm: number,
): { lines: BrokenLine[]; toMm: number } {
  const region: Region = { heightMm: Infinity, room: () => ({ leftMm, widthMm }) };
  // A word that is wider than its column is cut, as small as need be.
  for (const longest of [Infinity, 40, 24, 16, 10, 6, 3, 1]) {
    const cut = longest === Infinity ? text : cutWords(text, longest);
    const words = wordsOf(typesetter, cut, 'en', bold ? 700 : 400);
    const broken = breakInto(typesetter, [{ key: 'text', scale: 1, words }], region, { sizeMm, fromMm });
    if (broken !== null) return broken;
  }
  throw new LotproofError('invalid-input', `“${text}” does not go into its column.`);
}

function cutWords(text: string, longest: number): string {
  return text.replaceAll(/\S+/gu, (word) => {
    const characters = Array.from(word);
    if (characters.length <= longest) return word;
    const parts = Array.from({ length: Math.ceil(characters.length / longest) }, (_, at) =>
      characters.slice(at * longest, (at + 1) * longest).join(''),
    );
    return parts.join(' ');
  });
}
