import { addDays } from '../../kit/calendar-date.ts';
import { holidayOn, weekdayOf } from './federal-holidays.ts';
import { instantOf, localOf } from './zoned-time.ts';

const MINUTE_MS = 60_000;

/** A day that is neither Saturday, Sunday nor a federal holiday. */
export function isBusinessDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && holidayOn(date) === null;
}

/** The last minute of the `days`-th business day after the local day of an instant, as an instant. The day itself does not count. */
export function afterBusinessDays(fromMs: number, days: number, timeZone: string): number {
  let date = localOf(fromMs, timeZone).slice(0, 10);
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (isBusinessDay(date)) left -= 1;
  }
  return instantOf(`${addDays(date, 1)}T00:00`, timeZone) - MINUTE_MS;
}

/** So many hours later, of which those on weekends and holidays of the time zone do not count. */
export function afterBusinessHours(fromMs: number, hours: number, timeZone: string): number {
  let at = fromMs;
  let left = hours * 60 * MINUTE_MS;
  for (;;) {
    const date = localOf(at, timeZone).slice(0, 10);
    const nextDay = instantOf(`${addDays(date, 1)}T00:00`, timeZone);
    if (isBusinessDay(date)) {
      if (at + left <= nextDay) return at + left;
      left -= nextDay - at;
    }
    at = nextDay;
  }
}
