import { expect, it } from 'vitest';
import { EDGE, fitted, revealed, zoomed } from './view-geometry.ts';

const VIEW = { x: 10, y: -20, zoom: 0.5 };

it('keeps what lies under the pointer where it is while zooming, and stops at the limits', () => {
  const about = { x: 300, y: 200 };
  const under = ({ x, y, zoom }: typeof VIEW): number[] => [(about.x - x) / zoom, (about.y - y) / zoom];
  expect(under(zoomed(VIEW, 1.5, about))).toEqual(under(VIEW));
  expect(zoomed(VIEW, 1_000, about).zoom).toBe(2);
  expect(zoomed(VIEW, 0.0001, about).zoom).toBe(0.05);
});

it('shows all of a small drawing in the middle, and a large one around what matters', () => {
  const frame = { width: 800, height: 600 };
  expect(fitted({ width: 400, height: 200 }, frame, 0.7, undefined)).toEqual({ zoom: 1, x: 200, y: 200 });
  const large = fitted({ width: 400, height: 265_000 }, frame, 0.7, { x: 200, y: 100_000 });
  expect(large.zoom).toBe(0.7);
  expect(large.y + 100_000 * large.zoom).toBeCloseTo(300);
});

it('moves as little as brings a card into sight', () => {
  const card = { left: 100, top: 100, right: 300, bottom: 200 };
  const view = { x: 0, y: 0, zoom: 1 };
  expect(revealed(view, card, 800, 600)).toBe(view);
  expect(revealed({ ...view, x: -500 }, card, 800, 600)).toEqual({ ...view, x: EDGE - 100 });
  expect(revealed({ ...view, y: 600 }, card, 800, 600)).toEqual({ ...view, y: 600 - EDGE - 200 });
});
