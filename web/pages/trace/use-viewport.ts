import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Rectangle } from './story-layout.ts';
import { useGestures } from './use-gestures.ts';
import { EDGE, fitted, revealed, zoomed } from './view-geometry.ts';
import type { Point, View } from './view-geometry.ts';

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
