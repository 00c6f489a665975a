import { codeKey } from '../../kit/code-key.ts';
import { NUMBER_LIMIT, type Span } from '../../kit/span.ts';

/** One stretch of carton numbers as written: the span, and the mark text before the number where it is not `C/NO.` alone. */
export interface WrittenCartons extends Span {
  /** What stands before the number, without carton words: `R` of `R40-R58`, `HL-26031` of `HL-26031 C/NO.1-150`. */
  readonly prefix: string;
}

/** Why a text is not read as carton numbers. */
export type CartonNotationFault =
  | 'empty'
  | 'no-number'
  | 'text-after-number'
  | 'two-prefixes'
  | 'first-after-last'
  | 'starts-at-zero'
  | 'too-large'
  | 'one-of-many'
  | 'comma-reads-two-ways'
  | 'count-differs'
  | 'several-ranges'
  | 'too-long';

export type CartonNotation =
  | { readonly ok: true; readonly ranges: readonly WrittenCartons[] }
  | { readonly ok: false; readonly fault: CartonNotationFault; readonly says: string };

export type CartonRange =
  | ({ readonly ok: true } & WrittenCartons)
  | { readonly ok: false; readonly fault: CartonNotationFault; readonly says: string };

/** Longest text of one range: the patterns below stay quick on it. */
const PART_LENGTH_LIMIT = 120;
/** What people write before a carton number; matched where a mark's own text does not run on into it. */
const CARTON_WORD =
  /(?:\bC\s*\/\s*N(?:O|R)?\b|\bCNO\b|\b(?:CARTON|CTN|CASE|BOX|PACKAGE|PKG)S?(?:\s*\/?\s*N(?:O|R|UMBER)S?\b)?|\bN(?:O|R)S?\b|箱号|箱號|箱|件号|件號|第)\s*[.:：。#]*\s*/giu;
const UNIT_AFTER = String.raw`\s*(?:箱|件|号|號|#|CARTONS?\b|CTNS?\b|BOXE?S?\b|CASES?\b)?`;
const DASH = String.raw`[-‐‑‒–—―−~〜∼⁓]+|\.{2,3}|…|至|到|\bTO\b|\bTHRU\b|\bTHROUGH\b|>`;
const RANGE = new RegExp(
  String.raw`^(?<prefix>.*?)(?<first>\d+)${UNIT_AFTER}\s*(?:${DASH})\s*(?<again>\D.*?)??(?<last>\d+)${UNIT_AFTER}$`,
  'iu',
);
const SINGLE = new RegExp(String.raw`^(?<prefix>.*?)(?<first>\d+)${UNIT_AFTER}$`, 'iu');
const ONE_OF_MANY = /^(?<before>.*?\d)\s*(?:\/|\bOF\b)\s*\d+\s*$/iu;
const COUNT =
  /\s*(?:\(\s*(?:共|TOTAL)?\s*(?<inBrackets>\d+)\s*(?:箱|件|CTNS?|CARTONS?|BOXE?S|PCS)?\s*\)|共\s*(?<plain>\d+)\s*(?:箱|件))$/iu;
const COMMA_INSIDE_NUMBER = /(?:^|\D)\d{1,3}(?:,\d{3})+(?!\d)/u;
const LIST_MARK = /[,;、&+\n]|\band\b|和|及/iu;

/**
 * Carton numbers as packing and shipping lists write them: `C/NO.1-120`, `1~60`, `171～240`, `401－480`, `901至960`,
 * `721 - 900`, `121`, `001-020`, `R40-R58`, lists such as `1-20, 31`, with `(60 ctns)` behind. First and last are both
 * included in the text; the answer is half-open. What reads two ways is refused with the reason, never guessed.
 */
export function readCartonNotation(text: string): CartonNotation {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .trim();
  if (codeKey(plain) === '') return refused('empty', 'No carton number is written here.');
  if (COMMA_INSIDE_NUMBER.test(plain)) {
    return refused(
      'comma-reads-two-ways',
      `The comma in "${plain}" may part two numbers or the thousands of one. Write ranges apart by ";" and numbers without comma.`,
    );
  }
  const ranges: WrittenCartons[] = [];
  for (const part of plain.split(LIST_MARK)) {
    if (part.trim() === '') continue;
    const range = readPart(part.trim());
    if (!range.ok) return range;
    ranges.push({ from: range.from, to: range.to, prefix: range.prefix });
  }
  return { ok: true, ranges };
}

/** The same where exactly one stretch may stand. */
export function readCartonRange(text: string): CartonRange {
  const notation = readCartonNotation(text);
  if (!notation.ok) return notation;
  const [range, ...others] = notation.ranges;
  if (range === undefined) return refused('no-number', `"${text}" holds no carton number.`);
  if (others.length > 0) {
    return refused(
      'several-ranges',
      `"${text}" names ${String(notation.ranges.length)} ranges where one is expected.`,
    );
  }
  return { ok: true, ...range };
}

/** The range as written on papers: `40-58`, or `121` for one carton; first and last both included. */
export function writeCartonRange(range: Span): string {
  const last = range.to - 1;
  return range.from === last ? String(last) : `${String(range.from)}-${String(last)}`;
}

function readPart(part: string): CartonRange {
  const count = COUNT.exec(part);
  const range = readRange(count === null ? part : part.slice(0, count.index));
  const stated = count?.groups?.['inBrackets'] ?? count?.groups?.['plain'];
  if (!range.ok || stated === undefined || Number(stated) === range.to - range.from) return range;
  return refused(
    'count-differs',
    `"${part}" says ${stated} cartons, and ${writeCartonRange(range)} are ${String(range.to - range.from)}.`,
  );
}

function readRange(part: string): CartonRange {
  if (part.length > PART_LENGTH_LIMIT) {
    return refused(
      'too-long',
      `A carton range may have ${String(PART_LENGTH_LIMIT)} characters; this one has ${String(part.length)}.`,
    );
  }
  if (ONE_OF_MANY.test(part)) {
    return refused(
      'one-of-many',
      `"${part}" may be one carton of many or a range. Write a range with a dash.`,
    );
  }
  const match = RANGE.exec(part);
  if (match?.groups !== undefined) {
    const { prefix = '', first = '', again = '', last = '' } = match.groups;
    if (again !== '' && codeKey(withoutCartonWords(again)) !== codeKey(withoutCartonWords(prefix))) {
      return refused(
        'two-prefixes',
        `"${part}" has "${prefix.trim()}" before the first number and "${again.trim()}" before the last.`,
      );
    }
    return numbered(part, prefix, first, last);
  }
  const single = SINGLE.exec(part)?.groups;
  if (single !== undefined)
    return numbered(part, single['prefix'] ?? '', single['first'] ?? '', single['first'] ?? '');
  if (!/\d/u.test(part)) return refused('no-number', `"${part}" holds no carton number.`);
  return refused('text-after-number', `"${part}" has text after the number that is not understood.`);
}

function numbered(part: string, prefix: string, first: string, last: string): CartonRange {
  const [from, end] = [Number(first), Number(last)];
  if (from > NUMBER_LIMIT || end > NUMBER_LIMIT) {
    return refused('too-large', `"${part}" holds a number above ${String(NUMBER_LIMIT)}.`);
  }
  if (from === 0) return refused('starts-at-zero', `"${part}" starts at 0; cartons are numbered from 1.`);
  if (from > end)
    return refused('first-after-last', `"${part}" starts at ${String(from)}, after its end ${String(end)}.`);
  return { ok: true, from, to: end + 1, prefix: withoutCartonWords(prefix) };
}

function withoutCartonWords(prefix: string): string {
  return prefix
    .replace(CARTON_WORD, ' ')
    .replace(/[\s\-–—_.:#/]+$/u, '')
    .trim();
}

function refused(fault: CartonNotationFault, says: string): Extract<CartonRange, { ok: false }> {
  return { ok: false, fault, says };
}
