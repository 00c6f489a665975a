/** A decimal number as text, compared without floating point: `0.1`, `100`. */
const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** A decimal in billionths, or null for a text that is none. */
export function billionths(text: string): bigint | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const digits = (match[2] ?? '').padEnd(9, '0').slice(0, 9);
  return BigInt(match[1] ?? '0') * 1_000_000_000n + BigInt(digits);
}
