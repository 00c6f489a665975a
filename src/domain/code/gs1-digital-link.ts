import { gtin14 } from './gs1-check-digit.ts';
import { elementsFault, type Gs1Element, type Gs1Reading } from './gs1-element-string.ts';
import { mayStandInQuery, predefinedLength, qualifierSequences, valueParts } from './gs1-element-table.ts';

/** The domain of canonical links. */
const CANONICAL_DOMAIN = 'https://id.gs1.org';

export interface DigitalLinkOptions {
  /** Takes GTIN-8, -12 and -13 where 14 digits belong, and widens them. */
  readonly shortGtin?: boolean;
  /** Reads the structure without judging values: check digits and characters may be wrong. */
  readonly structureOnly?: boolean;
}

const ADDRESS =
  /^(?:https?|HTTPS?):\/\/(?<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?<path>\/[^?#]*)(?:\?(?<query>[^#]*))?(?:#.*)?$/;
const ADDRESS_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

/** True for a text that is to be read as a web address. */
export function looksLikeAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * The elements of a GS1 Digital Link (URI syntax 1.2+, not compressed): those of the path from the last primary key on,
 * then those of the query in the order given. Any domain and any path before the key; other query parameters are ignored.
 */
export function readDigitalLink(text: string, options: DigitalLinkOptions = {}): Gs1Reading {
  const address = ADDRESS.exec(text)?.groups;
  const path = address?.['path'];
  if (path === undefined) return fault('This is no web address.');
  if (options.structureOnly !== true && !ADDRESS_CHARACTERS.test(text)) {
    return fault('The address holds a character that must be percent-encoded.');
  }
  const inPath = readPath(path, options);
  if (!inPath.ok) return inPath;
  const inQuery = readQuery(address?.['query'] ?? '', inPath.elements, options);
  if (!inQuery.ok) return inQuery;
  const elements = [...inPath.elements, ...inQuery.elements];
  const says = options.structureOnly === true ? null : elementsFault(elements);
  return says === null ? { ok: true, elements } : fault(says);
}

function readPath(path: string, options: DigitalLinkOptions): Gs1Reading {
  const segments = path.split('/').slice(1);
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const identifier = segments[at] ?? '';
    if (valueParts(identifier) === undefined) break;
    if (qualifierSequences(identifier) === undefined) continue;
    return elementsOf(segments.slice(at), options);
  }
  return fault('The path names no GS1 key, such as /01/ and a GTIN.');
}

function elementsOf(segments: readonly string[], options: DigitalLinkOptions): Gs1Reading {
  const elements: Gs1Element[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const identifier = segments[at] ?? '';
    const value = widened(identifier, decoded(segments[at + 1] ?? ''), options);
    if (value === '') return fault(`/${identifier}/ has no value.`);
    elements.push({ identifier, value });
  }
  const [key, ...qualifiers] = elements.map((element) => element.identifier);
  if (!mayFollow(key ?? '', qualifiers)) {
    return fault(
      `The path has ${qualifiers.join(', ')} after ${key ?? ''}, which may not stand there in this order.`,
    );
  }
  return { ok: true, elements };
}

/** True when the qualifiers are taken, in order, from one sequence that the key allows. */
function mayFollow(key: string, qualifiers: readonly string[]): boolean {
  if (qualifiers.length === 0) return true;
  return (qualifierSequences(key) ?? []).some((sequence) => {
    const positions = qualifiers.map((qualifier) => sequence.indexOf(qualifier));
    return positions.every((position, index) => position > (positions[index - 1] ?? -1));
  });
}

function readQuery(query: string, inPath: readonly Gs1Element[], options: DigitalLinkOptions): Gs1Reading {
  const elements: Gs1Element[] = [];
  for (const parameter of query.split('&')) {
    const at = parameter.indexOf('=');
    const identifier = at === -1 ? '' : parameter.slice(0, at);
    if (!/^\d+$/.test(identifier)) continue;
    const value = widened(identifier, decoded(parameter.slice(at + 1).replaceAll('+', ' ')), options);
    if (value === '') return fault(`${identifier}= has no value.`);
    const says = queryFault(identifier, inPath, elements);
    if (says !== null) return fault(says);
    elements.push({ identifier, value });
  }
  return { ok: true, elements };
}

function queryFault(
  identifier: string,
  inPath: readonly Gs1Element[],
  before: readonly Gs1Element[],
): string | null {
  if (!mayStandInQuery(identifier)) return `${identifier}= may not stand in the query.`;
  if ([...inPath, ...before].some((element) => element.identifier === identifier)) {
    return `${identifier} is given twice.`;
  }
  const [key, ...qualifiers] = inPath.map((element) => element.identifier);
  const places = qualifiers.map((_, index) => index);
  const belongsInPath = [...places, qualifiers.length].some((place) =>
    mayFollow(key ?? '', qualifiers.toSpliced(place, 0, identifier)),
  );
  return belongsInPath ? `${identifier}= belongs in the path.` : null;
}

function widened(identifier: string, value: string, options: DigitalLinkOptions): string {
  if (identifier !== '01' || options.shortGtin !== true || value.length === 14) return value;
  return gtin14(value) ?? value;
}

/** Percent-encoded bytes as characters; a `%` that starts none stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

/** Percent-encodes everything that RFC 3986 does not call unreserved. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The Digital Link of the elements: the first primary key with its qualifiers as the path, the rest as query attributes,
 * repeated ones once. They stand in the order given, those of predefined length first, as GS1's own engine has them. Null when there is no primary key or one of the rest may not stand in a query.
 */
export function writeDigitalLink(
  elements: readonly Gs1Element[],
  stem: string = CANONICAL_DOMAIN,
): string | null {
  const key = elements.find((element) => qualifierSequences(element.identifier) !== undefined);
  if (key === undefined) return null;
  const qualifiers = bestQualifiers(key.identifier, elements);
  const path = [key, ...qualifiers];
  const rest = new Map<string, string>();
  for (const { identifier, value } of elements) {
    if (path.some((element) => element.identifier === identifier)) continue;
    if (!mayStandInQuery(identifier)) return null;
    if (!rest.has(identifier)) rest.set(identifier, value);
  }
  const attributes = predefinedFirst(rest).map(
    ([identifier, value]) => `${identifier}=${percentEncoded(value)}`,
  );
  return (
    stem.replace(/\/+$/, '') + pathOf(path) + (attributes.length === 0 ? '' : `?${attributes.join('&')}`)
  );
}

function predefinedFirst(
  elements: ReadonlyMap<string, string>,
): (readonly [identifier: string, value: string])[] {
  const [predefined, others] = [true, false].map((wanted) =>
    [...elements].filter(([identifier]) => (predefinedLength(identifier) !== null) === wanted),
  );
  return [...(predefined ?? []), ...(others ?? [])];
}

/** The elements of the sequence that takes up most of them, the first of equals, in its order. */
function bestQualifiers(key: string, elements: readonly Gs1Element[]): Gs1Element[] {
  let best: Gs1Element[] = [];
  for (const sequence of qualifierSequences(key) ?? []) {
    const taken = sequence.flatMap(
      (qualifier) => elements.find((element) => element.identifier === qualifier) ?? [],
    );
    if (taken.length > best.length) best = taken;
  }
  return best;
}

function pathOf(elements: readonly Gs1Element[]): string {
  return elements.map(({ identifier, value }) => `/${identifier}/${percentEncoded(value)}`).join('');
}

/** Qualifiers that identify more finely than their key, the finest first; others are dropped from a constrained link. */
const FINER: ReadonlyMap<string, readonly string[]> = new Map([
  ['01', ['21', '235', '10']],
  ['414', ['254']],
  ['8006', ['21', '10']],
  ['8010', ['8011']],
]);
const NEVER_CONSTRAINED: ReadonlySet<string> = new Set(['415', '8013']);

/**
 * The constrained canonical link of elements, as event hashes use it: our domain, no query, only the finest level of
 * identification. It loses the lot beside a serial number: never trace by it. Null when no key of these is there.
 */
export function constrainedLink(elements: readonly Gs1Element[]): string | null {
  const key = elements.find((element) => qualifierSequences(element.identifier) !== undefined);
  if (key === undefined || NEVER_CONSTRAINED.has(key.identifier)) return null;
  const finest = (FINER.get(key.identifier) ?? [])
    .flatMap((qualifier) => elements.find((element) => element.identifier === qualifier) ?? [])
    .slice(0, 1);
  return CANONICAL_DOMAIN + pathOf([key, ...finest]);
}

function fault(says: string): { readonly ok: false; readonly says: string } {
  return { ok: false, says };
}
