import { isCalendarDate } from '../../kit/calendar-date.ts';

/** Orders in which day, month and year are written. */
export const DATE_ORDERS = ['year-month-day', 'day-month-year', 'month-day-year'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A text as a date: each possible reading with the orders that give it. No reading: not a date. */
export interface DateReadings {
  /** Dates without a year are `--MM-DD`. */
  readonly dates: ReadonlyMap<string, readonly DateOrder[]>;
  /** Local time of day `HH:MM`, when the text has one. */
  readonly time: string | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /(?:^|[\sT]+)(\d{1,2})[:：](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AP]M)?$/iu;
const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ,]*([a-z]{3,9})\.?[-/. ,]*(\d{4}|\d{2})$/iu;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/. ,]+(\d{4}|\d{2})$/iu;
const NUMBERS = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/u;
const MONTH_DAY_CHINESE = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/u;
const TWO_NUMBERS = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})$/u;
const WORDS_BEFORE = /^(?:ngày|date|日期|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[\s:：,.]*/iu;

/** All readings of a text as a date, with or without a time. Two-digit years up to 79 are of this century. */
export function readDateText(text: string): DateReadings {
  let plain = text.normalize('NFKC').trim().replace(WORDS_BEFORE, '');
  const clock = TIME.exec(plain);
  const time = clock === null ? null : timeOf(clock);
  if (clock !== null) plain = plain.slice(0, clock.index).trim();
  if (clock !== null && time === null) return { dates: new Map(), time: null };
  return { dates: datesOf(plain), time };
}

function timeOf(match: RegExpExecArray): string | null {
  const [, hourText = '', minutes = '', half] = match;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

function datesOf(plain: string): Map<string, DateOrder[]> {
  const sure = (year: string, month: string | number, day: string): Map<string, DateOrder[]> =>
    collect([[dateText(fullYear(year), Number(month), Number(day)), [...DATE_ORDERS]]]);
  const first = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
  if (first !== null) return sure(first[1] ?? '', first[2] ?? '', first[3] ?? '');
  const named = DAY_MONTH_NAME.exec(plain);
  if (named !== null) return sure(named[3] ?? '', monthNumber(named[2] ?? ''), named[1] ?? '');
  const american = MONTH_NAME_DAY.exec(plain);
  if (american !== null) return sure(american[3] ?? '', monthNumber(american[1] ?? ''), american[2] ?? '');
  const chinese = MONTH_DAY_CHINESE.exec(plain);
  if (chinese !== null) {
    return collect([[yearless(Number(chinese[1]), Number(chinese[2])), [...DATE_ORDERS]]]);
  }
  return datesOfNumbers(plain);
}

function datesOfNumbers(plain: string): Map<string, DateOrder[]> {
  const two = TWO_NUMBERS.exec(plain);
  if (two !== null) {
    const [left, right] = [Number(two[1]), Number(two[2])];
    return collect([
      [yearless(left, right), ['year-month-day', 'month-day-year']],
      [yearless(right, left), ['day-month-year']],
    ]);
  }
  const three = NUMBERS.exec(plain);
  if (three === null) return new Map();
  const [, left = '', middle = '', right = ''] = three;
  const year = fullYear(right);
  const readings: [string, DateOrder[]][] = [
    [dateText(year, Number(middle), Number(left)), ['day-month-year']],
    [dateText(year, Number(left), Number(middle)), ['month-day-year']],
  ];
  if (right.length === 2 && left.length === 2) {
    readings.push([dateText(fullYear(left), Number(middle), Number(right)), ['year-month-day']]);
  }
  return collect(readings);
}

/** The readings that exist; two orders that give the same day are one reading. */
function collect(readings: readonly [string, DateOrder[]][]): Map<string, DateOrder[]> {
  const dates = new Map<string, DateOrder[]>();
  for (const [date, orders] of readings) {
    const probe = date.startsWith('--') ? `2024-${date.slice(2)}` : date;
    if (isCalendarDate(probe)) dates.set(date, [...(dates.get(date) ?? []), ...orders]);
  }
  return dates;
}

function dateText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

function yearless(month: number, day: number): string {
  return `--${pad(month)}-${pad(day)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}

function monthNumber(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  return MONTHS.indexOf(short === 'sept' ? 'sep' : short) + 1;
}
