import { readEpcUrn } from '../../domain/code/epc-urn.ts';
import { readDigitalLink } from '../../domain/code/gs1-digital-link.ts';
import { elementValue, type Gs1Element } from '../../domain/code/gs1-element-string.ts';

interface Written {
  /** As it stands in the document. */
  readonly uri: string;
  /** Equal for two ways to write the same: a URN and a Digital Link, on any domain, percent-encoded or not. */
  readonly key: string;
  /** Why the check digit or a character is wrong; null when nothing is. */
  readonly fault: string | null;
}

/** A kind of goods, one lot of it, or one piece. */
export interface TradeItem extends Written {
  readonly kind: 'trade-item';
  /** 14 digits; null for a class that somebody names by a URI of their own, which is then the item and its lot at once. */
  readonly gtin: string | null;
  readonly lot: string | null;
  readonly serial: string | null;
}
export interface LogisticUnit extends Written {
  readonly kind: 'logistic-unit';
  readonly sscc: string;
}
export interface Place extends Written {
  readonly kind: 'place';
  readonly gln: string;
  /** Part of the place: a line, a dock, a room. */
  readonly extension: string | null;
}
export interface PartyIdentifier extends Written {
  readonly kind: 'party';
  readonly gln: string;
}
export interface OtherIdentifier extends Written {
  readonly kind: 'other';
}
export type EpcisIdentifier = TradeItem | LogisticUnit | Place | PartyIdentifier | OtherIdentifier;

/** What a URI of an EPCIS document identifies. GS1 keys are read from Digital Links and EPC URNs; the lot stays beside a serial. */
export function readIdentifier(uri: string): EpcisIdentifier {
  const { elements, fault } = elementsOf(uri);
  const [first] = elements;
  if (first === undefined) return { kind: 'other', uri, key: uri, fault };
  const key = elements.map(({ identifier, value }) => `/${identifier}/${value}`).join('');
  const qualifier = (identifier: string): string | null => elementValue(elements, identifier) ?? null;
  switch (first.identifier) {
    case '01':
      return {
        kind: 'trade-item',
        uri,
        key,
        fault,
        gtin: first.value,
        lot: qualifier('10'),
        serial: qualifier('21') ?? qualifier('235'),
      };
    case '00':
      return { kind: 'logistic-unit', uri, key, fault, sscc: first.value };
    case '414':
      return { kind: 'place', uri, key, fault, gln: first.value, extension: qualifier('254') };
    case '417':
      return { kind: 'party', uri, key, fault, gln: first.value };
    default:
      return { kind: 'other', uri, key, fault };
  }
}

/** Qualifiers that identify; attributes in the query of a link do not. */
const IDENTIFYING = new Set([
  ...['00', '01', '10', '21', '22', '235', '253', '254', '255', '401', '402', '414', '417'],
  ...['8003', '8004', '8006', '8010', '8011', '8017', '8018'],
]);

function elementsOf(uri: string): { elements: readonly Gs1Element[]; fault: string | null } {
  const urn = uri.startsWith('urn:epc:') ? readEpcUrn(uri) : null;
  if (urn !== null) return { elements: urn, fault: null };
  if (uri.startsWith('urn:epc:')) return { elements: [], fault: 'This EPC is not built as its scheme asks.' };
  const loose = readDigitalLink(uri, { structureOnly: true, shortGtin: true });
  if (!loose.ok) return { elements: [], fault: null };
  const strict = readDigitalLink(uri, { shortGtin: true });
  return {
    elements: loose.elements.filter(({ identifier }) => IDENTIFYING.has(identifier)),
    fault: strict.ok ? null : strict.says,
  };
}

/** The class of goods that a quantity names: a URI that is no GS1 key still names a class. */
export function readItemClass(uri: string): TradeItem {
  const identifier = readIdentifier(uri);
  if (identifier.kind === 'trade-item') return identifier;
  const { key, fault } = identifier;
  return { kind: 'trade-item', uri, key, fault, gtin: null, lot: codeIn(uri), serial: null };
}

/** The short code in a URI that people write on papers: `PO-5501` of `urn:epcglobal:cbv:bt:9521321000019:PO-5501`. */
export function codeIn(uri: string): string {
  const withoutEnd = uri.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const last = /[^/:]*$/.exec(withoutEnd)?.[0] ?? '';
  const code = last === '' || uri.startsWith('urn:epc:id:') ? withoutEnd : last;
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}
