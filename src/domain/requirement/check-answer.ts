import { z } from 'zod';
import { RULE_GROUPS } from './rule-groups.ts';
import { bothLanguages, confidenceSchema, limitSchema, TEST_KINDS } from './rule.ts';

export const STATES = ['applies', 'may-apply', 'does-not-apply'] as const;
export const LABORATORY_NEEDS = [
  'needed',
  'partly-relieved',
  'relieved',
  'unless-exempt',
  'not-needed',
  'not-known',
] as const;

const reliefAnswerSchema = z.strictObject({
  relief: z.string(),
  citation: z.string(),
  title: bothLanguages,
  conditions: bothLanguages,
  state: z
    .enum(['available', 'perhaps', 'no'])
    .describe(
      'available: the recorded facts meet its conditions; perhaps: some are not recorded or confirmed',
    ),
  missing: z.array(bothLanguages).describe('What is still to be known for it'),
});
export type ReliefAnswer = z.infer<typeof reliefAnswerSchema>;

const partAnswerSchema = z.strictObject({
  part: z.string(),
  state: z.enum(STATES),
  why: z.array(bothLanguages),
  reliefs: z.array(reliefAnswerSchema),
});
export type PartAnswer = z.infer<typeof partAnswerSchema>;

export const checkAnswerSchema = z.strictObject({
  rule: z.string().describe('Id in the catalogue; `own.` and the id for a requirement of the firm'),
  from: z.enum(['catalogue', 'firm']),
  group: z.enum(RULE_GROUPS),
  state: z.enum(STATES),
  isConfirmed: z.boolean().describe('False: whether it applies rests on something nobody has confirmed'),
  title: bothLanguages,
  wording: bothLanguages,
  citations: z.array(z.string()).describe('In force on the day of production'),
  onCertificate: z.boolean(),
  inForce: z.strictObject({
    holds: z.enum(['yes', 'no', 'unknown']),
    from: z.string().nullable(),
    to: z.string().nullable(),
    dateOf: z.enum(['production', 'entry']),
  }),
  standards: z.array(z.string()),
  limits: z.array(limitSchema),
  test: z.enum(TEST_KINDS),
  method: z.string().nullable(),
  thirdParty: z.string().describe('What the rule says in general'),
  laboratory: z
    .enum(LABORATORY_NEEDS)
    .describe('What it comes to for this product: whether a CPSC-accepted laboratory has to test'),
  smallBatch: z.string(),
  confidence: confidenceSchema,
  unconfirmed: z.array(z.string()),
  why: z.array(bothLanguages),
  toBeKnown: z.array(z.strictObject({ fact: z.string(), part: z.string().nullable(), says: bothLanguages })),
  parts: z.array(partAnswerSchema),
  reliefs: z.array(reliefAnswerSchema).describe('Of the whole product; those of parts stand with the parts'),
  notes: z.array(z.strictObject({ says: bothLanguages, confidence: confidenceSchema })),
});
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;
