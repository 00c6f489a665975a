import type { Reset, SchemePart } from './code-scheme.ts';

/** A day and what lot codes tell of it. Weeks are those of ISO 8601: from Monday, the first has the year's first Thursday. */
export interface SchemeDay {
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly ofMonth: number;
  readonly ofYear: number;
  /** Monday is 1. */
  readonly ofWeek: number;
  readonly week: number;
  readonly weekYear: number;
}

const DAY_MS = 86_400_000;

function dayAt(time: number): SchemeDay {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  const ofWeek = ((date.getUTCDay() + 6) % 7) + 1;
  const thursday = new Date(time + (4 - ofWeek) * DAY_MS);
  const weekYear = thursday.getUTCFullYear();
  return {
    date: date.toISOString().slice(0, 10),
    year,
    month: date.getUTCMonth() + 1,
    ofMonth: date.getUTCDate(),
    ofYear: Math.round((time - Date.UTC(year, 0, 1)) / DAY_MS) + 1,
    ofWeek,
    week: Math.floor((thursday.getTime() - Date.UTC(weekYear, 0, 1)) / DAY_MS / 7) + 1,
    weekYear,
  };
}

export function schemeDay(date: string): SchemeDay {
  return dayAt(Date.parse(`${date}T00:00:00Z`));
}

/** Every day from the first to the last, both included. */
export function* daysBetween(first: string, last: string): Generator<SchemeDay> {
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let time = Date.parse(`${first}T00:00:00Z`); time <= end; time += DAY_MS) yield dayAt(time);
}

/** What a part of the date writes for a day; null for parts of other kinds. `letters`: January is the first of them. */
export function dateText(part: SchemePart, day: SchemeDay, letters: string): string | null {
  switch (part.kind) {
    case 'year': {
      const year = part.form === 'week-year' ? day.weekYear : day.year;
      return String(year)
        .padStart(4, '0')
        .slice(-(part.length ?? 2));
    }
    case 'month':
      return part.form === 'letter' ? (letters[day.month - 1] ?? null) : padded(day.month, 2);
    case 'week':
      return padded(day.week, 2);
    case 'day':
      if (part.form === 'of-year') return padded(day.ofYear, 3);
      return part.form === 'of-week' ? String(day.ofWeek) : padded(day.ofMonth, 2);
    default:
      return null;
  }
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

/** The period in which a sequence counts on. Equal texts: the same period. */
export function periodOf(reset: Reset, day: SchemeDay): string {
  switch (reset) {
    case 'never':
      return '';
    case 'year':
      return String(day.year);
    case 'month':
      return day.date.slice(0, 7);
    case 'week':
      return `${String(day.weekYear)}-W${padded(day.week, 2)}`;
    case 'day':
      return day.date;
  }
}
