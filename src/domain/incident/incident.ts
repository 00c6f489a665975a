import { z } from 'zod';
import { dateOrTimeSchema, dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';

/** What an incident was opened from. */
export const INCIDENT_TRIGGERS = [
  'code',
  'complaint',
  'photo',
  'lab-result',
  'retailer-request',
  'marketplace-request',
  'agency-letter',
  'inspection-finding',
  'drill',
  'other',
] as const;

export const INCIDENT_STATES = ['open', 'contained', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const person = z.string().min(1).max(200);
const text = z.string().min(1).max(4_000);
/** Records that something is tied to. */
export const aboutSchema = z.array(recordReferenceSchema).max(500).optional();
export const codesSchema = z
  .array(z.string().min(1).max(200))
  .max(50)
  .optional()
  .describe('Codes as they stand on the goods, typed as read');
/** What a scope is asked about, each as typed: a code, `run:ID#1-270`, `lot:ID`. */
export const typedSuspectsSchema = z.array(z.string().min(1).max(500)).min(1).max(200);

/** Something may be wrong with goods: from the first word to the last decision, everything names this record. */
export const incidentSchema = z
  .strictObject({
    number: z.string().min(1).max(60).optional().describe('Number that people call it by'),
    trigger: z.enum(INCIDENT_TRIGGERS).describe('What it was opened from'),
    says: z.string().min(1).max(500).describe('What happened, in a sentence'),
    state: z.enum(INCIDENT_STATES).describe('Open, contained (nothing more leaves), or closed'),
    openedOn: dateSchema.describe('Day it was opened'),
    closedOn: dateSchema.optional().describe('Day it was closed'),
    owner: person.optional().describe('Who sees it through'),
    dueOn: dateSchema.optional().describe('Day it is to be settled by'),
    codes: codesSchema,
    about: aboutSchema.describe('What the codes resolved to: runs, lots, cartons, shipments'),
    suspects: typedSuspectsSchema
      .optional()
      .describe('What its scope is asked about: codes, `run:ID#1-270`, `lot:ID` and the like'),
    ...commonFields,
  })
  .refine(({ state, closedOn }) => (state === 'closed') === (closedOn !== undefined), {
    message: 'the day it was closed, when it is closed and only then',
    path: ['closedOn'],
  });
export type Incident = z.infer<typeof incidentSchema>;

export const STATEMENT_KINDS = [
  'complaint',
  'injury',
  'photo',
  'lab-result',
  'retailer-request',
  'marketplace-request',
  'agency-letter',
  'supplier-word',
  'note',
] as const;

/** What somebody said, word for word, and when the firm heard it. */
export const statementSchema = z.strictObject({
  incident: idOf('incident'),
  kind: z.enum(STATEMENT_KINDS).describe('What was said, by its nature'),
  says: text.describe('What was said, word for word'),
  saidBy: person.describe('Who said it'),
  party: idOf('party').optional().describe('For whom'),
  saidOn: dateSchema.optional().describe('Day it was said or written'),
  receivedOn: dateOrTimeSchema.describe('Day, or day and time, on which the firm heard it'),
  receivedBy: person.optional().describe('Who of the firm heard it'),
  codes: codesSchema,
  reference: z.string().max(120).optional().describe('Number of the letter or case'),
  files: z.array(idOf('file')).max(200).optional().describe('Photos and papers'),
  ...commonFields,
});
export type Statement = z.infer<typeof statementSchema>;

export const DECISION_KINDS = [
  'no-action',
  'contain',
  'lift',
  'inform',
  'report',
  'do-not-report',
  'recall',
  'close',
  'reopen',
  'other',
] as const;

/** What was decided, why, and on what the ledger said then. */
export const decisionSchema = z.strictObject({
  incident: idOf('incident'),
  kind: z.enum(DECISION_KINDS).describe('What kind of decision'),
  says: text.describe('What was decided'),
  reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
  decidedBy: person.describe('Who decided'),
  decidedOn: dateSchema.describe('Day of the decision'),
  position: z.int().min(0).optional().describe('Ledger position that it rests on'),
  about: aboutSchema.describe('Records that it is about or rests on'),
  files: z.array(idOf('file')).max(200).optional().describe('Papers that it rests on'),
  ...commonFields,
});
export type Decision = z.infer<typeof decisionSchema>;
