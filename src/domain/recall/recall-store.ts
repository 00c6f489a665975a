import { namesFrom } from '../../kit/name-forms.ts';
import {
  anyReference,
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { recallSchema } from './recall.ts';

const recallTable = {
  columns: {
    code: text,
    declared_on: text,
    boundary: text,
    units: integer,
    /** Ledger position of its scope: what was recorded later is looked at anew. */
    position: optionalInteger,
  },
  indexes: [['declared_on']],
} as const;

const runColumns = {
  run: reference('run'),
  whole: integer,
  span_from: optionalInteger,
  span_to: optionalInteger,
} as const;

const cartonColumns = {
  series: reference('carton-series'),
  carton_from: integer,
  carton_to: integer,
  class: text,
  units: optionalInteger,
  place: text,
  party: optionalReference('party'),
  shipment: optionalReference('shipment'),
} as const;

export const recallRecord = defineRecord({
  kind: 'recall',
  version: 1,
  noun: 'recall',
  plural: 'recalls',
  summary: 'The decision that goods come back: exactly which, where they were, and on what evidence.',
  schema: recallSchema,
  tables: {
    recall: recallTable,
    recall_run: { columns: runColumns },
    recall_carton: { columns: cartonColumns, indexes: [['series', 'carton_from', 'carton_to']] },
    recall_elsewhere: { columns: { place: text, units: integer } },
    recall_taker: { columns: { party: reference('party') } },
    recall_about: { columns: { of: anyReference } },
    recall_file: { columns: { file: reference('file'), says: optionalText } },
  },
  rows: (body) => ({
    recall: [
      {
        code: body.code,
        declared_on: body.declaredOn,
        boundary: body.boundary,
        units: body.units,
        position: body.scope?.position,
      },
    ],
    recall_run: body.runs.flatMap(({ run, whole, spans }) =>
      (spans ?? [null]).map((span) => ({
        run,
        whole: whole ? 1 : 0,
        span_from: span?.from,
        span_to: span?.to,
      })),
    ),
    recall_carton: body.cartons.map(({ series, from, to, class: said, units, place, party, shipment }) => ({
      ...{ series, carton_from: from, carton_to: to, class: said, units, place, party, shipment },
    })),
    recall_elsewhere: (body.elsewhere ?? []).map(({ place, units }) => ({ place, units })),
    recall_taker: (body.mayGoTo ?? []).map((party) => ({ party })),
    recall_about: body.about === undefined ? [] : [{ of: body.about }],
    recall_file: [
      ...(body.pictures ?? []).map((file) => ({ file, says: 'picture' })),
      ...(body.files ?? []).map((file) => ({ file, says: undefined })),
    ],
  }),
  names: (body) => namesFrom('other', [body.code]),
  label: (body) => `${body.code}: ${body.title}`,
  site: 'firm',
  example: {
    code: 'R-2021-1',
    title: 'Romper, snap may come off',
    declaredOn: '2021-11-02',
    declaredBy: 'M. Sato',
    role: 'Head of compliance',
    reason: 'The top snap may come off and be swallowed.',
    remedies: ['refund'],
    boundary: 'lots',
    runs: [{ run: 'bg1', whole: true, units: 270 }],
    cartons: [
      { series: 'ABI', from: 1, to: 14, class: 'contains', units: 20, place: 'consignee', party: 'arcadia' },
    ],
    units: 270,
  },
});
