import { LotproofError } from '../../kit/errors.ts';

/** Longest element that is read, in characters: a row with a thousand long cells stays below it. */
const ELEMENT_LIMIT = 16_000_000;
/** Kept of a text without a beginning in it: longer than any name of an element. */
const TAIL = 64;

/** The start tag of an element, and what stands between it and its end. */
export interface Element {
  readonly attributes: string;
  readonly content: string;
}

/**
 * The elements of a name in an XML text, one after the other, whatever stands between them. Elements of one name do not lie within
 * each other, as rows and cells do not; a prefix before the name does not matter.
 */
export function* elementsIn(text: string, name: string): Generator<Element> {
  for (const match of text.matchAll(patternOf(name))) yield elementOf(match);
}

/** The same of a text that comes in pieces; `end` is the name of the element whose end is the end of the search. */
export function* elementsOf(
  pieces: Iterable<Uint8Array>,
  { name, end, file }: { name: string; end: string; file: string },
): Generator<Element> {
  const decoder = new TextDecoder();
  const begins = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>]|$)`);
  const ends = new RegExp(`</(?:\\w+:)?${end}\\s*>`);
  let rest = '';
  for (const piece of pieces) {
    const text = rest + decoder.decode(piece, { stream: true });
    let at = 0;
    for (const match of text.matchAll(patternOf(name))) {
      yield elementOf(match);
      at = match.index + match[0].length;
    }
    rest = text.slice(at);
    const begin = rest.search(begins);
    if (begin < 0 && ends.test(rest)) return;
    rest = begin < 0 ? rest.slice(-TAIL) : rest.slice(begin);
    if (rest.length > ELEMENT_LIMIT) {
      throw new LotproofError('unreadable-file', `"${file}" has an element <${name}> that does not end.`);
    }
  }
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(?:/>|>([^]*?)</(?:\\w+:)?${name}\\s*>)`,
    'g',
  );
  patterns.set(name, pattern);
  return pattern;
}

function elementOf(match: RegExpExecArray): Element {
  return { attributes: match[1] ?? '', content: match[2] ?? '' };
}

const attributePatterns = new Map<string, RegExp>();

/** The value of an attribute in a start tag; null where there is none. */
export function attributeIn(attributes: string, name: string): string | null {
  let pattern = attributePatterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match === null ? null : unescaped(match[1] ?? match[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML text as it was meant: entities, and the `_x000D_` by which spreadsheets write what XML cannot. */
export function unescaped(text: string): string {
  if (!text.includes('&') && !text.includes('_x') && !text.includes('<') && !text.includes('\r')) return text;
  return text
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_whole, inner: string) => inner.replaceAll('&', '&amp;'))
    .replace(
      /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|_x([0-9a-f]{4})_/gi,
      (whole, ...found: (string | undefined)[]) => {
        const [hex, decimal, named, escaped] = found;
        if (named !== undefined) return ENTITIES[named] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? escaped ?? '', 16) : Number(decimal);
        return code > 0x10ffff ? whole : String.fromCodePoint(code);
      },
    )
    .replaceAll('\r\n', '\n');
}
