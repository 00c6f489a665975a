import { LotproofError } from '../../kit/errors.ts';

/** The refusal to use a label on another run than its own. */
export function boundElsewhere(id: string, run: string, other: string): LotproofError {
  return new LotproofError(
    'bound',
    `The label "${id}" was made for the run "${run}" and cannot be used on "${other}": its date and batch lead to one run alone. ` +
      `Make a new label for "${other}".`,
  );
}
