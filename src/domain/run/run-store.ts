import { namesFrom } from '../../kit/name-forms.ts';
import {
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { requireFreeCode } from '../code/lot-code-store.ts';
import { runSchema } from './run.ts';

export const runTable = {
  columns: {
    code: text,
    product: reference('product'),
    variant: optionalText,
    revision: optionalReference('revision'),
    site: optionalReference('site'),
    production_line: optionalText,
    shift: optionalText,
    started: optionalText,
    ended: optionalText,
    planned: optionalInteger,
    made: optionalInteger,
  },
  indexes: [['code'], ['started']],
} as const;
export const runRevisionTable = { columns: { revision: reference('revision') } } as const;
export const runStepTable = {
  columns: { process: text, site: optionalReference('site'), party: optionalReference('party') },
} as const;

export const runRecord = defineRecord({
  kind: 'run',
  version: 1,
  noun: 'run',
  plural: 'runs',
  summary: 'A production run: its run sheet, under the lot code its output carries.',
  schema: runSchema,
  tables: { run: runTable, run_revision: runRevisionTable, run_step: runStepTable },
  rows: (body) => ({
    run: [
      {
        code: body.code,
        product: body.product,
        variant: body.variant,
        revision: body.revision,
        site: body.site,
        production_line: body.line,
        shift: body.shift,
        started: body.started,
        ended: body.ended,
        planned: body.planned,
        made: body.made,
      },
    ],
    run_revision: (body.revisions ?? []).map((revision) => ({ revision })),
    run_step: (body.steps ?? []).map((step) => ({
      process: step.process,
      site: step.site,
      party: step.party,
    })),
  }),
  names: (body) => [
    { code: body.code, form: 'lot-code' },
    ...namesFrom('work-order', [body.workOrder]),
    ...namesFrom('purchase-order', [body.purchaseOrder]),
  ],
  label: (body) => body.code,
  site: { column: 'site' },
  example: {
    code: 'ABC0921-VN-BG1',
    product: 'romper',
    variant: 'SG',
    revision: 'BR22-A',
    site: 'bg',
    line: 'L3',
    started: '2021-09-06T07:30',
    ended: '2021-09-07T16:30',
    made: 520,
  },
  guard: async (transaction, { id, body, before }) => {
    if (before?.code !== body.code) await requireFreeCode(transaction, { id, code: body.code });
  },
});

/** Columns a half-open unit span is kept in; both null: the whole run. */
export const spanColumns = { span_from: optionalInteger, span_to: optionalInteger } as const;
export const cartonColumns = {
  series: optionalReference('carton-series'),
  carton_from: optionalInteger,
  carton_to: optionalInteger,
} as const;
