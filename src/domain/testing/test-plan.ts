import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { colourSchema, componentSchema, ruleIdSchema } from './testing-fields.ts';

/** What a periodic test rests on (16 CFR 1107.21): how long a test carries the production that follows it. */
export const PERIODIC_BASES = ['one-year', 'two-years', 'three-years', 'short-run'] as const;
export type PeriodicBasis = (typeof PERIODIC_BASES)[number];

/** Days a test carries; null: as long as production lasts, which must be less than a year. */
export const BASIS_DAYS: Readonly<Record<PeriodicBasis, number | null>> = {
  'one-year': 365,
  'two-years': 730,
  'three-years': 1_095,
  'short-run': null,
};

/** Longest production of a short run, in days: less than one year. */
export const SHORT_RUN_DAYS = 364;

const plannedComponentSchema = z.strictObject({
  component: componentSchema,
  slot: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .describe('Slot of the bill of materials; absent: the whole product'),
  material: idOf('material').optional().describe('Material, where the slot takes several'),
  colour: colourSchema.optional(),
  accessible: z.enum(['yes', 'no', 'unknown']).describe('Whether a child can reach it'),
  why: z.string().max(500).optional().describe('Why it is not accessible'),
  rules: z
    .array(ruleIdSchema)
    .max(100)
    .optional()
    .describe('Rules it is to be tested or exempted for; absent: none'),
});
export type PlannedComponent = z.infer<typeof plannedComponentSchema>;

/** The test plan of one product at one manufacturing site: what is tested for what, how often, on how many samples. */
export const testPlanSchema = z
  .strictObject({
    code: z.string().min(1).max(100).describe('Number of the plan'),
    product: idOf('product'),
    site: idOf('site').describe('Manufacturing site: each has a plan of its own'),
    from: dateSchema.describe('In force from'),
    to: dateSchema.optional().describe('In force until, that day included'),
    basis: z
      .enum(PERIODIC_BASES)
      .describe(
        'One year by a periodic test plan, two by a production testing plan, three by tests under ISO/IEC 17025, none for production of less than a year',
      ),
    samples: z.int().min(1).max(100_000).optional().describe('Samples for each test'),
    sampling: z.string().max(1_000).optional().describe('Why the samples stand for the units not tested'),
    components: z.array(plannedComponentSchema).min(1).max(500).describe('Components and their rules'),
    files: z.array(idOf('file')).max(100).optional().describe('The plan as it was signed'),
    ...commonFields,
  })
  .refine(({ from, to }) => to === undefined || from <= to, {
    message: 'the plan cannot end before it is in force',
    path: ['to'],
  });
export type TestPlan = z.infer<typeof testPlanSchema>;
