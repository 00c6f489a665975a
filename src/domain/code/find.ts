import { codeKey } from '../../kit/code-key.ts';
import { cartonMarkKey, formatCartonMark, readCartonMark } from './carton-mark.ts';
import type { CartonCandidate } from './carton-mark.ts';
import { beginningsOf, codeDifference, NEAR_KEY_LIMIT, nearKeys } from './near-codes.ts';
import type { CharactersAfter, DifferenceKind } from './near-codes.ts';
import type { Gs1Names, TypedCode } from './typed-code.ts';

/** How what was typed meets what is recorded, the surest first. The last two are suggestions, never answers. */
export const FOUND_HOW = ['exact', 'case-and-spacing', 'look-alike', 'near'] as const;
export type FoundHow = (typeof FOUND_HOW)[number];

/** A name on record and the record it names. */
export interface FoundName {
  /** Record that gives the name. */
  readonly n: number;
  /** Record that is named. */
  readonly of: number;
  readonly kind: string;
  readonly id: string;
  readonly form: string;
  readonly code: string;
  readonly key: string;
  readonly folded: string;
  readonly variant: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Why a suggestion is only one: what would have to be wrong in the typed code, and where in the recorded one. */
export interface Difference {
  readonly kind: DifferenceKind | 'other-trade-item' | 'lot-not-found' | 'no-such-carton';
  /** Character of the recorded key, from 0; null: not at one place. */
  readonly at: number | null;
}

/** A name that fits the typed code, and the carton number read from it, if it is a carton's. */
export interface Match {
  readonly name: FoundName;
  readonly number: number | null;
  readonly how: FoundHow;
  readonly difference: Difference | null;
}

/** The product (and variant) of a run, or the material of a material lot, by the record's `n`. */
export interface TradeItem {
  readonly of: number;
  readonly variant: string | null;
}

/** Everything one typed code may be looked up by, exactly. */
export function exactKeys(code: TypedCode): string[] {
  const { gs1 } = code;
  const names = gs1 === null ? [] : [gs1.names.gtin, gs1.names.lotKey, ...ssccKeys(gs1.names), gs1.names.gln];
  return distinct([code.key, ...cartonsOf(code).map(({ pattern }) => pattern), ...names, ...paperKeys(code)]);
}

/** The same for look-alikes: folded keys. */
export function foldedKeys(code: TypedCode): string[] {
  return distinct([code.folded, ...foldedCartonsOf(code).map(({ pattern }) => pattern)]);
}

function paperKeys(code: TypedCode): readonly string[] {
  return code.gs1?.names.paperKeys ?? [];
}

/** An SSCC is on record as its 18 digits, or as the 20 that stand in the barcode, with the identifier 00 before it. */
function ssccKeys({ sscc }: Gs1Names): readonly string[] {
  return sscc === null ? [] : [sscc, `00${sscc}`];
}

function distinct(keys: readonly (string | null)[]): string[] {
  return [...new Set(keys.filter((key): key is string => key !== null && key !== ''))];
}

/** GS1 data are no carton marks, except that a bare number may be both. */
function cartonsOf(code: TypedCode): readonly CartonCandidate[] {
  return isGs1Data(code) ? [] : code.cartons;
}
function foldedCartonsOf(code: TypedCode): readonly CartonCandidate[] {
  return isGs1Data(code) ? [] : code.foldedCartons;
}
export function isGs1Data(code: TypedCode): boolean {
  return code.gs1 !== null && code.gs1.form !== 'number';
}

/** True for a pattern of a carton mark. */
function isPattern(key: string): boolean {
  return key.includes('#');
}

/** The names that are what was typed, but for case and spacing. A lot in GS1 data is checked by `lotMatches`, not here. */
export function exactMatches(code: TypedCode, names: readonly FoundName[]): Match[] {
  const cartons = numbersByPattern(cartonsOf(code));
  return names.flatMap((name) => {
    if (isPattern(name.key))
      return cartonMatches(name, name.key, cartons, (text) => howOf(text === code.text));
    const how = exactHow(code, name);
    return how === null ? [] : [{ name, number: oneCarton(name), how, difference: null }];
  });
}

/** The carton that a name without a number in it is for: an SSCC names one carton of a series. */
function oneCarton({ kind, key, low, high }: FoundName): number | null {
  return kind === 'carton-series' && !isPattern(key) && low === high ? low : null;
}

function howOf(same: boolean): FoundHow {
  return same ? 'exact' : 'case-and-spacing';
}

function exactHow(code: TypedCode, name: FoundName): FoundHow | null {
  if (name.key === code.key) return howOf(name.code === code.text);
  const { gs1 } = code;
  if (gs1 === null) return null;
  const { gtin, lotKey, gln } = gs1.names;
  const values = gs1.elements.map(({ value }) => value);
  // As the padded digits are the same trade item, a plain 13-digit number counts as written like the record.
  const same = values.includes(name.code) && (gs1.form !== 'number' || /^\d+$/.test(code.text));
  const named =
    (name.key === gtin && lotKey === null) ||
    (name.key === lotKey && gtin === null) ||
    ssccKeys(gs1.names).includes(name.key) ||
    name.key === gln ||
    gs1.names.paperKeys.includes(name.key);
  return named ? howOf(same) : null;
}

function numbersByPattern(candidates: readonly CartonCandidate[]): ReadonlyMap<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const { pattern, number } of candidates) {
    const known = numbers.get(pattern) ?? [];
    numbers.set(pattern, [...known, number]);
  }
  return numbers;
}

/** The cartons a mark's name may mean: numbers outside the range the name is for are none. */
function cartonMatches(
  name: FoundName,
  pattern: string,
  numbers: ReadonlyMap<string, readonly number[]>,
  how: (text: string) => FoundHow,
): Match[] {
  return (numbers.get(pattern) ?? [])
    .filter((number) => (name.low ?? number) <= number && number <= (name.high ?? number))
    .map((number) => ({ name, number, how: how(markText(name, number)), difference: null }));
}

function markText(name: FoundName, number: number): string {
  const mark = readCartonMark(name.code);
  return mark === null ? name.code : formatCartonMark(mark, number);
}

/**
 * Lots in GS1 data: a run or material lot with that code whose product variant or material has that GTIN. The same code under
 * another GTIN is another lot, which makes a suggestion.
 * @param items trade items that bear the GTIN: products (with variant) and materials
 * @param made by `n` of a run or material lot, what it is a lot of
 */
export function lotMatches(
  code: TypedCode,
  names: readonly FoundName[],
  made: ReadonlyMap<number, TradeItem>,
): { readonly matches: readonly Match[]; readonly suggestions: readonly Match[] } {
  const gtin = code.gs1?.names.gtin ?? null;
  const lotKey = code.gs1?.names.lotKey ?? null;
  if (gtin === null || lotKey === null) return { matches: [], suggestions: [] };
  const items = names.filter((name) => name.key === gtin && name.form === 'gtin');
  const lots = names.filter((name) => name.key === lotKey && made.has(name.of));
  const isOf = (lot: FoundName): boolean =>
    items.some((item) => {
      const of = made.get(lot.of);
      if (of?.of !== item.of) return false;
      return item.variant === null || of.variant === null || item.variant === of.variant;
    });
  const value = code.gs1?.elements.find(({ identifier }) => identifier === '10')?.value;
  const matches = lots
    .filter(isOf)
    .map((name) => ({ name, number: null, how: howOf(name.code === value), difference: null }));
  const suggest = (kind: 'other-trade-item' | 'lot-not-found') => (name: FoundName) =>
    ({ name, number: null, how: 'near', difference: { kind, at: null } }) as const;
  const others = lots.filter((lot) => !isOf(lot)).map(suggest('other-trade-item'));
  return {
    matches,
    suggestions: matches.length > 0 ? [] : [...others, ...items.map(suggest('lot-not-found'))],
  };
}

/** Names that look like what was typed: O and 0, I, l and 1, S and 5, B and 8. */
export function lookAlikeMatches(code: TypedCode, names: readonly FoundName[]): Match[] {
  const cartons = numbersByPattern(foldedCartonsOf(code));
  return names.flatMap((name) => {
    const found = isPattern(name.key)
      ? cartonMatches(name, name.folded, cartons, () => 'look-alike')
      : name.folded === code.folded
        ? [{ name, number: oneCarton(name), how: 'look-alike' as const, difference: null }]
        : [];
    return found.map((match) => ({ ...match, difference: lookAlikeDifference(code, match) }));
  });
}

function lookAlikeDifference(code: TypedCode, { name, number }: Match): Difference {
  const recorded =
    number === null ? [name.key] : [codeKey(markText(name, number)), name.key.replace('#', String(number))];
  const found = recorded
    .map((key) => codeDifference(code.key, key))
    .find((one) => one?.kind === 'look-alike');
  return { kind: 'look-alike', at: found?.at ?? null };
}

/** Readings of a typed code as a carton whose pattern is tried for one slip, and keys tried for each. */
const NEAR_PATTERNS = 4;
const NEAR_PATTERN_KEYS = 400;

/** A key one slip away and what would have to be wrong; for cartons with the number. Likelier ones first. */
interface NearLookUp {
  readonly key: string;
  readonly number: number | null;
  readonly difference: Difference;
}

/** The keys of a typed code that are tried for one slip, with the number where they are patterns of a carton mark. */
function slippedKeys(code: TypedCode): { key: string; number: number | null; limit: number }[] {
  const lotKey = isGs1Data(code) ? (code.gs1?.names.lotKey ?? null) : null;
  const keys = [lotKey ?? code.key];
  // GTINs are kept with 14 digits; a mistyped one has the wrong check digit and was not recognised as one.
  if (/^\d{12,13}$/.test(code.key)) keys.push(code.key.padStart(14, '0'));
  const cartons = cartonsOf(code).filter(({ pattern }) => /\p{L}/u.test(pattern));
  return [
    ...keys.map((key) => ({ key, number: null, limit: NEAR_KEY_LIMIT })),
    ...cartons
      .slice(0, NEAR_PATTERNS)
      .map(({ pattern, number }) => ({ key: pattern, number, limit: NEAR_PATTERN_KEYS })),
  ];
}

/** The beginnings of those keys: `nearLookUps` asks what stands after them on record. */
export function slippedBeginnings(code: TypedCode): string[] {
  return [...new Set(slippedKeys(code).flatMap(({ key }) => beginningsOf(key)))];
}

/** What to look up when the code itself and its look-alikes lead to nothing. */
export function nearLookUps(code: TypedCode, after: CharactersAfter): NearLookUp[] {
  return slippedKeys(code).flatMap(({ key: typed, number, limit }) =>
    [...nearKeys(typed, limit, after)].map(({ key, difference }) => ({
      key,
      number,
      difference: { kind: difference, at: codeDifference(typed, key)?.at ?? null },
    })),
  );
}

/** The names that the look-ups found, in the order of the look-ups. */
export function nearMatches(lookUps: readonly NearLookUp[], names: readonly FoundName[]): Match[] {
  const byKey = Map.groupBy(names, ({ key }) => key);
  return lookUps.flatMap(({ key, number, difference }) =>
    (byKey.get(key) ?? [])
      .filter(
        (name) => number === null || ((name.low ?? number) <= number && number <= (name.high ?? number)),
      )
      .map((name) => ({ name, number: number ?? oneCarton(name), how: 'near' as const, difference })),
  );
}

/** Carton marks that are known, typed with a number that no carton on record has. */
export function unknownCartons(matches: readonly Match[]): Match[] {
  return matches
    .filter(({ name, number }) => number !== null && isAsPrinted(name))
    .map(({ name }) => ({
      name,
      number: null,
      how: 'near',
      difference: { kind: 'no-such-carton', at: null },
    }));
}

/** False for the short forms of a mark, which many series share. */
function isAsPrinted(name: FoundName): boolean {
  const mark = readCartonMark(name.code);
  return mark !== null && cartonMarkKey(mark) === name.key;
}

/** What is matched: the same thing under two names is one thing. */
export function thingKey({ name, number }: Match): string {
  return `${String(name.of)} ${number === null ? `variant ${name.variant ?? ''}` : `carton ${String(number)}`}`;
}
