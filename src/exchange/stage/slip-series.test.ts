import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlipSeries } from './slip-series.ts';

const GAP_LIMIT = 30;

/** The same, plainly: every number with the cell it was first seen in. */
function gapsPlainly(numbers: readonly number[]): string[] {
  const cells = new Map<number, string>();
  for (const [index, number] of numbers.entries()) if (!cells.has(number)) cells.set(number, `A${index + 1}`);
  const sorted = [...cells.keys()].sort((left, right) => left - right);
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1];
    if (before === undefined || number === before + 1 || number - before - 1 > GAP_LIMIT) return [];
    return [`${before}, then ${number} at ${cells.get(number)}`];
  });
}

function gapsFound(numbers: readonly number[]): string[] {
  const slips = new SlipSeries();
  for (const [index, number] of numbers.entries()) {
    // Six digits, so that all are of one series.
    slips.see(`S-${100_000 + number}`, { file: 'f', sheet: 's', cell: `A${index + 1}` });
  }
  return [...slips.gaps()].map(({ fault, place }) => {
    const text = fault.found?.replaceAll(/S-(\d+)/g, (_whole, digits: string) =>
      String(Number(digits) - 100_000),
    );
    return `${text} at ${place.cell}`;
  });
}

describe('the gaps in a series of slips', () => {
  it('are those between the numbers that are there, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 }), (numbers) => {
        expect(gapsFound(numbers)).toEqual(gapsPlainly(numbers));
      }),
      { numRuns: 500 },
    );
  });
});
