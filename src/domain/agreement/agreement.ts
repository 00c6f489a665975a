import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

const point = z.string().min(1).max(4_000);

/** What stands between a run and the world: the conditions of its release. */
export const GATE_CONDITIONS = [
  'records',
  'mass-balance',
  'inspections',
  'label',
  'coverage',
  'changes',
  'retained-sample',
  'holds',
  'certificate',
] as const;
export type GateCondition = (typeof GATE_CONDITIONS)[number];

/** Records that an agreement may leave out. */
export const RECORDS_NOT_ASKED = ['output-counts', 'subcontractors', 'packing', 'consumption'] as const;

/** What is asked before a run is released. A hold always shuts the gate: nobody agrees it away beforehand. */
export const releaseTermsSchema = z.strictObject({
  beforeShipping: z
    .boolean()
    .optional()
    .describe('Goods leave only once their run is released; absent: as the firm’s policy says'),
  conditions: z
    .array(
      z.strictObject({
        condition: z.enum(GATE_CONDITIONS).exclude(['holds']).describe('Condition of the release'),
        asked: z.boolean().describe('Asked for before a release, or not'),
        clause: z.string().min(1).max(500).optional().describe('Where it is agreed, in words or as a number'),
      }),
    )
    .max(8)
    .optional()
    .describe('Conditions settled here; one left out is as the firm’s policy says, else asked'),
  recordsNotAsked: z
    .array(z.enum(RECORDS_NOT_ASKED))
    .max(4)
    .optional()
    .describe('Records that are not kept, by agreement'),
  unitLossPermille: z
    .int()
    .min(0)
    .max(1_000)
    .optional()
    .describe('Units in a thousand that may be unaccounted for; absent: none'),
  inspections: z
    .array(z.enum(['inline', 'final', 'pre-shipment']))
    .min(1)
    .max(3)
    .optional()
    .describe('Inspections that are to be passed; absent: a final or pre-shipment one'),
  retainedSamples: z.int().min(1).max(10_000).optional().describe('Units retained; absent: one'),
  overriddenBy: z.string().min(1).max(200).optional().describe('Role that may override a condition'),
});
export type ReleaseTerms = z.infer<typeof releaseTermsSchema>;

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
  release: releaseTermsSchema.optional().describe('What is asked before a run is released'),
  files: z.array(idOf('file')).max(100).optional().describe('The signed paper'),
  ...commonFields,
});
