import { datesWith, isDatePart } from './built-scheme.ts';
import type { BuiltScheme, Cell } from './built-scheme.ts';

/** One key and how each of two schemes parts it. */
export interface CommonKey {
  readonly key: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** A place in reading a key by a scheme: the part, what of it was read, the texts before, and what they say of the date. */
interface Place {
  readonly part: number;
  readonly text: string;
  readonly before: readonly string[];
  readonly dates: string;
}

interface Search {
  readonly left: BuiltScheme;
  readonly right: BuiltScheme;
  /** Two readings of one scheme must part the key differently. */
  readonly isSelf: boolean;
  readonly accept: (common: CommonKey) => boolean;
  /** Pairs of places from which nothing was found; null: every way is walked, as far as the budget reaches. */
  readonly failed: Set<string> | null;
  budget: number;
  /** Some common key was found that no two runs can have. */
  met: boolean;
}

const BUDGET = 300_000;
const START: Place = { part: 0, text: '', before: [], dates: '' };

/**
 * A key that both schemes can write, or that one scheme (`left` is `right`) can be read from in two ways, and that `accept`
 * takes. `unsure`: none was found, but not every way could be walked.
 */
export function findCommonKey(
  left: BuiltScheme,
  right: BuiltScheme,
  accept: (common: CommonKey) => boolean,
): CommonKey | 'none' | 'unsure' {
  const isSelf = left === right;
  const quick: Search = { left, right, isSelf, accept, failed: new Set(), budget: BUDGET, met: false };
  const found = walk(quick, START, START, '');
  if (found !== null) return found;
  if (!quick.met && quick.budget > 0) return 'none';
  // What was met cannot be: a check character, or a brand and a SKU that do not go together. Others by the same ways may.
  const full: Search = { ...quick, failed: null, budget: BUDGET };
  const other = walk(full, START, START, '');
  return other ?? (full.budget > 0 ? 'none' : 'unsure');
}

function walk(search: Search, left: Place, right: Place, key: string): CommonKey | null {
  for (const one of reachable(search.left, left)) {
    for (const other of reachable(search.right, right)) {
      const found = walkPair(search, one, other, key);
      if (found !== null || search.budget <= 0) return found;
    }
  }
  return null;
}

function walkPair(search: Search, one: Place, other: Place, key: string): CommonKey | null {
  search.budget -= 1;
  if (isEnd(search.left, one) || isEnd(search.right, other)) {
    const areBoth = isEnd(search.left, one) && isEnd(search.right, other);
    if (!areBoth || (search.isSelf && isSame(one, other))) return null;
    const common = { key, left: one.before, right: other.before };
    if (search.accept(common)) return common;
    search.met = true;
    return null;
  }
  const name = search.failed === null ? '' : pairName(search, one, other);
  if (search.failed?.has(name) === true) return null;
  for (const character of common(nextOf(search.left, one), nextOf(search.right, other))) {
    const found = walk(search, withNext(one, character), withNext(other, character), key + character);
    if (found !== null || search.budget <= 0) return found;
  }
  search.failed?.add(name);
  return null;
}

function isEnd(built: BuiltScheme, { part }: Place): boolean {
  return part === built.parts.length;
}

function isSame(one: Place, other: Place): boolean {
  return one.before.every((text, index) => text.length === other.before[index]?.length);
}

function withNext(place: Place, character: string): Place {
  return { ...place, text: place.text + character };
}

function common(left: string, right: string): string[] {
  return Array.from(left).filter((character) => right.includes(character));
}

function cellOf(built: BuiltScheme, { part, dates }: Place): Cell {
  return built.cellAt(part, dates);
}

/** The places that are there without reading on: those after parts that may end here, so that short keys come first, then this one. */
function reachable(built: BuiltScheme, place: Place): Place[] {
  const found: Place[] = [];
  let here: Place | null = place;
  while (here !== null) {
    if (isEnd(built, here)) return [here, ...found];
    if (nextOf(built, here) !== '') found.unshift(here);
    here = mayEnd(cellOf(built, here), here.text) ? ended(built, here) : null;
  }
  return found;
}

function ended(built: BuiltScheme, { part, text, before, dates }: Place): Place {
  const isDate = isDatePart(built.parts[part] ?? { kind: 'text' });
  return {
    part: part + 1,
    text: '',
    before: [...before, text],
    dates: isDate ? datesWith(dates, text) : dates,
  };
}

function mayEnd(cell: Cell, text: string): boolean {
  if (cell.kind === 'words') return cell.words.has(text);
  if (text.length < cell.least) return false;
  return !cell.isNumber || !/^0+$/.test(text);
}

/** The characters that may follow at this place, digits of a number from 1 on. */
function nextOf(built: BuiltScheme, place: Place): string {
  const cell = cellOf(built, place);
  const { text } = place;
  if (cell.kind === 'words') return cell.next.get(text) ?? '';
  const most = cell.isNumber && text.startsWith('0') ? cell.least : cell.most;
  return text.length < most ? turned(cell.alphabet, cell.isNumber) : '';
}

/** Numbers are tried from 1: an example with run 1 is read more easily than one with run 10,000. */
function turned(alphabet: string, isNumber: boolean): string {
  return isNumber ? alphabet.slice(1) + alphabet.charAt(0) : alphabet;
}

function pairName(search: Search, one: Place, other: Place): string {
  const isApart =
    search.isSelf && !(one.part === other.part && one.text === other.text && isSame(one, other));
  return `${placeName(search.left, one)} ${placeName(search.right, other)} ${String(isApart)}`;
}

/** Places from which the rest is the same. Of characters only their number counts, and whether they begin with noughts. */
function placeName(built: BuiltScheme, place: Place): string {
  const cell = cellOf(built, place);
  const { part, text, dates } = place;
  const isOpen = isOpenDate(built, part);
  const read =
    cell.kind === 'words'
      ? text
      : `${String(text.length)}${cell.isNumber ? (/^0+$/.test(text) ? 'n' : text.startsWith('0') ? 'z' : '') : ''}`;
  return `${String(part)}:${read}:${isOpen ? dates : ''}`;
}

/** Parts of the date are still to come. */
function isOpenDate(built: BuiltScheme, from: number): boolean {
  return built.parts.slice(from).some(isDatePart);
}
