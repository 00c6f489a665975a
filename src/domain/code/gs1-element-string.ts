import { endsWithCheckDigit } from './gs1-check-digit.ts';
import { leadingIdentifier, predefinedLength } from './gs1-element-table.ts';
import { valueFault } from './gs1-value-tests.ts';

/** One GS1 element: Application Identifier and value. */
export interface Gs1Element {
  readonly identifier: string;
  readonly value: string;
}

export type Gs1Reading =
  | { readonly ok: true; readonly elements: readonly Gs1Element[] }
  | { readonly ok: false; readonly says: string };

/** What a scanner sent: GS1 elements, or data that is not in GS1 form. */
export type ScanReading =
  | { readonly ok: true; readonly elements: readonly Gs1Element[]; readonly plain: null }
  | { readonly ok: true; readonly elements: null; readonly plain: string }
  | { readonly ok: false; readonly says: string };

/** How FNC1 between two elements reaches us: the ASCII group separator. */
export const FNC1 = '\u001d';

/**
 * Splits bracketed elements, `(01)09521321000018(10)TC-260301-L2-A`; a `(` inside a value is written `\(`. Values are not
 * judged: see `elementsFault`.
 */
export function splitBracketed(text: string): Gs1Reading {
  const elements: Gs1Element[] = [];
  let at = 0;
  while (at < text.length) {
    const open = /^\((\d{2,4})\)/.exec(text.slice(at, at + 6));
    if (open?.[1] === undefined)
      return fault('Elements start with an Application Identifier in brackets, as (01).');
    at += open[0].length;
    const value = /^(?:\\\(|[^(])*/.exec(text.slice(at))?.[0] ?? '';
    if (value === '') return fault(`(${open[1]}) has no value.`);
    if (value.includes('^')) return fault(`(${open[1]}) holds ^, which no GS1 value may.`);
    elements.push({ identifier: open[1], value: value.replaceAll('\\(', '(') });
    at += value.length;
  }
  return elements.length === 0 ? fault('There is no element.') : { ok: true, elements };
}

/**
 * Splits an element string as read from a barcode, FNC1 as the group separator between elements of variable length. A
 * separator that is not needed is allowed, also at the end; one at the start says only that GS1 data follow.
 */
export function splitElementString(text: string): Gs1Reading {
  const elements: Gs1Element[] = [];
  let rest = text.startsWith(FNC1) ? text.slice(1) : text;
  while (rest !== '') {
    const identifier = leadingIdentifier(rest);
    if (identifier === null) {
      return fault(`No GS1 Application Identifier starts with "${rest.slice(0, 4)}".`);
    }
    rest = rest.slice(identifier.length);
    const separator = rest.indexOf(FNC1);
    const end = predefinedLength(identifier) ?? (separator === -1 ? rest.length : separator);
    const value = rest.slice(0, end);
    if (value === '') return fault(`(${identifier}) has no value.`);
    elements.push({ identifier, value });
    rest = rest.slice(end);
    if (rest.startsWith(FNC1)) rest = rest.slice(1);
  }
  return elements.length === 0 ? fault('There is no element.') : { ok: true, elements };
}

/** The first fault of any value, as a sentence; null when each is as its Application Identifier wants it. */
export function elementsFault(elements: readonly Gs1Element[]): string | null {
  for (const { identifier, value } of elements) {
    const found = valueFault(identifier, value);
    if (found !== null) return found;
  }
  return null;
}

/** Bracketed elements, each value judged. */
export function readBracketed(text: string): Gs1Reading {
  return judged(splitBracketed(text));
}

/** An element string, each value judged. */
export function readElementString(text: string): Gs1Reading {
  return judged(splitElementString(text));
}

const GS1_SYMBOLS = new Set([']C1', ']d2', ']Q3', ']J1', ']e0']);
const PLAIN_SYMBOLS = new Set([']d1', ']Q1', ']J0']);
const RETAIL_DIGITS: ReadonlyMap<string, number> = new Map([
  [']E0', 13],
  [']E4', 8],
]);

/** What a scanner sends with its symbology identifier in front (ISO/IEC 15424); one that is unknown is refused. */
export function readScan(text: string): ScanReading {
  const [symbol, content] = [text.slice(0, 3), text.slice(3)];
  if (PLAIN_SYMBOLS.has(symbol)) return { ok: true, elements: null, plain: content };
  const digits = RETAIL_DIGITS.get(symbol);
  if (digits !== undefined) return readRetail(content, digits);
  if (!GS1_SYMBOLS.has(symbol)) return fault('No known symbology identifier leads.');
  const reading = content.startsWith(FNC1)
    ? fault('GS1 data may not start with a separator.')
    : readElementString(content);
  return reading.ok ? { ...reading, plain: null } : reading;
}

/** An EAN or UPC symbol, with the elements of a composite part behind `|` when there is one. */
function readRetail(content: string, digits: number): ScanReading {
  const [number = '', composite] = content.split('|');
  if (number.length !== digits || !endsWithCheckDigit(number)) {
    return fault(`"${number}" is not ${String(digits)} digits with their check digit.`);
  }
  const item = { identifier: '01', value: number.padStart(14, '0') };
  if (composite === undefined) return { ok: true, elements: [item], plain: null };
  const more = readScan(composite);
  if (!more.ok) return more;
  if (more.elements === null) return fault('The composite part holds no GS1 data.');
  return { ok: true, elements: [item, ...more.elements], plain: null };
}

/** The elements in bracketed form, as printed under a barcode. */
export function writeBracketed(elements: readonly Gs1Element[]): string {
  return elements.map(({ identifier, value }) => `(${identifier})${value.replaceAll('(', '\\(')}`).join('');
}

/** The elements as an element string, with FNC1 only where one is needed and none in front. */
export function writeElementString(elements: readonly Gs1Element[]): string {
  return elements
    .map(({ identifier, value }, index) => {
      const last = index === elements.length - 1;
      return identifier + value + (last || predefinedLength(identifier) !== null ? '' : FNC1);
    })
    .join('');
}

/** The value of the first element with this identifier. */
export function elementValue(elements: readonly Gs1Element[], identifier: string): string | undefined {
  return elements.find((element) => element.identifier === identifier)?.value;
}

function judged(reading: Gs1Reading): Gs1Reading {
  if (!reading.ok) return reading;
  const says = elementsFault(reading.elements);
  return says === null ? reading : fault(says);
}

function fault(says: string): { readonly ok: false; readonly says: string } {
  return { ok: false, says };
}
