/** Digits and letters that cannot be taken for one another when read off a label: Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Eleven characters of chance (55 bits) and one that checks them. */
const CHANCE_LENGTH = 11;
const CODE_LENGTH = CHANCE_LENGTH + 1;

/** A code of the public page from at least seven bytes of chance, with its check character. */
export function publicCode(chance: Uint8Array): string {
  let value = chance.subarray(0, 7).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < CHANCE_LENGTH; index += 1) {
    text += ALPHABET.charAt(Number(value & 31n));
    value >>= 5n;
  }
  return text + checkOf(text);
}

/**
 * A code as somebody typed it: spaces and dashes dropped, letters that look like digits read as those. Null when it cannot be a code:
 * a character is wrong, missing, or two changed places. That says nothing of which codes there are.
 */
export function readPublicCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (code.length !== CODE_LENGTH || Array.from(code).some((character) => !ALPHABET.includes(character)))
    return null;
  return checkOf(code.slice(0, CHANCE_LENGTH)) === code.slice(CHANCE_LENGTH) ? code : null;
}

/** Weights are odd, so that one wrong character always changes the sum modulo 32. */
function checkOf(text: string): string {
  const sum = Array.from(text).reduce(
    (total, character, index) => total + ALPHABET.indexOf(character) * (2 * index + 3),
    0,
  );
  return ALPHABET.charAt(sum % ALPHABET.length);
}
