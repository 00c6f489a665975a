import { codeKey, foldedKey } from '../../kit/code-key.ts';

/** Printed words in reading order, with how sure the reader was, 0 to 100. */
type Words = readonly { readonly text: string; readonly sure: number }[];

/** What was read from a photo of a label. */
export interface PhotoReading {
  readonly words: Words;
  /** The same read once more with shadows evened out; absent: read once. */
  readonly evened?: Words;
  /** What stands in the symbols, and GTIN (14 digits) and lot code by their GS1 data where they have them. */
  readonly symbols: readonly ReadSymbol[];
}

interface ReadSymbol {
  readonly text: string;
  readonly gtin: string | null;
  readonly lot: string | null;
}

/** What the label of the run should say; `from` names the record it is known from. */
export interface ExpectedField {
  readonly key: string;
  readonly text: string;
  readonly from: string;
  /** Printed words, or what a symbol leads to. */
  readonly in: 'text' | 'symbol';
  /** Of a symbol that says GS1 data, or a barcode of the GTIN alone; absent: the symbol says the text. */
  readonly gs1?: { readonly gtin: string; readonly lot?: string | undefined };
}

export const PHOTO_VERDICTS = ['agrees', 'differs', 'not-read'] as const;
export type PhotoVerdict = (typeof PHOTO_VERDICTS)[number];

export interface ComparedField extends ExpectedField {
  readonly verdict: PhotoVerdict;
  /** What the photo says in its place; null: nothing like it was read. */
  readonly read: string | null;
}

/** Below that a word is not taken as read, however well it fits. */
const SURE = 60;
/** Changes for each character up to which two texts are taken for the same place of the label. */
const NEAR = 0.34;
/** A shorter text is near too many others. */
const NEAR_LENGTH = 5;

/**
 * Each field beside what was read. `agrees` only where the whole words are read as expected, surely, and nothing near them says otherwise:
 * a label with two lot codes, one of them another's, does not agree. What only looks alike (O for 0) was not read well enough to say.
 */
export function comparePhoto(expected: readonly ExpectedField[], read: PhotoReading): ComparedField[] {
  const symbols = expected.filter((field) => field.in === 'symbol');
  return expected.map((field) =>
    field.in === 'symbol' ? compareSymbol(field, symbols, read) : compareReadings(field, read),
  );
}

/** `differs` outweighs all; only where everything agrees the photo agrees, which still is no pass. */
export function photoVerdict(fields: readonly ComparedField[]): PhotoVerdict {
  if (fields.some(({ verdict }) => verdict === 'differs')) return 'differs';
  return fields.length > 0 && fields.every(({ verdict }) => verdict === 'agrees') ? 'agrees' : 'not-read';
}

/**
 * Symbols that say what the field is of: an address or data with a lot, and a GTIN where one is expected. An EAN beside the address of a page says
 * nothing of it. What another field of the label expects is no fault of this one.
 */
function compareSymbol(
  field: ExpectedField,
  expected: readonly ExpectedField[],
  { symbols }: PhotoReading,
): ComparedField {
  const told = symbols.filter(
    (symbol) =>
      isOf(field, symbol) && !expected.some((other) => other !== field && isAsExpected(other, symbol)),
  );
  const other = told.find((symbol) => !isAsExpected(field, symbol) && !isSameGtin(field, symbol));
  if (other !== undefined) return { ...field, verdict: 'differs', read: other.text };
  const same = told.find((symbol) => isAsExpected(field, symbol));
  return same === undefined
    ? { ...field, verdict: 'not-read', read: null }
    : { ...field, verdict: 'agrees', read: same.text };
}

function isOf({ gs1 }: ExpectedField, { text, gtin, lot }: ReadSymbol): boolean {
  const isBarcode = gs1 !== undefined && gs1.lot === undefined;
  if (isBarcode) return gtin !== null;
  return lot !== null || /^https?:/i.test(text) || (gs1 !== undefined && gtin !== null);
}

function isAsExpected({ text, gs1 }: ExpectedField, symbol: ReadSymbol): boolean {
  if (gs1 === undefined) return symbol.text === text;
  if (symbol.gtin !== gs1.gtin || (symbol.lot === null) !== (gs1.lot === undefined)) return false;
  return codeKey(symbol.lot ?? '') === codeKey(gs1.lot ?? '');
}

/** A barcode of the GTIN beside data with its lot, or the other way round: neither proves the other nor speaks against it. */
function isSameGtin({ gs1 }: ExpectedField, { gtin, lot }: ReadSymbol): boolean {
  if (gs1 === undefined) return false;
  return gtin === gs1.gtin && (lot === null || gs1.lot === undefined);
}

function compareReadings(field: ExpectedField, { words, evened }: PhotoReading): ComparedField {
  const first = compareText(field, words);
  return evened === undefined ? first : together(first, compareText(field, evened));
}

/**
 * Two readings of one print. Where one saw nothing like the field, the other counts; where they say different things, nothing was read well
 * enough to say, and what was read otherwise is told.
 */
function together(one: ComparedField, other: ComparedField): ComparedField {
  if (one.verdict === other.verdict) return one.read === null ? other : one;
  const [told, doubt] = one.verdict === 'not-read' ? [other, one] : [one, other];
  if (doubt.verdict === 'not-read' && (doubt.read === null || isSameText(doubt.read, told.read))) return told;
  const otherwise = told.verdict === 'agrees' ? doubt : told;
  return { ...otherwise, verdict: 'not-read' };
}

function isSameText(one: string, other: string | null): boolean {
  return other !== null && codeKey(one) === codeKey(other);
}

function compareText(field: ExpectedField, words: Words): ComparedField {
  const key = codeKey(field.text);
  if (key === '') return { ...field, verdict: 'not-read', read: null };
  const near = nearStretches(key, words);
  const exact = near.filter((stretch) => stretch.key === key);
  const others = near.filter((stretch) => stretch.key !== key);
  const different = others.find((stretch) => foldedKey(stretch.key) !== foldedKey(key));
  if (exact.length === 0 || different !== undefined) {
    const best = different ?? others[0];
    if (best === undefined) return { ...field, verdict: 'not-read', read: null };
    const isSure = best.sure >= SURE && foldedKey(best.key) !== foldedKey(key);
    return { ...field, verdict: isSure ? 'differs' : 'not-read', read: best.text };
  }
  const sure = exact.find((stretch) => stretch.sure >= SURE);
  return {
    ...field,
    verdict: sure === undefined ? 'not-read' : 'agrees',
    read: (sure ?? exact[0])?.text ?? null,
  };
}

/** Words in a row, taken as one text. */
interface Placed {
  readonly key: string;
  readonly text: string;
  readonly sure: number;
  readonly from: number;
  readonly to: number;
}

/** Stretches of whole words whose key is the one sought, or near it; of those that overlap the nearest. */
function nearStretches(key: string, words: Words): Placed[] {
  const found: (Placed & { distance: number })[] = [];
  const limit = key.length < NEAR_LENGTH ? 0 : Math.floor(key.length * NEAR);
  for (let from = 0; from < words.length; from += 1) {
    let [joined, text, sure] = ['', '', 100];
    for (let to = from + 1; to <= words.length; to += 1) {
      const word = words[to - 1];
      if (word === undefined) break;
      const part = codeKey(word.text);
      joined += part;
      text = text === '' ? word.text : `${text} ${word.text}`;
      if (part !== '') sure = Math.min(sure, word.sure);
      if (joined.length > key.length + limit) break;
      if (joined.length < key.length - limit) continue;
      const distance = changes(joined, key, limit);
      if (distance <= limit) found.push({ key: joined, text, sure, from, to, distance });
    }
  }
  found.sort((left, right) => left.distance - right.distance || left.from - right.from);
  const kept: (Placed & { distance: number })[] = [];
  for (const one of found)
    if (!kept.some((known) => known.from < one.to && one.from < known.to)) kept.push(one);
  return kept;
}

/** Characters to change, put in or leave out; more than the limit is one above it. */
function changes(left: string, right: string, limit: number): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const same = left[at - 1] === right[to - 1] ? 0 : 1;
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.min(row[right.length] ?? limit + 1, limit + 1);
}
