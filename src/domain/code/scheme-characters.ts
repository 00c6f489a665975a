const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Letters that are read as digits on a small print: 8, 1, 1, 0, 5, 2. The digits stay, since dates need them. */
const LOOK_ALIKE_LETTERS = /[BILOSZ]/g;
/** GS1 General Specifications, figure 7.11-1: the 82 characters of a batch or lot. */
const GS1_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;
/** GS1 AI (10): X..20. */
export const GS1_LOT_LENGTH = 20;

/** The characters that parts are made of. Their number is even, which the check character needs. */
export interface Characters {
  readonly digits: string;
  readonly letters: string;
  /** Digits and letters, in the order in which they count. */
  readonly all: string;
}

export function charactersOf({
  withoutLookAlikes,
}: {
  readonly withoutLookAlikes?: boolean | undefined;
}): Characters {
  const letters = withoutLookAlikes === true ? LETTERS.replace(LOOK_ALIKE_LETTERS, '') : LETTERS;
  return { digits: DIGITS, letters, all: DIGITS + letters };
}

/** The characters of `text` that a scheme without look-alikes or a GS1 lot may not have, each once. */
export function refusedCharacters(
  text: string,
  rules: { readonly withoutLookAlikes?: boolean | undefined; readonly gs1?: boolean | undefined },
): string[] {
  const { letters } = charactersOf(rules);
  const isRefused = (character: string): boolean =>
    (rules.gs1 === true && !GS1_82.test(character)) ||
    (/[A-Za-z]/.test(character) && !letters.includes(character.toUpperCase()));
  return [...new Set(Array.from(text).filter(isRefused))];
}

/**
 * The check character of a key by the hybrid system of ISO/IEC 7064 (MOD 37,36 over digits and letters, in the same way
 * MOD 31,30 without look-alikes). One wrong character is always found, two swapped neighbours nearly always.
 * Null when the key has a character that is not in the alphabet.
 */
export function checkCharacter(key: string, alphabet: string): string | null {
  const size = alphabet.length;
  let product = size;
  for (const character of key) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    const sum = (product + value) % size || size;
    product = (sum * 2) % (size + 1);
  }
  return alphabet[(size + 1 - product) % size] ?? null;
}
