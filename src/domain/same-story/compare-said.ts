import { codeKey } from '../../kit/code-key.ts';
import { agesAgree, agesSaid } from './said-ages.ts';
import { countrySaid } from './said-country.ts';
import { daysAgree, daysSaid } from './said-days.ts';
import type { Manner } from './story-field.ts';

/** `near`: not the same words, and most likely the same thing; `unread`: nobody but a person can tell. */
export type Likeness = 'same' | 'near' | 'differs' | 'unread';

/** How two texts of one field stand to each other. */
export function compareSaid(manner: Manner, left: string, right: string): Likeness {
  // "n/a" on both papers is no number that both tell.
  if (NUMERIC.has(manner) && !(/\d/.test(left) && /\d/.test(right))) return 'unread';
  if (folded(left) !== '' && folded(left) === folded(right)) return 'same';
  return MANNERS[manner](left, right);
}

const NUMERIC: ReadonlySet<Manner> = new Set(['gtin', 'phone', 'count']);

const MANNERS: Readonly<Record<Manner, (left: string, right: string) => Likeness>> = {
  code: (left, right) => oneOf(left, right, codeKey),
  gtin: (left, right) => oneOf(left, right, gtinKey),
  words: wordsAgree,
  title: titlesAgree,
  place: (left, right) => (holds(left, right) || holds(right, left) ? 'same' : 'differs'),
  country: (left, right) =>
    both(countrySaid(left), countrySaid(right), (one, other) => verdict(one === other)),
  days: (left, right) =>
    both(daysSaid(left), daysSaid(right), (one, other) => verdict(daysAgree(one, other))),
  ages: (left, right) => both(agesSaid(left), agesSaid(right), agesAgree),
  phone: (left, right) => verdict(national(left) === national(right)),
  materials: materialsAgree,
  count: (left, right) => verdict(Number(left) === Number(right)),
  numbers: (left, right) =>
    both(numbersSaid(left), numbersSaid(right), (one, other) => verdict(one === other)),
  list: listsAgree,
};

function verdict(isSame: boolean): Likeness {
  return isSame ? 'same' : 'differs';
}

function both<Value>(
  left: Value | null,
  right: Value | null,
  compare: (left: Value, right: Value) => Likeness,
): Likeness {
  return left === null || right === null ? 'unread' : compare(left, right);
}

/** Stands between the parts of a quote that names several things. */
export const BETWEEN = ' · ';

/** Of a product in several variants one tells all codes, the other its own. */
function oneOf(left: string, right: string, keyOf: (text: string) => string): Likeness {
  const keys = (text: string): string[] =>
    [...new Set(text.split(BETWEEN).map(keyOf))].filter((key) => key !== '');
  const [own, other] = [keys(left), keys(right)];
  if (own.length === 0 || other.length === 0) return 'unread';
  const [fewer, more] = own.length < other.length ? [own, other] : [other, own];
  return verdict(fewer.every((key) => more.includes(key)));
}

/** Empty where a part has no digits, so that it is compared with nothing. */
function gtinKey(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  return digits === '' ? '' : digits.padStart(14, '0');
}

/** A text as it is compared: letters and digits of any script, without case. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function holds(long: string, short: string): boolean {
  const wanted = folded(short);
  return wanted !== '' && ` ${folded(long)} `.includes(` ${wanted} `);
}

/** Ends of company names, which papers write in many ways. */
const LEGAL_FORM = / (?:co|company|ltd|limited|llc|inc|incorporated|corp|corporation|jsc|gmbh)(?= |$)/gu;

function wordsAgree(left: string, right: string): Likeness {
  const bare = (text: string): string => ` ${folded(text)}`.replaceAll(LEGAL_FORM, '').trim();
  if (bare(left) !== '' && bare(left) === bare(right)) return 'near';
  return holds(left, right) || holds(right, left) ? 'near' : 'differs';
}

/** Titles say more than the name: brand, colour, size. All words of the shorter have to be in the longer. */
function titlesAgree(left: string, right: string): Likeness {
  const words = (text: string): string[] =>
    folded(text)
      .split(' ')
      .filter((word) => word !== '');
  const [shorter, longer] = [words(left), words(right)].toSorted((one, other) => one.length - other.length);
  const isIn = (shorter ?? []).every((word) => longer?.includes(word) === true);
  return verdict(isIn && (shorter ?? []).length > 0);
}

/** Digits without the country code of the North American plan, which is printed or not. */
function national(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** Materials with their shares are compared share by share; without shares by their words, in any order. */
function materialsAgree(left: string, right: string): Likeness {
  const [shares, others] = [sharesSaid(left), sharesSaid(right)];
  if (shares !== '' && others !== '') return verdict(shares === others);
  const words = (text: string): string => folded(text).split(' ').sort().join(' ');
  if (words(left) === words(right)) return 'same';
  return holds(left, right) || holds(right, left) ? 'near' : 'differs';
}

function sharesSaid(text: string): string {
  const shares = text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/(\d+(?:\.\d+)?)\s*%\s*(?:of\s+)?([\p{L}-]+)/gu);
  return [...shares]
    .map(([, share, word]) => `${String(word)} ${String(Number(share))}`)
    .sort()
    .join(', ');
}

const STRETCH = /^\D*?(\d{1,9})(?:\s*(?:-|–|—|~|to|至|到)\s*(?:\D*?)(\d{1,9}))?\D*$/iu;

/** Carton numbers as merged stretches, `1-60 63-80`; null where a part has no number. */
function numbersSaid(text: string): string | null {
  const spans: { from: number; to: number }[] = [];
  for (const part of text.normalize('NFKC').split(/[,;、]/u)) {
    const found = STRETCH.exec(part.trim());
    if (found === null) return null;
    const from = Number(found[1]);
    const to = Number(found[2] ?? found[1]);
    if (from > to) return null;
    spans.push({ from, to });
  }
  spans.sort((left, right) => left.from - right.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged.map(({ from, to }) => `${String(from)}-${String(to)}`).join(' ');
}

/** The same things in any order; where one names all of the other's and more, it is near. */
function listsAgree(left: string, right: string): Likeness {
  const parts = (text: string): string[] => [...new Set(text.split(BETWEEN).map(folded))].sort();
  const [own, other] = [parts(left), parts(right)];
  if (own.join('|') === other.join('|')) return 'same';
  const isWithin = (inner: readonly string[], outer: readonly string[]): boolean =>
    inner.every((part) => outer.includes(part));
  return isWithin(own, other) || isWithin(other, own) ? 'near' : 'differs';
}
