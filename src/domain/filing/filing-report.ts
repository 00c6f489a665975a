import { z } from 'zod';
import { namedSchema } from '../trace/scope-report.ts';
import { wordsSchema } from '../certificate/certificate-shown.ts';
import { BLOCKING, FILING_WARNINGS } from './filing-checks.ts';
import { BROKER_STATES, FILING_METHODS } from './filing-line.ts';

const text = z.string().nullable();
const CONFIDENCE = z.enum(['primary', 'secondary', 'unconfirmed']);

const enterSchema = z.strictObject({
  kind: z.string().describe('Kind of record'),
  id: text.describe('Null: a new one'),
  field: z.string(),
});

const fieldSchema = z.strictObject({
  path: z.string(),
  column: z.string(),
  element: z.int().nullable().describe('Element of 16 CFR 1110.11(a)'),
  need: z.enum(['required', 'wanted', 'optional', 'not-known']),
  confidence: CONFIDENCE.describe('Of the name of the field'),
  values: z.array(text).describe('Several where it stands in a list; null: not recorded'),
  missing: z.boolean(),
  enter: enterSchema.nullable().describe('Where what is missing is entered'),
});

const lineSchema = z.strictObject({
  line: namedSchema,
  invoiceLine: text,
  run: namedSchema.nullable().describe('Null: the record does not say what the line holds'),
  product: namedSchema.nullable(),
  cartons: z.int().nullable(),
  units: z.int().nullable(),
  decision: namedSchema.nullable().describe('Null: nobody has recorded how it is to be filed'),
  method: z.enum(FILING_METHODS).nullable(),
  certificate: namedSchema.nullable(),
  notCovering: z
    .array(z.strictObject({ certificate: namedSchema, standing: z.string(), reasons: z.array(wordsSchema) }))
    .describe('Other certificates of the product, and why they are not it'),
  trio: z
    .strictObject({ certifierId: z.string(), registryProductId: z.string(), versionId: z.string() })
    .nullable()
    .describe('The three identifiers for the broker; null: not on record'),
  disclaim: z
    .strictObject({ code: text, intendedUseCode: text, intendedUseDescription: text, reason: text })
    .nullable(),
  tariffCode: text,
  warnings: z.array(
    z.strictObject({ code: z.enum(FILING_WARNINGS), says: z.string(), singleSource: z.boolean() }),
  ),
  fields: z.array(fieldSchema),
  missing: z.int().describe('Fields that are asked for and not recorded'),
});
export type FiledLine = z.infer<typeof lineSchema>;

export const filingSchema = z.strictObject({
  shipment: namedSchema,
  date: text,
  invoice: text,
  customsEntry: text,
  consignee: namedSchema.nullable(),
  list: z
    .strictObject({
      code: z.string(),
      version: z.int(),
      name: z.string(),
      authority: z.string(),
      confidence: CONFIDENCE,
      record: text.describe('Null: the one that comes with us'),
    })
    .describe('The list of fields it is prepared by'),
  ready: z
    .boolean()
    .describe(
      'Each line is decided and has all that its method needs. That it was filed, only the broker says',
    ),
  lines: z.array(lineSchema),
  reports: z
    .array(
      z.strictObject({
        id: z.string(),
        state: z.enum(BROKER_STATES),
        date: z.string(),
        line: text,
        customsEntry: text,
        code: text,
        message: text,
        broker: namedSchema.nullable(),
      }),
    )
    .describe('What the broker reported back, the latest first'),
});
export type Filing = z.infer<typeof filingSchema>;

/** Whether a line has all that goes to the broker by its method. */
export function isReady({ method, trio, missing, certificate, disclaim, warnings }: FiledLine): boolean {
  if (method === null) return false;
  if (method === 'disclaim') return typeof disclaim?.code === 'string' && disclaim.intendedUseCode !== null;
  if (certificate === null || warnings.some(({ code }) => BLOCKING.includes(code))) return false;
  return method === 'reference' ? trio !== null : missing === 0;
}
