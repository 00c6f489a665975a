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

/** What a hold stops: whatever else is in doubt is held by naming one of these. */
export const HELD_KINDS = [
  'run',
  'product',
  'revision',
  'site',
  'material-lot',
  'material',
  'carton-series',
  'pallet',
  'shipment',
] as const;

/** A recorded decision that something may not be used, packed or shipped until it is cleared. */
export const holdSchema = z.strictObject({
  of: recordReferenceSchema.describe(
    'Run, product, revision, site, material lot, material, carton series, pallet or shipment',
  ),
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

export type Hold = z.infer<typeof holdSchema>;

/** Why a hold would stop nothing, or not what it says; null: it stops what it is on. Holds of before this was asked stay readable. */
export function problemOfHold({
  of,
  span,
  cartons,
}: Hold): { readonly at: string; readonly says: string } | null {
  if (!HELD_KINDS.some((kind) => kind === of.kind)) {
    return {
      at: 'of.kind',
      says: `A hold on this kind of record would stop nothing. Name what must not go on: ${HELD_KINDS.join(', ')}; of a supplier its material lots or its site.`,
    };
  }
  if (span !== undefined && of.kind !== 'run')
    return { at: 'span', says: 'Units are held of a run: name the run, or leave the units out.' };
  if (cartons === undefined) return null;
  if (of.kind !== 'carton-series')
    return {
      at: 'cartons',
      says: 'Cartons are held of a carton series: name the series, or leave the cartons out.',
    };
  if (cartons.from < cartons.to) return null;
  return {
    at: 'cartons.to',
    says: 'A half-open range [from, to) that holds at least one carton: one past the last.',
  };
}

export const holdReleaseSchema = z.strictObject({
  hold: idOf('hold'),
  releasedOn: dateSchema,
  releasedBy: z.string().min(1).max(200).describe('Who signed'),
  reason: z.string().min(1).max(2_000).describe('Why it may go on'),
  evidence: z.array(recordReferenceSchema).max(50).optional().describe('Records the decision rests on'),
  ...commonFields,
});
export type HoldRelease = z.infer<typeof holdReleaseSchema>;
