import { z } from 'zod';
import { BOUNDARY_EVIDENCE, PLACE_KINDS } from './scope-answer.ts';
import { CLEARED_REASONS, SCOPE_CLASSES, UNDETERMINED_REASONS } from './scope-question.ts';

export const reasonSchema = z.enum([...CLEARED_REASONS, ...UNDETERMINED_REASONS]);
const classSchema = z.enum(SCOPE_CLASSES);

/** How many fall in each class. */
export const classCountsSchema = z.strictObject({
  contains: z.int(),
  'may-contain': z.int(),
  undetermined: z.int(),
  cleared: z.int(),
});

/** A record, by kind and id, with the words a person knows it by. */
export const namedSchema = z.strictObject({ kind: z.string(), id: z.string(), name: z.string() });
export type Named = z.infer<typeof namedSchema>;

/** Units of a run; those of an open run have no end, which no limit of recorded spans holds. */
const unitsSchema = z.strictObject({
  from: z.int(),
  to: z.int().describe('One past the last unit; of an open run 2^53 − 1, for no end'),
});

const stretchSchema = z.strictObject({
  span: unitsSchema,
  class: classSchema,
  reasons: z.array(reasonSchema),
  room: z.strictObject({ quantity: z.int(), units: z.int() }).optional(),
  restsOn: z.array(namedSchema),
});

export const runAnswerSchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  made: z.int().nullable().describe('Null: the run is open and stands in this view alone'),
  stretches: z.array(stretchSchema),
  counts: classCountsSchema.nullable().describe('For suspect cartons, where units have no numbers'),
  reasons: z.array(reasonSchema),
});

export const rangeSchema = z.strictObject({
  series: namedSchema,
  from: z.int().describe('First carton number'),
  to: z.int().describe('One past the last carton number'),
  marks: z.string().describe('Marks of the first and last carton'),
  class: classSchema.describe('Strongest class among the contents'),
  perCarton: classCountsSchema,
  reasons: z.array(reasonSchema),
});

export const placeSchema = z.strictObject({
  place: z.enum(PLACE_KINDS),
  party: namedSchema.nullable(),
  units: classCountsSchema,
  cartons: classCountsSchema,
  shipments: z.array(
    z.strictObject({
      shipment: namedSchema,
      date: z.string().nullable(),
      units: classCountsSchema,
      cartons: classCountsSchema,
      ranges: z.array(rangeSchema),
    }),
  ),
  ranges: z.array(rangeSchema).describe('Carton ranges in scope that are on no shipment'),
});

export const missingSchema = z.strictObject({
  reason: reasonSchema,
  run: namedSchema.nullable(),
  slot: z.string().nullable(),
  lot: namedSchema.nullable(),
  series: namedSchema.nullable(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  shipment: namedSchema.nullable(),
  needed: z.int().nullable(),
  recorded: z.int().nullable(),
  unit: z.string().nullable(),
  ask: namedSchema.nullable(),
  askSite: namedSchema.nullable(),
  units: z.int().describe('Units this record could move by itself'),
  says: z.string(),
});

export const conservationSchema = z.strictObject({
  run: namedSchema,
  made: z.int(),
  shipped: z.int(),
  returned: z.int(),
  inStock: z.int(),
  unsettled: z.int(),
  sampled: z.int(),
  scrapped: z.int(),
  looseStock: z.int(),
  delivered: z.int(),
  reworkedAway: z.int(),
  unaccounted: z.int(),
});

export const boundarySchema = z.strictObject({
  boundary: z.enum(['product', 'lots', 'cartons', 'window']),
  units: z.int(),
  cartons: z.int(),
  clearedInside: z.int(),
  notClearedOutside: z.int(),
  allowed: z.boolean(),
  why: z.string(),
  because: z
    .strictObject({ says: z.enum(BOUNDARY_EVIDENCE), count: z.int().nullable() })
    .describe('The same as a code, with the runs, cartons or units it speaks of'),
});

/** A scope answer with names for keys: what command line, HTTP and screen show. */
export const scopeReportSchema = z.strictObject({
  position: z.int().describe('Ledger position it was computed at; asked again there it gives the same bytes'),
  strict: z.boolean(),
  suspects: z.array(z.string()),
  totals: z.strictObject({ units: classCountsSchema, cartons: classCountsSchema }),
  places: z.array(placeSchema),
  runs: z.array(runAnswerSchema),
  missing: z.array(missingSchema).describe('Most worth first'),
  unitsWaiting: z.int().describe('Units that wait for missing records, each counted once'),
  conservation: z.array(conservationSchema),
  boundaries: z.array(boundarySchema),
});
export type ScopeReport = z.infer<typeof scopeReportSchema>;
export type PlaceReport = ScopeReport['places'][number];
export type RangeReport = PlaceReport['ranges'][number];
export type RunReport = ScopeReport['runs'][number];
export type MissingReport = ScopeReport['missing'][number];
