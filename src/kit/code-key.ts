import { LotproofError } from './errors.ts';

/** Longest text that is looked at as one code. A GS1 Digital Link with every attribute stays well below it. */
export const CODE_TEXT_LIMIT = 2_000;

const PLAIN_ASCII = /^[\u0020-\u007e]*$/;
const NOT_IN_A_KEY = /[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu;

/**
 * The key by which codes are compared: two texts with the same key are the same code, however they were typed.
 *
 * Full-width and other compatibility forms become plain ones (NFKC), letters upper case; spaces, dashes, dots, slashes,
 * every other mark between letters and digits, and invisible characters go. Letters of every script stay, and leading
 * zeros stay: `0902` and `902` are two codes. A text without letters and digits has the empty key, which equals nothing.
 *
 * @throws LotproofError `limit-exceeded` above `CODE_TEXT_LIMIT` characters.
 */
export function codeKey(text: string): string {
  if (text.length > CODE_TEXT_LIMIT) {
    throw new LotproofError(
      'limit-exceeded',
      `A code may have ${String(CODE_TEXT_LIMIT)} characters; this one has ${String(text.length)}.`,
    );
  }
  if (PLAIN_ASCII.test(text)) return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  // Upper case can undo a composed form and dropping a mark can bring letter and accent together: repeat until it rests.
  let key = text;
  for (;;) {
    const next = key.normalize('NFKC').toUpperCase().replace(NOT_IN_A_KEY, '');
    if (next === key) return key;
    key = next;
  }
}

/**
 * Each character that is easily taken for another, and the one that stands for the group. Letters of other scripts that
 * look like Latin ones are here as well: a Cyrillic А typed on the wrong keyboard cannot be seen on a label.
 */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': 'OΟО',
    '1': 'ILΙІӀ',
    '5': 'SЅ',
    '8': 'BΒВ',
    A: 'ΑА',
    C: 'СϹ',
    E: 'ΕЕ',
    H: 'ΗН',
    J: 'Ј',
    K: 'ΚК',
    M: 'ΜМ',
    N: 'Ν',
    P: 'ΡР',
    T: 'ΤТ',
    X: 'ΧХ',
    Y: 'ΥҮ',
    Z: 'Ζ',
  }).flatMap(([stands, group]) => Array.from(group, (character): [string, string] => [character, stands])),
);

/**
 * The key with look-alikes folded together: O and 0, I, l and 1, S and 5, B and 8. Two codes with the same folded key may
 * be the same code misread, which makes a marked suggestion and never an answer.
 *
 * A key is upper case, where a typed `l` has become L; so L is folded with 1 as well, and `BGl`, `BGL` and `BG1` meet.
 */
export function foldedKey(key: string): string {
  let folded = '';
  for (const character of key) folded += LOOK_ALIKES.get(character) ?? character;
  return folded;
}
