import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT } from '../../kit/span.ts';

/** Where recalled units are, as progress reports count them. */
export const UNIT_PLACES = [
  'own-stock',
  'in-transit',
  'distributor',
  'retailer',
  'consumer',
  'not-known',
] as const;
export type UnitPlace = (typeof UNIT_PLACES)[number];

/** `stated`: somebody says how many they have; `isolated`: set apart. The last three take units away from where they were. */
export const PROGRESS_STEPS = ['stated', 'isolated', 'returned', 'corrected', 'destroyed'] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

const count = z.int().min(0).max(NUMBER_LIMIT);
const person = z.string().min(1).max(200);

/** What was done with recalled units, or said of them, on one day at one place. */
export const recallProgressSchema = z
  .strictObject({
    recall: idOf('recall'),
    date: dateSchema,
    step: z.enum(PROGRESS_STEPS).describe('What was done, or that a count was stated'),
    place: z.enum(UNIT_PLACES).describe('Where the units were before'),
    party: idOf('party').optional().describe('Who had them'),
    units: count.describe('How many units'),
    into: idOf('run').optional().describe('The run they were reworked into: it may leave'),
    by: person.optional().describe('Who did it, or said it'),
    answer: idOf('notice-answer').optional().describe('The consignee’s answer that it was taken over from'),
    files: z.array(idOf('file')).max(50).optional().describe('Photos and papers that show it'),
    ...commonFields,
  })
  .refine(({ into, step }) => into === undefined || step === 'corrected', {
    message: 'a run only where units were corrected',
    path: ['into'],
  });
export type RecallProgress = z.infer<typeof recallProgressSchema>;

/** The end of a recall: every unit is accounted for, or has a reason why not. */
export const recallClosingSchema = z.strictObject({
  recall: idOf('recall'),
  closedOn: dateSchema,
  closedBy: person.describe('Who decided'),
  role: person.optional().describe('In what role'),
  reasons: z
    .array(
      z.strictObject({
        place: z.enum(UNIT_PLACES).describe('Where the units were last'),
        party: idOf('party').optional(),
        units: z.int().min(1).max(NUMBER_LIMIT).describe('How many units'),
        reason: z.string().min(1).max(2_000).describe('Why they are neither corrected nor destroyed'),
      }),
    )
    .max(1_000)
    .optional()
    .describe('For every unit that is neither corrected nor destroyed'),
  surplus: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('Why more were corrected and destroyed than were recalled'),
  files: z.array(idOf('file')).max(50).optional().describe('Papers that the decision rests on'),
  ...commonFields,
});
export type RecallClosing = z.infer<typeof recallClosingSchema>;

const figure = (says: string): z.ZodOptional<z.ZodInt> => count.optional().describe(says);

/** Figures of a month that no other record tells; what is left out nobody knows. */
export const recallMonthSchema = z.strictObject({
  recall: idOf('recall'),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03')
    .describe('Month of the report'),
  caseNumber: z.string().max(120).optional().describe('Number of the agency’s case'),
  officer: z.string().max(200).optional().describe('Officer of the agency'),
  incidents: figure('Incidents since the recall, in this month'),
  injuries: figure('Injuries since the recall, in this month'),
  deaths: figure('Deaths since the recall, in this month'),
  toldByPhone: figure('Told by telephone'),
  toldByEmail: figure('Told by e-mail'),
  toldByMail: figure('Told by letter'),
  askedByPhone: figure('Consumers who called'),
  askedByEmail: figure('Consumers who wrote e-mails'),
  askedByMail: figure('Consumers who wrote letters'),
  askedByCard: figure('Consumers reached by registration cards'),
  pageVisits: figure('Visits of the recall’s page'),
  posts: figure('Posts on social media'),
  ...commonFields,
});
export type RecallMonth = z.infer<typeof recallMonthSchema>;
