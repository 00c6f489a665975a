import { z } from 'zod';
import { dateOrTimeSchema, dateSchema, localTimeSchema } from '../../kit/calendar-date.ts';
import { QUANTITY_LIMIT, quantitySchema } from '../../kit/quantity.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';

const unitsSchema = z.int().min(0).max(NUMBER_LIMIT).describe('Whole units');

/** The run sheet: what was made where and when, to which revisions. */
export const runSchema = z
  .strictObject({
    code: z.string().min(1).max(120).describe('Lot code the run carries on product, packaging and cartons'),
    product: idOf('product'),
    variant: z.string().max(60).optional().describe('Variant of the product'),
    revision: idOf('revision').optional().describe('BOM (or rework) revision; absent: not recorded'),
    revisions: z
      .array(idOf('revision'))
      .max(20)
      .optional()
      .describe('Artwork, packaging and approved-sample revisions'),
    site: idOf('site').optional(),
    line: z.string().max(60).optional().describe('Production line'),
    shift: z.string().max(60).optional().describe('Shift, as the run sheet names it'),
    started: dateOrTimeSchema.optional(),
    ended: dateOrTimeSchema.optional().describe('Absent: the run is not known to have ended'),
    planned: unitsSchema.optional(),
    made: unitsSchema
      .optional()
      .describe('Units made, numbered 1 to this in the order made; absent: the run is open'),
    workOrder: z.string().max(120).optional().describe('Factory’s work order'),
    purchaseOrder: z.string().max(120).optional().describe('Order it was made for'),
    labelText: z.string().max(2_000).optional().describe('Text on the tracking label'),
    steps: z
      .array(
        z.strictObject({
          process: z.string().min(1).max(120).describe('What is done: printing, plating, sewing'),
          site: idOf('site').optional().describe('Absent: subcontracted, and nobody says where'),
          party: idOf('party').optional(),
          from: dateOrTimeSchema.optional(),
          to: dateOrTimeSchema.optional(),
        }),
      )
      .max(100)
      .optional()
      .describe('Work on this run at another site or by another party'),
    ...commonFields,
  })
  .refine(
    (run) =>
      run.started === undefined ||
      run.ended === undefined ||
      run.started.slice(0, 10) <= run.ended.slice(0, 10),
    {
      message: 'the run cannot end before it started',
      path: ['ended'],
    },
  );

const CONSUMPTION_KINDS = ['issue', 'return', 'waste'] as const;

const windowSchema = z
  .strictObject({
    from: localTimeSchema,
    to: localTimeSchema,
  })
  .refine((window) => window.from < window.to, 'the window must end after it begins');

/** A quantity of a material lot into a slot of a run: over all of it, a unit span, a time window, or over packed cartons. */
export const consumptionSchema = z
  .strictObject({
    run: idOf('run').optional().describe('Absent only where something was added to packed cartons'),
    slot: z.string().max(120).optional().describe('Component slot; absent: the record does not say'),
    lot: idOf('material-lot'),
    kind: z
      .enum(CONSUMPTION_KINDS)
      .optional()
      .describe('Default issue; `return` brings back to the store; `waste` of the run'),
    quantity: quantitySchema.optional().describe("In the material's smallest unit; absent: not recorded"),
    span: spanSchema.optional(),
    window: windowSchema.optional().describe('Local times between which it went in'),
    cartons: z
      .strictObject({
        series: idOf('carton-series'),
        from: z.int().min(1).describe('First carton number'),
        to: z.int().min(2).describe('One past the last carton number'),
      })
      .optional()
      .describe('Packed cartons it was added to: from the first to one past the last'),
    slip: z.string().max(120).optional().describe('Number of the issue slip'),
    date: dateSchema.optional(),
    ...commonFields,
  })
  .refine((row) => [row.span, row.window, row.cartons].filter((over) => over !== undefined).length <= 1, {
    message: 'one of span, window and cartons, or none for the whole run',
    path: ['span'],
  })
  .refine((row) => row.run !== undefined || row.cartons !== undefined, {
    message: 'the run, or the packed cartons it was added to',
    path: ['run'],
  });

/** Units that came off the line in a time: how a time window becomes a unit span. */
export const outputCountSchema = z
  .strictObject({
    run: idOf('run'),
    from: localTimeSchema,
    to: localTimeSchema,
    units: spanSchema.describe('Unit numbers made in that time'),
    ...commonFields,
  })
  .refine((count) => count.from < count.to, { message: 'the time must end after it begins', path: ['to'] });

const TAKEN_KINDS = ['sampled', 'scrapped', 'loose-stock', 'delivered'] as const;

/** Units of a run that went into no carton. */
export const takenSchema = z.strictObject({
  run: idOf('run'),
  kind: z.enum(TAKEN_KINDS).describe('Where the units went'),
  quantity: z.int().min(1).max(QUANTITY_LIMIT).describe('Units'),
  span: spanSchema.optional(),
  date: dateSchema.optional(),
  reason: z.string().max(500).optional().describe('Why'),
  ...commonFields,
});

/** Units of runs that became units of a rework run, with cause and authority. */
export const reworkSchema = z.strictObject({
  run: idOf('run').describe('The rework run'),
  code: z.string().max(120).optional().describe('Number of the rework order'),
  of: z
    .array(
      z.strictObject({ run: idOf('run'), span: spanSchema.optional(), quantity: unitsSchema.optional() }),
    )
    .min(1)
    .max(1_000)
    .describe('Units that went into the rework run'),
  cartons: z
    .array(
      z.strictObject({
        series: idOf('carton-series'),
        from: z.int().min(1).describe('First carton number'),
        to: z.int().min(2).describe('One past the last carton number'),
      }),
    )
    .max(1_000)
    .optional()
    .describe('Cartons reworked in place: their units went in and went back into them'),
  replaces: z
    .array(
      z.strictObject({
        slot: z.string().min(1).max(120).describe('Component slot'),
        quantityOut: quantitySchema.optional().describe('Of the old part, taken out and counted'),
        fate: z
          .enum(['destroyed', 'scrapped', 'returned-to-supplier', 'kept', 'reused'])
          .optional()
          .describe('What became of the old part'),
      }),
    )
    .max(100)
    .optional()
    .describe('Parts taken out and replaced'),
  reason: z.string().max(1_000).optional().describe('Why'),
  authority: z.string().max(200).optional().describe('Who allowed it'),
  date: dateSchema.optional(),
  ...commonFields,
});
