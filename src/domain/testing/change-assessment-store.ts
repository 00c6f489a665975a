import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { changeAssessmentSchema } from './change-assessment.ts';

export const changeAssessmentRecord = defineRecord({
  kind: 'change-assessment',
  version: 1,
  noun: 'change assessment',
  plural: 'change-assessments',
  summary:
    'A judgement of a change against what was tested: could it affect compliance, and what is tested again.',
  schema: changeAssessmentSchema,
  tables: {
    change_assessment: {
      columns: {
        product: reference('product'),
        kind: text,
        slot: optionalText,
        differs: text,
        run: optionalReference('run'),
        could_affect_compliance: integer,
        assessed_on: text,
        assessed_by: text,
        retest: text,
      },
    },
    change_assessment_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    change_assessment: [
      {
        product: body.product,
        kind: body.kind,
        slot: body.slot,
        differs: body.differs,
        run: body.run,
        could_affect_compliance: body.couldAffectCompliance ? 1 : 0,
        assessed_on: body.assessedOn,
        assessed_by: body.assessedBy,
        retest: body.retest,
      },
    ],
    change_assessment_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `${body.differs}: ${body.tested} to ${body.used}`,
  site: { via: 'run' },
  example: {
    product: 'romper',
    kind: 'component-source',
    slot: 'body fabric',
    differs: 'supplier-site',
    tested: 'namphu-1',
    used: 'namphu-2',
    run: 'bg1',
    couldAffectCompliance: true,
    reason: 'The second mill dyes with another recipe',
    assessedBy: 'Compliance, Arcadia Bay',
    assessedOn: '2021-09-20',
    retest: 'retest-component',
  },
});
