import { useCallback, useEffect, useRef, useState } from 'react';
import { nextCard } from './story-keys.ts';
import { edgesOf } from './story-layout.ts';
import type { Layout, PlacedCard } from './story-layout.ts';
import { ZOOM_STEP } from './story-tools.tsx';
import type { Viewport } from './use-viewport.ts';

const PAGE_PIXELS = 320;

export interface StoryFocus {
  /** Key of the card that the Tab key reaches; the arrow keys go on from there. */
  readonly current: string | null;
  readonly focus: (key: string) => void;
  /** When the drawing is laid out anew, this card comes to lie where the other lay, and has the focus. */
  readonly holdAt: (key: string, place: PlacedCard) => void;
}

/** One card of the drawing has the focus, and the keyboard moves it. */
export function useStoryFocus(layout: Layout, startKey: string | undefined, viewport: Viewport): StoryFocus {
  const { frame, view, panBy, reveal } = viewport;
  const [kept, setCurrent] = useState<string | null>(null);
  const wanted = useRef<{ readonly key: string; readonly place: PlacedCard | null } | null>(null);
  const current = kept !== null && layout.cards.has(kept) ? kept : (startKey ?? null);
  const focus = useCallback((key: string) => {
    wanted.current = { key, place: null };
    setCurrent(key);
  }, []);
  const holdAt = useCallback((key: string, place: PlacedCard) => {
    wanted.current = { key, place };
    setCurrent(key);
  }, []);
  useEffect(() => {
    const card = layout.cards.get(wanted.current?.key ?? '');
    if (card === undefined) return;
    const place = wanted.current?.place ?? null;
    wanted.current = null;
    if (place !== null) panBy((place.x - card.x) * view.zoom, (place.y - card.y) * view.zoom);
    reveal(edgesOf(card));
    frame.current
      ?.querySelector<HTMLElement>(`[data-card="${CSS.escape(card.key)}"]`)
      ?.focus({ preventScroll: true });
  });
  useFocusKeys({ layout, startKey, current, focus, viewport });
  return { current, focus, holdAt };
}

/** Arrows and Home go from card to card; the other keys move the drawing. */
function useFocusKeys({
  layout,
  startKey,
  current,
  focus,
  viewport: { frame, zoomBy, panBy, fit },
}: Pick<StoryFocus, 'current' | 'focus'> & {
  readonly layout: Layout;
  readonly startKey: string | undefined;
  readonly viewport: Viewport;
}): void {
  useEffect(() => {
    const element = frame.current;
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || current === null) return;
      const next = event.key === 'Home' ? startKey : nextCard(layout, current, event.key);
      if (next !== null && next !== undefined) focus(next);
      else if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP);
      else if (event.key === '-') zoomBy(1 / ZOOM_STEP);
      else if (event.key === '0') fit(layout, 0);
      else if (event.key === 'PageDown') panBy(0, -PAGE_PIXELS);
      else if (event.key === 'PageUp') panBy(0, PAGE_PIXELS);
      else if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [frame, layout, current, startKey, focus, zoomBy, panBy, fit]);
}
