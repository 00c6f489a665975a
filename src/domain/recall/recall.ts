import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf, recordReferenceSchema } from '../../kit/record-fields.ts';
import { NUMBER_LIMIT, spanSchema } from '../../kit/span.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import { suspectSchema } from '../trace/scope-input.ts';
import { SCOPE_CLASSES } from '../trace/scope-question.ts';

/** How wide a recall is drawn, from the widest. */
export const BOUNDARIES = ['product', 'lots', 'cartons', 'window'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** Boundaries that recall whole runs; the others recall cartons, and the units of runs that lie in no carton. */
export const WHOLE_RUN_BOUNDARIES: readonly Boundary[] = ['product', 'lots'];

const REMEDIES = ['refund', 'replacement', 'repair', 'return', 'disposal', 'other'] as const;

const person = z.string().min(1).max(200);
const count = z.int().min(0).max(NUMBER_LIMIT);
const told = z.string().min(1).max(4_000);

/** What a report to the agency asks for and only people know; what is left out is named as blank. */
const recallReportSchema = z.strictObject({
  submitter: told.optional().describe('Who submits the report: name, title, address, telephone'),
  retailPrice: told.optional().describe('Retail price or range of prices'),
  marks: told.optional().describe('Marks that tell the product, and where on it they are'),
  decipher: told.optional().describe('Whatever else is needed to decipher the date codes'),
  defect: told.optional().describe('Nature and extent of the defect, failure to comply or risk'),
  injury: told.optional().describe('Injuries, or how one could happen'),
  obtained: told.optional().describe('How the information was obtained, when and by whom'),
  distribution: told.optional().describe('How and between which days the product was sold'),
  changes: told.optional().describe('Changes made to the product, its making or the inventory, and when'),
  notification: told.optional().describe('Plans for telling distributors, retailers and consumers'),
  details: told.optional().describe('Further details of the corrective action'),
});

const recalledRunSchema = z.strictObject({
  run: idOf('run'),
  whole: z.boolean().describe('All of it; else some of its units'),
  spans: z
    .array(spanSchema)
    .min(1)
    .max(10_000)
    .optional()
    .describe(
      'Which of its units; absent: all of them, or those in the cartons listed and nobody knows their numbers',
    ),
  units: count.optional().describe('How many of its units; absent: nobody can tell'),
});

const recalledCartonsSchema = z
  .strictObject({
    series: idOf('carton-series'),
    from: z.int().min(1).max(NUMBER_LIMIT).describe('First carton number'),
    to: z
      .int()
      .min(2)
      .max(NUMBER_LIMIT + 1)
      .describe('One past the last carton number'),
    class: z
      .enum(SCOPE_CLASSES)
      .describe(
        'What the scope says of the suspects in them: there, perhaps, or nobody can tell; `cleared`: not there, and recalled with the rest of their run',
      ),
    units: count.optional().describe('Recalled units in each carton; absent: no packing record says'),
    place: z.enum(PLACE_KINDS).describe('Where the record had them when the recall was declared'),
    party: idOf('party').optional().describe('Who had them'),
    shipment: idOf('shipment').optional().describe('The shipment they went on'),
  })
  .refine(({ from, to }) => from < to, { message: 'a range that holds at least one carton', path: ['to'] });

/** What was chosen among, as the records stood. */
const recallScopeSchema = z.strictObject({
  position: z.int().min(0).describe('Ledger position the scope was answered at'),
  suspects: z.array(suspectSchema).min(1).max(200).describe('What was suspect'),
  strict: z.boolean().describe('Cleared by quantity only where no room is left'),
  choices: z
    .array(
      z.strictObject({
        boundary: z.enum(BOUNDARIES).describe('How wide'),
        units: count.describe('Units it takes in'),
        cartons: count.describe('Cartons it takes in'),
        clearedInside: count.describe('Units inside that the record clears'),
        notClearedOutside: count.describe('Units that are not cleared and lie outside'),
        allowed: z.boolean().describe('Whether the record allows it'),
        why: z.string().max(1_000).describe('Why, in words'),
      }),
    )
    .min(1)
    .max(BOUNDARIES.length)
    .describe('Every boundary with its price'),
});

/** The decision that goods come back, with exactly which and on what evidence. */
export const recallSchema = z
  .strictObject({
    code: z.string().min(1).max(120).describe('Number the firm gives the recall'),
    title: z.string().min(1).max(300).describe('What people call it'),
    about: recordReferenceSchema
      .optional()
      .describe('What it began with: an incident, an inspection, a file'),
    declaredOn: dateSchema,
    declaredBy: person.describe('Who decided'),
    role: person.optional().describe('In what role'),
    reason: z.string().min(1).max(2_000).describe('What is wrong with the goods, and what can happen'),
    remedies: z.array(z.enum(REMEDIES)).max(REMEDIES.length).optional().describe('What owners are offered'),
    advice: told.optional().describe('What people are told to do, on public pages and in notices'),
    adviceChinese: told.optional().describe('The same in Chinese'),
    boundary: z.enum(BOUNDARIES).describe('How wide it is drawn'),
    despite: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .describe('Why this boundary, though it leaves out units that nothing clears'),
    scope: recallScopeSchema
      .optional()
      .describe('The scope it rests on; absent: the goods were named by hand'),
    runs: z.array(recalledRunSchema).min(1).max(20_000).describe('Runs that are recalled, whole or in part'),
    cartons: z
      .array(recalledCartonsSchema)
      .max(1_000_000)
      .describe('Cartons that are recalled, and where they were'),
    elsewhere: z
      .array(
        z.strictObject({
          place: z.enum(PLACE_KINDS).describe('Where the record has them'),
          units: count.describe('Recalled units there'),
        }),
      )
      .max(PLACE_KINDS.length)
      .optional()
      .describe('Recalled units that lie in no carton'),
    units: count.describe('Units that are recalled, over all places'),
    mayGoTo: z
      .array(idOf('party'))
      .max(50)
      .optional()
      .describe('Who may be sent recalled goods: whoever destroys, repairs or tests them'),
    report: recallReportSchema
      .optional()
      .describe('What the report to the agency asks for and no record tells'),
    pictures: z
      .array(idOf('file'))
      .max(50)
      .optional()
      .describe('Pictures of the product, its marks and its label'),
    files: z.array(idOf('file')).max(200).optional().describe('Papers that the decision rests on'),
    ...commonFields,
  })
  .refine(({ runs }) => runs.every(({ whole, spans }) => !whole || spans === undefined), {
    message: 'no units where the whole run is recalled',
    path: ['runs'],
  })
  .refine(({ boundary, scope, despite }) => isAllowed(boundary, scope) || despite !== undefined, {
    message: 'why this boundary, though it leaves out units that nothing clears',
    path: ['despite'],
  })
  .refine(
    ({ boundary, runs }) => !WHOLE_RUN_BOUNDARIES.includes(boundary) || runs.some(({ whole }) => whole),
    {
      message: 'whole runs, for a recall of lots or of the product',
      path: ['runs'],
    },
  );
export type Recall = z.infer<typeof recallSchema>;

function isAllowed(boundary: Boundary, scope: z.infer<typeof recallScopeSchema> | undefined): boolean {
  return scope?.choices.find((choice) => choice.boundary === boundary)?.allowed ?? true;
}
