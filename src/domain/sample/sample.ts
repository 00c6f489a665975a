import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

/** A sample kept: the approved (golden) one of a product, or retained units of a run. */
export const sampleSchema = z
  .strictObject({
    kind: z
      .enum(['approved', 'retained'])
      .describe('Approved: the golden sample; retained: kept from a run or lot'),
    product: idOf('product').optional(),
    run: idOf('run').optional(),
    lot: idOf('material-lot').optional(),
    quantity: z.int().min(1).max(NUMBER_LIMIT).describe('How many'),
    span: spanSchema.optional().describe('Which units of the run'),
    place: z.string().max(300).optional().describe('Where it lies'),
    holder: idOf('party').optional(),
    site: idOf('site').optional(),
    seal: z.string().max(120).optional().describe('Number of the seal'),
    takenOn: dateSchema.optional(),
    keepUntil: dateSchema.optional(),
    approvedBy: z.string().max(200).optional().describe('Who approved it'),
    ...commonFields,
  })
  .refine((sample) => [sample.product, sample.run, sample.lot].some((of) => of !== undefined), {
    message: 'what it is a sample of: a product, a run or a material lot',
    path: ['run'],
  });

export const sampleMovementSchema = z.strictObject({
  sample: idOf('sample'),
  kind: z.enum(['taken-out', 'put-back', 'sent', 'disposed']).describe('What was done with it'),
  quantity: z.int().min(1).max(NUMBER_LIMIT).describe('How many'),
  date: dateSchema,
  by: z.string().min(1).max(200).describe('Who'),
  to: z.string().max(300).optional().describe('Where to'),
  reason: z.string().max(1_000).optional().describe('Why'),
  ...commonFields,
});
