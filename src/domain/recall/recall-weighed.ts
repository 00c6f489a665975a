import { z } from 'zod';
import { BOUNDARY_EVIDENCE, PLACE_KINDS } from '../trace/scope-answer.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { BOUNDARIES } from './recall.ts';

/** Runs that a boundary leaves out, by name. */
export const RUNS_NAMED = 50;
const count = z.int();

const weighedSchema = z.strictObject({
  boundary: z.enum(BOUNDARIES),
  units: count,
  cartons: count,
  runs: count,
  wholeRuns: count.describe('Runs that it recalls whole'),
  consignees: count,
  clearedInside: count.describe('Units that the record clears and that it takes in all the same'),
  notClearedOutside: count.describe('Units that nothing clears and that it leaves out'),
  allowed: z.boolean(),
  why: z.string(),
  because: z.strictObject({ says: z.enum(BOUNDARY_EVIDENCE), count: count.nullable() }),
  places: z.array(z.strictObject({ place: z.enum(PLACE_KINDS), units: count, cartons: count })),
  leavesOut: z.strictObject({
    units: count.describe('Fewer than the widest boundary'),
    cartons: count,
    runs: z.array(namedSchema).describe(`Runs no unit of which it takes in; ${String(RUNS_NAMED)} are named`),
    moreRuns: count,
  }),
});

/** The boundaries that a recall may be drawn at, with their prices. */
export const weighSchema = z.strictObject({
  position: count,
  suspects: z.array(z.string()),
  narrowest: z.enum(BOUNDARIES).describe('The narrowest that leaves out nothing doubtful'),
  boundaries: z.array(weighedSchema).describe('Widest first'),
});
export type Weighed = z.infer<typeof weighSchema>;
