import { checkDigit } from './gs1-check-digit.ts';
import { valueParts, type ValuePart } from './gs1-element-table.ts';

const CHARACTER_SETS = {
  n: { pattern: /^\d*$/, says: 'digits only' },
  x: {
    pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
    says: 'only characters of GS1 set 82 (no space, no # or @)',
  },
  y: { pattern: /^[#\-/0-9A-Z]*$/, says: 'only capital letters, digits, # - and /' },
  z: { pattern: /^[A-Za-z0-9\-_]*={0,2}$/, says: 'only base64url characters' },
} as const;

interface ValueTest {
  readonly passes: (value: string) => boolean;
  readonly says: string;
}

/**
 * The named tests of the GS1 Barcode Syntax Dictionary that need no code list. Country, currency, bank account, package
 * type and coupon codes and the check pair are not judged here: a value with one of these is taken as it is.
 */
const TESTS: ReadonlyMap<string, ValueTest> = new Map(
  Object.entries({
    csum: {
      passes: (value) => checkDigit(value.slice(0, -1)) === value.slice(-1),
      says: 'a right check digit',
    },
    gcppos1: { passes: (value) => /^\d{4}/.test(value), says: 'a company prefix at the start' },
    gcppos2: { passes: (value) => /^.\d{4}/.test(value), says: 'a company prefix from the second character' },
    yymmdd: { passes: (value) => isDay(`20${value}`, false), says: 'a day that exists, as YYMMDD' },
    yymmd0: { passes: (value) => isDay(`20${value}`, true), says: 'a day or month that exists, as YYMMDD' },
    yyyymmdd: { passes: (value) => isDay(value, false), says: 'a day that exists, as YYYYMMDD' },
    yyyymmd0: { passes: (value) => isDay(value, true), says: 'a day or month that exists, as YYYYMMDD' },
    hh: { passes: (value) => /^(?:[01]\d|2[0-3])$/.test(value), says: 'an hour from 00 to 23' },
    mi: { passes: (value) => /^[0-5]\d$/.test(value), says: 'a minute from 00 to 59' },
    ss: { passes: (value) => /^[0-5]\d$/.test(value), says: 'a second from 00 to 59' },
    hhmi: { passes: (value) => /^(?:[01]\d|2[0-3])[0-5]\d$/.test(value), says: 'a time from 0000 to 2359' },
    pieceoftotal: { passes: isPieceOfTotal, says: 'a piece number within its total' },
    posinseqslash: { passes: isPositionInSequence, says: 'a position within its number, as 1/3' },
    nonzero: { passes: (value) => /[^0]/.test(value), says: 'a number above zero' },
    nozeroprefix: { passes: (value) => !value.startsWith('0'), says: 'no leading zero' },
    zero: { passes: (value) => /^0+$/.test(value), says: 'a zero' },
    hasnondigit: { passes: (value) => /\D/.test(value), says: 'at least one character that is no digit' },
    hyphen: { passes: (value) => /^-+$/.test(value), says: 'a hyphen' },
    yesno: { passes: (value) => /^[01]$/.test(value), says: '0 or 1' },
    winding: { passes: (value) => /^[019]$/.test(value), says: '0, 1 or 9' },
    iso5218: { passes: (value) => /^[0129]$/.test(value), says: '0, 1, 2 or 9' },
    latitude: { passes: (value) => Number(value) <= 1_800_000_000, says: 'a latitude' },
    longitude: { passes: (value) => Number(value) <= 3_600_000_000, says: 'a longitude' },
    mediatype: { passes: (value) => /^(?:0[1-9]|10|[89]\d)$/.test(value), says: 'a media type' },
    importeridx: { passes: (value) => /^[A-Za-z0-9\-_]$/.test(value), says: 'one letter, digit, - or _' },
    pcenc: {
      passes: (value) => !/%(?![0-9A-Fa-f]{2})/.test(value),
      says: '% followed by two hexadecimal digits',
    },
  } satisfies Record<string, ValueTest>),
);

/** What is wrong with the value of an Application Identifier, as a sentence; null when nothing is. */
export function valueFault(identifier: string, value: string): string | null {
  const parts = valueParts(identifier);
  if (parts === undefined) return `There is no GS1 Application Identifier (${identifier}).`;
  let at = 0;
  for (const part of parts) {
    const text = value.slice(at, at + part.longest);
    at += text.length;
    if (text === '' && part.optional) continue;
    const fault = partFault(part, text);
    if (fault !== null) return `(${identifier}) "${value}": expected ${fault}.`;
  }
  return at < value.length ? `(${identifier}) "${value}" is longer than its ${String(at)} characters.` : null;
}

function partFault(part: ValuePart, text: string): string | null {
  if (text.length < part.shortest) {
    return part.shortest === part.longest
      ? `${String(part.longest)} characters`
      : `${String(part.shortest)} to ${String(part.longest)} characters`;
  }
  const set = CHARACTER_SETS[part.characters];
  if (!set.pattern.test(text)) return set.says;
  if (part.characters === 'z' && text.endsWith('=') && text.length % 3 !== 0) return set.says;
  for (const name of part.tests) {
    const test = TESTS.get(name);
    if (test !== undefined && !test.passes(text)) return test.says;
  }
  return null;
}

/** `YYYYMMDD`; with `monthAlone`, day 00 stands for the month. */
function isDay(text: string, monthAlone: boolean): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))];
  if (month < 1 || month > 12) return false;
  if (day === 0) return monthAlone;
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isPieceOfTotal(value: string): boolean {
  const half = value.length / 2;
  const [piece, total] = [Number(value.slice(0, half)), Number(value.slice(half))];
  return piece > 0 && total > 0 && piece <= total;
}

function isPositionInSequence(value: string): boolean {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(value);
  return match !== null && Number(match[1]) <= Number(match[2]);
}
