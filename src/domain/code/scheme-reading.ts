import { codeKey } from '../../kit/code-key.ts';
import { datesWith, isDatePart, valuesOf } from './built-scheme.ts';
import type { BuiltScheme, Cell } from './built-scheme.ts';
import { isValuePart } from './code-scheme.ts';
import type { PartKind, SchemePart } from './code-scheme.ts';
import type { SchemeDay } from './scheme-calendar.ts';
import { checkCharacter } from './scheme-characters.ts';
import { sequenceNumber } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

/** What a part of a code says. */
export interface ReadPart {
  readonly kind: PartKind;
  /** What a pattern of codes in use calls it. */
  readonly name?: string;
  /** As it stands in the code's key; fixed text as the scheme writes it. */
  readonly text: string;
  /** Of brand, SKU, site, country, line, shift: all that the text stands for. */
  readonly means: readonly { readonly of: string; readonly variant?: string | undefined }[];
}

/** One way to read a code by a scheme. */
export interface CodeReading {
  readonly parts: readonly ReadPart[];
  /** Days on which such a code may have been made, as stretches, both days included. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
  readonly sequence: number | null;
  /** False: the check character does not fit, so something is mistyped. Null: the scheme has none. */
  readonly checked: boolean | null;
}

/** More readings than that of one code are not looked for: two are one too many already. */
const READINGS_LIMIT = 20;

/** Every way to read a code by the scheme; none when it is not of the scheme. Dashes and case of the code do not matter. */
export function readCode(built: BuiltScheme, code: string): CodeReading[] {
  const key = codeKey(code);
  const readings: CodeReading[] = [];
  const texts: string[] = [];
  const step = (index: number, at: number, dates: string): void => {
    if (readings.length === READINGS_LIMIT) return;
    if (index === built.parts.length) {
      const reading = at === key.length ? readTexts(built, texts) : null;
      if (reading !== null) readings.push(reading);
      return;
    }
    const isDate = isDatePart(built.parts[index] ?? { kind: 'text' });
    for (const text of beginnings(built.cellAt(index, dates), key, at)) {
      texts.push(text);
      step(index + 1, at + text.length, isDate ? datesWith(dates, text) : dates);
      texts.pop();
    }
  };
  step(0, 0, '');
  return readings;
}

/** The texts of a cell with which the key goes on at that place. */
function beginnings(cell: Cell, key: string, at: number): string[] {
  if (cell.kind === 'words') return [...cell.words].filter((word) => key.startsWith(word, at));
  const found: string[] = [];
  for (let length = 1; length <= cell.most && at + length <= key.length; length += 1) {
    if (!cell.alphabet.includes(key.charAt(at + length - 1))) break;
    if (length >= cell.least) found.push(key.slice(at, at + length));
  }
  return found;
}

/** What these texts of the parts say together; null when no run can have such a code. */
export function readTexts(built: BuiltScheme, texts: readonly string[]): CodeReading | null {
  const { parts, characters, scheme } = built;
  let [dates, sequence, checked]: [string, number | null, boolean | null] = ['', null, null];
  for (const [index, part] of parts.entries()) {
    const text = texts[index] ?? '';
    if (isDatePart(part)) dates = datesWith(dates, text);
    if (part.kind === 'sequence') {
      sequence = sequenceNumber(built, part, text);
      if (sequence === null) return null;
    }
    if (part.kind === 'check')
      checked = checkCharacter(texts.slice(0, index).join(''), characters.all) === text;
  }
  const days = built.days.get(dates) ?? [];
  if (days.length === 0) return null;
  const read = parts.map((part, index): ReadPart => {
    const text = texts[index] ?? '';
    return {
      kind: part.kind,
      text: part.kind === 'text' ? (part.text ?? '') : text,
      means: meansOf(scheme, part, text),
    };
  });
  return agreeOnProduct(read) ? { parts: read, days: stretchesOf(days), sequence, checked } : null;
}

function meansOf(scheme: BuiltScheme['scheme'], part: SchemePart, text: string): ReadPart['means'] {
  if (!isValuePart(part.kind)) return [];
  return valuesOf(part, scheme)
    .filter(({ code }) => codeKey(code) === text)
    .map(({ of, variant }) => (variant === undefined ? { of } : { of, variant }));
}

/** Brand and SKU are of one product. */
function agreeOnProduct(parts: readonly ReadPart[]): boolean {
  const [brand, sku] = [parts.find(({ kind }) => kind === 'brand'), parts.find(({ kind }) => kind === 'sku')];
  if (brand === undefined || sku === undefined) return true;
  return brand.means.some(({ of }) => sku.means.some((other) => other.of === of));
}

/** Days in their order as stretches, both days of each included. */
export function stretchesOf(days: readonly SchemeDay[]): { from: string; to: string }[] {
  const found: { from: string; to: string; end: number }[] = [];
  for (const { date } of days) {
    const time = Date.parse(`${date}T00:00:00Z`);
    const last = found.at(-1);
    if (last !== undefined && time - last.end === 86_400_000) {
      last.to = date;
      last.end = time;
    } else found.push({ from: date, to: date, end: time });
  }
  return found.map(({ from, to }) => ({ from, to }));
}

/** Facts of a run that has this reading: the first of all that would do. Product and variant fit every part that names them. */
export function factsOf(built: BuiltScheme, reading: CodeReading): RunFacts {
  const first = (kind: PartKind) => reading.parts.find((part) => part.kind === kind)?.means[0];
  const brand = reading.parts.find(({ kind }) => kind === 'brand');
  const sku = reading.parts.find(({ kind }) => kind === 'sku');
  const product =
    brand !== undefined && sku !== undefined
      ? brand.means.find(({ of }) => sku.means.some((other) => other.of === of))
      : (brand ?? sku)?.means[0];
  const free = reading.parts.find(({ kind }) => kind === 'free')?.text;
  const variant = sku?.means.find(({ of }) => of === product?.of)?.variant ?? product?.variant;
  return {
    date: reading.days[0]?.from ?? built.first,
    product: product?.of ?? built.scheme.product,
    variant,
    site: first('site')?.of ?? built.scheme.site,
    country: first('country')?.of,
    line: first('line')?.of,
    shift: first('shift')?.of,
    free,
  };
}
