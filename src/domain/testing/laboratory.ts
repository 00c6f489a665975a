import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { confidenceSchema, ruleIdSchema } from './testing-fields.ts';

const acceptanceSchema = z
  .strictObject({
    rule: ruleIdSchema,
    from: dateSchema.optional().describe('First day of acceptance; absent: not known'),
    to: dateSchema.optional().describe('Last day of acceptance'),
    confirmedOn: dateSchema.optional().describe('Day somebody looked it up in the list of the authority'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'the acceptance cannot end before it began',
    path: ['to'],
  });

const withdrawalSchema = z.strictObject({
  from: dateSchema.describe('First day on which the laboratory is no longer accepted'),
  rules: z.array(ruleIdSchema).max(200).optional().describe('Rules it is withdrawn for; absent: all'),
  reports: z
    .enum(['later', 'all'])
    .describe('Which reports may not be relied on: those of tests from that day on, or earlier ones too'),
  reason: z.string().max(1_000).optional().describe('Why it was withdrawn'),
  authority: z.string().max(300).optional().describe('Who withdrew it, and where that is written'),
  confidence: confidenceSchema.optional(),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** A testing laboratory: a party, its number with the authority, and what it is accepted for, with days. */
export const laboratorySchema = z.strictObject({
  party: idOf('party').describe('The party it is, of the role laboratory'),
  labNumber: z.string().min(1).max(40).optional().describe('Number with the authority: the CPSC Lab ID'),
  accreditation: z
    .string()
    .max(200)
    .optional()
    .describe('Accreditation: body and number under ISO/IEC 17025'),
  firewalled: z.boolean().optional().describe('Owned by a maker, and accepted as a firewalled laboratory'),
  scope: z
    .array(acceptanceSchema)
    .max(500)
    .optional()
    .describe('Rules it is accepted to test, with days; a rule left out is not known to be accepted'),
  withdrawals: z.array(withdrawalSchema).max(50).optional().describe('Withdrawals of the acceptance'),
  ...commonFields,
});
export type Laboratory = z.infer<typeof laboratorySchema>;

/** Why a laboratory may not be relied on for a rule and a day of test; null: it may. */
export type LaboratoryObjection = 'not-in-scope' | 'before-acceptance' | 'after-acceptance' | 'withdrawn';

/**
 * Whether a laboratory was accepted for a rule on the day of a test, as far as its record says. A rule that its scope does not name and
 * an acceptance without a first day are not accepted: nobody has said so. A withdrawal that is unconfirmed objects too, since
 * the firm has put it on record itself. Where the day of the test is not known, only what holds for any day objects.
 */
export function laboratoryObjection(
  laboratory: Pick<Laboratory, 'scope' | 'withdrawals'>,
  rule: string,
  testedOn: string | null,
): LaboratoryObjection | null {
  const withdrawn = (laboratory.withdrawals ?? []).some(
    ({ from, rules, reports }) =>
      (rules === undefined || rules.includes(rule)) &&
      (reports === 'all' || (testedOn !== null && testedOn >= from)),
  );
  if (withdrawn) return 'withdrawn';
  const lines = (laboratory.scope ?? []).filter((line) => line.rule === rule);
  if (lines.length === 0) return 'not-in-scope';
  if (testedOn === null) return null;
  const begun = lines.filter(({ from }) => from !== undefined && from <= testedOn);
  if (begun.length === 0) return 'before-acceptance';
  return begun.some(({ to }) => to === undefined || testedOn <= to) ? null : 'after-acceptance';
}
