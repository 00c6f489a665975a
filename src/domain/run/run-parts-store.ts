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
import { cartonColumns, spanColumns } from './run-store.ts';
import { consumptionSchema, outputCountSchema, reworkSchema, takenSchema } from './run.ts';

export const consumptionTable = {
  columns: {
    run: optionalReference('run'),
    slot: optionalText,
    lot: reference('material-lot'),
    kind: text,
    quantity: optionalInteger,
    ...spanColumns,
    window_from: optionalText,
    window_to: optionalText,
    ...cartonColumns,
    slip: optionalText,
    date: optionalText,
  },
} as const;

export const consumptionRecord = defineRecord({
  kind: 'consumption',
  version: 1,
  noun: 'material consumption',
  plural: 'consumptions',
  summary: 'A quantity of a material lot that a run took into a slot, for all of the run or a part of it.',
  schema: consumptionSchema,
  tables: { consumption: consumptionTable },
  rows: (body) => ({
    consumption: [
      {
        run: body.run,
        slot: body.slot,
        lot: body.lot,
        kind: body.kind ?? 'issue',
        quantity: body.quantity,
        span_from: body.span?.from,
        span_to: body.span?.to,
        window_from: body.window?.from,
        window_to: body.window?.to,
        series: body.cartons?.series,
        carton_from: body.cartons?.from,
        carton_to: body.cartons?.to,
        slip: body.slip,
        date: body.date,
      },
    ],
  }),
  names: (body) => namesFrom('slip-number', [body.slip]),
  label: (body) => `${body.kind ?? 'issue'} of ${body.lot}`,
  site: { via: 'run' },
  example: {
    run: 'bg1',
    slot: 'body fabric',
    lot: 'fab-sg-114',
    quantity: 42_120,
    span: { from: 1, to: 271 },
  },
});

export const outputCountTable = {
  columns: { run: reference('run'), from_time: text, to_time: text, unit_from: integer, unit_to: integer },
} as const;

export const outputCountRecord = defineRecord({
  kind: 'output-count',
  version: 1,
  noun: 'output count',
  plural: 'output-counts',
  summary: 'Units that came off the line in a stretch of time.',
  schema: outputCountSchema,
  tables: { output_count: outputCountTable },
  rows: (body) => ({
    output_count: [
      {
        run: body.run,
        from_time: body.from,
        to_time: body.to,
        unit_from: body.units.from,
        unit_to: body.units.to,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Units ${String(body.units.from)} to ${String(body.units.to - 1)} of ${body.run}`,
  site: { via: 'run' },
  example: { run: 'bg1', from: '2021-09-06T07:30', to: '2021-09-06T11:30', units: { from: 1, to: 131 } },
});

export const takenTable = {
  columns: { run: reference('run'), kind: text, quantity: integer, ...spanColumns, date: optionalText },
} as const;

export const takenRecord = defineRecord({
  kind: 'taken',
  version: 1,
  noun: 'taken units',
  plural: 'taken',
  summary: 'Units of a run that went into no carton: sampled, scrapped, loose stock, delivered as parts.',
  schema: takenSchema,
  tables: { taken: takenTable },
  rows: (body) => ({
    taken: [
      {
        run: body.run,
        kind: body.kind,
        quantity: body.quantity,
        span_from: body.span?.from,
        span_to: body.span?.to,
        date: body.date,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${String(body.quantity)} ${body.kind} of ${body.run}`,
  site: { via: 'run' },
  example: { run: 'bg1', kind: 'sampled', quantity: 6 },
});

export const reworkTable = {
  columns: { run: reference('run'), code: optionalText, date: optionalText },
} as const;
export const reworkSourceTable = {
  columns: { run: reference('run'), ...spanColumns, quantity: optionalInteger },
} as const;
export const reworkCartonTable = {
  columns: { series: reference('carton-series'), carton_from: integer, carton_to: integer },
} as const;
export const reworkReplacementTable = {
  columns: { slot: text, quantity_out: optionalInteger, fate: optionalText },
} as const;

export const reworkRecord = defineRecord({
  kind: 'rework',
  version: 1,
  noun: 'rework',
  plural: 'reworks',
  summary: 'Units of runs that became units of a rework run, with cause, authority and quantity.',
  schema: reworkSchema,
  tables: {
    rework: reworkTable,
    rework_source: reworkSourceTable,
    rework_carton: reworkCartonTable,
    rework_replacement: reworkReplacementTable,
  },
  rows: (body) => ({
    rework: [{ run: body.run, code: body.code, date: body.date }],
    rework_source: body.of.map((source) => ({
      run: source.run,
      span_from: source.span?.from,
      span_to: source.span?.to,
      quantity: source.quantity,
    })),
    rework_carton: (body.cartons ?? []).map((cartons) => ({
      series: cartons.series,
      carton_from: cartons.from,
      carton_to: cartons.to,
    })),
    rework_replacement: (body.replaces ?? []).map((replaced) => ({
      slot: replaced.slot,
      quantity_out: replaced.quantityOut,
      fate: replaced.fate,
    })),
  }),
  names: (body) => namesFrom('other', [body.code]),
  label: (body) => `Rework ${body.code ?? body.run}`,
  site: { via: 'run' },
  example: {
    run: 'example-1',
    of: [{ run: 'bg1', quantity: 480 }],
    reason: 'scratched bodies',
    date: '2026-03-18',
  },
});
