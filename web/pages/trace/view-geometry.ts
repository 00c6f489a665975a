import type { Rectangle } from './story-layout.ts';

/** Where the drawing lies in its frame: its origin in pixels of the frame, and its zoom. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 2;
/** Room left around the drawing. */
export const EDGE = 24;

/** Nearer or farther, with what lies at a point of the frame staying there. */
export function zoomed(view: View, factor: number, about: Point): View {
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, view.zoom * factor));
  const ratio = zoom / view.zoom;
  return { zoom, x: about.x - (about.x - view.x) * ratio, y: about.y - (about.y - view.y) * ratio };
}

/** All of a drawing in its frame, as far as it can be read at `least`. */
export function fitted({ width, height }: Size, frame: Size, least: number, about: Point | undefined): View {
  const fits = Math.min((frame.width - 2 * EDGE) / width, (frame.height - 2 * EDGE) / height, 1);
  const zoom = Math.max(fits, least);
  // What does not fit is shown around the point that matters.
  const place = (length: number, room: number, at: number): number =>
    length * zoom + 2 * EDGE <= room
      ? (room - length * zoom) / 2
      : Math.min(EDGE, Math.max(room - EDGE - length * zoom, room / 2 - at * zoom));
  return {
    zoom,
    x: place(width, frame.width, about?.x ?? width / 2),
    y: place(height, frame.height, about?.y ?? height / 2),
  };
}

/** The least move that brings a rectangle of the drawing into the frame. */
export function revealed(
  view: View,
  { left, top, right, bottom }: Rectangle,
  width: number,
  height: number,
): View {
  const shift = (low: number, high: number, origin: number, room: number): number => {
    const [start, end] = [low * view.zoom + origin, high * view.zoom + origin];
    if (start < EDGE) return EDGE - start;
    return end > room - EDGE ? Math.max(EDGE - start, room - EDGE - end) : 0;
  };
  const x = shift(left, right, view.x, width);
  const y = shift(top, bottom, view.y, height);
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
}
