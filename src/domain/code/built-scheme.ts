import { addDays } from '../../kit/calendar-date.ts';
import { codeKey } from '../../kit/code-key.ts';
import { invariant, present } from '../../kit/invariant.ts';
import { isValuePart } from './code-scheme.ts';
import type { CodeScheme, Reset, SchemePart } from './code-scheme.ts';
import { dateText, daysBetween } from './scheme-calendar.ts';
import type { SchemeDay } from './scheme-calendar.ts';
import { charactersOf } from './scheme-characters.ts';
import type { Characters } from './scheme-characters.ts';

/** What may stand in a part of a code's key: one of some words, or characters of an alphabet. */
export type Cell =
  | {
      readonly kind: 'words';
      readonly words: ReadonlySet<string>;
      /** What may follow each beginning of a word. */
      readonly next: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'characters';
      readonly alphabet: string;
      readonly least: number;
      readonly most: number;
      /** A number of a sequence: from 1, and longer than `least` only where it has no leading zero. */
      readonly isNumber: boolean;
    };

/** A scheme of parts, made ready for writing, reading and proving. Everything is by key: codes are compared without dashes. */
export interface BuiltScheme {
  readonly scheme: CodeScheme;
  readonly parts: readonly SchemePart[];
  readonly characters: Characters;
  readonly reset: Reset;
  /** First and last day of production on which it issues. */
  readonly first: string;
  readonly last: string;
  /** Largest sequence number that has a text; 0 without a sequence. */
  readonly capacity: number;
  /** The days that write the same in all parts of the date, by those texts. */
  readonly days: ReadonlyMap<string, readonly SchemeDay[]>;
  /** What may stand in a part, given what the parts of the date before it say. */
  readonly cellAt: (index: number, dateBefore: string) => Cell;
}

const DEFAULT_YEARS = 25;
const DATE_KINDS: readonly string[] = ['year', 'month', 'week', 'day'];
/** Between the texts of the parts of a date: stands in none of them. */
const BETWEEN = '|';

export function isDatePart(part: SchemePart): boolean {
  return DATE_KINDS.includes(part.kind);
}

/** The texts of the date so far, with one more. */
export function datesWith(before: string, text: string): string {
  return before === '' ? text : before + BETWEEN + text;
}

/** Makes a scheme with `parts` ready; one without is a pattern of codes in use. */
export function buildScheme(scheme: CodeScheme): BuiltScheme {
  const parts = present(scheme.parts, 'a scheme that issues has parts');
  const first = present(scheme.from, 'a scheme that issues has a first day');
  const characters = charactersOf(scheme);
  const last = lastDay(first, scheme);
  const { days, words } = readDays(parts, characters, first, last);
  const cells = new Map<string, Cell>();
  const cellAt = (index: number, dateBefore: string): Cell => {
    const part = present(parts[index], 'a part of the scheme');
    const name = isDatePart(part) ? `${String(index)}${BETWEEN}${dateBefore}` : String(index);
    const known = cells.get(name);
    if (known !== undefined) return known;
    const cell = isDatePart(part)
      ? wordsCell(words.get(dateBefore) ?? new Set())
      : cellOf(part, scheme, characters);
    cells.set(name, cell);
    return cell;
  };
  const reset = scheme.reset ?? 'never';
  return {
    scheme,
    parts,
    characters,
    reset,
    first,
    last,
    capacity: capacityOf(parts, characters),
    days,
    cellAt,
  };
}

/** The last day that is proved: that of the scheme, or as many years after its first as no code may come twice. */
function lastDay(first: string, { to, years }: CodeScheme): string {
  const year = Number(first.slice(0, 4)) + (years ?? DEFAULT_YEARS);
  // The 29th of February has no day of that name in most years: addDays reads the day after the 28th.
  const end = addDays(`${String(year)}-${first.slice(5) === '02-29' ? '03-01' : first.slice(5)}`, -1);
  return to !== undefined && to < end ? to : end;
}

function readDays(parts: readonly SchemePart[], characters: Characters, first: string, last: string) {
  const dateParts = parts.filter(isDatePart);
  const days = new Map<string, SchemeDay[]>();
  const words = new Map<string, Set<string>>();
  for (const day of daysBetween(first, last)) {
    let before = '';
    for (const part of dateParts) {
      const text = dateText(part, day, characters.letters) ?? '';
      const known = words.get(before);
      if (known === undefined) words.set(before, new Set([text]));
      else known.add(text);
      before = datesWith(before, text);
    }
    const same = days.get(before);
    if (same === undefined) days.set(before, [day]);
    else same.push(day);
  }
  return { days, words };
}

function cellOf(part: SchemePart, scheme: CodeScheme, characters: Characters): Cell {
  const { kind, length = 1, longest } = part;
  if (kind === 'text') return wordsCell(new Set([codeKey(part.text ?? '')]));
  if (isValuePart(kind)) return wordsCell(new Set(valuesOf(part, scheme).map(({ code }) => codeKey(code))));
  const most = Math.max(length, longest ?? length);
  if (kind === 'sequence') {
    const alphabet = part.form === 'letter' ? characters.letters : characters.digits;
    return { kind: 'characters', alphabet, least: length, most, isNumber: part.form !== 'letter' };
  }
  invariant(kind === 'free' || kind === 'check', 'the parts of the date are read from the days');
  return { kind: 'characters', alphabet: characters.all, least: length, most, isNumber: false };
}

/** What stands for what in a part, as far as the scheme is for it. */
export function valuesOf(part: SchemePart, { product, site }: CodeScheme): NonNullable<SchemePart['values']> {
  const only =
    part.kind === 'site' ? site : part.kind === 'brand' || part.kind === 'sku' ? product : undefined;
  return (part.values ?? []).filter(({ of }) => only === undefined || of === only);
}

function wordsCell(words: ReadonlySet<string>): Cell {
  const next = new Map<string, string>();
  for (const word of words) {
    for (let length = 0; length < word.length; length += 1) {
      const before = word.slice(0, length);
      const character = word.charAt(length);
      const known = next.get(before) ?? '';
      if (!known.includes(character)) next.set(before, known + character);
    }
  }
  return { kind: 'words', words, next };
}

function capacityOf(parts: readonly SchemePart[], characters: Characters): number {
  const part = parts.find(({ kind }) => kind === 'sequence');
  if (part === undefined) return 0;
  const digits = Math.max(part.length ?? 1, part.longest ?? 0);
  return part.form === 'letter'
    ? Math.min(characters.letters.length ** digits, 999_999_999)
    : 10 ** digits - 1;
}
