import { z } from 'zod';
import { FOUND_HOW } from '../code/find.ts';

/** Most things one answer shows; where there are more, the answer says so. */
export const THING_LIMIT = 200;
/** Most suggestions one answer shows, the likeliest first. */
export const SUGGESTION_LIMIT = 25;
/** Things of one answer whose way is worked out. */
export const WAY_LIMIT = 25;

export const referenceSchema = z.strictObject({ kind: z.string(), id: z.string(), label: z.string() });

const wayStepSchema = z.strictObject({
  to: z.string().describe('Kind of the records it leads to'),
  count: z.int().describe('How many records in all'),
  atLeast: z.boolean().describe('There were too many to count: it is at least so many'),
  first: z.array(referenceSchema).describe('The first few of them'),
  says: z.string(),
});

const namedAsSchema = z.strictObject({
  code: z.string().describe('As recorded; `{n}` stands for a carton number'),
  form: z.string(),
  how: z.enum(FOUND_HOW),
  from: z.string().nullable().describe('First day the name held; null: no limit on record'),
  to: z.string().nullable().describe('Last day the name held; null: no limit on record'),
  heldNow: z.boolean().describe('The name holds today, as far as is on record'),
});

const foundThingSchema = z.strictObject({
  kind: z.string().describe('Kind of record; `carton` and `variant` are parts of one'),
  id: z.string().describe('Id of the record; SERIES#NUMBER of a carton, PRODUCT#VARIANT of a variant'),
  label: z.string(),
  carton: z.strictObject({ series: z.string(), number: z.int() }).nullable(),
  variant: z.strictObject({ product: z.string(), variant: z.string() }).nullable(),
  how: z.enum(FOUND_HOW),
  suggestion: z.boolean().describe('It may be meant; it is not what was typed'),
  difference: z
    .strictObject({
      kind: z.string(),
      at: z.int().nullable().describe('Letter or digit of the recorded code, from 1; null: not at one place'),
      says: z.string(),
    })
    .nullable(),
  names: z.array(namedAsSchema).describe('The names by which it was found, the surest first'),
  way: z.array(wayStepSchema).nullable().describe('The way from it to its run; null: not worked out'),
});
export type FoundThing = z.infer<typeof foundThingSchema>;
export type WayStepShown = z.infer<typeof wayStepSchema>;

export const foundSchema = z.strictObject({
  typed: z.string(),
  answer: z.enum(['one', 'several', 'none']),
  how: z
    .enum(FOUND_HOW)
    .nullable()
    .describe(
      'How the surest thing was found; `near`: nothing was, there are suggestions; null: nothing at all',
    ),
  things: z.array(foundThingSchema),
  suggestions: z.array(foundThingSchema),
  complete: z.boolean().describe('False: there are more things or suggestions than are shown'),
  total: z.strictObject({ things: z.int(), suggestions: z.int() }),
  gs1: z
    .strictObject({
      form: z.string(),
      elements: z.array(z.strictObject({ identifier: z.string(), value: z.string() })),
      fault: z.string().nullable().describe('What is wrong with the GS1 data, such as a check digit'),
    })
    .nullable(),
});
export type Found = z.infer<typeof foundSchema>;
