import { z } from 'zod';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import { PLACE_KINDS } from './scope-answer.ts';
import { holdersOf, sumsOf } from './scope-holders.ts';
import { pageSchema } from './kept-pages.ts';
import { keyOf, openPage, pagedSchema, shownPage } from './scope-paging-operations.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { classCountsSchema, namedSchema, placeSchema } from './scope-report.ts';

/** Who has what of a scope. */
export const holdersOperation = readOperation({
  name: 'scope.holders',
  summary:
    'Who has what of a scope, consignees first and of them those with most; all or narrowed to a shipment, run, place or class, in pages',
  description:
    'Each page carries the totals of all that fits as units, cartons, shipments and consignees; a shipment or consignee counts under the strongest ' +
    'class of what it has. Narrowed to a run, counts are of the carton ranges in scope that the run was packed into, and the units of mixed cartons count whole.',
  permission: 'trace',
  inThread: true,
  input: pagedSchema.extend({
    by: z.enum(['holder', 'shipment']).optional().describe('One row a holder (default), or one a shipment'),
    place: z.enum(PLACE_KINDS).optional().describe('Only what is there now'),
    consignee: idSchema.optional(),
    shipment: idSchema.optional(),
    run: idSchema.optional(),
    class: z.enum(SCOPE_CLASSES).optional().describe('Only units and cartons of this class'),
  }),
  output: pageSchema(
    placeSchema.pick({ place: true, party: true }).extend({
      shipment: namedSchema.nullable(),
      date: z.string().nullable().describe('Day of the shipment'),
      units: classCountsSchema,
      cartons: classCountsSchema,
    }),
  ).extend({
    totals: z.strictObject({
      units: classCountsSchema,
      cartons: classCountsSchema,
      shipments: classCountsSchema,
      consignees: classCountsSchema,
    }),
  }),
  examples: [
    { says: 'All of them', input: { suspects: ['SG-2108-115'] } },
    {
      says: 'The shipments to one',
      input: { suspects: ['SG-2108-115'], consignee: 'arcadia', by: 'shipment' },
    },
  ],
  run: async (context, asked) => {
    const page = await openPage(context, asked);
    const { answer, naming, runCartons } = page.kept;
    const run = await keyOf(context, 'run', asked.run);
    const filter = {
      place: asked.place,
      consignee: await keyOf(context, 'party', asked.consignee),
      shipment: await keyOf(context, 'shipment', asked.shipment),
      class: asked.class,
      within: run === undefined ? undefined : runCartons.of(run),
    };
    const [holders, shipments] = [holdersOf(answer, filter, false), holdersOf(answer, filter, true)];
    const shown = shownPage(page, asked, asked.by === 'shipment' ? shipments : holders, (holder) => ({
      place: holder.place,
      party: naming.maybe(holder.party),
      shipment: naming.maybe(holder.shipment),
      date: holder.shipment === null ? null : naming.dateOf(holder.shipment),
      units: holder.units,
      cartons: holder.cartons,
    }));
    return { ...shown, totals: sumsOf(holders, shipments) };
  },
});
