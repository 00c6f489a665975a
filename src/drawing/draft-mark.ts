import type { Artwork, PathShape } from './artwork.ts';
import { boxOf } from './path.ts';
import { outlinesOf, stroked, type Point } from './strokes.ts';
import { openTypesetter } from './typesetter.ts';

const WORD = 'DRAFT';
const STROKE_MM = 0.2;

/** The artwork with the word across it from corner to corner, in outlines through which people read what is below: nobody takes it for approved. Symbols are not sure to be read. */
export async function withDraftMark(artwork: Artwork): Promise<Artwork> {
  const { widthMm, heightMm } = artwork;
  const set = (await openTypesetter()).set(WORD, 'en', 700);
  const box = boxOf(set.path);
  if (box === null) return artwork;
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const angle = -Math.atan2(heightMm, widthMm);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // The turned word fills nine tenths of the label.
  const turned = { wide: wide * cos - high * sin, high: high * cos - wide * sin };
  const size = 0.9 * Math.min(widthMm / turned.wide, heightMm / turned.high);
  const place = ([x, y]: Point): Point => {
    const [left, up] = [(x - box.left - wide / 2) * size, (y - box.top - high / 2) * size];
    return [widthMm / 2 + left * cos - up * sin, heightMm / 2 + left * sin + up * cos];
  };
  const path = outlinesOf(set.path).flatMap((points) => stroked(points.map(place), STROKE_MM));
  const mark: PathShape = { kind: 'path', key: 'draft', xMm: 0, yMm: 0, path };
  return { ...artwork, shapes: [...artwork.shapes, mark] };
}
