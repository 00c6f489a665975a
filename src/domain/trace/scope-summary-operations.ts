import { z } from 'zod';
import { readOperation } from '../../operation/operation.ts';
import { strictSchema, suspectsSchema } from './scope-input.ts';
import { keptScope } from './scope-kept-operations.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { reasonSums } from './scope-reason-sums.ts';
import {
  boundarySchema,
  classCountsSchema,
  conservationSchema,
  placeSchema,
  reasonSchema,
} from './scope-report.ts';

/** A question of which parts are shown. */
export const questionSchema = z.strictObject({ suspects: suspectsSchema, strict: strictSchema });

/** Said of every operation that shows a part. */
export const KEPT =
  'The server keeps answers for a while, so that looking at parts of one costs no second computation. Give the question as it was given first.';

const sumsSchema = conservationSchema.omit({ run: true });
type Sums = z.infer<typeof sumsSchema>;

/** A scope without its long lists. */
export const summaryOperation = readOperation({
  name: 'scope.summary',
  summary: 'A scope without its long lists: totals, places, choices of boundary, and how long each list is',
  description: `For answers of many thousand carton ranges: first this, then the parts that are looked at. ${KEPT}`,
  permission: 'trace',
  inThread: true,
  positional: ['suspects'],
  input: questionSchema,
  output: z.strictObject({
    position: z.int(),
    strict: z.boolean(),
    suspects: z.array(z.string()),
    totals: z.strictObject({ units: classCountsSchema, cartons: classCountsSchema }),
    places: z.array(placeSchema.omit({ shipments: true, ranges: true }).extend({ shipments: z.int() })),
    reasons: z
      .array(
        z.strictObject({
          class: z.enum(SCOPE_CLASSES),
          reason: reasonSchema.nullable().describe('Null: records lead to the suspect'),
          units: z.int(),
          runs: z.int(),
        }),
      )
      .describe('By run, each stretch under its first reason; most units first'),
    boundaries: z.array(boundarySchema),
    conservation: sumsSchema.describe('All runs together'),
    unitsWaiting: z.int(),
    lists: z.strictObject({ shipments: z.int(), ranges: z.int(), runs: z.int(), missing: z.int() }),
  }),
  examples: [{ says: 'A dye lot is suspect', input: { suspects: ['SG-2108-115'] } }],
  run: async (context, asked) => {
    const { answer, naming, words } = await keptScope(context, asked);
    return {
      position: answer.position,
      strict: answer.strict,
      suspects: [...words],
      totals: answer.totals,
      places: answer.places.map(({ place, party, units, cartons, shipments }) => ({
        ...{ place, party: naming.maybe(party), units, cartons },
        shipments: shipments.length,
      })),
      reasons: reasonSums(answer.runs),
      boundaries: answer.boundaries.map((choice) => ({ ...choice })),
      conservation: answer.conservation.reduce<Sums>(added, NOTHING),
      unitsWaiting: answer.unitsWaiting,
      lists: {
        shipments: answer.places.reduce((sum, place) => sum + place.shipments.length, 0),
        ranges: answer.ranges.length,
        runs: answer.runs.length,
        missing: answer.missing.length,
      },
    };
  },
});

const NOTHING: Sums = {
  ...{ made: 0, shipped: 0, returned: 0, inStock: 0, unsettled: 0, sampled: 0, scrapped: 0 },
  ...{ looseStock: 0, delivered: 0, reworkedAway: 0, unaccounted: 0 },
};

function added(sums: Sums, row: Sums): Sums {
  return {
    made: sums.made + row.made,
    shipped: sums.shipped + row.shipped,
    returned: sums.returned + row.returned,
    inStock: sums.inStock + row.inStock,
    unsettled: sums.unsettled + row.unsettled,
    sampled: sums.sampled + row.sampled,
    scrapped: sums.scrapped + row.scrapped,
    looseStock: sums.looseStock + row.looseStock,
    delivered: sums.delivered + row.delivered,
    reworkedAway: sums.reworkedAway + row.reworkedAway,
    unaccounted: sums.unaccounted + row.unaccounted,
  };
}
