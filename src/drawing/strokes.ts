import type { Path, PathCommand } from './artwork.ts';
import { rounded } from './path.ts';

export type Point = readonly [x: number, y: number];

/** Straight pieces for each curve. */
const PIECES = 8;

/** Closed contours as straight pieces, each ending where it began. */
export function outlinesOf(path: Path): Point[][] {
  const outlines: Point[][] = [];
  let points: Point[] = [];
  for (const command of path) {
    if (command[0] === 'M') points = [[command[1], command[2]]];
    else if (command[0] === 'L') points.push([command[1], command[2]]);
    else if (command[0] === 'C') points.push(...piecesOf(points.at(-1) ?? [0, 0], command));
    else if (points.length > 1) outlines.push([...points, points[0] ?? [0, 0]]);
  }
  return outlines;
}

type Curve = Extract<PathCommand, readonly ['C', ...unknown[]]>;

function piecesOf([x0, y0]: Point, [, x1, y1, x2, y2, x, y]: Curve): Point[] {
  return Array.from({ length: PIECES }, (_, index): Point => {
    const t = (index + 1) / PIECES;
    const u = 1 - t;
    const at = (a: number, b: number, c: number, d: number): number =>
      u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    return [at(x0, x1, x2, x), at(y0, y1, y2, y)];
  });
}

/** A thin bar along each piece of a line. All run the same way round, so that where they meet none cancels another. */
export function stroked(points: readonly Point[], strokeMm: number): PathCommand[] {
  return points.slice(1).flatMap(([x2, y2], index): PathCommand[] => {
    const [x1, y1] = points[index] ?? [x2, y2];
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length === 0) return [];
    const half = strokeMm / 2;
    const [ax, ay] = [((x2 - x1) / length) * half, ((y2 - y1) / length) * half];
    const corner = (x: number, y: number): [number, number] => [rounded(x), rounded(y)];
    return [
      ['M', ...corner(x1 - ax + ay, y1 - ay - ax)],
      ['L', ...corner(x2 + ax + ay, y2 + ay - ax)],
      ['L', ...corner(x2 + ax - ay, y2 + ay + ax)],
      ['L', ...corner(x1 - ax - ay, y1 - ay + ax)],
      ['Z'],
    ];
  });
}

/** An ellipse, or an arc of it, in straight pieces; angles in degrees, clockwise from the right. */
export function arc(
  [x, y]: Point,
  [radiusX, radiusY]: Point,
  [from, to]: readonly [number, number] = [0, 360],
): Point[] {
  const count = Math.max(4, Math.ceil(Math.abs(to - from) / 10));
  return Array.from({ length: count + 1 }, (_, index): Point => {
    const angle = ((from + ((to - from) * index) / count) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}
