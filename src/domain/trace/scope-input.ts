import { z } from 'zod';
import { dateSchema, localTimeSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

/** One suspect, named by ids. */
export const suspectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('material-lot'), id: idSchema }),
  z.strictObject({
    kind: z.literal('supplier'),
    party: idSchema,
    site: idSchema
      .optional()
      .describe('Only lots from this site of the supplier, or from none that is recorded'),
    from: dateSchema.optional().describe('First day; a lot made, dispatched or received from then on counts'),
    to: dateSchema.optional().describe('Last day'),
  }),
  z.strictObject({ kind: z.literal('run'), id: idSchema, span: spanSchema.optional() }),
  z.strictObject({
    kind: z.literal('line-window'),
    site: idSchema,
    line: z.string().min(1).max(60),
    from: localTimeSchema,
    to: localTimeSchema,
  }),
  z.strictObject({
    kind: z.literal('cartons'),
    series: idSchema,
    from: z.int().min(1).max(NUMBER_LIMIT),
    to: z
      .int()
      .min(2)
      .max(NUMBER_LIMIT + 1)
      .describe('One past the last carton'),
  }),
  z.strictObject({ kind: z.literal('revision'), id: idSchema }),
  z.strictObject({ kind: z.literal('inspection'), id: idSchema }),
  z.strictObject({
    kind: z.literal('inspector'),
    party: idSchema.optional().describe('Inspection firm or laboratory'),
    name: z.string().max(200).optional().describe('Person, as recorded'),
  }),
]);
export type SuspectInput = z.infer<typeof suspectSchema>;

const SUSPECT_LIMIT = 200;

/** What one question is about. */
export const suspectsSchema = z
  .array(z.union([z.string().min(1).max(500), suspectSchema]))
  .min(1)
  .max(SUSPECT_LIMIT)
  .describe('Codes as typed, or suspects by kind and id; several make one question');

export const strictSchema = z
  .boolean()
  .optional()
  .describe('Clear by quantity only where no room is left (reading 2)');
