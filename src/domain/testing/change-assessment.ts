import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { ruleIdSchema } from './testing-fields.ts';

/** In what a run may differ from what was tested. */
export const DIFFERENCES = [
  'material',
  'supplier',
  'supplier-site',
  'specification',
  'colour',
  'revision',
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** A person's judgement of a change against what was tested (16 CFR 1107.23): could it affect compliance, and what follows. */
export const changeAssessmentSchema = z
  .strictObject({
    product: idOf('product'),
    kind: z.enum(['design', 'process', 'component-source']).describe('What kind of change it is'),
    slot: z.string().min(1).max(120).optional().describe('Component slot; absent: the whole product'),
    differs: z.enum(DIFFERENCES).describe('In what it differs'),
    tested: z.string().min(1).max(300).describe('What was tested: id or words, as the alarm says'),
    used: z.string().min(1).max(300).describe('What went in instead: id or words, as the alarm says'),
    run: idOf('run').optional().describe('Run whose alarm was assessed; it holds for later ones too'),
    couldAffectCompliance: z.boolean().describe('Whether it could affect compliance with any rule'),
    rules: z.array(ruleIdSchema).max(100).optional().describe('Rules it was judged for; absent: all'),
    reason: z.string().min(1).max(2_000).describe('Why'),
    assessedBy: z.string().min(1).max(200).describe('Who judged'),
    assessedOn: dateSchema,
    retest: z.enum(['none', 'retest-component', 'retest-product']).describe('What is to be tested again'),
    files: z.array(idOf('file')).max(50).optional().describe('What it rests on'),
    ...commonFields,
  })
  .refine(({ couldAffectCompliance, retest }) => couldAffectCompliance || retest === 'none', {
    message: 'a change that cannot affect compliance asks for no retest',
    path: ['retest'],
  })
  .refine(({ couldAffectCompliance, retest }) => !couldAffectCompliance || retest !== 'none', {
    message: 'a change that could affect compliance asks for a retest of the component or of the product',
    path: ['retest'],
  });
export type ChangeAssessment = z.infer<typeof changeAssessmentSchema>;
