import type { Path, PathCommand } from './artwork.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tenth of a micrometre: finer than any press, and short to write. */
export function rounded(mm: number): number {
  return Math.round(mm * 10_000) / 10_000;
}

/** The path moved and scaled; a negative scale mirrors it. */
export function transformed(path: Path, { scaleX, scaleY, x, y }: Transform): PathCommand[] {
  const atX = (value: number): number => rounded(value * scaleX + x);
  const atY = (value: number): number => rounded(value * scaleY + y);
  return path.map((command) => {
    switch (command[0]) {
      case 'M':
        return ['M', atX(command[1]), atY(command[2])];
      case 'L':
        return ['L', atX(command[1]), atY(command[2])];
      case 'C':
        return [
          'C',
          atX(command[1]),
          atY(command[2]),
          atX(command[3]),
          atY(command[4]),
          atX(command[5]),
          atY(command[6]),
        ];
      case 'Z':
        return command;
    }
  });
}

export interface Transform {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

/** The box of all points; control points of curves are counted, which for type is exact enough (extrema are nodes). */
export function boxOf(path: Path): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of path) {
    for (let at = 1; at < command.length; at += 2) {
      const [x, y] = [Number(command[at]), Number(command[at + 1])];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right ? null : { left, top, right, bottom };
}

/** A rectangle, clockwise. */
export function rectangle({ left, top, right, bottom }: Box): PathCommand[] {
  const [l, t, r, b] = [rounded(left), rounded(top), rounded(right), rounded(bottom)];
  return [['M', l, t], ['L', r, t], ['L', r, b], ['L', l, b], ['Z']];
}

/** A frame of a given stroke inside a box: the inner edge runs the other way, so that it is a hole. */
export function frame(box: Box, strokeMm: number): PathCommand[] {
  const inner = {
    left: box.left + strokeMm,
    top: box.top + strokeMm,
    right: box.right - strokeMm,
    bottom: box.bottom - strokeMm,
  };
  const [l, t, r, b] = [rounded(inner.left), rounded(inner.top), rounded(inner.right), rounded(inner.bottom)];
  return [...rectangle(box), ['M', l, t], ['L', l, b], ['L', r, b], ['L', r, t], ['Z']];
}

/** The edges of a grid of dark and light modules as closed contours of whole modules: no seams between modules, holes run the other way. */
export function contours(isDark: (x: number, y: number) => boolean, width: number, height: number): Path {
  const edges = new Map<string, [number, number][]>();
  const add = (x: number, y: number, toX: number, toY: number): void => {
    const key = `${x},${y}`;
    edges.set(key, [...(edges.get(key) ?? []), [toX, toY]]);
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isDark(x, y)) continue;
      if (!isDark(x, y - 1)) add(x, y, x + 1, y);
      if (!isDark(x + 1, y)) add(x + 1, y, x + 1, y + 1);
      if (!isDark(x, y + 1)) add(x + 1, y + 1, x, y + 1);
      if (!isDark(x - 1, y)) add(x, y + 1, x, y);
    }
  }
  const path: PathCommand[] = [];
  for (const [key, ends] of edges) while (ends.length > 0) path.push(...loopFrom(key, edges));
  return path;
}

function loopFrom(start: string, edges: Map<string, [number, number][]>): PathCommand[] {
  const [startX = 0, startY = 0] = start.split(',').map(Number);
  const points: [number, number][] = [[startX, startY]];
  let [x, y] = [startX, startY];
  let [towardsX, towardsY] = [0, 0];
  for (;;) {
    const ends: [number, number][] = edges.get(`${x},${y}`) ?? [];
    // Where two modules touch at a corner, turning right keeps their contours apart.
    const right = ends.findIndex(([toX, toY]) => toX - x === -towardsY && toY - y === towardsX);
    const next = ends.splice(Math.max(right, 0), 1)[0];
    if (next === undefined) break;
    const [stepX, stepY] = [next[0] - x, next[1] - y];
    // Edges in one line are one edge.
    if (stepX === towardsX && stepY === towardsY) points.pop();
    points.push(next);
    [x, y, towardsX, towardsY] = [next[0], next[1], stepX, stepY];
    if (x === startX && y === startY) break;
  }
  points.pop();
  const [[firstX, firstY] = [0, 0], ...rest] = points;
  return [['M', firstX, firstY], ...rest.map(([toX, toY]): PathCommand => ['L', toX, toY]), ['Z']];
}
