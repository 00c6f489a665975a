import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { colourSchema, componentSchema, languageSchema, ruleIdSchema } from './testing-fields.ts';

/** A certificate for a component part (16 CFR 1109): what it is for, and the test it rests on. */
export const componentCertificateSchema = z.strictObject({
  number: z.string().min(1).max(120).describe('Number of the certificate'),
  issuer: idOf('party').describe('Who certifies'),
  issuedOn: dateSchema,
  component: componentSchema.optional(),
  material: idOf('material'),
  colour: colourSchema.optional(),
  specification: z.string().min(1).max(200).optional().describe('Specification or grade of the material'),
  supplier: idOf('party').optional(),
  supplierSite: idOf('site').optional(),
  lots: z
    .array(idOf('material-lot'))
    .max(500)
    .optional()
    .describe('Lots it is for; absent: all of the material'),
  rules: z.array(ruleIdSchema).min(1).max(100).describe('Rules it certifies'),
  laboratory: idOf('laboratory').optional().describe('Laboratory whose test it rests on'),
  report: z.string().min(1).max(120).optional().describe('Number of the report it rests on'),
  testedOn: dateSchema.optional().describe('Last day of the test'),
  until: dateSchema.optional().describe('Valid until; absent: as long as a periodic test carries'),
  language: languageSchema,
  english: z.boolean().optional().describe('An English version is kept as well'),
  testAttested: z.boolean().optional().describe('Whoever tested attests to it (1109.5(g)(7))'),
  custodyAttested: z.boolean().optional().describe('Custody and due care are attested (1109.5(g)(10))'),
  files: z.array(idOf('file')).max(50).optional().describe('The certificate as it came'),
  ...commonFields,
});
export type ComponentCertificate = z.infer<typeof componentCertificateSchema>;

/** A claim that no third-party test is needed: a determination for a material, or an exemption, with each of its conditions. */
export const exemptionClaimSchema = z
  .strictObject({
    basis: z.enum(['determination', 'exemption']).describe('A determination for a material, or an exemption'),
    citation: z.string().min(1).max(200).describe('Where it is written: 16 CFR 1251'),
    rules: z.array(ruleIdSchema).min(1).max(100).describe('Rules it frees from a third-party test'),
    material: idOf('material').optional(),
    product: idOf('product').optional(),
    slot: z.string().min(1).max(120).optional().describe('Component slot of the product'),
    conditions: z
      .array(
        z.strictObject({
          says: z.string().min(1).max(500).describe('The condition'),
          met: z.enum(['yes', 'no', 'unknown']).describe('Whether it is met'),
          shownBy: z.string().max(500).optional().describe('What shows that'),
        }),
      )
      .min(1)
      .max(50)
      .describe('Its conditions; all must be met'),
    claimedOn: dateSchema,
    claimedBy: z.string().min(1).max(200).describe('Who claims it'),
    until: dateSchema.optional().describe('To be looked at again after this day'),
    files: z.array(idOf('file')).max(50).optional().describe('Lists of additives, statements of suppliers'),
    ...commonFields,
  })
  .refine(({ material, product }) => material !== undefined || product !== undefined, {
    message: 'what it is claimed for: a material or a product',
    path: ['material'],
  });
export type ExemptionClaim = z.infer<typeof exemptionClaimSchema>;

/** The registration of a small-batch manufacturer, which lasts one calendar year. */
export const smallBatchRegistrationSchema = z.strictObject({
  party: idOf('party').describe('Who is registered: maker or importer'),
  year: z.int().min(2012).max(2100).describe('Calendar year it holds for'),
  number: z.string().min(1).max(120).describe('Registration number, as the authority gave it'),
  registeredOn: dateSchema.optional().describe('Day of the registration'),
  revenueChecked: z
    .boolean()
    .optional()
    .describe('The revenue of the year before was held against the limit'),
  files: z.array(idOf('file')).max(50).optional().describe('The confirmation'),
  ...commonFields,
});
export type SmallBatchRegistration = z.infer<typeof smallBatchRegistrationSchema>;
