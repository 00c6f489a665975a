import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { GATE_CONDITIONS, releaseTermsSchema } from '../agreement/agreement.ts';

/** What the gate says of a condition; what nobody knows keeps it shut. */
export const CONDITION_STATES = ['met', 'not-met', 'not-known', 'not-asked'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

const person = z.string().min(1).max(200);
const reason = z.string().min(1).max(2_000).describe('Why, in words a regulator could read');

/** What the firm asks of every run where the agreement with its factory says nothing. */
export const releasePolicySchema = z.strictObject({
  from: dateSchema.describe('First day of production it holds for'),
  until: dateSchema.optional().describe('First day of production it no longer holds for'),
  terms: releaseTermsSchema.describe('What is asked before a run is released'),
  decidedBy: person.optional().describe('Who decided it'),
  ...commonFields,
});
export type ReleasePolicy = z.infer<typeof releasePolicySchema>;

/** The gate as it stood when the release was signed. */
export const keptAssessmentSchema = z.strictObject({
  position: z.int().min(0).describe('Ledger position it was read at'),
  agreement: idOf('agreement').optional().describe('Agreement in force when the run was made'),
  policy: idOf('release-policy').optional().describe('Policy of the firm in force then'),
  conditions: z
    .array(
      z.strictObject({
        condition: z.enum(GATE_CONDITIONS).describe('Condition of the release'),
        state: z.enum(CONDITION_STATES).describe('What the gate said of it'),
        overrides: z.array(idOf('release-override')).max(100).optional().describe('Overrides it rests on'),
      }),
    )
    .length(GATE_CONDITIONS.length)
    .describe('Every condition and what the gate said of it'),
});
export type KeptAssessment = z.infer<typeof keptAssessmentSchema>;

/** The signed decision that a run may go into the world. */
export const runReleaseSchema = z.strictObject({
  run: idOf('run'),
  releasedBy: person.describe('Who signed'),
  releasedOn: dateSchema,
  role: person.optional().describe('In what role'),
  assessment: keptAssessmentSchema.describe('What the gate said when it was signed'),
  labels: z.array(idOf('label-version')).max(200).optional().describe('Frozen labels that it goes out under'),
  ...commonFields,
});
export type RunRelease = z.infer<typeof runReleaseSchema>;

/** The decision, with a reason and by a named role, that goods go on although something stands against it. */
export const releaseOverrideSchema = z
  .strictObject({
    run: idOf('run').optional(),
    shipment: idOf('shipment').optional().describe('Only for goods on this shipment'),
    findings: z
      .array(
        z.strictObject({
          condition: z.enum(GATE_CONDITIONS).describe('Condition of the release'),
          key: z.string().min(1).max(500).describe('What stands against it, as the assessment names it'),
          hold: idOf('hold').optional().describe('The hold that is overridden, as it reads now'),
          says: z.string().max(1_000).optional().describe('The same in words'),
        }),
      )
      .min(1)
      .max(1_000)
      .describe('What is overridden, one by one: anything that comes later shuts the gate again'),
    reason,
    role: person.describe('In what role: quality manager, compliance officer'),
    overriddenBy: person.describe('Who decided'),
    overriddenOn: dateSchema,
    files: z.array(idOf('file')).max(50).optional().describe('Papers that the decision rests on'),
    ...commonFields,
  })
  .refine(
    ({ run, findings }) => run !== undefined || findings.every((finding) => finding.hold !== undefined),
    {
      message: 'the run, unless only holds are overridden',
      path: ['run'],
    },
  )
  .refine(
    ({ findings }) =>
      findings.every(({ condition, hold }) => (condition === 'holds') === (hold !== undefined)),
    {
      message: 'the hold, for the condition `holds` and nothing else',
      path: ['findings'],
    },
  );
export type ReleaseOverride = z.infer<typeof releaseOverrideSchema>;

/** A release or an override that counts no longer, from a day on. */
export const releaseRevocationSchema = z
  .strictObject({
    release: idOf('run-release').optional(),
    override: idOf('release-override').optional(),
    reason,
    revokedBy: person.describe('Who decided'),
    revokedOn: dateSchema,
    ...commonFields,
  })
  .refine((body) => (body.release === undefined) !== (body.override === undefined), {
    message: 'a release or an override, one of the two',
    path: ['release'],
  });
