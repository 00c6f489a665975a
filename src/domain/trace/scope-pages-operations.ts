import { z } from 'zod';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { PLACE_KINDS } from './scope-answer.ts';
import { holdersOperation } from './scope-holders-operations.ts';
import { missingReport, rangeReport, runReport } from './scope-naming.ts';
import { narrowMissing, narrowRanges, narrowRuns, totalsOf } from './scope-narrow.ts';
import { pageSchema } from './kept-pages.ts';
import { keyOf, openPage, pagedSchema, shownPage } from './scope-paging-operations.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import {
  classCountsSchema,
  conservationSchema,
  missingSchema,
  namedSchema,
  placeSchema,
  rangeSchema,
  runAnswerSchema,
} from './scope-report.ts';
import { KEPT, summaryOperation } from './scope-summary-operations.ts';

const placeKindSchema = z.enum(PLACE_KINDS);
const classSchema = z.enum(SCOPE_CLASSES);

const shipmentsOperation = readOperation({
  name: 'scope.shipments',
  summary: 'The shipments of a scope with their units and cartons in each class, in pages',
  description: KEPT,
  permission: 'trace',
  inThread: true,
  input: pagedSchema.extend({ consignee: idSchema.optional() }),
  output: pageSchema(
    placeSchema.pick({ place: true, party: true }).extend({
      shipment: namedSchema,
      date: z.string().nullable(),
      units: classCountsSchema,
      cartons: classCountsSchema,
    }),
  ),
  examples: [{ says: 'All of them', input: { suspects: ['SG-2108-115'] } }],
  run: async (context, asked) => {
    const page = await openPage(context, asked);
    const { answer, naming } = page.kept;
    const consignee = await keyOf(context, 'party', asked.consignee);
    const list = answer.places
      .filter(({ party }) => consignee === undefined || party === consignee)
      .flatMap(({ place, party, shipments }) => shipments.map((shipment) => ({ place, party, shipment })));
    return shownPage(page, asked, list, ({ place, party, shipment }) => ({
      place,
      party: naming.maybe(party),
      shipment: naming.name(shipment.shipment),
      date: naming.dateOf(shipment.shipment),
      units: shipment.units,
      cartons: shipment.cartons,
    }));
  },
});

const rangesOperation = readOperation({
  name: 'scope.ranges',
  summary:
    'The carton ranges of a scope, all or narrowed to a consignee, shipment, run, order or class, in pages',
  description:
    `Each page carries the totals of everything that fits, not of the page alone. ${KEPT} Narrowed to a run, the ranges are those that ` +
    'packing, repacking and rework records put its units into; the units of mixed cartons count whole.',
  permission: 'trace',
  inThread: true,
  input: pagedSchema.extend({
    place: placeKindSchema.optional().describe('Only ranges that are there now'),
    consignee: idSchema.optional(),
    shipment: idSchema.optional(),
    series: idSchema.optional(),
    run: idSchema.optional(),
    class: classSchema.optional().describe('Only ranges whose strongest content is of this class'),
  }),
  output: pageSchema(
    placeSchema
      .pick({ place: true, party: true })
      .extend({ shipment: namedSchema.nullable() })
      .extend(rangeSchema.shape),
  ).extend({ totals: z.strictObject({ units: classCountsSchema, cartons: classCountsSchema }) }),
  examples: [
    { says: 'Those that one consignee has', input: { suspects: ['SG-2108-115'], consignee: 'arcadia' } },
    { says: 'Those that a run was packed into', input: { suspects: ['SG-2108-115'], run: 'bg2' } },
  ],
  run: async (context, asked) => {
    const page = await openPage(context, asked);
    const { answer, naming, runCartons } = page.kept;
    const run = await keyOf(context, 'run', asked.run);
    const list = narrowRanges(answer, {
      place: asked.place,
      consignee: await keyOf(context, 'party', asked.consignee),
      shipment: await keyOf(context, 'shipment', asked.shipment),
      series: await keyOf(context, 'carton-series', asked.series),
      class: asked.class,
      within: run === undefined ? undefined : runCartons.of(run),
    });
    const shown = shownPage(page, asked, list, (range) => ({
      place: range.place,
      party: naming.maybe(range.party),
      shipment: naming.maybe(range.shipment),
      ...rangeReport(range, naming),
    }));
    return { ...shown, totals: totalsOf(list) };
  },
});

const runsOperation = readOperation({
  name: 'scope.runs',
  summary: 'The runs of a scope with their stretches and conservation, all or narrowed, in pages',
  description: `\`class\` leaves the stretches of that class; \`not-cleared\` those of the other three. ${KEPT}`,
  permission: 'trace',
  inThread: true,
  input: pagedSchema.extend({
    run: idSchema.optional(),
    class: z
      .enum([...SCOPE_CLASSES, 'not-cleared'])
      .optional()
      .describe('Only runs with units of this class, and of their stretches only those'),
  }),
  output: pageSchema(
    runAnswerSchema.extend({ conservation: conservationSchema.omit({ run: true }).nullable() }),
  ),
  examples: [{ says: 'What is in scope', input: { suspects: ['SG-2108-115'], class: 'not-cleared' } }],
  run: async (context, asked) => {
    const page = await openPage(context, asked);
    const { answer, naming } = page.kept;
    const list = narrowRuns(answer, { run: await keyOf(context, 'run', asked.run), class: asked.class });
    const conserved = new Map(answer.conservation.map(({ run, ...sums }) => [run, sums]));
    return shownPage(page, asked, list, (run) => ({
      ...runReport(run, naming),
      conservation: conserved.get(run.run) ?? null,
    }));
  },
});

const missingOperation = readOperation({
  name: 'scope.missing',
  summary: 'The missing records of a scope, most worth first, all or of one run or party to ask, in pages',
  description: KEPT,
  permission: 'trace',
  inThread: true,
  input: pagedSchema.extend({ run: idSchema.optional(), ask: idSchema.optional() }),
  output: pageSchema(missingSchema),
  examples: [{ says: 'All of them', input: { suspects: ['SG-2108-115'] } }],
  run: async (context, asked) => {
    const page = await openPage(context, asked);
    const list = narrowMissing(page.kept.answer, {
      run: await keyOf(context, 'run', asked.run),
      ask: await keyOf(context, 'party', asked.ask),
    });
    return shownPage(page, asked, list, (record) => missingReport(record, page.kept.naming));
  },
});

/** Parts of an answer that is kept, for those who look at it page by page. */
export const SCOPE_PAGE_OPERATIONS: readonly Operation[] = [
  summaryOperation,
  holdersOperation,
  shipmentsOperation,
  rangesOperation,
  runsOperation,
  missingOperation,
];
