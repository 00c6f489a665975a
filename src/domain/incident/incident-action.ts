import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { aboutSchema, person } from './incident.ts';

export const ACTION_KINDS = [
  'suspicion',
  'cause',
  'containment',
  'corrective',
  'preventive',
  'effectiveness-check',
] as const;

/** What is thought to be wrong, what is done about it, and whether that helped. */
export const incidentActionSchema = z
  .strictObject({
    incident: idOf('incident'),
    kind: z.enum(ACTION_KINDS).describe('Suspicion, cause, what is done, or a check whether it helped'),
    says: z.string().min(1).max(4_000).describe('What it is, in words'),
    about: aboutSchema.describe('Exact runs, and the agreement, revision, mapping or supplier that changes'),
    owner: person.optional().describe('Who does it'),
    dueOn: dateSchema.optional().describe('Day by which it is done'),
    doneOn: dateSchema.optional().describe('Day it was done; absent: it is open'),
    doneBy: person.optional().describe('Who did it'),
    action: idOf('incident-action').optional().describe('The action that this checks, or the cause it mends'),
    result: z
      .enum(['effective', 'not-effective', 'not-known'])
      .optional()
      .describe('Of a check: whether the action helped'),
    files: z.array(idOf('file')).max(200).optional().describe('Papers'),
    ...commonFields,
  })
  .refine(({ kind, action }) => kind !== 'effectiveness-check' || action !== undefined, {
    message: 'the action that is checked',
    path: ['action'],
  })
  .refine(({ kind, result }) => kind === 'effectiveness-check' || result === undefined, {
    message: 'a result, of an effectiveness check alone',
    path: ['result'],
  });
export type IncidentAction = z.infer<typeof incidentActionSchema>;
