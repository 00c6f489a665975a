import { present } from '../../kit/invariant.ts';
import { elementsIn, elementsOf, unescaped, type Element } from './xml-elements.ts';

const FIRST_BYTES = 64 * 1024;
/** Texts that are kept as they were last asked for: most columns repeat a few. */
const KEPT = 4_096;

/**
 * The texts that the cells of a workbook share, packed one behind the other: a million texts of 20 letters take 24 MB, as strings
 * four times as much.
 */
export class SharedStrings {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #ends = new Float64Array(1_024);
  #count = 0;
  readonly #kept = new Map<number, string>();

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const start = this.#endOf(this.#count - 1);
    const length = Buffer.byteLength(text, 'utf8');
    if (start + length > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(this.#bytes.length * 2, start + length));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    this.#bytes.write(text, start, 'utf8');
    if (this.#count === this.#ends.length) {
      const grown = new Float64Array(this.#ends.length * 2);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.#count] = start + length;
    this.#count += 1;
  }

  /** The text with that number, from 0; null where there is none. */
  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null;
    const known = this.#kept.get(index);
    if (known !== undefined) return known;
    const text = this.#bytes.toString('utf8', this.#endOf(index - 1), this.#endOf(index));
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(index, text);
    return text;
  }

  #endOf(index: number): number {
    return index < 0 ? 0 : present(this.#ends[index], 'the end of a text');
  }
}

/** Reads the part that holds the shared texts, piece by piece. */
export function readSharedStrings(pieces: Iterable<Uint8Array>, file: string): SharedStrings {
  const strings = new SharedStrings();
  for (const item of elementsOf(pieces, { name: 'si', end: 'sst', file })) strings.add(richText(item));
  return strings;
}

/** The text of a cell or shared item, its runs together, without the hints on pronunciation. */
export function richText({ content }: Element): string {
  const spoken = content.includes('rPh')
    ? content.replace(/<(?:\w+:)?rPh(?=[\s>])[^]*?<\/(?:\w+:)?rPh\s*>/g, '')
    : content;
  let text = '';
  for (const part of elementsIn(spoken, 't')) text += unescaped(part.content);
  return text;
}
