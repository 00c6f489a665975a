import type { Artwork, PathCommand, Shape } from './artwork.ts';
import { textShape } from './layout-shapes.ts';
import { frame, rectangle } from './path.ts';
import type { Typesetter } from './typesetter.ts';

export const INSTRUCTION_PAGE = { widthMm: 210, heightMm: 297, marginMm: 15 } as const;

/** Where the artwork stands on the page, and how large beside its true size. */
export interface PictureBox {
  readonly xMm: number;
  readonly yMm: number;
  readonly scale: number;
}

/** Room for the dimension lines. */
const BESIDE_MM = 12;

/** The artwork with its outline and dimensions, in a scale that is easily said, no higher than `mostMm`. */
export function pictureShapes(
  typesetter: Typesetter,
  artwork: Artwork,
  topMm: number,
  mostMm: number,
): { shapes: Shape[]; box: PictureBox; heightMm: number } {
  const page = INSTRUCTION_PAGE;
  const fits = Math.min(
    (page.widthMm - 2 * page.marginMm - BESIDE_MM * 2) / artwork.widthMm,
    (mostMm - BESIDE_MM - 8) / artwork.heightMm,
  );
  const scale = [4, 3, 2, 1.5, 1, 0.75, 0.5, 0.4, 0.25, 0.2, 0.1].find((each) => each <= fits) ?? fits;
  const [width, height] = [artwork.widthMm * scale, artwork.heightMm * scale];
  const box = { xMm: (page.widthMm - width) / 2, yMm: topMm + 4, scale };
  const shapes = [
    { kind: 'path', key: 'edge', xMm: box.xMm, yMm: box.yMm, path: edgeOf(artwork, width, height) } as const,
    ...across(typesetter, box, { width, height, says: `${artwork.widthMm} mm` }),
    ...upright(typesetter, box, { width, height, says: `${artwork.heightMm} mm` }),
    ...note(typesetter, scale, box.yMm + height + BESIDE_MM + 2),
  ];
  return { shapes, box, heightMm: height + BESIDE_MM + 10 };
}

const LINE_MM = 0.12;

/** A thin line where the label is cut. */
function edgeOf({ outline }: Artwork, width: number, height: number): PathCommand[] {
  if (outline === 'rectangle') return frame({ left: 0, top: 0, right: width, bottom: height }, LINE_MM);
  const radius = Math.min(width, height) / 2;
  return [
    ...circle(width / 2, height / 2, radius, 1),
    ...circle(width / 2, height / 2, radius - LINE_MM, -1),
  ];
}

/** Four curves; the factor makes them a circle to a four-thousandth of its radius. */
function circle(x: number, y: number, radius: number, turn: 1 | -1): PathCommand[] {
  const k = radius * 0.5523;
  const r = radius;
  const t = turn;
  return [
    ['M', x + r, y],
    ['C', x + r, y + k * t, x + k, y + r * t, x, y + r * t],
    ['C', x - k, y + r * t, x - r, y + k * t, x - r, y],
    ['C', x - r, y - k * t, x - k, y - r * t, x, y - r * t],
    ['C', x + k, y - r * t, x + r, y - k * t, x + r, y],
    ['Z'],
  ];
}

interface Measured {
  readonly width: number;
  readonly height: number;
  readonly says: string;
}

const bar = (left: number, top: number, right: number, bottom: number): PathCommand[] =>
  rectangle({ left, top, right, bottom });

/** Below the picture: a line from edge to edge with strokes at its ends and the length in its middle. */
function across(
  typesetter: Typesetter,
  { xMm, yMm }: PictureBox,
  { width, height, says }: Measured,
): Shape[] {
  const y = height + 5;
  const path = [
    ...bar(0, y, width, y + LINE_MM),
    ...bar(0, y - 1.5, LINE_MM, y + 1.5),
    ...bar(width - LINE_MM, y - 1.5, width, y + 1.5),
  ];
  const set = typesetter.set(says, 'en', 400);
  const text = { key: 'width', sizeMm: 3, xMm: xMm + width / 2 - set.widthEm * 1.5, yMm: yMm + y + 4 };
  return [{ kind: 'path', key: 'width', xMm, yMm, path }, textShape(set, text)];
}

function upright(
  typesetter: Typesetter,
  { xMm, yMm }: PictureBox,
  { width, height, says }: Measured,
): Shape[] {
  const x = width + 5;
  const path = [
    ...bar(x, 0, x + LINE_MM, height),
    ...bar(x - 1.5, 0, x + 1.5, LINE_MM),
    ...bar(x - 1.5, height - LINE_MM, x + 1.5, height),
  ];
  const set = typesetter.set(says, 'en', 400);
  const text = { key: 'height', sizeMm: 3, xMm: xMm + x + 1.5, yMm: yMm + height / 2 + 1 };
  return [{ kind: 'path', key: 'height', xMm, yMm, path }, textShape(set, text)];
}

function note(typesetter: Typesetter, scale: number, yMm: number): Shape[] {
  const says = scale === 1 ? 'True size 实际尺寸 1 : 1' : `Scale 比例 ${Math.round(scale * 100)} %`;
  const set = typesetter.set(says, 'zh', 400);
  const xMm = (INSTRUCTION_PAGE.widthMm - set.widthEm * 3) / 2;
  return [textShape(set, { key: 'scale', sizeMm: 3, xMm, yMm })];
}
