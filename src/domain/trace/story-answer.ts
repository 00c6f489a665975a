import { z } from 'zod';
import { referenceSchema } from './find-answer.ts';
import { NODE_LIMIT, storyNodeSchema } from './story-tree.ts';

const balanceSchema = z.strictObject({
  made: z.int().nullable(),
  packed: z.int(),
  sampled: z.int(),
  scrapped: z.int(),
  looseStock: z.int(),
  delivered: z.int(),
  reworkedAway: z.int(),
  unaccounted: z.int().nullable(),
});

/** The answer of a trace. */
export const storySchema = z.strictObject({
  thing: referenceSchema,
  position: z.int().describe('Ledger position it was read at'),
  source: z
    .array(storyNodeSchema)
    .describe('What it was made of: run sheet, revision, material lots, suppliers, inspections'),
  market: z.array(storyNodeSchema).describe('Where it went: cartons, shipments, consignees, returns'),
  balance: balanceSchema
    .nullable()
    .describe('Units of the run, made against where they went; null where it is no single run'),
  nodes: z.int().describe(`Steps in both sides; a trace of more than ${String(NODE_LIMIT)} is refused`),
});
export type ToldStory = z.infer<typeof storySchema>;
