import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { LABORATORY_NEEDS, STATES } from './check-answer.ts';
import type { CheckAnswer } from './check-answer.ts';

/** An answer of the checker as it is kept with the product: what was said, of which facts, by which version of the catalogue. */
export const requirementCheckSchema = z.strictObject({
  product: idOf('product'),
  revision: idOf('revision').optional().describe('Revision it was asked for; absent: the product'),
  facts: idOf('product-facts').describe('Facts it rests on'),
  producedOn: dateSchema.describe('Day of production it was asked for YYYY-MM-DD'),
  enteredOn: dateSchema.optional().describe('Day of entry into the country YYYY-MM-DD'),
  catalogue: z.string().min(1).max(60).describe('Version of the catalogue'),
  answers: z
    .array(
      z.strictObject({
        rule: z.string().min(1).max(200).describe('Id of the rule'),
        state: z.enum(STATES).describe('Whether it applies'),
        laboratory: z.enum(LABORATORY_NEEDS).describe('Whether an accepted laboratory has to test'),
        why: z.string().max(4_000).describe('Why, or what is still to be known'),
      }),
    )
    .min(1)
    .max(2_000)
    .describe('What it said of every rule'),
  ...commonFields,
});
export type RequirementCheck = z.infer<typeof requirementCheckSchema>;

const WHY_LIMIT = 4_000;

/** The answers in the short form that is kept. */
export function keptAnswers(answers: readonly CheckAnswer[]): RequirementCheck['answers'] {
  return answers.map(({ rule, state, laboratory, why, toBeKnown }) => {
    const said = state === 'may-apply' ? toBeKnown.map(({ says }) => says) : why;
    const text = said.map(({ en }) => en).join('; ');
    return { rule, state, laboratory, why: text.slice(0, WHY_LIMIT) };
  });
}
