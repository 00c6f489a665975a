import { present } from '../../kit/invariant.ts';
import type { Span } from '../../kit/span.ts';

/** The span two columns hold; null when there is none. */
export function spanOf(from: number | null, to: number | null): Span | null {
  return from === null || to === null ? null : { from, to };
}

/** A text column's value, which the record's schema limited to these. */
export function oneOf<const Choice extends string>(value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  // Asked for every row: the text of the fault is not made before there is one.
  if (found === undefined) return present<Choice>(found, `"${value}" is one of ${choices.join(', ')}`);
  return found;
}
