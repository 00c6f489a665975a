import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Rectangle } from './story-layout.ts';

/** Where the drawing lies in its frame: its origin in pixels of the frame, and its zoom. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 2;
/** Room left around the drawing. */
export const EDGE = 24;
/** A press that moves less is a click. */
const CLICK_PIXELS = 4;
const WHEEL_STEP = 0.0022;

export interface Viewport {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly view: View;
  readonly size: { readonly width: number; readonly height: number };
  /** Zooms about the middle of the frame. */
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (x: number, y: number) => void;
  /** Shows all of a drawing, as far as it can be read at `least`. */
  readonly fit: (
    content: { readonly width: number; readonly height: number },
    least: number,
    about?: Point,
  ) => void;
  /** Moves as little as brings a rectangle of the drawing into the frame. */
  readonly reveal: (rectangle: Rectangle) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Panning by dragging, zooming by pinch or Ctrl with the wheel. The wheel alone scrolls the page, as everywhere. */
export function useViewport(): Viewport {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ x: EDGE, y: EDGE, zoom: 1 });
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useGestures(frame, setView);
  const zoomBy = useCallback((factor: number) => {
    const element = frame.current;
    const middle = { x: (element?.clientWidth ?? 0) / 2, y: (element?.clientHeight ?? 0) / 2 };
    setView((before) => zoomed(before, factor, middle));
  }, []);
  const panBy = useCallback((x: number, y: number) => {
    setView((before) => ({ ...before, x: before.x + x, y: before.y + y }));
  }, []);
  const fit = useCallback<Viewport['fit']>((content, least, about) => {
    const element = frame.current;
    if (element !== null)
      setView(fitted(content, { width: element.clientWidth, height: element.clientHeight }, least, about));
  }, []);
  const reveal = useCallback((rectangle: Rectangle) => {
    const element = frame.current;
    if (element !== null)
      setView((before) => revealed(before, rectangle, element.clientWidth, element.clientHeight));
  }, []);
  return { frame, view, size, zoomBy, panBy, fit, reveal };
}

function zoomed(view: View, factor: number, about: Point): View {
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, view.zoom * factor));
  const ratio = zoom / view.zoom;
  return { zoom, x: about.x - (about.x - view.x) * ratio, y: about.y - (about.y - view.y) * ratio };
}

function fitted(
  { width, height }: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
  least: number,
  about: Point | undefined,
): View {
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

function revealed(view: View, { left, top, right, bottom }: Rectangle, width: number, height: number): View {
  const shift = (low: number, high: number, origin: number, room: number): number => {
    const [start, end] = [low * view.zoom + origin, high * view.zoom + origin];
    if (start < EDGE) return EDGE - start;
    return end > room - EDGE ? Math.max(EDGE - start, room - EDGE - end) : 0;
  };
  const x = shift(left, right, view.x, width);
  const y = shift(top, bottom, view.y, height);
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
}

function useGestures(
  frame: RefObject<HTMLDivElement | null>,
  setView: (change: (before: View) => View) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const pointers = new Map<number, Point>();
    let moved = 0;
    const at = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const move = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (moved < CLICK_PIXELS) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      setView((view) => {
        const panned = { ...view, x: view.x + now.x - before.x, y: view.y + now.y - before.y };
        return other === undefined
          ? panned
          : zoomed(view, distance(now, other) / distance(before, other), other);
      });
    };
    const up = (event: PointerEvent): void => void pointers.delete(event.pointerId);
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        if (pointers.size === 0) moved = 0;
        pointers.set(event.pointerId, at(event));
      },
      { signal },
    );
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', up, { signal });
    element.addEventListener(
      'pointerleave',
      (event) => {
        if (!element.hasPointerCapture(event.pointerId)) pointers.delete(event.pointerId);
      },
      { signal },
    );
    // The click that ends a drag chooses nothing.
    element.addEventListener(
      'click',
      (event) => {
        if (moved >= CLICK_PIXELS && event.detail > 0) {
          event.preventDefault();
          event.stopPropagation();
        }
      },
      { signal, capture: true },
    );
    element.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
        event.preventDefault();
        const about = at(event);
        setView((view) =>
          event.ctrlKey || event.metaKey
            ? zoomed(view, Math.exp(-event.deltaY * WHEEL_STEP * 2), about)
            : { ...view, x: view.x - event.deltaX },
        );
      },
      { signal, passive: false },
    );
    // Links are not dragged: the drawing is.
    element.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    return () => stop.abort();
  }, [frame, setView]);
}

function distance(one: Point, other: Point): number {
  return Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
}
