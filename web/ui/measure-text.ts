import type { useFormatter } from 'use-intl';
import { measureOf } from './measure.ts';
import type { UnitSystem } from './measure.ts';

interface Said {
  readonly quantity: number;
  /** UN/ECE code of the unit it is recorded in. */
  readonly unit: string;
  readonly system: UnitSystem;
}

/** A quantity with its unit's word, in a person's units and language. */
export function measureText(
  { quantity, unit, system }: Said,
  {
    format,
    word,
  }: {
    readonly format: Pick<ReturnType<typeof useFormatter>, 'number'>;
    readonly word: (unit: string) => string;
  },
): string {
  const { value, unit: shown, decimals } = measureOf(quantity, unit, system);
  const number = format.number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${number} ${word(shown)}`.trim();
}
