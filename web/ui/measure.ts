/** How masses and lengths are shown; records keep their smallest metric unit whatever is chosen. */
export type UnitSystem = 'metric' | 'us';

/** A quantity as it is shown: a number with so many decimals, and the UN/ECE code of its unit. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
}

const GRAMS_PER_OUNCE = 28.349_523_125;
const OUNCES_PER_POUND = 16;
const MILLIMETRES_PER_INCH = 25.4;
const METRES_PER_YARD = 0.9144;

/** From so many grams on a mass is said in pounds. */
const POUND = GRAMS_PER_OUNCE * OUNCES_PER_POUND;

/**
 * A quantity of a smallest unit as a person wants it shown. Masses and lengths are converted by the international pound and yard of
 * 1959, which are exact, with as many decimals as it takes to tell two recorded quantities apart; all else stays as it is recorded.
 */
export function measureOf(quantity: number, unit: string, system: UnitSystem): Measure {
  const asRecorded = { value: quantity, unit, decimals: 0 };
  return system === 'metric' ? asRecorded : (inUsUnits(quantity, unit) ?? asRecorded);
}

function inUsUnits(quantity: number, unit: string): Measure | null {
  if (unit === 'GRM') return massOf(quantity, { ounceDecimals: 2, poundDecimals: 3 });
  if (unit === 'MGM') return massOf(quantity / 1_000, { ounceDecimals: 5, poundDecimals: 6 });
  if (unit === 'MTR') return { value: quantity / METRES_PER_YARD, unit: 'YRD', decimals: 1 };
  if (unit === 'CMT') return { value: (quantity * 10) / MILLIMETRES_PER_INCH, unit: 'INH', decimals: 1 };
  if (unit === 'MMT') return { value: quantity / MILLIMETRES_PER_INCH, unit: 'INH', decimals: 2 };
  return null;
}

function massOf(
  grams: number,
  { ounceDecimals, poundDecimals }: { readonly ounceDecimals: number; readonly poundDecimals: number },
): Measure {
  return Math.abs(grams) < POUND
    ? { value: grams / GRAMS_PER_OUNCE, unit: 'ONZ', decimals: ounceDecimals }
    : { value: grams / POUND, unit: 'LBR', decimals: poundDecimals };
}
