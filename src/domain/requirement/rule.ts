import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { FACT_NAMES } from './fact-names.ts';
import { RULE_GROUPS } from './rule-groups.ts';

/** How sure a statement of the catalogue is: what was read, and by whom. */
export const CONFIDENCES = ['primary', 'secondary', 'summary', 'inference', 'unconfirmed'] as const;
export const confidenceSchema = z
  .enum(CONFIDENCES)
  .describe(
    'primary: the text of the law or agency was read; secondary: somebody states or quotes it; summary: a guide says it; ' +
      'inference: our own conclusion; unconfirmed: nobody has seen the text',
  );

export const bothLanguages = z.strictObject({
  en: z.string().min(1).max(2_000),
  zh: z.string().min(1).max(2_000),
});
export type Words = z.infer<typeof bothLanguages>;

const sourceSchema = z.strictObject({
  says: z.string().min(1).max(400).describe('Who says so'),
  address: z.url().max(400).optional(),
  confidence: confidenceSchema,
});
export type Source = z.infer<typeof sourceSchema>;

/** `from`: first day in force, `to`: first day no longer in force; null: not known, or still in force. */
const span = {
  from: dateSchema.nullable().describe('First day in force; null: not known'),
  to: dateSchema.nullable().describe('First day no longer in force; null: still in force as far as is known'),
};

/** One line of a condition; all lines of a list have to hold. */
export const lineSchema = z.strictObject({
  fact: z.enum(FACT_NAMES).describe('Fact about the product; of accessible parts: `part…`'),
  is: z.array(z.string().min(1).max(60)).min(1).max(60).optional().describe('One of these values'),
  maybe: z
    .array(z.string().min(1).max(60))
    .max(60)
    .optional()
    .describe('Values of which it is not settled whether they count'),
  below: z.int().optional().describe('Less than this number'),
  atLeast: z.int().optional().describe('This number or more'),
  not: z.boolean().optional().describe('The line holds when the rest of it does not'),
  unconfirmed: z
    .boolean()
    .optional()
    .describe('That a product is left out by this line is not confirmed: it then may apply'),
});
export type Line = z.infer<typeof lineSchema>;

export const limitSchema = z.strictObject({
  analyte: z.string().min(1).max(60).describe('Element, substance or quantity: Pb, DEHP, flux-index'),
  cas: z.string().max(60).optional().describe('CAS number'),
  value: z.int().min(0),
  unit: z.enum(['ppm', 'kG²mm²', 'years', 'units']),
  comparison: z.enum(['at-most', 'below', 'at-least']),
  printed: z.string().min(1).max(60).describe('As people write it: 0.009 %, 90 ppm'),
  scope: z.string().max(60).nullable().describe('Only for these parts; null: all'),
  ...span,
  confidence: confidenceSchema,
});
export type Limit = z.infer<typeof limitSchema>;

export const TEST_KINDS = [
  'total-lead-coating',
  'total-lead-substrate',
  'total-lead-metal',
  'phthalates',
  'soluble-elements',
  'mechanical',
  'electrical',
  'flammability',
  'magnetic-flux',
  'labelling-review',
  'sections-of-standard',
  'none',
  'not-stated',
] as const;

/** The part of a rule that the catalogue and a firm's own requirements share. */
const ruleFields = {
  group: z.enum(RULE_GROUPS),
  onCertificate: z.boolean().describe('Whether it is cited on a certificate'),
  citations: z
    .array(z.strictObject({ text: z.string().min(1).max(200), ...span }))
    .min(1)
    .max(20)
    .describe('As printed on a certificate, each listed separately'),
  title: bothLanguages,
  wording: bothLanguages,
  ...span,
  notBefore: dateSchema.nullable().describe('Certainly not in force before this day'),
  knownInForce: dateSchema
    .nullable()
    .describe('A day on which a source shows it in force, where the first day is not known'),
  dateOf: z
    .enum(['production', 'entry'])
    .describe('Whether the day of production or that of the entry into the country counts'),
  confidence: confidenceSchema,
  unconfirmed: z
    .array(z.enum(['citations', 'from', 'test', 'thirdParty', 'smallBatch', 'limits', 'applies']))
    .describe('Fields whose content nobody has confirmed'),
  sources: z.array(sourceSchema).min(1).max(20),
  test: z.enum(TEST_KINDS),
  method: z.string().max(200).nullable().describe('Test method or standard, where one is known'),
  standards: z
    .array(z.strictObject({ name: z.string().min(1).max(120), ...span }))
    .max(20)
    .describe('Editions of the standard and when each is in force'),
  thirdParty: z
    .enum(['yes', 'no', 'unless-exempt', 'not-stated'])
    .describe('Whether a CPSC-accepted laboratory has to test'),
  smallBatch: z.enum(['A', 'B', 'none', 'not-stated']).describe('Group of the small-batch relief'),
  limits: z.array(limitSchema).max(60),
  applies: z.array(lineSchema).max(20).describe('All lines have to hold'),
  notes: z
    .array(
      z.strictObject({
        when: z.array(lineSchema).max(10),
        says: bothLanguages,
        confidence: confidenceSchema,
      }),
    )
    .max(10),
};

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  ...ruleFields,
});
export type Rule = z.infer<typeof ruleSchema>;

/** Takes the place of a third-party test for a part or a product, under conditions; the certificate stays due. */
export const reliefSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['determination', 'exemption']),
  citation: z.string().min(1).max(200),
  title: bothLanguages,
  conditions: bothLanguages,
  rules: z.array(z.string()).min(1).describe('Ids of the rules whose test it takes the place of'),
  when: z.array(lineSchema).min(1).max(20),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  confidence: confidenceSchema,
  sources: z.array(sourceSchema).min(1).max(20),
});
export type Relief = z.infer<typeof reliefSchema>;
