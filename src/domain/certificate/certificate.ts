import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

export const CERTIFICATE_KINDS = ['cpc', 'gcc'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export const RULE_VERSIONS = ['pre-2026-07-08', '2026-07-08'] as const;
export type RuleVersion = (typeof RULE_VERSIONS)[number];

/** How a product may be identified: one at least. */
export const PRODUCT_ID_TYPES = ['GTIN', 'SKU', 'UPC', 'MODEL', 'SERIAL', 'REGISTERED', 'ALTERNATE'] as const;
export type ProductIdType = (typeof PRODUCT_ID_TYPES)[number];

export const CERTIFIER_ROLES = ['importer', 'domestic-manufacturer', 'private-labeler'] as const;

/** Where a laboratory would be named, and is not. */
export const INSTEAD_BASES = ['determination', 'exemption', 'small-batch', 'no-third-party-test'] as const;
export type InsteadBasis = (typeof INSTEAD_BASES)[number];

export const EVIDENCE_KINDS = ['test-report', 'component-certificate', 'exemption-claim'] as const;

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM')
  .describe('Month YYYY-MM');

const contactFields = {
  name: z.string().max(200).optional().describe('Name of the firm'),
  contact: z.string().max(200).optional().describe('Person, or an always-staffed position'),
  address: z.string().max(500).optional().describe('Street address'),
  city: z.string().max(120).optional().describe('Town'),
  region: z.string().max(120).optional().describe('State or province'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166 country code of two capital letters')
    .optional()
    .describe('ISO 3166 code: US, CN, VN'),
  email: z.string().max(200).optional().describe('E-mail'),
  phone: z.string().max(60).optional().describe('Telephone, with country code'),
};
export type Contact = z.infer<z.ZodObject<typeof contactFields>>;

const citedSchema = z.strictObject({
  rule: z.string().min(1).max(120).describe('Id of the rule'),
  citation: z.string().min(1).max(200).describe('The one rule, ban, standard or regulation, as it is cited'),
  laboratories: z
    .array(idOf('laboratory'))
    .max(50)
    .optional()
    .describe('Laboratories whose tests are relied on for it'),
  instead: z
    .array(
      z.strictObject({
        basis: z.enum(INSTEAD_BASES).describe('Why no laboratory is named'),
        says: z
          .string()
          .min(1)
          .max(300)
          .describe('The determination or exemption claimed, or the registration number'),
      }),
    )
    .max(50)
    .optional()
    .describe('What stands in the laboratory’s place'),
  components: z
    .array(z.string().min(1).max(200))
    .max(500)
    .optional()
    .describe('Components that it was shown for'),
  evidence: z
    .array(
      z.strictObject({
        kind: z.enum(EVIDENCE_KINDS).describe('Kind of record'),
        id: z.string().min(1).max(120).describe('Its id'),
        name: z.string().min(1).max(200).describe('Number of the report or certificate, or the citation'),
        section: z.string().max(60).optional().describe('Section of the report'),
      }),
    )
    .max(500)
    .optional()
    .describe('What it rests on'),
});
export type Cited = z.infer<typeof citedSchema>;

const attestationSchema = z
  .strictObject({
    form: z
      .enum(['statement', 'registry'])
      .describe('The statement stands on the certificate, or is given with the filed data'),
    text: z
      .string()
      .min(1)
      .max(4_000)
      .optional()
      .describe('The statement, copied from the regulation by a person'),
    copiedFrom: z.string().min(1).max(300).optional().describe('Where it was copied from, and when'),
    by: z.string().min(1).max(200).optional().describe('Who attests'),
  })
  .refine(({ form, text, by }) => (form === 'statement' ? text : by) !== undefined, {
    message: 'the statement, or who gives it with the filed data',
    path: ['text'],
  })
  .describe('The statement itself, or that it is given with the filed data');

const testLaboratorySchema = z.strictObject({
  laboratory: idOf('laboratory'),
  labNumber: z.string().max(40).optional().describe('CPSC number of the laboratory'),
  testedOn: dateSchema.optional().describe('Most recent day of its tests'),
  ...contactFields,
});

/** A certificate of compliance as it is issued. What is written on it is kept in full, whatever becomes of the records behind it. */
export const certificateSchema = z.strictObject({
  number: z.string().min(1).max(80).describe('Number; all versions share it'),
  version: z.int().min(1).max(10_000).describe('Version, counted from 1'),
  supersedes: idOf('certificate').optional().describe('The version it takes the place of'),
  reason: z.string().min(1).max(1_000).optional().describe('Why there is a new version'),
  kind: z.enum(CERTIFICATE_KINDS).describe('Children’s Product Certificate, or General Certificate'),
  ruleVersion: z.enum(RULE_VERSIONS).describe('Version of 16 CFR 1110 that it is written by'),
  foreignTradeZone: z
    .boolean()
    .optional()
    .describe('Goods from a foreign-trade zone, for which the new rule counts from 2027-01-08'),
  issuedOn: dateSchema.describe('Date of the certificate'),
  issuedBy: z.string().max(200).optional().describe('Who issues it for the certifier'),
  product: idOf('product'),
  revision: idOf('revision').optional().describe('Revision it is for; absent: those of its runs'),
  identifiers: z
    .array(
      z.strictObject({
        type: z.enum(PRODUCT_ID_TYPES).describe('Kind of code'),
        value: z.string().min(1).max(120).describe('The code'),
      }),
    )
    .max(50)
    .describe('Codes by which the product is known'),
  description: z.string().max(1_000).describe('Enough to match the product with the certificate'),
  citations: z.array(citedSchema).max(300).describe('Every rule certified to, each listed separately'),
  certifier: z
    .strictObject({
      party: idOf('party').optional(),
      role: z.enum(CERTIFIER_ROLES).describe('As what it certifies'),
      ...contactFields,
    })
    .describe('Who certifies'),
  records: z
    .strictObject({ party: idOf('party').optional(), ...contactFields })
    .describe('Who keeps the test records'),
  manufacturer: z
    .strictObject({
      party: idOf('party').optional(),
      site: idOf('site').optional(),
      ...contactFields,
    })
    .describe('Who made it, and where'),
  madeFrom: monthSchema.optional().describe('First month of manufacture'),
  madeTo: monthSchema.optional().describe('Last month of manufacture'),
  testedOn: dateSchema.optional().describe('Most recent day of a test relied on'),
  laboratories: z.array(testLaboratorySchema).max(50).describe('Laboratories relied on'),
  attestation: attestationSchema.optional(),
  covers: z.enum(['runs', 'period']).describe('Only the named runs, or every run of those months'),
  runs: z.array(idOf('run')).max(500).describe('Runs that it names, or that the evidence was taken from'),
  ...commonFields,
});
export type Certificate = z.infer<typeof certificateSchema>;

/** That a certificate is no longer stood by: it stays readable, and covers nothing. */
export const certificateWithdrawalSchema = z.strictObject({
  certificate: idOf('certificate'),
  on: dateSchema.describe('Day of the withdrawal'),
  reason: z.string().min(1).max(1_000).describe('Why'),
  by: z.string().min(1).max(200).describe('Who withdraws it'),
  ...commonFields,
});
export type CertificateWithdrawal = z.infer<typeof certificateWithdrawalSchema>;

/** Id of a version of a certificate. */
export function certificateId(number: string, version: number): string {
  return `${number}@${String(version)}`;
}
