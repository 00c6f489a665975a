import { addDays } from '../../kit/calendar-date.ts';

/** A federal holiday of the United States by the rule of its day. Weekdays count from Sunday, 0. */
interface HolidayRule {
  readonly name: string;
  readonly month: number;
  /** A day of the month, or the how-manyth of a weekday; `last` counts from the end. */
  readonly on: { readonly day: number } | { readonly weekday: number; readonly which: number | 'last' };
  /** First year in which it was kept. */
  readonly since: number;
}

/**
 * 5 U.S.C. 6103(a). Inauguration Day, kept in the capital alone, is not among them, nor are days that the President gives off once.
 * Source: https://www.law.cornell.edu/uscode/text/5/6103 ; Juneteenth by Pub. L. 117-17 (17 June 2021).
 */
const RULES: readonly HolidayRule[] = [
  { name: "New Year's Day", month: 1, on: { day: 1 }, since: 1971 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, on: { weekday: 1, which: 3 }, since: 1986 },
  { name: "Washington's Birthday", month: 2, on: { weekday: 1, which: 3 }, since: 1971 },
  { name: 'Memorial Day', month: 5, on: { weekday: 1, which: 'last' }, since: 1971 },
  { name: 'Juneteenth National Independence Day', month: 6, on: { day: 19 }, since: 2021 },
  { name: 'Independence Day', month: 7, on: { day: 4 }, since: 1971 },
  { name: 'Labor Day', month: 9, on: { weekday: 1, which: 1 }, since: 1971 },
  { name: 'Columbus Day', month: 10, on: { weekday: 1, which: 2 }, since: 1971 },
  { name: 'Veterans Day', month: 11, on: { day: 11 }, since: 1978 },
  { name: 'Thanksgiving Day', month: 11, on: { weekday: 4, which: 4 }, since: 1971 },
  { name: 'Christmas Day', month: 12, on: { day: 25 }, since: 1971 },
];

export interface Holiday {
  /** Calendar day on which it is kept. */
  readonly date: string;
  readonly name: string;
}

/** Day of the week of a calendar day, Sunday 0. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/**
 * The days on which federal holidays are kept in a year, in order. One that falls on a Saturday is kept the Friday before, one on a
 * Sunday the Monday after (5 U.S.C. 6103(b), Executive Order 11582); so the New Year of the next year may be kept in this one.
 */
export function federalHolidays(year: number): Holiday[] {
  return [year, year + 1]
    .flatMap((each) =>
      RULES.filter(({ since }) => each >= since).map((rule) => ({
        date: keptOn(dayOf(rule, each)),
        name: rule.name,
      })),
    )
    .filter(({ date }) => date.startsWith(String(year)))
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

/** The holiday kept on a day; null: none is. */
export function holidayOn(date: string): string | null {
  return federalHolidays(Number(date.slice(0, 4))).find((one) => one.date === date)?.name ?? null;
}

function dayOf({ month, on }: HolidayRule, year: number): string {
  const first = `${String(year)}-${String(month).padStart(2, '0')}-01`;
  if ('day' in on) return addDays(first, on.day - 1);
  const toFirst = (on.weekday - weekdayOf(first) + 7) % 7;
  if (on.which !== 'last') return addDays(first, toFirst + (on.which - 1) * 7);
  const fifth = addDays(first, toFirst + 28);
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(fifth, -7);
}

function keptOn(date: string): string {
  const weekday = weekdayOf(date);
  if (weekday === 6) return addDays(date, -1);
  return weekday === 0 ? addDays(date, 1) : date;
}
