import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

const INSPECTION_KINDS = ['incoming', 'inline', 'final', 'pre-shipment', 'label-check'] as const;
const count = z.int().min(0).max(NUMBER_LIMIT);

export const inspectionSchema = z
  .strictObject({
    kind: z.enum(INSPECTION_KINDS).describe('When in the making it was done'),
    run: idOf('run').optional(),
    lot: idOf('material-lot').optional(),
    shipment: idOf('shipment').optional(),
    site: idOf('site').optional(),
    date: dateSchema.optional(),
    inspector: z.string().max(200).optional().describe('Person who inspected'),
    party: idOf('party').optional().describe('Inspection firm'),
    lotSize: count.optional().describe('Units offered'),
    sampleSize: count.optional().describe('Units looked at'),
    critical: count.optional().describe('Critical defects found'),
    major: count.optional().describe('Major defects found'),
    minor: count.optional().describe('Minor defects found'),
    result: z
      .enum(['passed', 'failed', 'pending', 'not-recorded'])
      .describe('A result nobody wrote down is not a pass'),
    findings: z
      .array(
        z.strictObject({
          severity: z.enum(['critical', 'major', 'minor', 'remark']).describe('How bad'),
          says: z.string().min(1).max(2_000).describe('What was seen'),
          count: count.optional().describe('How many units had it'),
          photos: z.array(idOf('file')).max(50).optional().describe('Ids of its photos'),
        }),
      )
      .max(1_000)
      .optional()
      .describe('What was found'),
    reference: z.string().max(120).optional().describe('Report number'),
    files: z.array(idOf('file')).max(200).optional().describe('The report'),
    ...commonFields,
  })
  .refine(
    (inspection) => [inspection.run, inspection.lot, inspection.shipment].some((of) => of !== undefined),
    {
      message: 'what was inspected: a run, a material lot or a shipment',
      path: ['run'],
    },
  );

/** A recorded decision that something may not be used, packed or shipped until it is cleared. */
export const holdSchema = z.strictObject({
  of: recordReferenceSchema.describe('Run, material lot, carton series, shipment or product'),
  span: spanSchema.optional().describe('Units of a run'),
  cartons: z
    .strictObject({
      from: z.int().min(1).describe('First carton number'),
      to: z.int().min(2).describe('One past the last carton number'),
    })
    .optional()
    .describe('Cartons of a series'),
  reason: z.string().min(1).max(2_000).describe('Why it is held'),
  placedOn: dateSchema,
  placedBy: z.string().max(200).optional().describe('Who decided'),
  incident: idOf('incident').optional().describe('The incident for which it was placed'),
  scopeClass: z
    .enum(['contains', 'may-contain', 'undetermined'])
    .optional()
    .describe('Class of the scope that it was placed for'),
  ...commonFields,
});

export const holdReleaseSchema = z.strictObject({
  hold: idOf('hold'),
  releasedOn: dateSchema,
  releasedBy: z.string().min(1).max(200).describe('Who signed'),
  reason: z.string().min(1).max(2_000).describe('Why it may go on'),
  evidence: z.array(recordReferenceSchema).max(50).optional().describe('Records the decision rests on'),
  ...commonFields,
});
export type HoldRelease = z.infer<typeof holdReleaseSchema>;
