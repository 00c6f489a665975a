import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

const point = z.string().min(1).max(4_000);

/**
 * The six points that buyer and factory settle before the first run (the batch-records article, "Before the first bulk run
 * starts"). A point left out is not settled, and is shown so.
 */
export const agreementSchema = z.strictObject({
  factory: idOf('party'),
  product: idOf('product').optional().describe('Absent: every product of this factory'),
  agreedOn: dateSchema,
  until: dateSchema.optional(),
  points: z
    .strictObject({
      identity: point
        .optional()
        .describe('Which lot or run identity appears on product, packaging, cartons and papers'),
      records: point.optional().describe('Which records the factory keeps behind that identity'),
      materials: point.optional().describe('Which material and component references are kept by batch'),
      revisions: point
        .optional()
        .describe('Which approved sample, BOM and artwork revision each run points back to'),
      changes: point.optional().describe('How rework, relabelling and split shipments are recorded'),
      retention: point
        .optional()
        .describe('How long records and retained samples are kept and who can retrieve them'),
    })
    .describe('The six points, each in words; one left out is not settled'),
  issuesComplete: z
    .boolean()
    .optional()
    .describe('The factory records every material issue: a row without quantity then covers its span'),
  retentionYears: z.int().min(0).max(100).optional().describe('Years that records and samples are kept'),
  files: z.array(idOf('file')).max(100).optional().describe('The signed paper'),
  ...commonFields,
});
