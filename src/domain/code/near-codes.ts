import { foldedKey } from '../../kit/code-key.ts';

/** How a typed code differs from a recorded one, as said on the suggestion. */
export type DifferenceKind =
  'look-alike' | 'wrong-character' | 'swapped-pair' | 'missing-character' | 'extra-character';

/** A key that may have been meant, and what would have to be wrong in the typed one. */
export interface NearKey {
  readonly key: string;
  readonly difference: Exclude<DifferenceKind, 'look-alike'>;
}

/** Keys shorter than this are near to everything: they get look-alike suggestions only. */
const NEAR_KEY_SHORTEST = 4;
/** Most keys that are given for one typed code, so that they fit into one indexed query. */
export const NEAR_KEY_LIMIT = 1_500;

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The place of the number in the key of a carton mark: it is no character that can be mistyped. */
const NUMBER_PLACE = '#';

/** Characters that may stand after the beginning of a key, each once. */
export type CharactersAfter = (beginning: string) => readonly string[];

const EVERY_CHARACTER = Array.from(DIGITS + LETTERS);

/**
 * Keys one slip away from `key`, the likeliest first: two neighbours swapped, one character too many, one wrong, one
 * missing; digits for digits and letters for letters before the mixed cases. Each key once, never `key` itself, at most
 * `limit`. Keys of up to 20 characters get every such neighbour; longer ones lose the mixed cases first. `after` says which
 * characters to try: of keys on record, those that stand there, in whatever script; unless given, digits and plain letters.
 */
export function* nearKeys(
  key: string,
  limit = NEAR_KEY_LIMIT,
  after: CharactersAfter = () => EVERY_CHARACTER,
): Generator<NearKey> {
  const characters = Array.from(key);
  if (characters.filter((character) => character !== NUMBER_PLACE).length < NEAR_KEY_SHORTEST) return;
  let given = 0;
  for (const near of neighbours(characters, after)) {
    if (given === limit) return;
    given += 1;
    yield near;
  }
}

function* neighbours(characters: readonly string[], after: CharactersAfter): Generator<NearKey> {
  yield* swaps(characters);
  yield* withoutOne(characters);
  for (const alike of [true, false]) {
    yield* withOneWrong(characters, alike, after);
    yield* withOneMore(characters, alike, after);
  }
}

/** The beginnings of a key, after which a character may be wrong or missing. */
export function beginningsOf(key: string): string[] {
  const characters = Array.from(key);
  return [...characters.map((_, index) => characters.slice(0, index).join('')), key];
}

function* swaps(characters: readonly string[]): Generator<NearKey> {
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const [left, right] = [characters[index] ?? '', characters[index + 1] ?? ''];
    if (left === right || left === NUMBER_PLACE || right === NUMBER_PLACE) continue;
    yield { key: changed(characters, index, 2, right + left), difference: 'swapped-pair' };
  }
}

function* withoutOne(characters: readonly string[]): Generator<NearKey> {
  for (const [index, character] of characters.entries()) {
    // Of a run of equal characters any one gives the same key.
    if (character === NUMBER_PLACE || character === characters[index - 1]) continue;
    yield { key: changed(characters, index, 1, ''), difference: 'extra-character' };
  }
}

function* withOneWrong(
  characters: readonly string[],
  alike: boolean,
  after: CharactersAfter,
): Generator<NearKey> {
  for (const [index, character] of characters.entries()) {
    if (character === NUMBER_PLACE) continue;
    for (const other of candidates(after(characters.slice(0, index).join('')), [character], alike)) {
      if (other !== character)
        yield { key: changed(characters, index, 1, other), difference: 'wrong-character' };
    }
  }
}

function* withOneMore(
  characters: readonly string[],
  alike: boolean,
  after: CharactersAfter,
): Generator<NearKey> {
  for (let index = 0; index <= characters.length; index += 1) {
    const next = characters[index];
    const there = after(characters.slice(0, index).join(''));
    for (const other of candidates(there, [characters[index - 1], next], alike)) {
      // Before an equal character and after it give the same key: after it is taken.
      if (other !== next)
        yield { key: changed(characters, index, 0, other), difference: 'missing-character' };
    }
  }
}

/** Those of the kinds that stand there (`alike`), or of the other kinds; the place of a number is none. */
function candidates(
  characters: readonly string[],
  neighbourhood: readonly (string | undefined)[],
  alike: boolean,
): string[] {
  const here = new Set(neighbourhood.flatMap((character) => kindOf(character) ?? []));
  return characters.filter((character) => {
    const kind = kindOf(character);
    // Beside a letter of another script nothing is likelier than the rest.
    const isLikely = here.size === 0 || (kind !== null && here.has(kind));
    return isLikely === alike && character !== NUMBER_PLACE;
  });
}

/** Digits and plain letters, which are mistyped among themselves; null for any other. */
function kindOf(character: string | undefined): 'digit' | 'letter' | null {
  if (character === undefined) return null;
  return DIGITS.includes(character) ? 'digit' : LETTERS.includes(character) ? 'letter' : null;
}

function changed(characters: readonly string[], at: number, length: number, instead: string): string {
  return characters.slice(0, at).join('') + instead + characters.slice(at + length).join('');
}

/**
 * How the typed key differs from the recorded one: the kind, and the place in the recorded key where it is seen first,
 * counted from 0 in characters. Null when they are the same, or further apart than one slip or look-alikes.
 */
export function codeDifference(
  typedKey: string,
  recordedKey: string,
): { readonly kind: DifferenceKind; readonly at: number } | null {
  if (typedKey === recordedKey) return null;
  const [typed, recorded] = [Array.from(typedKey), Array.from(recordedKey)];
  const at = firstDifference(typed, recorded);
  if (foldedKey(typedKey) === foldedKey(recordedKey)) return { kind: 'look-alike', at };
  const kind = slipAt(at, typed, recorded);
  return kind === null ? null : { kind, at };
}

function slipAt(at: number, typed: readonly string[], recorded: readonly string[]): DifferenceKind | null {
  const meet = (inTyped: number, inRecorded: number): boolean =>
    typed.slice(at + inTyped).join('') === recorded.slice(at + inRecorded).join('');
  if (typed.length < recorded.length) return meet(0, 1) ? 'missing-character' : null;
  if (typed.length > recorded.length) return meet(1, 0) ? 'extra-character' : null;
  if (meet(1, 1)) return 'wrong-character';
  const swapped = typed[at] === recorded[at + 1] && typed[at + 1] === recorded[at];
  return swapped && meet(2, 2) ? 'swapped-pair' : null;
}

function firstDifference(left: readonly string[], right: readonly string[]): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
