import {
  defineRecord,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { testPlanSchema } from './test-plan.ts';

export const testPlanRecord = defineRecord({
  kind: 'test-plan',
  version: 1,
  noun: 'test plan',
  plural: 'test-plans',
  summary: 'What of a product made at a site is tested for which rules, how often and on how many samples.',
  schema: testPlanSchema,
  tables: {
    test_plan: {
      columns: {
        code: text,
        product: reference('product'),
        site: reference('site'),
        basis: text,
        from_date: text,
        to_date: optionalText,
      },
      indexes: [['code']],
    },
    test_plan_component: { columns: { slot: optionalText, material: optionalReference('material') } },
    test_plan_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    test_plan: [
      {
        code: body.code,
        product: body.product,
        site: body.site,
        basis: body.basis,
        from_date: body.from,
        to_date: body.to,
      },
    ],
    test_plan_component: body.components.map(({ slot, material }) => ({ slot, material })),
    test_plan_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [{ code: body.code, form: 'other' }],
  label: (body) => body.code,
  site: { column: 'site' },
  example: {
    code: 'TP-BR22-BG',
    product: 'romper',
    site: 'bg',
    from: '2021-08-16',
    basis: 'one-year',
    samples: 6,
    sampling: 'Drawn at random from the first carton of each shift',
    components: [
      {
        component: 'Body fabric, sage',
        slot: 'body fabric',
        accessible: 'yes',
        rules: ['lead-substrate'],
      },
    ],
  },
});
