/** A count or quantity that may not be on record. */
type Recorded = number | null | undefined;

/** The sum of numbers that are all known; null where one is not. Of none at all it is nought. */
export function sumOfAll(numbers: readonly Recorded[]): number | null {
  return numbers.reduce<number | null>(
    (sum, number) => (sum === null || number === null || number === undefined ? null : sum + number),
    0,
  );
}

/** The sum of those that are known; null where none is: what nobody told is not nought. */
export function sumOfKnown(numbers: readonly Recorded[]): number | null {
  const known = numbers.filter((number) => number !== null && number !== undefined);
  return known.length === 0 ? null : sumOfAll(known);
}
