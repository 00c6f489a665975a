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
    variant: z.string().max(60).optional(),
    revision: idOf('revision').optional().describe('BOM (or rework) revision; absent: not recorded'),
    revisions: z
      .array(idOf('revision'))
      .max(20)
      .optional()
      .describe('Artwork, packaging and approved-sample revisions'),
    site: idOf('site').optional(),
    line: z.string().max(60).optional(),
    shift: z.string().max(60).optional(),
    started: dateOrTimeSchema.optional(),
    ended: dateOrTimeSchema.optional().describe('Absent: the run is not known to have ended'),
    planned: unitsSchema.optional(),
    made: unitsSchema
      .optional()
      .describe('Units made, numbered 1 to this in the order made; absent: the run is open'),
    workOrder: z.string().max(120).optional(),
    purchaseOrder: z.string().max(120).optional(),
    labelText: z.string().max(2_000).optional().describe('Text on the tracking label'),
    steps: z
      .array(
        z.strictObject({
          process: z.string().min(1).max(120),
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
export type Run = z.infer<typeof runSchema>;

export const CONSUMPTION_KINDS = ['issue', 'return', 'waste'] as const;

const windowSchema = z
  .strictObject({ from: localTimeSchema, to: localTimeSchema })
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
    window: windowSchema.optional(),
    cartons: z
      .strictObject({ series: idOf('carton-series'), from: z.int().min(1), to: z.int().min(2) })
      .optional(),
    slip: z.string().max(120).optional(),
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
export type Consumption = z.infer<typeof consumptionSchema>;

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
export type OutputCount = z.infer<typeof outputCountSchema>;

export const TAKEN_KINDS = ['sampled', 'scrapped', 'loose-stock', 'delivered'] as const;

/** Units of a run that went into no carton. */
export const takenSchema = z.strictObject({
  run: idOf('run'),
  kind: z.enum(TAKEN_KINDS),
  quantity: z.int().min(1).max(QUANTITY_LIMIT),
  span: spanSchema.optional(),
  date: dateSchema.optional(),
  reason: z.string().max(500).optional(),
  ...commonFields,
});
export type Taken = z.infer<typeof takenSchema>;

/** Units of runs that became units of a rework run, with cause and authority. */
export const reworkSchema = z.strictObject({
  run: idOf('run').describe('The rework run'),
  code: z.string().max(120).optional(),
  of: z
    .array(
      z.strictObject({ run: idOf('run'), span: spanSchema.optional(), quantity: unitsSchema.optional() }),
    )
    .min(1)
    .max(1_000),
  cartons: z
    .array(z.strictObject({ series: idOf('carton-series'), from: z.int().min(1), to: z.int().min(2) }))
    .max(1_000)
    .optional()
    .describe('Cartons reworked in place: their units went in and went back into them'),
  replaces: z
    .array(
      z.strictObject({
        slot: z.string().min(1).max(120),
        quantityOut: quantitySchema.optional().describe('Of the old part, taken out and counted'),
        fate: z.enum(['destroyed', 'scrapped', 'returned-to-supplier', 'kept', 'reused']).optional(),
      }),
    )
    .max(100)
    .optional(),
  reason: z.string().max(1_000).optional(),
  authority: z.string().max(200).optional(),
  date: dateSchema.optional(),
  ...commonFields,
});
export type Rework = z.infer<typeof reworkSchema>;
