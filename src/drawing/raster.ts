import type { Artwork, Path } from './artwork.ts';
import { boxOf } from './path.ts';
import { LotproofError } from '../kit/errors.ts';

/** How much of each pixel ink covers, 0 to 255, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly cover: Uint8Array;
}

/** A raster of A3 at 600 dpi; larger ones are asked for by mistake. */
const MOST_PIXELS = 70_000_000;

/** Farther than this many pixels from its curve no flattened line goes. */
const FLATNESS = 0.05;

/**
 * Computes coverage exactly: each edge adds the area to its right to the pixels it crosses, and a sum along the row gives what lies inside.
 * `edgeMm` around the label is drawn too. Throws `limit-exceeded`.
 */
export function rasterise(artwork: Artwork, pixelsPerMm: number, edgeMm: number): Raster {
  const width = Math.ceil((artwork.widthMm + 2 * edgeMm) * pixelsPerMm - 1e-6);
  const height = Math.ceil((artwork.heightMm + 2 * edgeMm) * pixelsPerMm - 1e-6);
  if (width * height > MOST_PIXELS)
    throw new LotproofError(
      'limit-exceeded',
      `A picture of ${width} × ${height} pixels is too large; take fewer dots an inch.`,
    );
  const raster = { width, height, cover: new Uint8Array(width * height) };
  for (const { path, xMm, yMm } of artwork.shapes)
    addPath(raster, path, {
      scale: pixelsPerMm,
      x: (xMm + edgeMm) * pixelsPerMm,
      y: (yMm + edgeMm) * pixelsPerMm,
    });
  return raster;
}

interface Place {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Signed area that enters at each pixel. */
  readonly area: Float32Array;
}

function addPath(raster: Raster, path: Path, place: Place): void {
  const window = windowOf(raster, path, place);
  if (window === null) return;
  addEdges(window, path, place);
  // Contours that overlap cover once; those that run the other way are holes.
  for (let y = 0; y < window.height; y += 1) {
    let sum = 0;
    for (let x = 0; x < window.width; x += 1) {
      sum += window.area[y * window.width + x] ?? 0;
      const cover = Math.round(Math.min(1, Math.abs(sum)) * 255);
      if (cover === 0) continue;
      const at = (window.top + y) * raster.width + window.left + x;
      raster.cover[at] = Math.min(255, (raster.cover[at] ?? 0) + cover);
    }
  }
}

/** The pixels that a path can touch, one more to its right for what leaves there. */
function windowOf(raster: Raster, path: Path, { scale, x, y }: Place): Window | null {
  const box = boxOf(path);
  if (box === null) return null;
  const left = Math.max(0, Math.floor(box.left * scale + x));
  const top = Math.max(0, Math.floor(box.top * scale + y));
  const width = Math.min(raster.width, Math.ceil(box.right * scale + x) + 1) - left;
  const height = Math.min(raster.height, Math.ceil(box.bottom * scale + y) + 1) - top;
  if (width <= 0 || height <= 0) return null;
  return { left, top, width, height, area: new Float32Array(width * height) };
}

function addEdges(window: Window, path: Path, { scale, x, y }: Place): void {
  const atX = (mm: number): number => mm * scale + x - window.left;
  const atY = (mm: number): number => mm * scale + y - window.top;
  let [startX, startY, penX, penY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    addEdge(window, penX, penY, toX, toY);
    [penX, penY] = [toX, toY];
  };
  for (const command of path) {
    if (command[0] === 'M') {
      lineTo(startX, startY);
      [startX, startY] = [atX(command[1]), atY(command[2])];
      [penX, penY] = [startX, startY];
    } else if (command[0] === 'L') lineTo(atX(command[1]), atY(command[2]));
    else if (command[0] === 'C') {
      const [x1, y1, x2, y2] = [atX(command[1]), atY(command[2]), atX(command[3]), atY(command[4])];
      flatten([penX, penY, x1, y1, x2, y2, atX(command[5]), atY(command[6])], lineTo);
    } else lineTo(startX, startY);
  }
  lineTo(startX, startY);
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

/** As many lines as keep the curve: the second differences bound how far it bends away. */
function flatten([x0, y0, x1, y1, x2, y2, x3, y3]: Cubic, lineTo: (x: number, y: number) => void): void {
  const bend = Math.max(
    Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
    Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
  );
  const steps = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / FLATNESS)));
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    lineTo(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
}

/** An edge from above to below, row by row. */
function addEdge(window: Window, fromX: number, fromY: number, toX: number, toY: number): void {
  if (fromY === toY) return;
  const direction = fromY < toY ? 1 : -1;
  const [x0, y0, x1, y1] = direction === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
  const slope = (x1 - x0) / (y1 - y0);
  const first = Math.max(0, Math.floor(y0));
  const last = Math.min(window.height, Math.ceil(y1));
  for (let row = first; row < last; row += 1) {
    const [from, to] = [Math.max(row, y0), Math.min(row + 1, y1)];
    if (to <= from) continue;
    addSpan(window, row, {
      xFrom: x0 + (from - y0) * slope,
      xTo: x0 + (to - y0) * slope,
      high: (to - from) * direction,
    });
  }
}

/** The part of an edge in one row: the pixels it crosses get what lies to its right, those behind it the rest. */
function addSpan(
  { width, area }: Window,
  row: number,
  { xFrom, xTo, high }: { xFrom: number; xTo: number; high: number },
): void {
  const clamp = (x: number): number => Math.min(Math.max(x, 0), width - 1e-6);
  const [left, right] = [clamp(Math.min(xFrom, xTo)), clamp(Math.max(xFrom, xTo))];
  const add = (x: number, value: number): void => {
    if (x < width) area[row * width + x] = (area[row * width + x] ?? 0) + value;
  };
  const [first, last] = [Math.floor(left), Math.floor(right)];
  if (first === last) {
    const inside = 1 - ((left + right) / 2 - first);
    add(first, high * inside);
    add(first + 1, high * (1 - inside));
    return;
  }
  // Height of the edge in each pixel column; in a column the mean of its ends says how much is to the right.
  const perColumn = high / (right - left);
  for (let column = first; column <= last; column += 1) {
    const [from, to] = [Math.max(left, column), Math.min(right, column + 1)];
    const part = perColumn * (to - from);
    const inside = 1 - ((from + to) / 2 - column);
    add(column, part * inside);
    add(column + 1, part * (1 - inside));
  }
}
