import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { confidenceSchema, lineSchema, TEST_KINDS } from './rule.ts';
import type { Rule } from './rule.ts';

const ownLimitSchema = z.strictObject({
  analyte: z.string().min(1).max(60).describe('Element, substance or quantity: Pb, DEHP'),
  cas: z.string().max(60).optional().describe('CAS number'),
  value: z.int().min(0).describe('The limit, in the unit beside it'),
  unit: z.enum(['ppm', 'kG²mm²']).describe('Parts per million by mass, or flux index of a magnet'),
  comparison: z.enum(['at-most', 'below', 'at-least']).describe('On which side of it a value passes'),
  from: dateSchema.optional().describe('First day in force YYYY-MM-DD'),
  to: dateSchema.optional().describe('First day no longer in force YYYY-MM-DD'),
});

/** A rule that the firm adds itself: a retailer's or marketplace's demand, or another country's. */
export const requirementSchema = z.strictObject({
  title: z.string().min(1).max(200).describe('What it is called'),
  localTitle: z.string().min(1).max(200).optional().describe('The same in Chinese'),
  citation: z.string().min(1).max(200).describe('How it is cited'),
  wording: z.string().min(1).max(2_000).describe('What it demands, in words of your own'),
  localWording: z.string().min(1).max(2_000).optional().describe('The same in Chinese'),
  saidBy: z.string().min(1).max(200).describe('Who demands it: retailer, marketplace, authority'),
  party: idOf('party').optional().describe('That party, where it is on record'),
  website: z.url().max(400).optional().describe('Where it can be read'),
  confidence: confidenceSchema,
  from: dateSchema.optional().describe('First day in force YYYY-MM-DD; absent: not known'),
  to: dateSchema.optional().describe('First day no longer in force YYYY-MM-DD'),
  test: z.enum(TEST_KINDS).describe('Kind of test'),
  method: z.string().min(1).max(200).optional().describe('Test method or standard'),
  thirdParty: z
    .enum(['yes', 'no', 'unless-exempt', 'not-stated'])
    .describe('Whether an accepted laboratory has to test'),
  onCertificate: z.boolean().optional().describe('Whether it is cited on a certificate'),
  limits: z.array(ownLimitSchema).max(60).optional().describe('Limits with the days they are in force'),
  applies: z
    .array(lineSchema)
    .max(20)
    .optional()
    .describe('When it applies: all lines have to hold; none: to every product'),
  ...commonFields,
});
export type Requirement = z.infer<typeof requirementSchema>;

/** A firm's own requirement as a rule among those of the catalogue: its id is `own.` and the record's. */
export function ruleFromRequirement(id: string, body: Requirement): Rule {
  const { from = null, to = null } = body;
  return {
    id: `own.${id}`,
    group: 'own',
    onCertificate: body.onCertificate ?? false,
    citations: [{ text: body.citation, from: null, to: null }],
    title: { en: body.title, zh: body.localTitle ?? body.title },
    wording: { en: body.wording, zh: body.localWording ?? body.wording },
    ...{ from, to, notBefore: null, knownInForce: null, dateOf: 'production' },
    confidence: body.confidence,
    unconfirmed: from === null ? ['from'] : [],
    sources: [
      {
        says: body.saidBy,
        confidence: body.confidence,
        ...(body.website === undefined ? {} : { address: body.website }),
      },
    ],
    test: body.test,
    method: body.method ?? null,
    standards: [],
    thirdParty: body.thirdParty,
    smallBatch: 'none',
    limits: (body.limits ?? []).map((limit) => ({
      ...limit,
      from: limit.from ?? null,
      to: limit.to ?? null,
      printed: `${String(limit.value)} ${limit.unit}`,
      scope: null,
      confidence: body.confidence,
    })),
    applies: body.applies ?? [],
    notes: [],
  };
}
