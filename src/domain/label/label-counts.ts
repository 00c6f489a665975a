import { sumOfKnown } from '../../kit/sums.ts';

/** What became of printed labels; undefined: nobody counted. */
export interface PrintCounts {
  readonly printed?: number | undefined;
  readonly applied?: number | undefined;
  readonly spoiled?: number | undefined;
  readonly returned?: number | undefined;
}

export interface CountSums {
  readonly printed: number | null;
  readonly applied: number | null;
  readonly spoiled: number | null;
  readonly returned: number | null;
  /** Printed less the others: labels that nobody can say anything of, or below 0 when more were used than printed. */
  readonly difference: number | null;
  readonly prints: number;
}

/**
 * Sums of counts, and what does not add up. A count that no record gives is not known, and neither is the difference then: nothing
 * counted is not nothing there. Printed here and applied there are usual, so a count may stand in some of the records alone.
 */
export function sumCounts(prints: readonly PrintCounts[]): CountSums {
  const sum = (of: keyof PrintCounts): number | null => sumOfKnown(prints.map((one) => one[of]));
  const [printed, applied, spoiled, returned] = [
    sum('printed'),
    sum('applied'),
    sum('spoiled'),
    sum('returned'),
  ];
  const isKnown = printed !== null && applied !== null && spoiled !== null && returned !== null;
  const difference = isKnown ? printed - applied - spoiled - returned : null;
  return { printed, applied, spoiled, returned, difference, prints: prints.length };
}

/** Sums over several labels. A count that one of them lacks is not known of all. */
export function totalCounts(of: readonly CountSums[]): CountSums {
  const total = (name: keyof Omit<CountSums, 'prints'>): number | null =>
    of.reduce<number | null>((sum, one) => {
      const count = one[name];
      return sum === null || count === null ? null : sum + count;
    }, 0);
  return {
    printed: total('printed'),
    applied: total('applied'),
    spoiled: total('spoiled'),
    returned: total('returned'),
    difference: total('difference'),
    prints: of.reduce((sum, { prints }) => sum + prints, 0),
  };
}
