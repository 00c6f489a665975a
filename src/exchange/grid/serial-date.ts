/** Day 0 of a spreadsheet's serials: 30 December 1899, so that 1 March 1900 is day 61 as everywhere. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1_462;

/**
 * The local date or date-time of a spreadsheet's day serial: whole numbers are days, the fraction is the time of day, rounded
 * to the minute. Null outside the years 1900 to 2200.
 */
export function serialToDate(serial: number, counts1904 = false): string | null {
  const days = counts1904 ? serial + DAYS_TO_1904 : serial;
  if (days < 1 || days > 109_938) return null;
  const minutes = Math.round(days * 1_440);
  const instant = new Date(DAY_ZERO + minutes * 60_000);
  const text = instant.toISOString();
  return minutes % 1_440 === 0 ? text.slice(0, 10) : text.slice(0, 16);
}

/** True when a number format shows its number as a date or a time. */
export function isDateFormat(format: string): boolean {
  const shown = format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?:\$[^\]]*|[a-z]{3,}\d*|[<>=][^\]]*)\]/gi, '');
  return /[ymdhs年月日时分]|AM\/PM|上午/i.test(shown) && !/^general$/i.test(shown);
}
