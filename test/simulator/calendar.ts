import { DAY_MINUTES, type Day, type Minute } from './world.ts';

const FIRST = Date.UTC(2026, 0, 1);

/** Day of the world as a date. */
export function dateOf(day: Day): string {
  return new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10);
}

/** Minute of the world as a local time. */
export function timeOf(minute: Minute): string {
  return new Date(FIRST + minute * 60_000).toISOString().slice(0, 16);
}

export function dayOf(minute: Minute): Day {
  return Math.floor(minute / DAY_MINUTES);
}
