import { useEffect, useRef, useState } from 'react';
import type { DragEvent } from 'react';

/** What a list of things that can be put in another order gives to each of its items. */
export interface Reorder {
  readonly dragged: number | null;
  readonly over: number | null;
  /** From one place to another, both from 0; the button that moved it keeps the focus. */
  readonly move: (from: number, to: number, focus?: string) => void;
  readonly handle: (index: number) => {
    draggable: true;
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
  };
  readonly place: (index: number) => {
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/**
 * Things carried by the mouse, or moved by buttons.
 *
 * @param put is told the new place of a thing.
 */
export function useReorder(put: (from: number, to: number) => void): Reorder {
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });
  const move = (from: number, to: number, focus?: string): void => {
    focusNext.current = focus ?? null;
    if (from !== to) put(from, to);
  };
  return { move, ...useCarrying(move) };
}

function useCarrying(move: Reorder['move']): Omit<Reorder, 'move'> {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = (): void => {
    setDragged(null);
    setOver(null);
  };
  const begin = (event: DragEvent, index: number): void => {
    // Firefox carries nothing that has no text.
    event.dataTransfer.setData('text/plain', String(index));
    event.dataTransfer.effectAllowed = 'move';
    setDragged(index);
  };
  const allow = (event: DragEvent, index: number): void => {
    if (dragged === null) return;
    event.preventDefault();
    setOver(index);
  };
  const drop = (event: DragEvent, index: number): void => {
    if (dragged === null) return;
    event.preventDefault();
    end();
    move(dragged, index);
  };
  return {
    dragged,
    over,
    handle: (index) => ({ draggable: true, onDragStart: (event) => begin(event, index), onDragEnd: end }),
    place: (index) => ({
      onDragOver: (event) => allow(event, index),
      onDrop: (event) => drop(event, index),
    }),
  };
}
