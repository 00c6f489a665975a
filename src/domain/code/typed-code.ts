import { codeKey, foldedKey } from '../../kit/code-key.ts';
import { cartonCandidates, type CartonCandidate } from './carton-mark.ts';
import { cartonWordings } from './carton-wording.ts';
import { readEpcUrn } from './epc-urn.ts';
import { gtin14, isSscc } from './gs1-check-digit.ts';
import { looksLikeAddress, readDigitalLink } from './gs1-digital-link.ts';
import {
  elementsFault,
  elementValue,
  FNC1,
  splitBracketed,
  splitElementString,
  type Gs1Element,
} from './gs1-element-string.ts';

/** What GS1 data name, as far as it leads to something: keys of lots and papers as code keys, the rest as digits. */
export interface Gs1Names {
  /** The trade item, 14 digits. */
  readonly gtin: string | null;
  /** Code key of the batch or lot (10): it names a lot of that trade item, never a lot alone. */
  readonly lotKey: string | null;
  readonly serialKey: string | null;
  /** Carton or pallet. */
  readonly sscc: string | null;
  /** Place or party. */
  readonly gln: string | null;
  /** Code keys of order (400), consignment (401) and shipment (402), and the route (403), in this order. */
  readonly paperKeys: readonly string[];
}

/** A code as somebody typed, pasted or scanned it, and all it may be looked up by. */
export interface TypedCode {
  /** As typed, without what a scanner puts in front. */
  readonly text: string;
  /** Finds what is the same but for case, spacing and width. Empty: nothing to look for. */
  readonly key: string;
  /** Finds what looks alike: marked suggestions, when the key finds nothing. */
  readonly folded: string;
  /** Finds cartons by the patterns of their series, likelier readings first. */
  readonly cartons: readonly CartonCandidate[];
  /** The same for look-alikes: patterns to compare with folded patterns. */
  readonly foldedCartons: readonly CartonCandidate[];
  /** Set when the text is GS1 data, or a bare number that is a GTIN or SSCC. */
  readonly gs1: {
    readonly form: 'bracketed' | 'element-string' | 'digital-link' | 'epc-urn' | 'number';
    readonly elements: readonly Gs1Element[];
    readonly names: Gs1Names;
    /** What is wrong with the data, such as a check digit; to be shown beside whatever is found. */
    readonly fault: string | null;
  } | null;
}

const INVISIBLE = /[\p{Cf}\p{Cs}\p{Cc}]/gu;
const SYMBOLOGY_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * Reads a code for looking it up. Nothing is decided here: several readings of one text are all kept, and what they find
 * is shown side by side.
 *
 * @throws LotproofError `limit-exceeded` for a text longer than a code may be.
 */
export function readTypedCode(typed: string): TypedCode {
  const text = withoutInvisible(typed).trim().replace(SYMBOLOGY_IDENTIFIER, '').trim();
  const key = codeKey(text);
  const folded = foldedKey(key);
  return {
    text,
    key,
    folded,
    cartons: [...cartonWordings(text), ...cartonCandidates(key)],
    foldedCartons: cartonCandidates(folded),
    gs1: readGs1(text, key),
  };
}

/** Without characters that cannot be seen, but for the group separator, which parts GS1 elements. */
function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => (character === FNC1 ? FNC1 : ''));
}

type Gs1Form = NonNullable<TypedCode['gs1']>['form'];

function readGs1(text: string, key: string): TypedCode['gs1'] {
  const found = splitGs1(text, key);
  if (found === null) return null;
  const { form, elements } = found;
  return { form, elements, names: gs1Names(elements), fault: elementsFault(elements) };
}

function splitGs1(text: string, key: string): { form: Gs1Form; elements: readonly Gs1Element[] } | null {
  const urn = readEpcUrn(text);
  if (urn !== null) return { form: 'epc-urn', elements: urn };
  if (looksLikeAddress(text)) {
    const link = readDigitalLink(text, { shortGtin: true, structureOnly: true });
    return link.ok ? { form: 'digital-link', elements: link.elements } : null;
  }
  const plain = text.normalize('NFKC');
  if (/^\(\s*\d{2,4}\s*\)/.test(plain)) {
    const bracketed = splitBracketed(withoutLooseSpace(plain));
    return bracketed.ok ? { form: 'bracketed', elements: widenedGtins(bracketed.elements) } : null;
  }
  return splitNumber(key) ?? splitRaw(plain);
}

/** A GTIN or SSCC as it stands under a barcode, however it is spaced. */
function splitNumber(key: string): { form: 'number'; elements: readonly Gs1Element[] } | null {
  const gtin = gtin14(key);
  if (gtin !== null) return { form: 'number', elements: [{ identifier: '01', value: gtin }] };
  return isSscc(key) ? { form: 'number', elements: [{ identifier: '00', value: key }] } : null;
}

/**
 * An element string without brackets, as a scanner types it. Only where it starts with a trade item or transport unit
 * whose check digit holds, or has separators: `10` before other text is more often a code that starts with ten.
 */
function splitRaw(plain: string): { form: 'element-string'; elements: readonly Gs1Element[] } | null {
  const spaceless = plain.replace(/\s+/gu, '');
  const compact = spaceless.startsWith(FNC1) ? spaceless.slice(1) : spaceless;
  const start = /^(?:01(?<gtin>\d{14})|00(?<sscc>\d{18}))/.exec(compact)?.groups;
  const startsWithKey = gtin14(start?.['gtin'] ?? '') !== null || isSscc(start?.['sscc'] ?? '');
  if (!startsWithKey && !compact.includes(FNC1)) return null;
  const raw = splitElementString(compact);
  return raw.ok && (startsWithKey || elementsFault(raw.elements) === null)
    ? { form: 'element-string', elements: raw.elements }
    : null;
}

/** `( 01 ) 0952 1321 … (10) LOT` as printed for people: no space belongs to a GS1 value. */
function withoutLooseSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

function widenedGtins(elements: readonly Gs1Element[]): Gs1Element[] {
  return elements.map(({ identifier, value }) => ({
    identifier,
    value: identifier === '01' ? (gtin14(value) ?? value) : value,
  }));
}

function gs1Names(elements: readonly Gs1Element[]): Gs1Names {
  const keyOf = (...identifiers: readonly string[]): string | null => {
    const value = identifiers.map((one) => elementValue(elements, one)).find((one) => one !== undefined);
    const key = codeKey(value ?? '');
    return key === '' ? null : key;
  };
  return {
    gtin: keyOf('01', '02', '03') ?? keyOf('8006', '8026')?.slice(0, 14) ?? null,
    lotKey: keyOf('10'),
    serialKey: keyOf('21', '8011'),
    sscc: keyOf('00'),
    gln: keyOf('414', '417', '410', '416'),
    paperKeys: ['400', '401', '402', '403'].flatMap((identifier) => keyOf(identifier) ?? []),
  };
}
