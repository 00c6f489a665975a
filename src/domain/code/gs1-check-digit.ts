/** The GS1 mod-10 check digit of `digits`, which come without it (GS1 General Specifications, 7.9). */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const fromRight = digits.length - index;
    sum += Number(digits.charAt(index)) * (fromRight % 2 === 1 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** True when the text is digits only and the last is the check digit of those before. */
export function endsWithCheckDigit(text: string): boolean {
  return /^\d{2,}$/.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1);
}

/** Lengths in which a GTIN is printed. */
const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14];

/** A GTIN-8, -12, -13 or -14 as 14 digits, or null when the length or the check digit is wrong. */
export function gtin14(text: string): string | null {
  if (!GTIN_LENGTHS.includes(text.length) || !endsWithCheckDigit(text) || Number(text) === 0) return null;
  return text.padStart(14, '0');
}

/** True for a serial shipping container code: 18 digits with their check digit. */
export function isSscc(text: string): boolean {
  return text.length === 18 && endsWithCheckDigit(text);
}
