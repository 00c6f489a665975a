import { useEffect } from 'react';
import type { RefObject } from 'react';
import { zoomed } from './view-geometry.ts';
import type { Point, View } from './view-geometry.ts';

/** A press that moves less is a click. */
const CLICK_PIXELS = 4;
const WHEEL_STEP = 0.0022;

type ChangeView = (change: (before: View) => View) => void;

/** What fingers and buttons do on the frame now. */
interface Drag {
  /** Where each pressed pointer is, by its id. */
  readonly pointers: Map<number, Point>;
  /** Pixels moved since the first was pressed. */
  moved: number;
}

/** Dragging pans, a pinch zooms, and so does the wheel with Ctrl. `setView` is to stay the same function. */
export function useGestures(frame: RefObject<HTMLDivElement | null>, setView: ChangeView): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const drag: Drag = { pointers: new Map(), moved: 0 };
    followPointers(element, drag, signal);
    element.addEventListener('pointermove', (event) => move(element, drag, event, setView), { signal });
    element.addEventListener('click', (event) => swallowEndOfDrag(drag, event), { signal, capture: true });
    element.addEventListener('wheel', (event) => turnWheel(element, event, setView), {
      signal,
      passive: false,
    });
    // Links are not dragged: the drawing is.
    element.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    return () => stop.abort();
  }, [frame, setView]);
}

function followPointers(element: HTMLElement, drag: Drag, signal: AbortSignal): void {
  const { pointers } = drag;
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (pointers.size === 0) drag.moved = 0;
    pointers.set(event.pointerId, pointIn(element, event));
  };
  const up = (event: PointerEvent): void => void pointers.delete(event.pointerId);
  const leave = (event: PointerEvent): void => {
    if (!element.hasPointerCapture(event.pointerId)) pointers.delete(event.pointerId);
  };
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('pointerleave', leave, { signal });
}

/** One pointer pans; with a second one held, the first zooms about it. */
function move(element: HTMLElement, drag: Drag, event: PointerEvent, setView: ChangeView): void {
  const { pointers } = drag;
  const before = pointers.get(event.pointerId);
  if (before === undefined) return;
  const now = pointIn(element, event);
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  pointers.set(event.pointerId, now);
  drag.moved += Math.hypot(now.x - before.x, now.y - before.y);
  if (drag.moved < CLICK_PIXELS) return;
  if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
  setView((view) =>
    other === undefined
      ? { ...view, x: view.x + now.x - before.x, y: view.y + now.y - before.y }
      : zoomed(view, distance(now, other) / distance(before, other), other),
  );
}

/** The click that ends a drag chooses nothing. */
function swallowEndOfDrag({ moved }: Drag, event: MouseEvent): void {
  if (moved < CLICK_PIXELS || event.detail <= 0) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The wheel alone, turned up or down, is left to the page. */
function turnWheel(element: HTMLElement, event: WheelEvent, setView: ChangeView): void {
  const isZoom = event.ctrlKey || event.metaKey;
  if (!isZoom && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
  event.preventDefault();
  const about = pointIn(element, event);
  setView((view) =>
    isZoom
      ? zoomed(view, Math.exp(-event.deltaY * WHEEL_STEP * 2), about)
      : { ...view, x: view.x - event.deltaX },
  );
}

function pointIn(element: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function distance(one: Point, other: Point): number {
  return Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
}
