/** Order of local times and whole days (reading 18). A day alone is all of its day. */
export const ALWAYS_BEFORE = '';
export const ALWAYS_AFTER = '~';

export function dayOfTime(text: string): string {
  return text.slice(0, 10);
}

/** First moment that is meant. */
export function startOf(text: string): string {
  return text.length > 10 ? text : `${text}T00:00`;
}

/** Last moment that is meant: of a day, the midnight after it. */
export function endOf(text: string): string {
  return text.length > 10 ? text : `${text}T24:00`;
}

/** Whether one surely ended before the other: the day before, or at the same site on the same day by the clock. */
export function isBefore(ended: string, started: string, sameSite: boolean): boolean {
  const [last, first] = [dayOfTime(ended), dayOfTime(started)];
  if (last !== first) return last < first;
  return sameSite && ended.length > 10 && started.length > 10 && ended <= started;
}
