import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';

/** An order that nothing about these records is destroyed, however long ago its time was over. */
export const legalHoldSchema = z
  .strictObject({
    of: z
      .array(recordReferenceSchema)
      .max(1_000)
      .optional()
      .describe(
        'Records it covers, with everything kept about them: runs, lots, products, shipments, parties, incidents',
      ),
    everything: z.literal(true).optional().describe('It covers all that the firm keeps'),
    reason: z.string().min(1).max(2_000).describe('Why nothing may be destroyed'),
    caseNumber: z.string().min(1).max(200).optional().describe('Of the court, the agency or the insurer'),
    placedOn: dateSchema,
    placedBy: z.string().min(1).max(200).describe('Who decided'),
    ...commonFields,
  })
  .refine(({ of = [], everything }) => of.length > 0 !== (everything === true), {
    message: 'the records it covers, or everything',
    path: ['of'],
  });
export type LegalHold = z.infer<typeof legalHoldSchema>;

export const legalHoldReleaseSchema = z.strictObject({
  legalHold: idOf('legal-hold'),
  releasedOn: dateSchema,
  releasedBy: z.string().min(1).max(200).describe('Who signed'),
  reason: z.string().min(1).max(2_000).describe('Why things may be destroyed again'),
  ...commonFields,
});
