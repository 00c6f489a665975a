import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Folded, Place } from './story-fold.ts';
import { CARD_HEIGHT, cardsWithin, drawnStep, layStory, lineTrace, meets } from './story-layout.ts';
import type { Layout, PlacedCard } from './story-layout.ts';

function place(key: string, level: number): Place {
  return { key, level, kind: 'run', things: [], group: null, isFolded: false };
}

/** A start, and columns of so many places each, every one linked with one of the column before. */
function grown(columns: readonly number[]): Folded {
  const places = [place('start', 0)];
  const links: { from: string; to: string }[] = [];
  for (const [column, count] of columns.entries()) {
    const before = places.filter(({ level }) => level === column);
    for (let at = 0; at < count; at += 1) {
      const key = `${String(column + 1)}-${String(at)}`;
      links.push({ from: before[Math.floor((at * before.length) / count)]?.key ?? '', to: key });
      places.push(place(key, column + 1));
    }
  }
  return { places, links };
}

function cardAt({ cards }: Layout, key: string): PlacedCard {
  const card = cards.get(key);
  if (card === undefined) throw new Error(`no card ${key}`);
  return card;
}

describe('the layout of a story', () => {
  it('puts what comes from the suppliers to the left, and each beside what it comes from', () => {
    const layout = layStory({
      places: [place('run', 0), place('paint', -1), place('snaps', -1), place('carton', 1)],
      links: ['paint', 'snaps'].map((from) => ({ from, to: 'run' })).concat({ from: 'run', to: 'carton' }),
    });
    expect(layout.columns.map(({ level, keys }) => [level, keys])).toEqual([
      [-1, ['paint', 'snaps']],
      [0, ['run']],
      [1, ['carton']],
    ]);
    const [run, carton] = [cardAt(layout, 'run'), cardAt(layout, 'carton')];
    expect(carton.y).toBe(run.y);
    expect(cardAt(layout, 'paint').x).toBeLessThan(run.x);
    expect(cardAt(layout, 'paint').y + cardAt(layout, 'snaps').y).toBe(2 * run.y);
  });

  it('lets no two cards overlap, and all lie within its size, in columns of any length', () => {
    const columns = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(columns, (counts) => {
        const layout = layStory(grown(counts));
        for (const { keys } of layout.columns) {
          const rows = keys.map((key) => cardAt(layout, key).y);
          for (const [index, y] of rows.entries())
            if (index > 0) expect(y - (rows[index - 1] ?? 0)).toBeGreaterThanOrEqual(CARD_HEIGHT);
        }
        for (const { y } of layout.cards.values()) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + CARD_HEIGHT).toBeLessThanOrEqual(layout.height + 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lays 5,000 places, of which a frame holds few', () => {
    const layout = layStory(grown([20, 2_500, 2_500]));
    expect(layout.cards.size).toBe(5_021);
    const frame = { left: 0, top: 100_000, right: 1_400, bottom: 100_900 };
    expect(cardsWithin(layout, frame).length).toBeLessThan(30);
  });

  it('draws lines once that nobody can tell apart, and every line that ends in sight', () => {
    const layout = layStory(grown([20, 2_500, 2_500]));
    const shown = { left: 0, top: 100_000, right: 1_400, bottom: 101_500 };
    const crossing = layout.links
      .map(({ from, to }) => [cardAt(layout, from), cardAt(layout, to)] as const)
      .filter(([from, to]) => meets(from, to, shown));
    const traces = (isFar: boolean): number =>
      new Set(crossing.map(([from, to]) => lineTrace(from, to, { shown, isFar }))).size;
    const inSight = crossing.filter(([, { y }]) => y >= shown.top && y <= shown.bottom);
    expect(traces(false)).toBeGreaterThanOrEqual(inSight.length);
    expect(traces(false)).toBeLessThan(crossing.length);
    expect(traces(true)).toBeLessThan(traces(false));
  });

  it.each([
    [2, 400],
    [1, 400],
    [0.3, 400],
    [0.2, 800],
    [0.05, 3_200],
  ])('moves the edges of what is drawn at a zoom of %d in steps of %d', (zoom, step) => {
    expect(drawnStep(zoom)).toBe(step);
  });
});
