import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { cartonMarkSchema } from '../code/carton-mark.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

const cartonNumber = z
  .int()
  .min(1)
  .max(NUMBER_LIMIT + 1);
const unitCount = z.int().min(1).max(1_000_000);

/** Refuses a range that holds no carton. */
function holdsCartons(range: { from: number; to: number }): boolean {
  return range.from < range.to;
}
const emptyRange = { message: 'a half-open range [from, to) that holds at least one carton', path: ['to'] };

const rangeFields = {
  from: cartonNumber.describe('First carton number'),
  to: cartonNumber.describe('One past the last carton number'),
};

const seriesRangeSchema = z
  .strictObject({ series: idOf('carton-series'), ...rangeFields })
  .refine(holdsCartons, emptyRange);

export const cartonSeriesSchema = z.strictObject({
  code: z.string().min(1).max(120).describe('Purchase order or other code the series is known by'),
  mark: cartonMarkSchema,
  purchaseOrder: z.string().max(120).optional().describe('Order the cartons are packed for'),
  consignee: idOf('party').optional(),
  ...commonFields,
});

export const packingSchema = z
  .strictObject({
    series: idOf('carton-series'),
    ...rangeFields,
    contents: z
      .array(
        z.strictObject({
          run: idOf('run'),
          variant: z.string().max(60).optional().describe('Variant of the product'),
          unitsPerCarton: unitCount.describe('Units of this run in each carton'),
          span: spanSchema.optional().describe('Units of the run that are in these cartons, where known'),
          inUnitOrder: z.boolean().optional().describe('Cartons were filled in unit order'),
        }),
      )
      .min(1)
      .max(500)
      .describe('What each carton holds; several: mixed'),
    date: dateSchema.optional(),
    ...commonFields,
  })
  .refine(holdsCartons, emptyRange);

export const repackSchema = z.strictObject({
  date: dateSchema.optional(),
  reason: z.string().max(500).optional().describe('Why'),
  moves: z
    .array(
      z.strictObject({
        from: seriesRangeSchema.describe('Cartons opened'),
        to: seriesRangeSchema.optional().describe('Absent: taken out of cartons for good'),
        run: idOf('run').optional(),
        units: z.int().min(1).max(NUMBER_LIMIT).describe('Units moved in all'),
        fate: z
          .enum(['sampled', 'scrapped', 'loose-stock'])
          .optional()
          .describe('What became of units taken out for good'),
      }),
    )
    .min(1)
    .max(1_000)
    .describe('What went from where to where'),
  ...commonFields,
});

export const relabelSchema = z
  .strictObject({
    series: idOf('carton-series'),
    ...rangeFields,
    oldMark: cartonMarkSchema.optional(),
    newMark: cartonMarkSchema,
    code: z.string().max(120).optional().describe('Number of the relabelling order'),
    date: dateSchema.optional(),
    reason: z.string().max(500).optional().describe('Why'),
    authority: z.string().max(200).optional().describe('Who allowed it'),
    ...commonFields,
  })
  .refine(holdsCartons, emptyRange);

export const palletSchema = z.strictObject({
  code: z.string().min(1).max(120).describe('Pallet number or SSCC'),
  cartons: z.array(seriesRangeSchema).min(1).max(1_000).describe('Cartons on it'),
  date: dateSchema.optional(),
  ...commonFields,
});
