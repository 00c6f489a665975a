import { z } from 'zod';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** True for a local date-time `YYYY-MM-DDTHH:MM` that exists. */
function isLocalTime(text: string): boolean {
  const match = LOCAL_TIME.exec(text);
  return match?.[1] !== undefined && isCalendarDate(match[1]);
}

/** The day `days` later (or earlier, when negative). */
export function addDays(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

export const dateSchema = z
  .string()
  .refine(isCalendarDate, 'a day that exists, as YYYY-MM-DD')
  .describe('Calendar day YYYY-MM-DD');

export const localTimeSchema = z
  .string()
  .refine(isLocalTime, "a local date and time, as YYYY-MM-DDTHH:MM, in the site's own time zone")
  .describe("Local date and time YYYY-MM-DDTHH:MM in the site's own time zone");

export const dateOrTimeSchema = z
  .string()
  .refine(
    (text) => isCalendarDate(text) || isLocalTime(text),
    "a day YYYY-MM-DD or a local time YYYY-MM-DDTHH:MM in the site's own time zone",
  )
  .describe("Calendar day or local date and time, in the site's own time zone");

/** A stretch of days, both included; `to` left out: one day or open. */
export const periodSchema = z
  .strictObject({ from: dateSchema, to: dateSchema.optional() })
  .refine(
    (period) => period.to === undefined || period.from <= period.to,
    'the first day must not be after the last',
  )
  .describe('First and last day, both included');
