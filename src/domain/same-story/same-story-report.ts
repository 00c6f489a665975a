import { z } from 'zod';
import { namedSchema } from '../trace/scope-report.ts';
import type { Named } from '../trace/scope-report.ts';
import { FIELD_VERDICTS, STORY_VERDICTS } from './same-story.ts';
import type { Comparison, Difference, Said, Source } from './same-story.ts';
import { SEVERITIES, STORY_FIELDS, TELLERS } from './story-field.ts';

const sourceSchema = z.strictObject({
  teller: z.enum(TELLERS),
  record: namedSchema,
});

const saidSchema = z.strictObject({
  teller: z.enum(TELLERS),
  record: namedSchema,
  at: z.string().nullable().describe('Where in it'),
  quote: z.string().describe('Word for word'),
});

const differenceSchema = z.strictObject({
  field: z.enum(STORY_FIELDS),
  severity: z.enum(SEVERITIES),
  is: z
    .enum(['differs', 'near', 'unread'])
    .describe('Another thing; most likely the same in other words; only a person can tell'),
  says: saidSchema,
  against: saidSchema,
});

const comparisonShape = {
  fields: z.array(
    z.strictObject({
      field: z.enum(STORY_FIELDS),
      verdict: z.enum(FIELD_VERDICTS).describe('`one-says`: compared with nothing'),
      says: z.array(saidSchema),
      silent: z.array(sourceSchema).describe('Who ought to say it, and it is not recorded'),
    }),
  ),
  differences: z.array(differenceSchema).describe('The gravest first'),
  missing: z.array(z.enum(TELLERS)).describe('Papers of which nothing is on record'),
};

const goodsSchema = z.strictObject({ shipment: namedSchema, ...comparisonShape });

export const runStorySchema = z.strictObject({
  run: namedSchema,
  product: namedSchema,
  verdict: z
    .enum(STORY_VERDICTS)
    .describe('`not-whole`: no difference found, and not all is there to compare'),
  ...comparisonShape,
  shipments: z.array(goodsSchema).describe('How many of the run are on each shipment'),
});
export type RunStory = z.infer<typeof runStorySchema>;

export const shipmentStorySchema = z.strictObject({
  shipment: namedSchema,
  verdict: z.enum(STORY_VERDICTS),
  ...comparisonShape,
  unplaced: z
    .array(z.strictObject({ record: namedSchema, line: z.int(), says: z.string() }))
    .describe('Lines of packing lists that belong to no run on the shipment'),
  runs: z.array(runStorySchema),
});
export type ShipmentStory = z.infer<typeof shipmentStorySchema>;

const GRAVITY = { critical: 0, major: 1, minor: 2 } as const;

export function shownComparison(
  { fields, differences }: Comparison,
  missing: RunStory['missing'],
): Pick<RunStory, 'fields' | 'differences' | 'missing'> {
  return {
    missing: [...missing],
    fields: fields.map(({ field, verdict, says, silent }) => ({
      ...{ field, verdict, says: says.map(shownSaid) },
      silent: silent.map((source) => ({ teller: source.teller, record: namedOf(source) })),
    })),
    differences: gravestFirst(differences).map(({ field, severity, is, says, against }) => ({
      ...{ field, severity, is },
      says: shownSaid(says),
      against: shownSaid(against),
    })),
  };
}

function gravestFirst(differences: readonly Difference[]): Difference[] {
  return differences.toSorted((left, right) => GRAVITY[left.severity] - GRAVITY[right.severity]);
}

function shownSaid({ source, at, quote }: Said): z.infer<typeof saidSchema> {
  return { teller: source.teller, record: namedOf(source), at: at ?? null, quote };
}

function namedOf({ kind, id, name }: Source): Named {
  return { kind, id, name };
}
