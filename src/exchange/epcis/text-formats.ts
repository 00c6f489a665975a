import { isIPv6 } from 'node:net';

const PATH = String.raw`(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})`;
const AFTER_PATH = String.raw`(?:\?(?:${PATH}|\?)*)?(?:#(?:${PATH}|\?)*)?$`;
const SCHEME = String.raw`^[A-Za-z][A-Za-z0-9+.\-]*:`;
const URI = new RegExp(`${SCHEME}${PATH}+${AFTER_PATH}`);
/** An address whose host is in square brackets: `https://user@[2001:db8::1]:443/path`. */
const BRACKETED_HOST = new RegExp(
  String.raw`${SCHEME}//?(?:[A-Za-z0-9\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@?\[(?<host>[^\]%]*)\](?::\d*)?(?:/${PATH}*)?${AFTER_PATH}`,
);
const FUTURE_HOST = /^v[0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+$/i;

/** True for an absolute URI (RFC 3986) that names something: a scheme with nothing behind it does not. */
export function isUri(text: string): boolean {
  if (URI.test(text)) return true;
  const host = BRACKETED_HOST.exec(text)?.groups?.['host'];
  return host !== undefined && (isIPv6(host) || FUTURE_HOST.test(host));
}

const DATE_TIME =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[Tt\s](?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?<fraction>\.\d+)?(?:[Zz]|(?<sign>[+-])(?<offsetHour>\d\d)(?::?(?<offsetMinute>\d\d))?)$/;
/** The form that RFC 3339 and XML Schema agree on. */
const PLAIN_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Days of the month, which is 1 to 12. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offsetMinutes: number;
}

function isClockTime({ hour, minute, second, offsetMinutes }: Clock): boolean {
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  // A leap second stands at the end of a day in UTC.
  const inDay = (((hour * 60 + minute - offsetMinutes) % 1440) + 1440) % 1440;
  return hour <= 23 && minute <= 59 && second === 60 && inDay === 1439;
}

/**
 * True for a point in time with its offset from UTC (RFC 3339 `date-time`). Like validators in wide use it takes the
 * offset without colon and a space for the T; `isPlainDateTime` tells those apart.
 */
export function isDateTime(text: string): boolean {
  const groups = DATE_TIME.exec(text)?.groups;
  if (groups === undefined) return false;
  const part = (name: string): number => Number(groups[name] ?? 0);
  const month = part('month');
  if (month < 1 || month > 12 || part('day') < 1 || part('day') > daysIn(part('year'), month)) return false;
  if (part('offsetHour') > 23 || part('offsetMinute') > 59) return false;
  const offsetMinutes = (groups['sign'] === '-' ? -1 : 1) * (part('offsetHour') * 60 + part('offsetMinute'));
  return isClockTime({
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    offsetMinutes,
  });
}

/** True for a date-time in the one form that every reader takes. */
export function isPlainDateTime(text: string): boolean {
  return PLAIN_DATE_TIME.test(text) && isDateTime(text);
}
