import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { checkAnswerSchema, STATES } from './check-answer.ts';
import { checkText } from './check-text.ts';
import { checkProduct } from './checking-operations.ts';
import { FACTORS, factsSchema } from './product-facts.ts';
import { bothLanguages } from './rule.ts';

const factors = z.array(z.enum(FACTORS));

const outputSchema = z.strictObject({
  catalogue: z.string().describe('Version of the catalogue'),
  product: z.string().nullable(),
  revision: z.string().nullable(),
  facts: z.string().nullable().describe('Id of the facts it rests on; null: those given, or none'),
  producedOn: z.string(),
  enteredOn: z.string().nullable(),
  isChildrensProduct: z.enum(['yes', 'no', 'unknown']),
  pointing: z
    .strictObject({ child: factors, general: factors, open: factors })
    .describe('Where the four factors of 16 CFR 1200 point; a person weighs them and decides'),
  conflicts: z.array(z.strictObject({ facts: z.array(z.string()), says: bothLanguages })),
  withOwn: z.boolean().describe('Whether requirements of the firm were asked too'),
  counts: z.strictObject({ applies: z.int(), mayApply: z.int(), doesNotApply: z.int() }),
  answers: z.array(checkAnswerSchema),
});

const checkOperation = readOperation({
  name: 'requirement.check',
  summary: 'Which rules apply to a product, may apply, or do not, each with why',
  description:
    'Every rule of the catalogue and every requirement of the firm is answered for, in three values: what is not recorded never makes a rule not apply. ' +
    'With `product` its recorded facts are taken; with `facts` those given, without recording anything. It is reference material, not legal advice.',
  permission: 'read',
  positional: ['product'],
  input: z
    .strictObject({
      product: idSchema.optional().describe('Product whose recorded facts are taken'),
      revision: idSchema.optional().describe('Its revision; absent: the product'),
      producedOn: dateSchema.optional().describe('Day of production YYYY-MM-DD; default: today, UTC'),
      enteredOn: dateSchema
        .optional()
        .describe('Day of entry into the United States YYYY-MM-DD, where known'),
      facts: factsSchema.optional().describe('Facts to ask about in place of recorded ones'),
      state: z.enum(STATES).optional().describe('Only answers of this state'),
    })
    .refine(({ product, facts }) => product !== undefined || facts !== undefined, {
      message: 'a product, or facts to ask about',
      path: ['product'],
    }),
  output: outputSchema,
  examples: [
    {
      says: 'A toy, before anything is recorded',
      input: {
        facts: { soldIn: ['US'], decision: 'yes', kinds: ['toy'], ageFromMonths: 18 },
        producedOn: '2026-03-01',
      },
    },
  ],
  run: async (context, { state, ...input }) => {
    const producedOn = input.producedOn ?? context.now().slice(0, 10);
    const answer = await checkProduct(context, { ...input, producedOn });
    return { ...answer, answers: answer.answers.filter((one) => state === undefined || one.state === state) };
  },
  show: ({ answers, conflicts }) =>
    [...conflicts.map(({ says }) => `Contradiction: ${says.en}\n`), checkText(answers)].join('\n'),
  table: ({ answers }) => [
    ['rule', 'state', 'citations', 'title', 'laboratory', 'smallBatch', 'why', 'toBeKnown'],
    ...answers.map((one) => [
      ...[one.rule, one.state, one.citations.join('; '), one.title.en, one.laboratory, one.smallBatch],
      ...[one.why.map(({ en }) => en).join('; '), one.toBeKnown.map(({ says }) => says.en).join('; ')],
    ]),
  ],
});

/** The question which rules apply. */
export const CHECK_OPERATIONS: readonly Operation[] = [checkOperation];
