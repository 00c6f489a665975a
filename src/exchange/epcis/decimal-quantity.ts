import {
  LARGER_UNITS,
  QUANTITY_LIMIT,
  SMALLEST_UNITS,
  wholeQuantity,
  type SmallestUnit,
} from '../../kit/quantity.ts';

/** A whole number of the smallest unit. */
export interface WholeQuantity {
  readonly value: number;
  readonly unit: SmallestUnit;
}

/** Why a quantity cannot be recorded: what was expected, and what to do. */
export interface QuantityFault {
  readonly expected: string;
  readonly todo: string;
}

function isSmallest(code: string): code is SmallestUnit {
  return Object.hasOwn(SMALLEST_UNITS, code);
}

function unitOf(code: string): { unit: SmallestUnit; times: number } | null {
  if (isSmallest(code)) return { unit: code, times: 1 };
  return Object.hasOwn(LARGER_UNITS, code) ? (LARGER_UNITS[code] ?? null) : null;
}

/**
 * The decimal with its UN/ECE unit as a whole number of the smallest unit: 12.5 KGM is 12500 GRM. Without a unit it counts
 * pieces, as the standard has it. Nothing is rounded: what cannot be kept exactly is a fault.
 */
export function readWholeQuantity(
  quantity: number,
  uom: string | null,
): WholeQuantity | { readonly fault: QuantityFault } {
  const unit = unitOf(uom ?? 'H87');
  if (unit === null) {
    const known = [...Object.keys(SMALLEST_UNITS), ...Object.keys(LARGER_UNITS)].join(', ');
    return { fault: { expected: `a unit of ${known}`, todo: 'Give the quantity in one of these units.' } };
  }
  // The shortest text of a number is the one it was written as, up to 15 digits; an exponent is never a quantity here.
  const value = wholeQuantity(String(quantity), unit.times);
  if (value !== null && value >= 0 && value <= QUANTITY_LIMIT) return { value, unit: unit.unit };
  const words = SMALLEST_UNITS[unit.unit];
  return {
    fault: {
      expected: `0 to ${String(QUANTITY_LIMIT)} whole ${words}`,
      todo: `Give a quantity that is a whole number of ${words}, in a smaller unit if need be.`,
    },
  };
}
