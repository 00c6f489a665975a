import type { Language } from './artwork.ts';
import type { Weight } from './fonts.ts';
import type { SetText, Typesetter } from './typesetter.ts';

/** A line as asked for, before it is broken. */
export interface Copy {
  readonly key: string;
  readonly text: string;
  readonly language: Language;
  readonly weight: Weight;
  /** How large it is beside the size of the block. */
  readonly scale: number;
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
  for (const piece of copy) {
    const size = sizeMm * piece.scale;
    let rest = breakable(piece.text);
    while (rest.length > 0) {
      const isFirst = lines.length === 0;
      const baseline = isFirst ? y + ascentEm(piece.language) * size : y + pitchEm(piece.language) * size;
      const room = region.room(baseline - ascentEm(piece.language) * size, baseline + DESCENT_EM * size);
      if (room === null || baseline + DESCENT_EM * size > region.heightMm + 1e-6) return null;
      const taken = take(typesetter, piece, rest, room.widthMm / size);
      if (taken === null) return null;
      lines.push({ set: taken.set, key: piece.key, scale: piece.scale, room, baselineMm: baseline });
      rest = rest.slice(taken.count);
      y = baseline;
    }
  }
  return { lines, toMm: y + DESCENT_EM * sizeMm * (copy.at(-1)?.scale ?? 1) };
}

/** As many pieces as go into a width; the width of a line is nearly the sum of its pieces, and exactly that of the whole. */
function take(
  typesetter: Typesetter,
  { language, weight }: Copy,
  pieces: readonly string[],
  widthEm: number,
): { set: SetText; count: number } | null {
  let count = 0;
  let sum = 0;
  for (const piece of pieces) {
    const next = typesetter.set(piece, language, weight).widthEm;
    const bare = piece.endsWith(' ') ? typesetter.set(piece.trimEnd(), language, weight).widthEm : next;
    if (sum + bare > widthEm) break;
    sum += next;
    count += 1;
  }
  for (; count > 0; count -= 1) {
    const set = typesetter.set(pieces.slice(0, count).join('').trimEnd(), language, weight);
    if (set.widthEm <= widthEm + 1e-9) return { set, count };
  }
  return null;
}
