import { codeKey } from '../../kit/code-key.ts';
import type { PartKind } from './code-scheme.ts';
import { daysBetween } from './scheme-calendar.ts';
import type { SchemeDay } from './scheme-calendar.ts';
import { stretchesOf } from './scheme-reading.ts';
import type { CodeReading, ReadPart } from './scheme-reading.ts';

/** A piece of a pattern of codes in use: text, or a named part of that length (null: of every length). */
interface Piece {
  readonly name: string | null;
  readonly text: string;
  readonly length: number | null;
}

const PIECE = /\{([a-z][a-z-]*)(?::(\d+))?\}|[^{}]+/gu;
/** Longest text of a part whose length the pattern leaves open. */
const OPEN_LENGTH = 12;
const READINGS_LIMIT = 20;
const DATE_NAMES = ['year', 'month', 'week', 'day'] as const;
const KNOWN_NAMES: readonly string[] = [
  ...DATE_NAMES,
  ...['brand', 'sku', 'site', 'country', 'line', 'shift', 'sequence', 'check'],
];

/**
 * Every way to read a code by the pattern of codes in use at a factory. Nothing about such a pattern is proved, so several
 * readings are usual, and what a part stands for is not known: parts named year, month, week and day are taken as in every
 * calendar, two digits of a year as of this century.
 */
export function readPattern(pattern: string, code: string): CodeReading[] {
  const pieces = piecesOf(pattern);
  const key = codeKey(code);
  const readings: CodeReading[] = [];
  const texts: string[] = [];
  const step = (index: number, at: number): void => {
    if (readings.length === READINGS_LIMIT) return;
    const piece = pieces[index];
    if (piece === undefined) {
      const reading = at === key.length ? readTexts(pieces, texts) : null;
      if (reading !== null) readings.push(reading);
      return;
    }
    for (const length of lengthsOf(piece)) {
      const text = key.slice(at, at + length);
      if (text.length < length || !mayBe(piece, text)) continue;
      texts.push(text);
      step(index + 1, at + length);
      texts.pop();
    }
  };
  step(0, 0);
  return readings;
}

function piecesOf(pattern: string): Piece[] {
  return [...pattern.matchAll(PIECE)].map(([whole, name, length]) =>
    name === undefined
      ? { name: null, text: whole, length: codeKey(whole).length }
      : { name, text: '', length: length === undefined ? null : Number(length) },
  );
}

function lengthsOf({ length }: Piece): number[] {
  return length === null ? Array.from({ length: OPEN_LENGTH }, (_, index) => index + 1) : [length];
}

function mayBe({ name, text }: Piece, found: string): boolean {
  if (name === null) return codeKey(text) === found;
  const isNumber = name === 'sequence' || DATE_NAMES.some((date) => date === name);
  return !isNumber || /^\d+$/.test(found);
}

function readTexts(pieces: readonly Piece[], texts: readonly string[]): CodeReading | null {
  const textOf = (name: string): string | null => {
    const index = pieces.findIndex((piece) => piece.name === name);
    return index < 0 ? null : (texts[index] ?? null);
  };
  const days = daysOf(textOf);
  if (days === null) return null;
  const sequence = textOf('sequence');
  const parts = pieces.map(({ name, text }, index): ReadPart => {
    if (name === null) return { kind: 'text', text, means: [] };
    return { kind: kindOf(name), name, text: texts[index] ?? '', means: [] };
  });
  return { parts, days, sequence: sequence === null ? null : Number(sequence), checked: null };
}

function kindOf(name: string): PartKind {
  // The names that parts of schemes have are among the kinds of parts.
  return KNOWN_NAMES.includes(name) ? (name as PartKind) : 'free';
}

/** The days that the parts of the date leave; none: the pattern does not say; null: there is no such day. */
function daysOf(textOf: (name: string) => string | null): CodeReading['days'] | null {
  const year = textOf('year');
  if (year === null || (year.length !== 2 && year.length !== 4)) return [];
  const number = year.length === 2 ? `20${year}` : year;
  const fits = (day: SchemeDay): boolean =>
    DATE_NAMES.slice(1).every((name) => {
      const text = textOf(name);
      return text === null || Number(text) === numberOf(name, text, day);
    });
  const days = [...daysBetween(`${number}-01-01`, `${number}-12-31`)].filter(fits);
  return days.length === 0 ? null : stretchesOf(days);
}

function numberOf(name: string, text: string, day: SchemeDay): number {
  if (name === 'month') return day.month;
  if (name === 'week') return day.week;
  return text.length === 3 ? day.ofYear : text.length === 1 ? day.ofWeek : day.ofMonth;
}
