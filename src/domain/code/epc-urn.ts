import { checkDigit } from './gs1-check-digit.ts';
import { constrainedLink, percentEncoded, readDigitalLink, writeDigitalLink } from './gs1-digital-link.ts';
import { elementsFault, elementValue, type Gs1Element } from './gs1-element-string.ts';

/**
 * EPC URNs (EPC Tag Data Standard 2.0, section 6) and GS1 elements, both ways. In a URN the key is cut at the end of the
 * company prefix and carries no check digit; both are put back here.
 */
interface Scheme {
  /** Fields between dots; the last may hold dots itself, where it is a serial number or a lot. */
  readonly fieldCount: number;
  /** Reads the fields; null when a length is wrong. */
  readonly read: (fields: readonly string[]) => Gs1Element[] | null;
}

/** Digits before the check digit, and which characters of the second field go to the front. */
function key(fields: readonly string[], digits: number, leading: 0 | 1): string | null {
  const [prefix = '', reference = ''] = fields;
  if (!isCompanyPrefix(prefix) || !/^\d*$/.test(reference)) return null;
  const text = reference.slice(0, leading) + prefix + reference.slice(leading);
  return text.length === digits && reference.length >= leading ? text + checkDigit(text) : null;
}

function isCompanyPrefix(text: string): boolean {
  return /^\d{6,12}$/.test(text);
}

function element(identifier: string, value: string): Gs1Element {
  return { identifier, value };
}

/** A scheme whose first two fields make a numeric key and whose others follow as `rest` says. */
function numeric(
  [identifier, digits, leading]: readonly [identifier: string, digits: number, leading: 0 | 1],
  fieldCount: number,
  rest: (key: string, more: readonly string[]) => Gs1Element[] = (value) => [element(identifier, value)],
): Scheme {
  return {
    fieldCount,
    read: (fields) => {
      const value = key(fields, digits, leading);
      return value === null ? null : rest(value, fields.slice(2));
    },
  };
}

/** A scheme whose company prefix and reference simply stand together. */
function joined(identifier: string): Scheme {
  return {
    fieldCount: 2,
    read: ([prefix = '', reference = '']) =>
      isCompanyPrefix(prefix) && reference !== '' ? [element(identifier, prefix + reference)] : null,
  };
}

const GTIN = ['01', 13, 1] as const;

const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['id:sgtin', numeric(GTIN, 3, (gtin, [serial = '']) => [element('01', gtin), element('21', serial)])],
  ['class:lgtin', numeric(GTIN, 3, (gtin, [lot = '']) => [element('01', gtin), element('10', lot)])],
  ['idpat:sgtin', numeric(GTIN, 3, (gtin, [serial]) => (serial === '*' ? [element('01', gtin)] : []))],
  ['id:upui', numeric(GTIN, 3, (gtin, [tpx = '']) => [element('01', gtin), element('235', tpx)])],
  ['id:sscc', numeric(['00', 17, 1], 2)],
  ['id:gsin', numeric(['402', 16, 0], 2)],
  ['id:gsrn', numeric(['8018', 17, 0], 2)],
  ['id:gsrnp', numeric(['8017', 17, 0], 2)],
  ['id:pgln', numeric(['417', 12, 0], 2)],
  [
    'id:sgln',
    numeric(['414', 12, 0], 3, (gln, [extension = '']) =>
      extension === '0' ? [element('414', gln)] : [element('414', gln), element('254', extension)],
    ),
  ],
  ['id:gdti', numeric(['253', 12, 0], 3, (gdti, [serial = '']) => [element('253', gdti + serial)])],
  ['id:sgcn', numeric(['255', 12, 0], 3, (gcn, [serial = '']) => [element('255', gcn + serial)])],
  ['id:grai', numeric(['8003', 12, 0], 3, (grai, [serial = '']) => [element('8003', `0${grai}${serial}`)])],
  [
    'id:itip',
    numeric(['8006', 13, 1], 5, (gtin, [piece = '', total = '', serial = '']) => [
      element('8006', gtin + piece + total),
      element('21', serial),
    ]),
  ],
  ['id:giai', joined('8004')],
  ['id:ginc', joined('401')],
  [
    'id:cpi',
    {
      fieldCount: 3,
      read: ([prefix = '', part = '', serial = '']) =>
        isCompanyPrefix(prefix) && part !== ''
          ? [element('8010', prefix + part), element('8011', serial)]
          : null,
    },
  ],
]);

/** The GS1 elements of an EPC or EPC class URN, each value judged; null for anything else. */
export function readEpcUrn(urn: string): Gs1Element[] | null {
  const match = /^urn:epc:(id|class|idpat):([a-z]+):(.+)$/.exec(urn);
  const scheme = SCHEMES.get(`${match?.[1] ?? ''}:${match?.[2] ?? ''}`);
  if (scheme === undefined) return null;
  const fields = urnFields(match?.[3] ?? '', scheme.fieldCount);
  const elements = fields === null ? null : scheme.read(fields);
  if (elements === null || elements.length === 0) return null;
  return elementsFault(elements) === null ? elements : null;
}

/** The fields between dots, exactly so many, percent-encoding undone; null when there are fewer or it is not a URN. */
function urnFields(text: string, count: number): string[] | null {
  if (!/^(?:[A-Za-z0-9\-._~!$'()*+,;=:@]|%[0-9A-Fa-f]{2})*$/.test(text)) return null;
  const parts = text.split('.');
  if (parts.length < count) return null;
  const fields = [...parts.slice(0, count - 1), parts.slice(count - 1).join('.')];
  try {
    return fields.map((field) => decodeURIComponent(field));
  } catch {
    return null;
  }
}

/** An EPC or EPC class URN as a canonical Digital Link with all that it identifies; null for an invalid one. */
export function epcToDigitalLink(urn: string): string | null {
  const elements = readEpcUrn(urn);
  return elements === null ? null : writeDigitalLink(elements);
}

/**
 * The constrained canonical Digital Link of an EPC URN or of any Digital Link, as event hashes use it: literal, without
 * judging check digits, since a hash must be had of wrong data too. Null when the input is neither.
 */
export function canonicalLink(input: string): string | null {
  const urn = readEpcUrn(input);
  if (urn !== null) return constrainedLink(urn);
  const link = readDigitalLink(input, { structureOnly: true, shortGtin: true });
  return link.ok ? constrainedLink(link.elements) : null;
}

/** A Digital Link as EPC or EPC class URN; the length of the company prefix must be told. Null when it has none. */
export function epcFromDigitalLink(link: string, companyPrefixLength: number): string | null {
  if (!Number.isInteger(companyPrefixLength) || companyPrefixLength < 6 || companyPrefixLength > 12)
    return null;
  const reading = readDigitalLink(link);
  return reading.ok ? epcUrn(reading.elements, companyPrefixLength) : null;
}

/** The elements as an EPC or EPC class URN: the item by serial number before the lot, a GTIN alone as a pattern. */
function epcUrn(elements: readonly Gs1Element[], companyPrefixLength: number): string | null {
  const [first] = elements;
  if (first === undefined) return null;
  const value = (identifier: string): string | undefined => elementValue(elements, identifier);
  const cut = (digits: string, leading: 0 | 1 = 0): string => cutKey(digits, leading, companyPrefixLength);
  const start = first.value;
  switch (first.identifier) {
    case '01':
      return gtinUrn(cut(start.slice(0, 13), 1), value);
    case '00':
      return `urn:epc:id:sscc:${cut(start.slice(0, 17), 1)}`;
    case '402':
      return `urn:epc:id:gsin:${cut(start.slice(0, 16))}`;
    case '414':
      return `urn:epc:id:sgln:${cut(start.slice(0, 12))}.${escaped(value('254') ?? '0')}`;
    case '417':
      return `urn:epc:id:pgln:${cut(start.slice(0, 12))}`;
    case '8017':
      return `urn:epc:id:gsrnp:${cut(start.slice(0, 17))}`;
    case '8018':
      return `urn:epc:id:gsrn:${cut(start.slice(0, 17))}`;
    default:
      return serialUrn(first, value, companyPrefixLength);
  }
}

/** The keys that a serial number follows within the value, or that have no fixed length. */
function serialUrn(
  { identifier, value: text }: Gs1Element,
  value: (identifier: string) => string | undefined,
  companyPrefixLength: number,
): string | null {
  const cut = (digits: string, leading: 0 | 1 = 0): string => cutKey(digits, leading, companyPrefixLength);
  const split = `${text.slice(0, companyPrefixLength)}.${escaped(text.slice(companyPrefixLength))}`;
  const [serial, part] = [value('21'), value('8011')];
  if (identifier === '253') return withSerial('gdti', cut(text.slice(0, 12)), text.slice(13));
  if (identifier === '255') return withSerial('sgcn', cut(text.slice(0, 12)), text.slice(13));
  if (identifier === '8003') return withSerial('grai', cut(text.slice(1, 13)), text.slice(14));
  if (text.length <= companyPrefixLength) return null;
  if (identifier === '8004') return `urn:epc:id:giai:${split}`;
  if (identifier === '401') return `urn:epc:id:ginc:${split}`;
  if (identifier === '8010') return part === undefined ? null : `urn:epc:id:cpi:${split}.${part}`;
  if (identifier !== '8006' || serial === undefined) return null;
  return `urn:epc:id:itip:${cut(text.slice(0, 13), 1)}.${text.slice(14, 16)}.${text.slice(16, 18)}.${escaped(serial)}`;
}

function gtinUrn(gtin: string, value: (identifier: string) => string | undefined): string {
  const [serial, controlled, lot] = [value('21'), value('235'), value('10')];
  if (serial !== undefined) return `urn:epc:id:sgtin:${gtin}.${escaped(serial)}`;
  if (controlled !== undefined) return `urn:epc:id:upui:${gtin}.${escaped(controlled)}`;
  if (lot !== undefined) return `urn:epc:class:lgtin:${gtin}.${escaped(lot)}`;
  return `urn:epc:idpat:sgtin:${gtin}.*`;
}

function withSerial(scheme: string, cut: string, serial: string): string | null {
  return serial === '' ? null : `urn:epc:id:${scheme}:${cut}.${escaped(serial)}`;
}

/** The digits without check digit as `prefix.reference`, the leading digit moved behind the prefix. */
function cutKey(digits: string, leading: 0 | 1, companyPrefixLength: number): string {
  const rest = digits.slice(leading);
  return `${rest.slice(0, companyPrefixLength)}.${digits.slice(0, leading)}${rest.slice(companyPrefixLength)}`;
}

/** Percent-encodes what may not stand in a URN; the rest stays readable. */
function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._!'()*+,:;=]/g, percentEncoded);
}
