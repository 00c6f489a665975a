import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';
import { person } from './incident.ts';

/** A missing record that somebody is asked for, and how many units it would settle. */
export const recordRequestSchema = z.strictObject({
  incident: idOf('incident'),
  says: z.string().min(1).max(2_000).describe('What is asked for'),
  party: idOf('party').optional().describe('Who is asked; absent: nobody known'),
  askedOn: dateSchema.describe('Day it was asked'),
  askedBy: person.optional().describe('Who asked'),
  dueOn: dateSchema.optional().describe('Day by which it is wanted'),
  missing: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('What the scope lacks, as `incident missing` names it'),
  units: z.int().min(0).max(NUMBER_LIMIT).optional().describe('Units that it could settle when it was asked'),
  run: idOf('run').optional(),
  lot: idOf('material-lot').optional(),
  shipment: idOf('shipment').optional(),
  ...commonFields,
});
export type RecordRequest = z.infer<typeof recordRequestSchema>;

export const ANSWER_OUTCOMES = ['sent', 'partly', 'not-kept', 'refused'] as const;

/** What came back when somebody was asked. */
export const recordAnswerSchema = z.strictObject({
  request: idOf('record-request'),
  outcome: z.enum(ANSWER_OUTCOMES).describe('Sent, partly sent, not kept by them, or refused'),
  says: z.string().min(1).max(4_000).describe('What was answered'),
  answeredOn: dateSchema.describe('Day of the answer'),
  answeredBy: person.describe('Who answered'),
  records: z
    .array(recordReferenceSchema)
    .max(500)
    .optional()
    .describe('Records that were made or corrected from it'),
  files: z.array(idOf('file')).max(200).optional().describe('The papers that came'),
  ...commonFields,
});
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;
