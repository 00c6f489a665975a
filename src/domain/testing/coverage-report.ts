import { z } from 'zod';
import { bothLanguages } from '../requirement/rule.ts';
import { STALE_REASONS } from '../requirement/standing.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { DIFFERENCES } from './change-assessment.ts';
import { CELL_STATES } from './coverage.ts';
import { OBJECTIONS } from './coverage-objections.ts';

const idText = z.string().nullable();

const objectionSchema = z.strictObject({
  code: z.enum(OBJECTIONS),
  tested: idText.describe('What the evidence is for; null: not stated'),
  used: idText.describe('What is there instead; null: not recorded'),
  assessment: idText.describe('The assessment by which it does not count'),
});

const weighedSchema = z.strictObject({
  evidence: namedSchema,
  section: z.string().nullable(),
  testedOn: z.string().nullable(),
  lot: idText.describe('Material lot it was held against; null: the whole product'),
  covers: z.boolean(),
  objections: z.array(objectionSchema).describe('All that speaks against it, the most telling first'),
});

const cellSchema = z.strictObject({
  rule: z.string(),
  state: z.enum(CELL_STATES),
  evidence: z.array(weighedSchema).describe('What covers it, one for each lot; else the nearest'),
  others: z.array(weighedSchema),
  lots: z.array(z.string()).describe('Material lots for which it is not covered'),
  hidden: z.boolean().describe('It rests on evidence that you may not see'),
  smallBatch: z.string().nullable().describe('Registration by which no accepted laboratory is asked for'),
});

const rowSchema = z.strictObject({
  component: z.string(),
  slot: z.string().nullable().describe('Null: the whole product'),
  colour: z.string().nullable(),
  accessible: z.enum(['yes', 'unknown']),
  materials: z.array(
    z.strictObject({ lot: namedSchema, material: namedSchema, supplier: namedSchema.nullable() }),
  ),
  cells: z.array(cellSchema),
});

const changeSchema = z.strictObject({
  state: z
    .enum(['open', 'harmless', 'retest'])
    .describe('Nobody assessed it; judged harmless; to be tested again and not yet covered'),
  component: z.string(),
  slot: z.string().nullable(),
  differs: z.enum(DIFFERENCES),
  tested: namedSchema.describe('What was tested'),
  used: namedSchema.describe('What went in'),
  lots: z.array(z.string()),
  rules: z.array(z.string()).describe('Rules of the cells that do not hold by it'),
  assessment: idText,
  retest: z
    .strictObject({
      component: z.string(),
      rules: z.array(z.string()),
      lots: z.array(z.string()),
      after: z.array(z.string()).describe('Reports whose test is made again'),
      says: z.string().describe('The request in words, for the laboratory'),
    })
    .nullable(),
});
export type ShownChange = z.infer<typeof changeSchema>;

const requirementsSchema = z.strictObject({
  state: z
    .enum(['none', 'current', 'stale'])
    .describe('none: nobody has asked which rules apply; stale: to be asked again'),
  check: idText.describe('Id of the kept answer'),
  why: z.array(z.enum(STALE_REASONS)).describe('What changed since it was kept'),
  withOwn: z.boolean().describe('Whether requirements of the firm are asked too'),
  untested: z
    .array(
      z.strictObject({
        id: z.string(),
        title: bothLanguages,
        state: z.enum(['applies', 'may-apply']),
        ban: z.boolean().describe('No evidence lifts a ban'),
      }),
    )
    .describe('Rules that ask for no test: marks, papers, bans'),
});

export const coverageSchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  site: namedSchema.nullable(),
  made: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  plan: namedSchema.nullable().describe('Null: nobody has said what is to be tested'),
  requirements: requirementsSchema.describe('What the columns rest on'),
  whole: z
    .boolean()
    .describe(
      'What applies is known and stands, every cell is proven, and there is one; unknown is not proven',
    ),
  covered: z.int(),
  cells: z.int(),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.strictObject({ en: z.string(), zh: z.string() }),
      citation: z.string().describe('As it is cited for goods made then'),
      known: z.boolean().describe('Whether the catalogue or the firm holds it'),
      asked: z
        .enum(['applies', 'may-apply', 'plan'])
        .describe('By the checker’s kept answer; plan: only the test plan asks for it'),
      toBeKnown: z.array(bothLanguages).describe('Of one that may apply: what is still to be known'),
    }),
  ),
  rows: z.array(rowSchema),
  changes: z
    .array(changeSchema)
    .describe('Material changes: differences between what went in and what was tested'),
});
export type CoverageReport = z.infer<typeof coverageSchema>;
