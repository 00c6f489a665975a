import { addDays } from '../../kit/calendar-date.ts';
import { serialToDate } from '../grid/serial-date.ts';
import type { Cell } from '../grid/sheet.ts';
import { DATE_ORDERS, readDateText, type DateOrder } from './date-text.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';

export interface DateSettings {
  /** The order the mapping says. */
  readonly order?: DateOrder | undefined;
  /** The order holds even where the column itself gives no proof of it. */
  readonly always?: boolean | undefined;
  /** Whole numbers may be the spreadsheet's day serials. Default true. */
  readonly serials?: boolean | undefined;
  /** First and last day that make sense here. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the column's other cells prove about the order in which they are written. */
export interface DateEvidence {
  readonly orders: ReadonlySet<DateOrder>;
}

/** Collects what each cell of a column proves: a 25 in the first place is a day. */
export class DateWitness implements DateEvidence {
  readonly orders = new Set<DateOrder>();

  see(cell: Cell): void {
    if (cell.kind !== 'text') return;
    const { dates } = readDateText(cell.text);
    if (dates.size !== 1) return;
    for (const orders of dates.values()) {
      // A date that reads the same in every order proves nothing; one that reads in a single order proves that one.
      if (orders.length === 1) for (const order of orders) this.orders.add(order);
    }
  }
}

const EARLIEST_SERIAL = 32_874; // 1 January 1990
const LATEST_SERIAL = 73_415; // 31 December 2100

/**
 * A cell as a calendar day or local date-time. A missing year is that of `nearTo`, or the one that comes nearest to it when it is a
 * whole day.
 */
export function readDate(
  cell: Cell,
  settings: DateSettings,
  evidence: DateEvidence | null,
  nearTo: string | null,
): Reading {
  if (cell.kind === 'empty') return NOTHING;
  if (cell.kind === 'date') return within(cell.date ?? '', cell.text, settings);
  if (cell.kind === 'number') return readSerial(cell, settings);
  if (cell.kind !== 'text') return notADate(cell.text);
  // In a delimited file a day serial is text like everything else.
  if (/^\d{5}$/.test(cell.text)) return readSerial({ ...cell, number: Number(cell.text) }, settings);
  const { dates, time } = readDateText(cell.text);
  const chosen = chooseDate(plausible([...dates], settings), settings, evidence);
  if (chosen === null) return notADate(cell.text);
  if (chosen.length > 1) return twoWays(cell.text, chosen);
  const date = withYear(chosen[0] ?? '', nearTo);
  if (date === null) {
    return faulty(
      'bad-date',
      cell.text,
      'a date with its year',
      `"${cell.text}" has no year, and nothing near it says which.`,
    );
  }
  return within(time === null ? date : `${date}T${time}`, cell.text, settings);
}

/** Readings within the days that make sense here; all of them when none is. */
function plausible(
  readings: [string, readonly DateOrder[]][],
  { from, to }: DateSettings,
): [string, readonly DateOrder[]][] {
  const inside = readings.filter(([date]) => {
    return (
      date.startsWith('--') || ((from === undefined || date >= from) && (to === undefined || date <= to))
    );
  });
  return inside.length === 0 ? readings : inside;
}

/** The one reading that settings and evidence leave, several when they leave several, null when there is none. */
function chooseDate(
  readings: readonly [string, readonly DateOrder[]][],
  settings: DateSettings,
  evidence: DateEvidence | null,
): string[] | null {
  if (readings.length === 0) return null;
  if (readings.length === 1) return readings.map(([date]) => date);
  const proven = DATE_ORDERS.filter((order) => evidence?.orders.has(order) === true);
  const order = settings.order;
  const [only] = proven;
  const agreed =
    order !== undefined && (settings.always === true || (proven.length === 1 && only === order))
      ? order
      : null;
  const kept = readings.filter(([, orders]) => agreed === null || orders.includes(agreed));
  return (kept.length === 0 ? readings : kept).map(([date]) => date);
}

function withYear(date: string, nearTo: string | null): string | null {
  if (!date.startsWith('--')) return date;
  if (nearTo === null) return null;
  if (/^\d{4}$/.test(nearTo)) return `${nearTo}-${date.slice(2)}`;
  const year = Number(nearTo.slice(0, 4));
  const distance = (candidate: string): number =>
    Math.abs(Date.parse(candidate) - Date.parse(nearTo.slice(0, 10)));
  const candidates = [year - 1, year, year + 1].map((each) => `${String(each)}-${date.slice(2)}`);
  return candidates.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}

function readSerial(cell: Cell, settings: DateSettings): Reading {
  const value = cell.number ?? Number.NaN;
  if (settings.serials !== false && value >= EARLIEST_SERIAL && value <= LATEST_SERIAL) {
    const date = serialToDate(value);
    if (date !== null) return within(date, cell.text, settings);
  }
  const { dates } = readDateText(String(value));
  const [compact] = dates.keys();
  if (compact !== undefined && /^(19|20)\d{6}$/.test(String(value)))
    return within(compact, cell.text, settings);
  return notADate(cell.text);
}

function within(date: string, found: string, settings: DateSettings): Reading {
  const day = date.slice(0, 10);
  const tooEarly = settings.from !== undefined && day < settings.from;
  const tooLate = settings.to !== undefined && day > settings.to;
  if (!tooEarly && !tooLate) return readAs(date, { day });
  return faulty(
    'date-contradiction',
    found,
    `a day from ${settings.from ?? 'the first'} to ${settings.to ?? 'the last'}`,
    `${day} lies outside the days this mapping is for.`,
  );
}

function notADate(text: string): Reading {
  return faulty('bad-date', text, 'a date as 2026-03-05', `"${text}" is not a date.`);
}

function twoWays(text: string, dates: readonly string[]): Reading {
  return faulty(
    'ambiguous-date',
    text,
    dates.join(' or '),
    `"${text}" is text and reads as ${dates.join(' or as ')}.`,
    'Say which day it is, in the cell or in the decisions; or the order of all, in `dates` of the mapping.',
  );
}

/** How many days after `from` the day `to` is, for finding windows far from their slip's date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(addDays(to.slice(0, 10), 0)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
