import type { Folded, Place } from './story-fold.ts';

export const CARD_WIDTH = 204;
export const CARD_HEIGHT = 92;
const COLUMN_GAP = 50;
const ROW_GAP = 14;
/** Room above the cards for the columns' headings. */
const HEADING_ROOM = 32;

export interface PlacedCard extends Place {
  readonly x: number;
  readonly y: number;
}

export interface Column {
  readonly level: number;
  readonly x: number;
  /** Keys from top to bottom. */
  readonly keys: readonly string[];
  readonly kinds: readonly string[];
}

export interface Layout {
  readonly cards: ReadonlyMap<string, PlacedCard>;
  readonly columns: readonly Column[];
  readonly links: Folded['links'];
  readonly width: number;
  readonly height: number;
}

/** Lays the places out in columns, each as near as there is room to what it comes from. Sizes are pixels at a zoom of 1. */
export function layStory({ places, links }: Folded): Layout {
  const levels = [...new Set(places.map(({ level }) => level))].toSorted((left, right) => left - right);
  const columnOf = new Map(levels.map((level, index) => [level, index]));
  const inward = inwardNeighbours(places, links);
  const rows = new Map<string, number>();
  for (const level of levels.toSorted((left, right) => Math.abs(left) - Math.abs(right) || left - right)) {
    const column = places.filter((place) => place.level === level);
    setRows(column, (place) => wantedRow(inward.get(place.key) ?? [], rows), rows);
  }
  const top = Math.min(0, ...rows.values());
  const bottom = Math.max(0, ...rows.values());
  const cards = new Map(
    places.map((place): [string, PlacedCard] => {
      const x = (columnOf.get(place.level) ?? 0) * (CARD_WIDTH + COLUMN_GAP);
      const y = HEADING_ROOM + ((rows.get(place.key) ?? 0) - top) * (CARD_HEIGHT + ROW_GAP);
      return [place.key, { ...place, x, y }];
    }),
  );
  return {
    cards,
    columns: levels.map((level, index) => columnAt(level, index * (CARD_WIDTH + COLUMN_GAP), cards)),
    links,
    width: levels.length * (CARD_WIDTH + COLUMN_GAP) - COLUMN_GAP,
    height: HEADING_ROOM + (bottom - top + 1) * (CARD_HEIGHT + ROW_GAP),
  };
}

function columnAt(level: number, x: number, cards: ReadonlyMap<string, PlacedCard>): Column {
  const here = [...cards.values()]
    .filter((card) => card.level === level)
    .toSorted((left, right) => left.y - right.y);
  return { level, x, keys: here.map(({ key }) => key), kinds: [...new Set(here.map(({ kind }) => kind))] };
}

/** For each place, the places nearer to the start that it is linked with. */
function inwardNeighbours(places: readonly Place[], links: Folded['links']): Map<string, string[]> {
  const levelOf = new Map(places.map(({ key, level }) => [key, Math.abs(level)]));
  const inward = new Map<string, string[]>();
  for (const { from, to } of links) {
    const [left, right] = [levelOf.get(from) ?? 0, levelOf.get(to) ?? 0];
    if (left === right) continue;
    const [outer, inner] = left > right ? [from, to] : [to, from];
    inward.set(outer, [...(inward.get(outer) ?? []), inner]);
  }
  return inward;
}

function wantedRow(inner: readonly string[], rows: ReadonlyMap<string, number>): number | null {
  const known = inner.flatMap((key) => rows.get(key) ?? []);
  return known.length === 0 ? null : known.reduce((sum, row) => sum + row, 0) / known.length;
}

/** Gives a column its rows: in the order they want, one apart, and together as near to their wishes as that allows. */
function setRows(
  column: readonly Place[],
  wanted: (place: Place) => number | null,
  rows: Map<string, number>,
): void {
  const wishes = column.map((place, index) => ({ place, row: wanted(place), index }));
  const middle = (column.length - 1) / 2;
  const sorted = wishes
    .map(({ place, row, index }) => ({ key: place.key, row: row ?? index - middle, index }))
    .toSorted((left, right) => left.row - right.row || left.index - right.index);
  // Runs of cards that would overlap share the mean of their wishes: pools of adjacent violators.
  const pools: { sum: number; count: number; start: number }[] = [];
  for (const [position, { row }] of sorted.entries()) {
    pools.push({ sum: row - position, count: 1, start: position });
    for (let last = pools.at(-1), before = pools.at(-2); last !== undefined && before !== undefined;) {
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
      [last, before] = [pools.at(-1), pools.at(-2)];
    }
  }
  for (const { sum, count, start } of pools) {
    for (let position = start; position < start + count; position += 1) {
      const key = sorted[position]?.key;
      if (key !== undefined) rows.set(key, sum / count + position);
    }
  }
}

/** The line of a link from the right edge of one card to the left edge of the other; back or within a column it bows. */
export function linkPath(from: PlacedCard, to: PlacedCard): string {
  const [x1, y1] = [from.x + CARD_WIDTH, from.y + CARD_HEIGHT / 2];
  const [x2, y2] = [to.x, to.y + CARD_HEIGHT / 2];
  const bow = Math.max(COLUMN_GAP * 0.6, Math.min(140, Math.abs(x2 - x1) / 2));
  return `M${numbers(x1, y1)}C${numbers(x1 + bow, y1)} ${numbers(x2 - bow, y2)} ${numbers(x2, y2)}`;
}

function numbers(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function cardsWithin({ cards }: Layout, { left, top, right, bottom }: Rectangle): PlacedCard[] {
  return [...cards.values()].filter(
    ({ x, y }) => x < right && x + CARD_WIDTH > left && y < bottom && y + CARD_HEIGHT > top,
  );
}

/** The edges of a card, with the heading of its column. */
export function edgesOf({ x, y }: PlacedCard): Rectangle {
  return { left: x, top: y - HEADING_ROOM, right: x + CARD_WIDTH, bottom: y + CARD_HEIGHT };
}

/** Cards a little beyond the frame are drawn too, in steps, so that panning draws anew only now and then. */
const MARGIN = 400;

/** The step in which the edges of what is drawn move: farther away it is longer, or every turn of the wheel would draw all anew. */
export function drawnStep(zoom: number): number {
  return MARGIN * Math.max(1, 2 ** (Math.floor(Math.log2(1 / zoom)) - 1));
}

/** Whether the line between two cards may pass through a part of the drawing. */
export function meets(one: PlacedCard, other: PlacedCard, { left, top, right, bottom }: Rectangle): boolean {
  const [low, high] = [Math.min(one.y, other.y), Math.max(one.y, other.y) + CARD_HEIGHT];
  const [near, far] = [Math.min(one.x, other.x), Math.max(one.x, other.x) + CARD_WIDTH];
  return near < right && far > left && low < bottom && high > top;
}

/** Ends of lines so near to each other look like one from far away; where they are out of sight, much farther apart. */
const NEAR_ENDS = (CARD_HEIGHT + ROW_GAP) * 4;
const HIDDEN_ENDS = NEAR_ENDS * 16;

/** What can be told of a line as it is shown: lines of the same trace lie on each other, and are drawn once. */
export function lineTrace(
  from: PlacedCard,
  to: PlacedCard,
  { shown: { top, bottom }, isFar }: { readonly shown: Rectangle; readonly isFar: boolean },
): string {
  const end = ({ x, y }: PlacedCard): string => {
    const isHidden = y < top || y > bottom;
    const grid = isHidden ? HIDDEN_ENDS : isFar ? NEAR_ENDS : 1;
    return `${String(x)} ${isHidden ? 'hidden' : 'seen'} ${String(Math.floor(y / grid))}`;
  };
  return `${end(from)} ${end(to)}`;
}
