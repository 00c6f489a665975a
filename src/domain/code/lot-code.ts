import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** What a code of a scheme is made from. */
export const runFactsFields = {
  date: dateSchema.describe('Day of production'),
  product: idOf('product').optional(),
  variant: z.string().max(60).optional().describe('Variant of the product'),
  site: idOf('site').optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166 country code of two capital letters')
    .optional()
    .describe('Country of the site, as ISO 3166; absent: that of its record'),
  line: z.string().max(60).optional().describe('Production line'),
  shift: z.string().max(60).optional().describe('Shift, as the run sheet names it'),
  free: z.string().max(20).optional().describe('The free text, where the scheme has one'),
};

/** A lot code that was given out: for one run, whether that run is on record yet or not. */
export const lotCodeSchema = z.strictObject({
  code: z.string().min(1).max(120).describe('The code as it is to be printed'),
  scheme: idOf('code-scheme'),
  number: z.int().min(1).max(999_999_999).describe('Number in its sequence'),
  ...runFactsFields,
  ...commonFields,
});
export type LotCode = z.infer<typeof lotCodeSchema>;
