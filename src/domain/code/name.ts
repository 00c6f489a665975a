import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { NAME_FORMS } from '../../kit/name-forms.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import { commonFields, recordReferenceSchema } from '../../kit/record-fields.ts';

/** Another name a thing is known by: beyond those its own record already gives. */
export const nameSchema = z
  .strictObject({
    code: z.string().min(1).max(200).describe('The code as written; `{n}` stands for a carton number'),
    form: z.enum(NAME_FORMS).describe('What sort of name it is'),
    of: recordReferenceSchema.describe('The thing it names; for cartons the carton series'),
    from: dateSchema.optional().describe('First day the name held'),
    to: dateSchema.optional().describe('Last day the name held'),
    cartons: z
      .strictObject({
        from: z.int().min(1).max(NUMBER_LIMIT).describe('First carton number'),
        to: z
          .int()
          .min(2)
          .max(NUMBER_LIMIT + 1)
          .describe('One past the last carton number'),
      })
      .optional()
      .describe('Half-open range of carton numbers of the series it is for'),
    where: z.string().max(300).optional().describe('Where the code is found'),
    ...commonFields,
  })
  .refine((name) => name.cartons === undefined || name.of.kind === 'carton-series', {
    message: 'carton numbers only for a carton series',
    path: ['cartons'],
  });
export type Name = z.infer<typeof nameSchema>;
