import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/**
 * Why the product itself is not marked: the examples of CPSC's Statement of Policy of July 2009, as a secondary source lists them
 * (http://www.whatisthecpsia.com/cpsia-basics/tracking-labels-what-does-to-the-extent-practicable-mean).
 */
const EXCEPTION_REASONS = [
  'too-small',
  'kept-package',
  'many-tiny-items',
  'bulk-vending',
  'mark-would-damage',
  'surface-takes-no-mark',
  'aesthetics-no-hidden-place',
  'exempt-under-other-law',
] as const;

export const labelExceptionSchema = z
  .strictObject({
    product: idOf('product').optional().describe('All runs of the product'),
    run: idOf('run').optional(),
    component: z.string().max(120).optional().describe('Only this component of the set'),
    because: z.enum(EXCEPTION_REASONS).describe('Which exception is claimed'),
    reason: z.string().min(1).max(2_000).describe('Why it holds here, in words'),
    decidedBy: z.string().min(1).max(200).describe('Person who decided'),
    decidedOn: dateSchema,
    files: z.array(idOf('file')).max(50).optional().describe('Photos and papers that show it'),
    ...commonFields,
  })
  .refine((body) => (body.product === undefined) !== (body.run === undefined), {
    message: 'a product or a run, one of the two',
    path: ['run'],
  });
