import { isObject } from './body-value.ts';

/** What a field of a body says as plain text, for CSV: ranges with their last number, which records hold one past it. */
export function bodyText(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(name === 'to' ? value - 1 : value);
  if (isObject(value) && isRange(value)) return rangeText(value);
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

function isRange(value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  return names.includes('from') && names.every((name) => ['series', 'from', 'to'].includes(name));
}

function rangeText({ series, from, to }: Readonly<Record<string, unknown>>): string {
  const [first, last] = [bodyText('from', from), bodyText('to', to)];
  const range = last === '' || last === first ? first : `${first} – ${last}`;
  return typeof series === 'string' ? `${series} ${range}` : range;
}
