import { namesFrom } from '../../kit/name-forms.ts';
import { cartonPatterns, readCartonMark } from '../code/carton-mark.ts';
import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { RecordName } from '../../ledger/define-record.ts';
import { cartonSeriesSchema, packingSchema, palletSchema, relabelSchema, repackSchema } from './carton.ts';

const rangeColumns = { carton_from: integer, carton_to: integer } as const;

/** The mark as printed and the shorter forms people type, as patterns with `#` for the number. */
function markNames(code: string, orders: readonly (string | undefined)[]): RecordName[] {
  const mark = readCartonMark(code);
  if (mark === null) return [];
  return cartonPatterns(
    mark,
    orders.filter((order) => order !== undefined),
  ).map(({ pattern }) => ({ code, form: 'carton-mark', key: pattern }));
}

export const cartonSeriesTable = {
  columns: { code: text, mark: text, consignee: optionalReference('party') },
  indexes: [['code']],
} as const;

export const cartonSeriesRecord = defineRecord({
  kind: 'carton-series',
  version: 1,
  noun: 'carton series',
  plural: 'carton-series',
  summary: 'A numbering of shipping cartons under one mark, as a rule one purchase order.',
  schema: cartonSeriesSchema,
  tables: { carton_series: cartonSeriesTable },
  rows: (body) => ({ carton_series: [{ code: body.code, mark: body.mark, consignee: body.consignee }] }),
  names: (body) => [
    ...namesFrom('purchase-order', [body.code, body.purchaseOrder]),
    ...markNames(body.mark, [body.code, body.purchaseOrder]),
  ],
  label: (body) => body.mark,
  site: [{ namedBy: 'packing', column: 'series' }, { recordedBy: 'self' }],
  customerFields: ['consignee'],
  example: { code: 'PO 4471', mark: 'ABI-BR-{n:4}' },
});

const packingTable = {
  columns: { series: reference('carton-series'), ...rangeColumns, date: optionalText },
  indexes: [['series', 'carton_from', 'carton_to']],
} as const;
const packingContentTable = {
  columns: {
    run: reference('run'),
    variant: optionalText,
    units_per_carton: integer,
    span_from: optionalInteger,
    span_to: optionalInteger,
    in_unit_order: integer,
  },
} as const;

export const packingRecord = defineRecord({
  kind: 'packing',
  version: 1,
  noun: 'packing',
  plural: 'packings',
  summary: 'A range of cartons packed alike: which run and how many units each carton holds.',
  schema: packingSchema,
  tables: { packing: packingTable, packing_content: packingContentTable },
  rows: (body) => ({
    packing: [{ series: body.series, carton_from: body.from, carton_to: body.to, date: body.date }],
    packing_content: body.contents.map((content) => ({
      run: content.run,
      variant: content.variant,
      units_per_carton: content.unitsPerCarton,
      span_from: content.span?.from,
      span_to: content.span?.to,
      in_unit_order: content.inUnitOrder === true ? 1 : 0,
    })),
  }),
  names: () => [],
  label: (body) => `Cartons ${String(body.from)} to ${String(body.to - 1)} of ${body.series}`,
  site: { via: 'run', in: 'packing_content' },
  example: {
    series: 'ABI',
    from: 1,
    to: 14,
    contents: [{ run: 'bg1', unitsPerCarton: 20, span: { from: 1, to: 271 } }],
  },
});

export const repackMoveTable = {
  columns: {
    date: optionalText,
    from_series: reference('carton-series'),
    from_carton_from: integer,
    from_carton_to: integer,
    to_series: optionalReference('carton-series'),
    to_carton_from: optionalInteger,
    to_carton_to: optionalInteger,
    run: optionalReference('run'),
    units: integer,
    fate: optionalText,
  },
} as const;

export const repackRecord = defineRecord({
  kind: 'repack',
  version: 1,
  noun: 'repack',
  plural: 'repacks',
  summary: 'Units moved from cartons to cartons, or out of them.',
  schema: repackSchema,
  tables: {
    repack: { columns: { date: optionalText } },
    repack_move: repackMoveTable,
  },
  rows: (body) => ({
    repack: [{ date: body.date }],
    repack_move: body.moves.map((move) => ({
      date: body.date,
      from_series: move.from.series,
      from_carton_from: move.from.from,
      from_carton_to: move.from.to,
      to_series: move.to?.series,
      to_carton_from: move.to?.from,
      to_carton_to: move.to?.to,
      run: move.run,
      units: move.units,
      fate: move.fate,
    })),
  }),
  names: () => [],
  label: (body) => `Repack${body.date === undefined ? '' : ` of ${body.date}`}`,
  site: { via: 'from_series', in: 'repack_move' },
  example: {
    date: '2026-03-20',
    moves: [{ from: { series: 'ABI', from: 1, to: 2 }, to: { series: 'ABI', from: 2, to: 3 }, units: 4 }],
  },
});

export const relabelTable = {
  columns: {
    series: reference('carton-series'),
    ...rangeColumns,
    old_mark: optionalText,
    new_mark: text,
    date: optionalText,
  },
} as const;

export const relabelRecord = defineRecord({
  kind: 'relabel',
  version: 1,
  noun: 'relabel',
  plural: 'relabels',
  summary: 'Cartons that were given a new mark; the old mark stays known.',
  schema: relabelSchema,
  tables: { relabel: relabelTable },
  rows: (body) => ({
    relabel: [
      {
        series: body.series,
        carton_from: body.from,
        carton_to: body.to,
        old_mark: body.oldMark,
        new_mark: body.newMark,
        date: body.date,
      },
    ],
  }),
  names: (body) =>
    [
      { mark: body.newMark, from: body.date, to: undefined },
      { mark: body.oldMark, from: undefined, to: body.date },
    ].flatMap(({ mark, from, to }) =>
      mark === undefined
        ? []
        : markNames(mark, []).map((name) => ({
            ...name,
            of: { kind: 'carton-series', id: body.series },
            low: body.from,
            high: body.to - 1,
            from,
            to,
          })),
    ),
  label: (body) => `Relabel of ${body.series} ${String(body.from)} to ${String(body.to - 1)}`,
  site: { via: 'series' },
  example: {
    series: 'ABI',
    from: 40,
    to: 59,
    oldMark: 'ABI-BR-{n:4}',
    newMark: 'ABI-BR-R{n:4}',
    date: '2026-03-15',
  },
});

export const palletRecord = defineRecord({
  kind: 'pallet',
  version: 1,
  noun: 'pallet',
  plural: 'pallets',
  summary: 'Cartons stacked on one pallet.',
  schema: palletSchema,
  tables: {
    pallet: { columns: { code: text, date: optionalText }, indexes: [['code']] },
    pallet_carton: { columns: { series: reference('carton-series'), ...rangeColumns } },
  },
  rows: (body) => ({
    pallet: [{ code: body.code, date: body.date }],
    pallet_carton: body.cartons.map((range) => ({
      series: range.series,
      carton_from: range.from,
      carton_to: range.to,
    })),
  }),
  names: (body) => [{ code: body.code, form: /^\d{18}$/.test(body.code) ? 'sscc' : 'other' }],
  label: (body) => `Pallet ${body.code}`,
  site: { via: 'series', in: 'pallet_carton' },
  example: { code: '095213210000010086', cartons: [{ series: 'ABI', from: 1, to: 41 }] },
});
