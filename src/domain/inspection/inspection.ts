import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

export const INSPECTION_KINDS = ['incoming', 'inline', 'final', 'pre-shipment', 'label-check'] as const;
const count = z.int().min(0).max(NUMBER_LIMIT);

export const inspectionSchema = z
  .strictObject({
    kind: z.enum(INSPECTION_KINDS),
    run: idOf('run').optional(),
    lot: idOf('material-lot').optional(),
    shipment: idOf('shipment').optional(),
    site: idOf('site').optional(),
    date: dateSchema.optional(),
    inspector: z.string().max(200).optional(),
    party: idOf('party').optional().describe('Inspection firm'),
    lotSize: count.optional(),
    sampleSize: count.optional(),
    critical: count.optional(),
    major: count.optional(),
    minor: count.optional(),
    result: z
      .enum(['passed', 'failed', 'pending', 'not-recorded'])
      .describe('A result nobody wrote down is not a pass'),
    findings: z
      .array(
        z.strictObject({
          severity: z.enum(['critical', 'major', 'minor', 'remark']),
          says: z.string().min(1).max(2_000),
          count: count.optional(),
          photos: z.array(idOf('file')).max(50).optional(),
        }),
      )
      .max(1_000)
      .optional(),
    reference: z.string().max(120).optional(),
    files: z.array(idOf('file')).max(200).optional(),
    ...commonFields,
  })
  .refine(
    (inspection) => [inspection.run, inspection.lot, inspection.shipment].some((of) => of !== undefined),
    {
      message: 'what was inspected: a run, a material lot or a shipment',
      path: ['run'],
    },
  );
export type Inspection = z.infer<typeof inspectionSchema>;

/** A recorded decision that something may not be used, packed or shipped until it is cleared. */
export const holdSchema = z.strictObject({
  of: recordReferenceSchema.describe('Run, material lot, carton series, shipment or product'),
  span: spanSchema.optional().describe('Units of a run'),
  cartons: z
    .strictObject({ from: z.int().min(1), to: z.int().min(2) })
    .optional()
    .describe('Cartons of a series'),
  reason: z.string().min(1).max(2_000),
  placedOn: dateSchema,
  placedBy: z.string().max(200).optional(),
  ...commonFields,
});
export type Hold = z.infer<typeof holdSchema>;

export const holdReleaseSchema = z.strictObject({
  hold: idOf('hold'),
  releasedOn: dateSchema,
  releasedBy: z.string().min(1).max(200),
  reason: z.string().min(1).max(2_000),
  evidence: z.array(recordReferenceSchema).max(50).optional(),
  ...commonFields,
});
export type HoldRelease = z.infer<typeof holdReleaseSchema>;
