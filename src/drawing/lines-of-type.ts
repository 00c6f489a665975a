import type { Language } from './artwork.ts';
import type { Weight } from './fonts.ts';
import type { SetText, Typesetter } from './typesetter.ts';

/** A line as asked for, before it is broken. */
export interface Copy {
  readonly key: string;
  /** How large it is beside the size of the block. */
  readonly scale: number;
  readonly words: Words;
}

/** The pieces of a text with their widths, so that trying another size measures nothing again. */
export interface Words {
  readonly text: string;
  readonly language: Language;
  readonly weight: Weight;
  readonly pieces: readonly { readonly text: string; readonly widthEm: number; readonly bareEm: number }[];
  /** Lines made of some pieces, by the first and how many. */
  readonly lines: Map<number, SetText>;
}

/** What stands on every label of a batch is measured once. */
const measured = new WeakMap<Typesetter, Map<string, Words>>();
const KEPT = 200;

export function wordsOf(typesetter: Typesetter, text: string, language: Language, weight: Weight): Words {
  const known = measured.get(typesetter) ?? new Map<string, Words>();
  measured.set(typesetter, known);
  const key = `${language}${weight}${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const pieces = breakable(text).map((piece) => {
    const widthEm = typesetter.set(piece, language, weight).widthEm;
    const bare = piece.trimEnd();
    const bareEm = bare === piece ? widthEm : typesetter.set(bare, language, weight).widthEm;
    return { text: piece, widthEm, bareEm };
  });
  const made: Words = { text, language, weight, pieces, lines: new Map() };
  known.set(key, made);
  return made;
}

export interface BrokenLine {
  readonly set: SetText;
  readonly key: string;
  readonly scale: number;
  /** Middle of the room it was given and the room's width, in mm. */
  readonly room: Room;
  /** From the top of the block to its baseline. */
  readonly baselineMm: number;
}

export interface Room {
  readonly leftMm: number;
  readonly widthMm: number;
}

/** From baseline to baseline, in em: Vietnamese has marks on two floors, Chinese characters fill their square. */
function pitchEm(language: Language): number {
  return language === 'vi' || language === 'zh' ? 1.36 : 1.22;
}

/** Ink above and below the baseline that a line must be given, in em. */
function ascentEm(language: Language): number {
  return { en: 0.78, es: 0.8, fr: 0.95, vi: 1.06, zh: 0.88 }[language];
}
const DESCENT_EM = 0.24;

/** No line of Chinese begins with these, none ends with those. */
const NOT_FIRST = /^[、。，．：；！？）》」』】〕％,.:;!?)\]}%”’]/u;
const NOT_LAST = /[（《「『【〔([{“‘]$/u;

/** Pieces between which a line may be broken: words, and in Chinese every character. A space stays at the end of its piece. */
function breakable(text: string): string[] {
  const pieces: string[] = [];
  for (const word of text.match(/\S+\s*/gu) ?? []) {
    let glued = '';
    for (const part of word.match(
      /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]|[^\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+/gu,
    ) ?? [])
      if (glued !== '' && (NOT_FIRST.test(part) || NOT_LAST.test(glued))) glued += part;
      else {
        if (glued !== '') pieces.push(glued);
        glued = part;
      }
    if (glued !== '') pieces.push(glued);
  }
  return pieces;
}

export interface Region {
  readonly heightMm: number;
  /** What a line may take between two heights of the region; null for nothing. */
  room(fromMm: number, toMm: number): Room | null;
}

/**
 * Breaks copy into a region at one size, from a first height on. Returns null when it does not fit, which includes a single word that is
 * wider than its line: codes are never broken.
 */
export function breakInto(
  typesetter: Typesetter,
  copy: readonly Copy[],
  region: Region,
  { sizeMm, fromMm }: { sizeMm: number; fromMm: number },
): { lines: BrokenLine[]; toMm: number } | null {
  const lines: BrokenLine[] = [];
  let y = fromMm;
  for (const { key, scale, words } of copy) {
    const size = sizeMm * scale;
    const [ascent, descent] = [ascentEm(words.language) * size, DESCENT_EM * size];
    for (let from = 0; from < words.pieces.length;) {
      const baseline = y + (lines.length === 0 ? ascent : pitchEm(words.language) * size);
      if (baseline + descent > region.heightMm + 1e-6) return null;
      const room = region.room(baseline - ascent, baseline + descent);
      const taken = room === null ? null : take(typesetter, words, from, room.widthMm / size);
      if (room === null || taken === null) return null;
      lines.push({ set: taken.set, key, scale, room, baselineMm: baseline });
      from += taken.count;
      y = baseline;
    }
  }
  return { lines, toMm: y + DESCENT_EM * sizeMm * (copy.at(-1)?.scale ?? 1) };
}

/** As many pieces as go into a width; the width of a line is nearly the sum of its pieces, and exactly that of the whole. */
function take(
  typesetter: Typesetter,
  words: Words,
  from: number,
  widthEm: number,
): { set: SetText; count: number } | null {
  let count = 0;
  let sum = 0;
  for (let at = from; at < words.pieces.length; at += 1) {
    const piece = words.pieces[at];
    if (piece === undefined || sum + piece.bareEm > widthEm) break;
    sum += piece.widthEm;
    count += 1;
  }
  for (; count > 0; count -= 1) {
    const set = lineOf(typesetter, words, from, count);
    if (set.widthEm <= widthEm + 1e-9) return { set, count };
  }
  return null;
}

function lineOf(typesetter: Typesetter, words: Words, from: number, count: number): SetText {
  const key = from * 10_000 + count;
  const known = words.lines.get(key);
  if (known !== undefined) return known;
  const pieces = words.pieces.slice(from, from + count).map(({ text }) => text);
  const set = typesetter.set(pieces.join('').trimEnd(), words.language, words.weight);
  words.lines.set(key, set);
  return set;
}
