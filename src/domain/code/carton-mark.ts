import { z } from 'zod';
import { codeKey } from '../../kit/code-key.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

/** The mark of a carton series, read: `ABI-BR-{n:4}` is the text before, four digits at least, nothing behind. */
export interface CartonMark {
  readonly before: string;
  readonly digits: number;
  readonly after: string;
}

/** A key with `#` in the place of the number, and the number: what a carton's code may be looked up by. */
export interface CartonCandidate {
  readonly pattern: string;
  readonly number: number;
}

/** How a series' cartons may be called: by the mark as printed, or by a shorter or spoken form of it. */
export interface CartonPattern {
  readonly pattern: string;
  readonly form: 'as-printed' | 'short';
}

const MARK_LENGTH_LIMIT = 120;
/** The most digits a mark may be padded to. */
const MARK_DIGITS_LIMIT = 12;
/** Most readings of one typed code as a carton: a text of many long numbers is not one. */
export const CARTON_CANDIDATE_LIMIT = 600;

const MARK = /^(?<before>[^{}]*)\{n(?::(?<digits>\d{1,2}))?\}(?<after>[^{}]*)$/u;

export const cartonMarkSchema = z
  .string()
  .max(MARK_LENGTH_LIMIT)
  .refine(
    (text) => readCartonMark(text) !== null,
    'a carton mark with {n} or {n:4} once, where the number stands',
  )
  .describe(
    'Carton mark: `{n}` stands for the carton number, `{n:4}` for the number with leading zeros to 4 digits',
  );

/** The parts of a mark pattern, or null when it has no `{n}`, several, or other braces. */
export function readCartonMark(text: string): CartonMark | null {
  const groups = MARK.exec(text)?.groups;
  if (groups === undefined) return null;
  const digits = Number(groups['digits'] ?? '1');
  if (digits < 1 || digits > MARK_DIGITS_LIMIT) return null;
  return { before: groups['before'] ?? '', digits, after: groups['after'] ?? '' };
}

/** The mark as it stands on carton `number`. */
export function formatCartonMark(mark: CartonMark, number: number): string {
  return mark.before + String(number).padStart(mark.digits, '0') + mark.after;
}

/** The key of the mark: its parts as code keys, `#` for the number however it is padded. */
export function cartonMarkKey(mark: CartonMark): string {
  return `${codeKey(mark.before)}#${codeKey(mark.after)}`;
}

/** Words that only say "carton number", longest first, as they stand in keys. */
const CARTON_WORDS: readonly string[] = [
  ...['CARTON', 'CTN', 'CASE', 'BOX', 'PACKAGE', 'PKG'].flatMap((word) => [
    `${word}NUMBER`,
    `${word}NO`,
    `${word}NR`,
    word,
  ]),
  ...['CNO', 'CNR', 'CN', 'NO'],
  ...['箱号', '箱號', '件号', '件號', '第', '箱'],
].sort((left, right) => right.length - left.length);
const CARTON_WORD_BEFORE = new RegExp(`(?:${CARTON_WORDS.join('|')})(?<letters>\\p{L}?)$`, 'u');
/** The one that stands for all of them in short forms. */
const CARTON_WORD = 'CNO';

/**
 * Every pattern under which the cartons of a series may be typed: the mark as printed, what is left of it without the
 * order number or the words before a space, and `C/NO. 45` with and without the order. A short form is shared by many series
 * (every order has a carton 45) and so leads to several things; a bare number is no name of a carton.
 * `orders`: the purchase order and other codes of the series.
 */
export function cartonPatterns(mark: CartonMark, orders: readonly string[] = []): CartonPattern[] {
  const printed = cartonMarkKey(mark);
  const short = new Set<string>();
  const orderKeys = orders.map(codeKey).filter((key) => key !== '');
  for (const tail of tails(mark.before, orderKeys)) short.add(`${tail}#${codeKey(mark.after)}`);
  const relabelled = lettersAfterCartonWord(codeKey(mark.before));
  for (const front of ['', ...orderKeys]) short.add(`${front}${CARTON_WORD}${relabelled}#`);
  if (relabelled !== '') short.add(`${relabelled}#`);
  const patterns: CartonPattern[] = [{ pattern: printed, form: 'as-printed' }];
  for (const pattern of new Set([...short].map(spokenPattern))) {
    if (pattern !== printed && /\p{L}/u.test(pattern)) patterns.push({ pattern, form: 'short' });
  }
  const spoken = spokenPattern(printed);
  if (spoken !== printed && !patterns.some((known) => known.pattern === spoken)) {
    patterns.push({ pattern: spoken, form: 'short' });
  }
  return patterns;
}

/** The keys of what follows each space of the mark, and of what follows an order number at its start. */
function tails(before: string, orderKeys: readonly string[]): string[] {
  const key = codeKey(before);
  const afterOrder = orderKeys
    .filter((order) => key.startsWith(order))
    .map((order) => key.slice(order.length));
  const words = before.normalize('NFKC').trim().split(/\s+/u);
  const afterSpace = words.slice(1).map((_, index) => codeKey(words.slice(index + 1).join(' ')));
  return [...afterOrder, ...afterSpace];
}

/** `R` of `…C/NO.R`: the letter that tells a new mark from the old one. */
function lettersAfterCartonWord(key: string): string {
  return CARTON_WORD_BEFORE.exec(key)?.groups?.['letters'] ?? '';
}

/** The pattern with any way to say "carton number" before the number put as `CNO`, so that `CTN 45` meets `C/NO. 45`. */
function spokenPattern(pattern: string): string {
  const at = pattern.indexOf('#');
  const before = pattern.slice(0, at).replace(CARTON_WORD_BEFORE, `${CARTON_WORD}$<letters>`);
  return before + pattern.slice(at);
}

/**
 * Every way to read a key as a carton: each stretch of digits, and each split of it, may be the number, since a mark's own
 * text may end in digits (`PO44710045` is carton 45 of `PO4471-{n:4}`, among others). Numbers at the end of the text come
 * first. Leading zeros of the number do not matter. The pattern is given as typed and as spoken.
 */
export function cartonCandidates(key: string): CartonCandidate[] {
  const found = new Map<string, CartonCandidate>();
  const runs = [...key.matchAll(/\d+/gu)].reverse();
  for (const run of runs) {
    for (const [from, to] of splits(run[0].length)) {
      const number = Number(run[0].slice(from, to));
      if (number < 1 || number > NUMBER_LIMIT) continue;
      const typed = `${key.slice(0, run.index + from)}#${key.slice(run.index + to)}`;
      for (const pattern of [typed, spokenPattern(typed)]) {
        if (found.size === CARTON_CANDIDATE_LIMIT) return [...found.values()];
        found.set(`${pattern} ${String(number)}`, { pattern, number });
      }
    }
  }
  return [...found.values()];
}

/** Every stretch of `length` digits that may be a number: to the end of the run first, the longest first. */
function* splits(length: number): Generator<readonly [from: number, to: number]> {
  for (let to = length; to > 0; to -= 1) {
    for (let from = Math.max(0, to - MARK_DIGITS_LIMIT); from < to; from += 1) yield [from, to];
  }
}
