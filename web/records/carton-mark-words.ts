import { rangeIn } from './body-value.ts';

const NUMBER = /\{n(?::(\d{1,2}))?\}/u;

interface Range {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/** A carton mark as people read it: `PO-1 C/NO.{n}` of cartons 1 to 40 as `PO-1 C/NO. 1–40`, and without a range as `PO-1 C/NO. 1, 2, 3 …`. */
export function cartonMarkWords(mark: string, range: Range | null): string {
  const place = NUMBER.exec(mark);
  if (place === null) return mark;
  const digits = Number(place[1] ?? '1');
  const number = (of: number): string => String(of).padStart(digits, '0');
  const before = mark.slice(0, place.index).replace(/\.$/u, '. ');
  const after = mark.slice(place.index + place[0].length);
  return `${before}${numbersOf(range, number)}${after}`;
}

function numbersOf(range: Range | null, number: (of: number) => string): string {
  if (range === null) return `${[1, 2, 3].map(number).join(', ')} …`;
  const [first, last] = [number(range.from), number(range.to - 1)];
  return first === last ? first : `${first}–${last}`;
}

/** The same of a body with the mark in one of its fields, and perhaps the range beside it; null when it has none. */
export function markOfBody(body: Readonly<Record<string, unknown>>, name: string): string | null {
  const { [name]: mark } = body;
  return typeof mark === 'string' ? cartonMarkWords(mark, rangeIn(body)) : null;
}
