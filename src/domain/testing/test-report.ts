import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { colourSchema, componentSchema, languageSchema, ruleIdSchema } from './testing-fields.ts';

export const TEST_KINDS = [
  'certification',
  'periodic',
  'production',
  'material-change',
  'component',
] as const;

/** Units in which laboratories state what they measured. */
export const RESULT_UNITS = ['ppm', 'mg/kg', 'percent', 'kG2mm2', 'N', 'mm', 's', 'other'] as const;
export type ResultUnit = (typeof RESULT_UNITS)[number];

/** What was measured: `42`, `0.05`, `<10` for less than the detection limit. */
export const measuredSchema = z
  .string()
  .regex(/^<?\d{1,12}(\.\d{1,9})?$/, 'a number as measured, such as 42, 0.05, or <10 for less than 10')
  .describe('Measured value; <10 where it was less than could be found');

const testedItemSchema = z.strictObject({
  key: z.string().min(1).max(40).describe('Number of the sample in the report'),
  component: componentSchema.optional(),
  slot: z.string().min(1).max(120).optional().describe('Component slot; absent with a product: all of it'),
  material: idOf('material').optional(),
  colour: colourSchema.optional(),
  specification: z.string().min(1).max(200).optional().describe('Specification or grade of the material'),
  supplier: idOf('party').optional(),
  supplierSite: idOf('site').optional(),
  lot: idOf('material-lot').optional().describe('Material lot the sample was taken from'),
  run: idOf('run').optional().describe('Run the sample was taken from'),
});
export type TestedItem = z.infer<typeof testedItemSchema>;

const resultSchema = z.strictObject({
  tested: z.string().min(1).max(40).describe('Number of the sample'),
  section: z.string().min(1).max(60).optional().describe('Section of the report'),
  rule: ruleIdSchema,
  method: z.string().max(200).optional().describe('Test method'),
  analyte: z.string().min(1).max(80).optional().describe('What was looked for: Pb, DEHP'),
  value: measuredSchema.optional(),
  unit: z.enum(RESULT_UNITS).optional().describe('Unit of the value'),
  stated: z
    .enum(['passed', 'failed'])
    .optional()
    .describe(
      'What the laboratory says, for tests that measure nothing; a measured value is judged by the limit in force',
    ),
});
export type TestResult = z.infer<typeof resultSchema>;

/** A test report: which laboratory tested exactly what, on which days, for which rules, and what it found. */
export const testReportSchema = z
  .strictObject({
    number: z.string().min(1).max(120).describe('Number of the report'),
    laboratory: idOf('laboratory'),
    kind: z.enum(TEST_KINDS).describe('What the test was for'),
    issuedOn: dateSchema.describe('Date of the report'),
    testedFrom: dateSchema
      .optional()
      .describe('First day of the test; absent: the date of the report counts'),
    testedTo: dateSchema.optional().describe('Last day of the test'),
    language: languageSchema,
    english: z.boolean().optional().describe('An English version is kept as well'),
    product: idOf('product').optional().describe('Product tested; absent for components on their own'),
    site: idOf('site').optional().describe('Manufacturing site of the product tested'),
    revision: idOf('revision').optional().describe('Revision the product was made to'),
    ageGrade: z.string().max(60).optional().describe('Age grade it was tested for'),
    items: z.array(testedItemSchema).min(1).max(500).describe('What exactly was tested'),
    results: z.array(resultSchema).min(1).max(5_000).describe('What was found'),
    file: idOf('file').optional().describe('The report as it came'),
    files: z.array(idOf('file')).max(50).optional().describe('Photos, translation, annexes'),
    ...commonFields,
  })
  .refine(({ items, results }) => results.every(({ tested }) => items.some(({ key }) => key === tested)), {
    message: 'each result names a sample of the report',
    path: ['results'],
  })
  .refine(
    ({ results }) => results.every(({ value, unit }) => (value === undefined) === (unit === undefined)),
    {
      message: 'a value has a unit, and a unit a value',
      path: ['results'],
    },
  );
export type TestReport = z.infer<typeof testReportSchema>;

/** Day whose acceptance and limits count: the last day of the test, else the date of the report. */
export function testDay({ testedTo, testedFrom, issuedOn }: TestReport): string {
  return testedTo ?? testedFrom ?? issuedOn;
}
