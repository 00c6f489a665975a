import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields } from '../../kit/record-fields.ts';
import { confidenceSchema } from '../testing/testing-fields.ts';

/** What may stand in a field, once for each line. */
export const SINGLE_VALUES = [
  'certificate-type',
  'certifier-id',
  'registry-product-id',
  'version-id',
  'product-name',
  'description',
  'brand',
  'colour',
  'style',
  'lot-code',
  'made-from',
  'made-to',
  'tested-on',
  'attestation',
  'certifier-name',
  'certifier-address',
  'certifier-city',
  'certifier-region',
  'certifier-country',
  'certifier-email',
  'certifier-phone',
  'records-contact',
  'records-name',
  'records-address',
  'records-city',
  'records-region',
  'records-country',
  'records-email',
  'records-phone',
  'manufacturer-name',
  'manufacturer-address',
  'manufacturer-city',
  'manufacturer-region',
  'manufacturer-country',
  'manufacturer-email',
  'manufacturer-phone',
  'manufacturer-gln',
  'small-batch-number',
] as const;
/** What may stand in a field of a list, once for each code of the product, laboratory, rule or exclusion. */
export const LISTED_VALUES = {
  identifier: ['identifier', 'identifier-type'],
  laboratory: [
    'laboratory-name',
    'laboratory-number',
    'laboratory-address',
    'laboratory-country',
    'laboratory-email',
    'laboratory-phone',
    'laboratory-tested-on',
    'laboratory-citations',
    'laboratory-reports',
  ],
  citation: ['citation', 'citation-code'],
  exclusion: ['exclusion', 'exclusion-code', 'exclusion-citation'],
} as const;
export type ListName = keyof typeof LISTED_VALUES;

const NOTHING = 'nothing';
export const VALUE_KEYS = [
  ...SINGLE_VALUES,
  ...LISTED_VALUES.identifier,
  ...LISTED_VALUES.laboratory,
  ...LISTED_VALUES.citation,
  ...LISTED_VALUES.exclusion,
  NOTHING,
] as const;
export type ValueKey = (typeof VALUE_KEYS)[number];
export type SingleValue = (typeof SINGLE_VALUES)[number];

const fieldSchema = z.strictObject({
  path: z
    .string()
    .regex(/^[A-Za-z]\w*(\[\])?(\.[A-Za-z]\w*(\[\])?)*$/, 'names with dots between; [] behind a list')
    .max(200)
    .describe('Where it stands in JSON: coreProduct.labs[].cpscId'),
  column: z.string().min(1).max(120).describe('Header of its column in sheets'),
  // No closed choice in the schema: a list is loaded from a file, and nobody picks from sixty words.
  takes: z
    .string()
    .refine((key) => VALUE_KEYS.some((known) => known === key), 'a value that can be filled in')
    .describe(`What goes in: ${VALUE_KEYS.join(', ')}`),
  need: z
    .enum(['required', 'wanted', 'optional', 'not-known'])
    .describe('Whether it has to be filled, as far as is known'),
  element: z.int().min(1).max(7).optional().describe('Element of 16 CFR 1110.11(a) it belongs to'),
  confidence: confidenceSchema,
  source: z.string().min(1).max(500).describe('Who says that there is such a field'),
  says: z.string().max(500).optional().describe('What is known of it'),
});
export type FilingField = z.infer<typeof fieldSchema>;

/** The fields of a hand-off for filing: their names, what goes in, who says so and how sure that is. Another list needs no other program. */
export const filingFieldListSchema = z.strictObject({
  code: z.string().min(1).max(80).describe('Code of the list: registry-import'),
  version: z.int().min(1).max(10_000).describe('1, 2, 3 …; the highest on record counts'),
  name: z.string().min(1).max(200).describe('What it is for'),
  readOn: dateSchema.optional().describe('Day its source was read'),
  authority: z.string().min(1).max(500).describe('Where it comes from'),
  confidence: confidenceSchema,
  fields: z.array(fieldSchema).min(1).max(500).describe('Its fields, in order'),
  ...commonFields,
});
export type FilingFieldList = z.infer<typeof filingFieldListSchema>;

const LIST_NAMES = [
  'identifier',
  'laboratory',
  'citation',
  'exclusion',
] as const satisfies readonly ListName[];

/** The list that a value stands in; null: once for each line. */
export function listOf(key: string): ListName | null {
  return LIST_NAMES.find((name) => LISTED_VALUES[name].some((known) => known === key)) ?? null;
}
