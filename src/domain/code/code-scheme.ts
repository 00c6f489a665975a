import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

/** Text between parts, and parts `{name}` or `{name:length}`; names are lower-case words. */
const PATTERN = /^(?:[^{}]|\{[a-z][a-z-]{0,29}(?::[1-9]\d?)?\})+$/u;

/** How the lot codes of a product or a site are built: what a decode record is made from. */
export const codeSchemeSchema = z
  .strictObject({
    name: z.string().min(1).max(120).describe('What the firm calls the scheme'),
    product: idOf('product').optional().describe('The product it is for; left out: all'),
    site: idOf('site').optional().describe('The site it is for; left out: all'),
    pattern: z
      .string()
      .max(200)
      .regex(PATTERN, 'text with parts as {month:2} (name and length) or {sequence} (any length)')
      .describe('The code in parts: `{brand:3}{month:2}{year:2}-VN-BG{sequence}`'),
    example: z.string().min(1).max(200).describe('A code of the scheme as printed'),
    from: dateSchema.optional().describe('First day of production it was used'),
    to: dateSchema.optional().describe('Last day of production it was used'),
    ...commonFields,
  })
  .refine((scheme) => scheme.from === undefined || scheme.to === undefined || scheme.from <= scheme.to, {
    message: 'the first day must not be after the last',
    path: ['to'],
  });
