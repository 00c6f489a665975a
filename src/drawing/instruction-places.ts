import type { Artwork, PathCommand, Shape } from './artwork.ts';
import type { BothWords } from './instruction-words.ts';
import { INSTRUCTION_PAGE } from './instruction-picture.ts';
import { textShape } from './layout-shapes.ts';
import { frame } from './path.ts';
import type { PhotoImage } from './photo-image.ts';
import { SCHEMATIC_SIZE, schematicPath, type Schematic } from './schematics.ts';
import { stroked, type Point } from './strokes.ts';
import type { Typesetter } from './typesetter.ts';
import type { Inset, PlacedImage } from './write-pdf.ts';

/** What a mark goes on, and where: a box in percent of the picture, from its upper left corner. */
export interface PlacePicture {
  readonly words: BothWords;
  readonly on: { readonly schematic: Schematic } | { readonly photo: PhotoImage };
  /** Null: nobody has said where. */
  readonly box: PercentBox | null;
  /** Whether it is the mark that the page is of. */
  readonly isThis: boolean;
}

export interface PercentBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP_MM = 4;
const PICTURE_MM = 33;
const MOST_WIDE_MM = 56;
const WORDS_MM = 2.5;
const HEIGHT_MM = PICTURE_MM + 3.2 * WORDS_MM;
/** More of them would be too small to see anything. */
export const MOST_PICTURES = 4;

export interface PlacesDrawn {
  readonly shapes: readonly Shape[];
  readonly insets: readonly Inset[];
  readonly images: readonly PlacedImage[];
  readonly heightMm: number;
}

/** The places beside each other, each with its words below. */
export function placesRow(
  typesetter: Typesetter,
  pictures: readonly PlacePicture[],
  topMm: number,
): PlacesDrawn {
  const shown = pictures.slice(0, MOST_PICTURES);
  if (shown.length === 0) return { shapes: [], insets: [], images: [], heightMm: 0 };
  const roomMm = INSTRUCTION_PAGE.widthMm - 2 * INSTRUCTION_PAGE.marginMm;
  const widthMm = Math.min(MOST_WIDE_MM, (roomMm - GAP_MM * (shown.length - 1)) / shown.length);
  const drawn = shown.map((picture, index) =>
    placeDrawn(typesetter, picture, {
      xMm: INSTRUCTION_PAGE.marginMm + index * (widthMm + GAP_MM),
      yMm: topMm,
      widthMm,
    }),
  );
  return {
    shapes: drawn.flatMap(({ shapes }) => shapes),
    insets: drawn.flatMap(({ insets }) => insets),
    images: drawn.flatMap(({ images }) => images),
    heightMm: HEIGHT_MM + 2,
  };
}

interface Field {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
}

function placeDrawn(
  typesetter: Typesetter,
  picture: PlacePicture,
  field: Field,
): Omit<PlacesDrawn, 'heightMm'> {
  const { on, box } = picture;
  const size = 'photo' in on ? on.photo : SCHEMATIC_SIZE;
  const scale = Math.min((field.widthMm - 2) / size.width, (PICTURE_MM - 2) / size.height);
  const [widthMm, heightMm] = [size.width * scale, size.height * scale];
  const xMm = field.xMm + (field.widthMm - widthMm) / 2;
  const yMm = field.yMm + (PICTURE_MM - heightMm) / 2;
  const edge = frame(
    { left: 0, top: 0, right: field.widthMm, bottom: PICTURE_MM },
    picture.isThis ? 0.5 : 0.15,
  );
  const area = { xMm, yMm, widthMm, heightMm };
  return {
    shapes: [
      { kind: 'path', key: 'place', xMm: field.xMm, yMm: field.yMm, path: edge },
      ...('schematic' in on
        ? [{ kind: 'path', key: 'place', xMm, yMm, path: schematicPath(on.schematic, scale, 0.25) } as const]
        : []),
      ...wordsBelow(typesetter, picture, field),
    ],
    images: 'photo' in on ? [{ image: on.photo, ...area }] : [],
    insets:
      box === null
        ? []
        : [inset(area, markPath(box, area, 1.6), WHITE), inset(area, markPath(box, area, 0.7), BLACK)],
  };
}

const BLACK = { c: 0, m: 0, y: 0, k: 100 };
const WHITE = { c: 0, m: 0, y: 0, k: 0 };

interface Area {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** On a dark photo a black box is seen by its white edge. */
function inset({ xMm, yMm, widthMm, heightMm }: Area, path: PathCommand[], ink: typeof BLACK): Inset {
  const artwork: Artwork = {
    widthMm,
    heightMm,
    outline: 'rectangle',
    bleedMm: 0,
    quietMm: 0,
    colour: { kind: 'cmyk', ...ink },
    printMethod: 'sticker',
    mirrored: false,
    liveText: false,
    shapes: [{ kind: 'path', key: 'mark', xMm: 0, yMm: 0, path }],
  };
  return { artwork, xMm, yMm, scale: 1 };
}

/** A box around the place, and an arrow to it from the corner that is farthest away. */
function markPath(box: PercentBox, { widthMm, heightMm }: Area, strokeMm: number): PathCommand[] {
  const [left, top] = [(box.x / 100) * widthMm, (box.y / 100) * heightMm];
  const [right, bottom] = [left + (box.width / 100) * widthMm, top + (box.height / 100) * heightMm];
  const edge: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  const isLeft = left + right > widthMm;
  const isUp = top + bottom > heightMm;
  const to: Point = [isLeft ? left : right, isUp ? top : bottom];
  const from: Point = [
    isLeft ? Math.max(0, to[0] - 12) : Math.min(widthMm, to[0] + 12),
    isUp ? Math.max(0, to[1] - 7) : Math.min(heightMm, to[1] + 7),
  ];
  return [...stroked(edge, strokeMm), ...arrow(from, to, strokeMm)];
}

const HEAD_MM = 2.6;

function arrow(from: Point, to: Point, strokeMm: number): PathCommand[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < HEAD_MM) return [];
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const neck: Point = [to[0] - ux * HEAD_MM, to[1] - uy * HEAD_MM];
  const side = HEAD_MM / 2.4;
  const head: Point[] = [
    to,
    [neck[0] - uy * side, neck[1] + ux * side],
    [neck[0] + uy * side, neck[1] - ux * side],
    to,
  ];
  // Filled by strokes from its edge to its middle.
  const spine: Point[] = [to, neck];
  return [...stroked([from, neck], strokeMm), ...stroked(head, strokeMm), ...stroked(spine, strokeMm)];
}

function wordsBelow(typesetter: Typesetter, { words, isThis, box }: PlacePicture, field: Field): Shape[] {
  const unsaid: BothWords =
    box === null ? { en: ' (place not shown)', zh: '（未标出位置）' } : { en: '', zh: '' };
  return (['en', 'zh'] as const).flatMap((language, index) => {
    const text = `${words[language]}${unsaid[language]}`;
    if (words[language] === '') return [];
    const set = typesetter.set(text, language, isThis ? 700 : 400);
    const sizeMm = Math.min(WORDS_MM, field.widthMm / set.widthEm);
    const xMm = field.xMm + (field.widthMm - set.widthEm * sizeMm) / 2;
    const yMm = field.yMm + PICTURE_MM + WORDS_MM * (1.2 + 1.3 * index);
    return [textShape(set, { key: 'place', sizeMm, xMm, yMm })];
  });
}
