import { useRef, useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';

/** A press that moves less is a click. */
const CLICK_PIXELS = 5;
/** So near to the edge of the window the page scrolls along. */
const EDGE_PIXELS = 48;
const SCROLL_PIXELS = 12;

/** A column on its way: how far it was carried, and the field it is over; '' is the place of columns that are not read. */
interface Carried {
  readonly letter: string;
  readonly byX: number;
  readonly byY: number;
  readonly over: string | null;
}

interface Press {
  readonly letter: string;
  readonly pageX: number;
  readonly pageY: number;
}

/**
 * Columns carried onto fields by mouse, pen or finger; a column that is only pressed is picked, and goes to the field pressed
 * next, which is how the keyboard does it. Fields are the elements with `data-slot`.
 *
 * @param drop is told the letter of the column, and the field; null: not read.
 */
export function useColumnDrag(drop: (letter: string, field: string | null) => void) {
  const [picked, setPicked] = useState<string | null>(null);
  const put = (letter: string, slot: string): void => {
    setPicked(null);
    drop(letter, slot === '' ? null : slot);
  };
  const { carried, wasCarried, handlers } = useCarrying(put);
  return {
    carried,
    picked,
    /** Where the picked column goes. */
    putPicked: (slot: string) => {
      if (picked !== null) put(picked, slot);
    },
    handlers: (letter: string) => ({
      ...handlers(letter),
      onClick: (event: MouseEvent<HTMLElement>) => {
        // Keys press a button without a click being counted; what was carried before is nothing to them.
        if (event.detail === 0 || !wasCarried()) setPicked(picked === letter ? null : letter);
      },
    }),
  };
}

function useCarrying(put: (letter: string, slot: string) => void) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const press = useRef<Press | null>(null);
  // What the hand does is quicker than what is drawn.
  const latest = useRef<Carried | null>(null);
  const wasCarried = useRef(false);
  const carry = (next: Carried | null): void => {
    latest.current = next;
    setCarried(next);
  };
  const end = (): void => {
    press.current = null;
    carry(null);
  };
  const handlers = (letter: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasCarried.current = false;
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { letter, pageX: event.pageX, pageY: event.pageY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (press.current === null) return;
      const next = carriedTo(press.current, event);
      if (latest.current === null && Math.hypot(next.byX, next.byY) < CLICK_PIXELS) return;
      wasCarried.current = true;
      scrollAlong(event.clientY);
      carry(next);
    },
    onPointerUp: () => {
      const over = latest.current?.over ?? null;
      end();
      if (over !== null) put(letter, over);
    },
    onPointerCancel: end,
  });
  return { carried, wasCarried: () => wasCarried.current, handlers };
}

function carriedTo({ letter, pageX, pageY }: Press, event: PointerEvent): Carried {
  const under = document
    .elementsFromPoint(event.clientX, event.clientY)
    .find((element): element is HTMLElement => element instanceof HTMLElement && 'slot' in element.dataset);
  return { letter, byX: event.pageX - pageX, byY: event.pageY - pageY, over: under?.dataset['slot'] ?? null };
}

function scrollAlong(clientY: number): void {
  if (clientY < EDGE_PIXELS) window.scrollBy(0, -SCROLL_PIXELS);
  if (clientY > window.innerHeight - EDGE_PIXELS) window.scrollBy(0, SCROLL_PIXELS);
}
