import { checkDigit } from '../../src/domain/code/gs1-check-digit.ts';

/** Codes that differ in few places, as a factory's do: near ones exist. The same number always gives the same code. */
export function mixedCode(prefix: string, number: number): string {
  const mixed = (number * 48_271 + 11) % 2_147_483_647;
  return `${prefix}-${mixed.toString(36).toUpperCase().padStart(6, '0')}${(number % 36).toString(36).toUpperCase()}`;
}

/** A serial shipping container code. */
export function ssccOf(number: number): string {
  const digits = `0952${number.toString().padStart(13, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}
