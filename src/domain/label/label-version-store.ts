import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { guardVersion } from './label-version-guard-store.ts';
import { labelPrintSchema, labelVersionSchema } from './label.ts';

export const labelVersionRecord = defineRecord({
  kind: 'label-version',
  version: 1,
  noun: 'label version',
  plural: 'label-versions',
  summary: 'What a label said when it was approved, frozen: a later change is a new version beside it.',
  schema: labelVersionSchema,
  tables: {
    label_version: {
      columns: {
        label: reference('label'),
        version: integer,
        run: reference('run'),
        place: text,
        component: optionalText,
        code: optionalText,
        template: optionalReference('label-template'),
        public_code: text,
        approved_on: text,
        approved_by: text,
      },
      indexes: [['public_code']],
    },
  },
  rows: (body) => ({
    label_version: [
      {
        label: body.label,
        version: body.version,
        run: body.run,
        place: body.place,
        component: body.component,
        code: body.code,
        template: body.template,
        public_code: body.publicCode,
        approved_on: body.approvedOn,
        approved_by: body.approvedBy,
      },
    ],
  }),
  names: (body) => [{ code: body.publicCode, form: 'other', of: { kind: 'run', id: body.run } }],
  label: (body) => `Label of ${body.run}: ${body.component ?? body.place}, version ${String(body.version)}`,
  site: { via: 'label' },
  guard: guardVersion,
  example: {
    label: 'example-1',
    version: 1,
    run: 'bg1',
    place: 'product',
    form: 'plain',
    lines: [
      { key: 'who', text: 'Importer: Arcadia Bay Imports LLC' },
      { key: 'cohort', text: 'Batch: ABC0921-VN-BG1' },
    ],
    publicCode: '7K3M9QX2W5TK',
    approvedBy: 'QA Arcadia Bay',
    approvedOn: '2021-08-30',
    despite: 'Place and day are printed by the factory.',
  },
});

export const labelPrintRecord = defineRecord({
  kind: 'label-print',
  version: 1,
  noun: 'label print',
  plural: 'label-prints',
  summary: 'How many labels of a version were printed, applied, spoiled and given back.',
  schema: labelPrintSchema,
  tables: {
    label_print: {
      columns: {
        version: reference('label-version'),
        site: optionalReference('site'),
        date: optionalText,
        printed: optionalInteger,
        applied: optionalInteger,
        spoiled: optionalInteger,
        returned: optionalInteger,
      },
    },
  },
  rows: (body) => ({
    label_print: [
      {
        version: body.version,
        site: body.site,
        date: body.date,
        printed: body.printed,
        applied: body.applied,
        spoiled: body.spoiled,
        returned: body.returned,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Labels of ${body.version}`,
  site: [{ via: 'version' }],
  example: { version: 'example-1', date: '2021-09-07', printed: 540, applied: 520, spoiled: 14, returned: 6 },
});
