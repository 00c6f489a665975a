/** First and last day that a text means. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_MS = 86_400_000;
const RANGE = /\s*(?:–|—|~|至|到|\bto\b|\buntil\b|\s-\s)\s*/iu;

/**
 * The days that a text of a paper means: `September 2021`, `2021-09-14`, `14 Sep 2021`, `Sep 14, 2021`, `09/2021`, `2021年9月`, and two of
 * them with a word or dash between. Null where it cannot be told, as of 09/10/2021, which is two days.
 */
export function daysSaid(text: string): Days | null {
  const parts = text.trim().split(RANGE);
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? ''];
  if (parts.length > 2) return null;
  const to = oneSaid(last);
  if (to === null) return null;
  if (parts.length === 1) return to;
  const from = oneSaid(first);
  return from === null || from.from > to.to ? null : { from: from.from, to: to.to };
}

const PATTERNS: readonly RegExp[] = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?$/u,
  /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/,
  /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<name>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/i,
  /^(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i,
];

function oneSaid(text: string): Days | null {
  const clean = text
    .normalize('NFKC')
    .replace(/T\d\d:\d\d.*$/, '')
    .trim();
  for (const pattern of PATTERNS) {
    const { year, month, day, name } = pattern.exec(clean)?.groups ?? {};
    if (year === undefined) continue;
    const number = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (number < 1 || number > 12) return null;
    return daysOf(Number(year), number, day === undefined ? null : Number(day));
  }
  return null;
}

function daysOf(year: number, month: number, day: number | null): Days | null {
  const write = (time: number): string => new Date(time).toISOString().slice(0, 10);
  if (day === null)
    return { from: write(Date.UTC(year, month - 1, 1)), to: write(Date.UTC(year, month, 1) - DAY_MS) };
  const time = Date.UTC(year, month - 1, day);
  if (new Date(time).getUTCMonth() !== month - 1 || day < 1) return null;
  return { from: write(time), to: write(time) };
}

/** One says it less exactly than the other, and so they do not contradict each other. */
export function daysAgree(left: Days, right: Days): boolean {
  const within = (inner: Days, outer: Days): boolean => outer.from <= inner.from && inner.to <= outer.to;
  return within(left, right) || within(right, left);
}
