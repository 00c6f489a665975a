import { z } from 'zod';

/**
 * Units in which quantities are recorded: the smallest unit of each dimension, by its UN/ECE Recommendation 20 code.
 * Everything else is converted at the edge (see `UNIT_WORDS` of the import), so that sums are sums of whole numbers.
 */
export const SMALLEST_UNITS = {
  H87: 'pieces',
  GRM: 'g',
  MGM: 'mg',
  MTR: 'm',
  CMT: 'cm',
  MMT: 'mm',
  MLT: 'ml',
  CMK: 'cm²',
  SET: 'sets',
} as const;

/** `GRM` as people write it; empty for none. */
export function unitWord(unit: string | undefined): string {
  return Object.entries(SMALLEST_UNITS).find(([code]) => code === unit)?.[1] ?? unit ?? '';
}

export type SmallestUnit = keyof typeof SMALLEST_UNITS;

/** Larger units and how many of the smallest unit they are, exactly. */
export const LARGER_UNITS: Readonly<Record<string, { unit: SmallestUnit; times: number }>> = {
  KGM: { unit: 'GRM', times: 1_000 },
  TNE: { unit: 'GRM', times: 1_000_000 },
  KMT: { unit: 'MTR', times: 1_000 },
  LTR: { unit: 'MLT', times: 1_000 },
  MTK: { unit: 'CMK', times: 10_000 },
  DZN: { unit: 'H87', times: 12 },
  GRO: { unit: 'H87', times: 144 },
  MIL: { unit: 'H87', times: 1_000 },
  C62: { unit: 'H87', times: 1 },
  EA: { unit: 'H87', times: 1 },
  PR: { unit: 'H87', times: 2 },
};

/** Largest quantity one record may hold: sums of a million of them stay exact. */
export const QUANTITY_LIMIT = 1_000_000_000;

export const unitSchema = z
  .enum(['H87', 'GRM', 'MGM', 'MTR', 'CMT', 'MMT', 'MLT', 'CMK', 'SET'])
  .describe('Unit');

export const quantitySchema = z
  .int()
  .min(0)
  .max(QUANTITY_LIMIT)
  .describe('Whole number of the smallest unit');

/** The decimal text `12.5` in units of `1/times`, exactly: null when it is no number or not a whole number of them. */
export function wholeQuantity(text: string, times: number): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (match === null) return null;
  const digits = match[3] ?? '';
  const scaled = BigInt(`${match[2] ?? '0'}${digits}`) * BigInt(times);
  const divisor = 10n ** BigInt(digits.length);
  if (scaled % divisor !== 0n) return null;
  const value = Number(scaled / divisor);
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === '-' ? -value : value;
}
