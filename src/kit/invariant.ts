import { LotproofError } from './errors.ts';

/** States what must be so. A failure is our fault, never the user's. */
export function invariant(condition: unknown, says: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) {
    throw new LotproofError('internal', `This must not happen: ${says}`);
  }
}

/** The value, which must be there. */
export function present<Value>(value: Value | null | undefined, says: string): Value {
  if (value === null || value === undefined) {
    throw new LotproofError('internal', `This must not happen: ${says}`);
  }
  return value;
}
