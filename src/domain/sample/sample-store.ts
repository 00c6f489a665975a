import { namesFrom } from '../../kit/name-forms.ts';
import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { sampleMovementSchema, sampleSchema } from './sample.ts';

const sampleTable = {
  columns: {
    kind: text,
    product: optionalReference('product'),
    run: optionalReference('run'),
    lot: optionalReference('material-lot'),
    site: optionalReference('site'),
    holder: optionalReference('party'),
    quantity: integer,
    span_from: optionalInteger,
    span_to: optionalInteger,
    place: optionalText,
    keep_until: optionalText,
  },
} as const;

export const sampleRecord = defineRecord({
  kind: 'sample',
  version: 1,
  noun: 'sample',
  plural: 'samples',
  summary: 'An approved or retained sample: how many, where, under which seal, until when.',
  schema: sampleSchema,
  tables: { sample: sampleTable },
  rows: (body) => ({
    sample: [
      {
        kind: body.kind,
        product: body.product,
        run: body.run,
        lot: body.lot,
        site: body.site,
        holder: body.holder,
        quantity: body.quantity,
        span_from: body.span?.from,
        span_to: body.span?.to,
        place: body.place,
        keep_until: body.keepUntil,
      },
    ],
  }),
  names: (body) => namesFrom('seal', [body.seal]),
  label: (body) => `${body.kind} sample of ${body.run ?? body.lot ?? body.product ?? 'unknown'}`,
  site: { column: 'site' },
  example: {
    kind: 'retained',
    run: 'bg1',
    quantity: 4,
    place: 'QA room, shelf 3',
    seal: 'TH-0917',
    keepUntil: '2027-09-30',
  },
});

const sampleMovementTable = {
  columns: { sample: reference('sample'), kind: text, quantity: integer, date: text, by_whom: text },
} as const;

export const sampleMovementRecord = defineRecord({
  kind: 'sample-movement',
  version: 1,
  noun: 'sample movement',
  plural: 'sample-movements',
  summary: 'A sample that was taken out, put back, sent or disposed of, and by whom.',
  schema: sampleMovementSchema,
  tables: { sample_movement: sampleMovementTable },
  rows: (body) => ({
    sample_movement: [
      { sample: body.sample, kind: body.kind, quantity: body.quantity, date: body.date, by_whom: body.by },
    ],
  }),
  names: () => [],
  label: (body) => `${body.kind} ${String(body.quantity)} of ${body.sample}`,
  site: { via: 'sample' },
  example: {
    sample: 'example-1',
    kind: 'taken-out',
    quantity: 1,
    date: '2022-01-10',
    by: 'N. T. Ha',
    reason: 'Complaint 22-003',
  },
});
