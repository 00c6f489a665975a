import { z } from 'zod';
import { referenceSchema } from '../domain/trace/find-answer.ts';
import { BALANCE_GAPS } from '../domain/trace/lot-balance.ts';
import type { BalancedLot } from '../domain/trace/lot-balance-store.ts';
import { classCountsSchema, namedSchema, reasonSchema } from '../domain/trace/scope-report.ts';
import type { Named, ScopeReport } from '../domain/trace/scope-report.ts';
import type { StoryNode } from '../domain/trace/story-tree.ts';
import { storyWordSchema } from '../domain/trace/story-words.ts';
import type { PackFacts } from '../pack/pack-facts.ts';

/** How far one side of the story goes. */
const sideSchema = z.strictObject({
  steps: z.int(),
  lots: z.int(),
  runs: z.int(),
  shipments: z.int(),
  parties: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});

const quantity = z.int().nullable();

/** Quantities in the smallest unit of the material; null: the records do not tell. */
const materialSchema = z.strictObject({
  lot: namedSchema,
  material: namedSchema,
  unit: z.string().describe('UN/ECE code'),
  received: quantity,
  consumed: quantity.describe('Taken by runs, less brought back'),
  sampled: z.int(),
  scrapped: z.int(),
  returned: z.int().describe('Sent back to the supplier'),
  remaining: quantity.describe('What should be left by the record'),
  counted: quantity.describe('The newest physical count'),
  countedOn: z.string().nullable(),
  remainingThen: quantity.describe('What should have been left at the end of the day of the count'),
  unaccounted: quantity.describe('That less what was counted; below nought: more was there'),
  undetermined: z.array(z.enum(BALANCE_GAPS)).describe('What is missing to tell'),
});

/** The shape of the answer that drills are kept with today. */
export const RESULT_VERSION = 2;

/** What a drill finds: the same bytes whenever it is asked at the same position. */
export const drillResultSchema = z.strictObject({
  suspect: referenceSchema,
  position: z.int().describe('Ledger position'),
  backward: sideSchema.describe('What it was made of'),
  forward: sideSchema.describe('Where it went'),
  units: z.strictObject({
    made: z.int(),
    accounted: z.int().describe('The record says where they are'),
    byRun: z.array(z.strictObject({ run: namedSchema, made: z.int(), accounted: z.int() })),
  }),
  scope: z.strictObject({ units: classCountsSchema, cartons: classCountsSchema }),
  materials: z
    .array(materialSchema)
    .optional()
    .describe(
      'The mass balance of the lot, or of every lot that went into the run; absent: a drill of before version 2 answers as it did then',
    ),
  brokenLinks: z.array(
    z.strictObject({
      after: z.string().describe('The step that it should follow'),
      afterWord: storyWordSchema
        .nullable()
        .optional()
        .describe('Null: that step is called by a name; absent in answers of the first shape'),
      says: z.string(),
      word: storyWordSchema.nullable(),
    }),
  ),
  missing: z.array(
    z.strictObject({
      reason: reasonSchema,
      says: z.string(),
      about: z.array(z.string()),
      by: namedSchema.nullable().describe('Who has the record; null: nobody knows'),
      units: z.int().describe('Units it would settle'),
    }),
  ),
  owing: z
    .array(z.strictObject({ party: namedSchema.nullable(), records: z.int(), units: z.int() }))
    .describe('Missing records by who has them, the most units first'),
  notices: z
    .array(
      z.strictObject({
        consignee: namedSchema,
        units: classCountsSchema,
        cartons: classCountsSchema,
        shipments: z.array(
          z.strictObject({
            shipment: namedSchema,
            date: z.string().nullable(),
            cartons: z.array(z.string()).describe('Marks of the cartons that are not cleared'),
          }),
        ),
      }),
    )
    .describe('Whom a notice would go to, each with exactly their cartons; nothing is sent'),
});
export type DrillResult = z.infer<typeof drillResultSchema>;

/**
 * What the facts of a pack about a lot or run say to a drill; without `materials`, in the first shape: no balances of them, no
 * words of steps.
 */
export function drillResult(
  { story, position }: PackFacts,
  scope: ScopeReport,
  materials: readonly BalancedLot[] | null,
): DrillResult {
  const byRun = scope.conservation.map(({ run, made, unaccounted, unsettled }) => {
    return { run, made, accounted: Math.max(0, made - Math.max(0, unaccounted) - Math.max(0, unsettled)) };
  });
  const sum = (of: 'made' | 'accounted'): number => byRun.reduce((total, one) => total + one[of], 0);
  const broken = [...brokenIn(story.source, story.thing), ...brokenIn(story.market, story.thing)];
  return {
    suspect: story.thing,
    position,
    backward: sideOf(story.source),
    forward: sideOf(story.market),
    units: { made: sum('made'), accounted: sum('accounted'), byRun },
    scope: scope.totals,
    ...(materials === null
      ? {}
      : { materials: materials.map((one) => ({ ...one, undetermined: [...one.undetermined] })) }),
    brokenLinks: materials === null ? broken.map(({ afterWord: _, ...first }) => first) : broken,
    missing: scope.missing.map(({ reason, says, run, slot, lot, series, shipment, ask, units }) => {
      const about = [run?.name, slot, lot?.name, series?.name, shipment?.name];
      return { reason, says, about: about.flatMap((one) => one ?? []), by: ask, units };
    }),
    owing: owingOf(scope),
    notices: noticesOf(scope),
  };
}

function sideOf(nodes: readonly StoryNode[]): z.infer<typeof sideSchema> {
  let steps = 0;
  const seen = new Map<string, Map<string, string>>();
  const visit = (node: StoryNode): void => {
    if (node.kind !== 'missing') steps += 1;
    const { kind, id, label } = node;
    if (id !== '') seen.set(kind, (seen.get(kind) ?? new Map<string, string>()).set(id, label));
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const count = (kind: string): number => seen.get(kind)?.size ?? 0;
  const parties = [...(seen.get('party') ?? [])].map(([id, name]) => ({ id, name }));
  return { steps, lots: count('material-lot'), runs: count('run'), shipments: count('shipment'), parties };
}

function brokenIn(
  nodes: readonly StoryNode[],
  above: Pick<StoryNode, 'label' | 'word'>,
): DrillResult['brokenLinks'] {
  const after = { after: above.label, afterWord: above.word ?? null };
  return nodes.flatMap((node) =>
    node.kind === 'missing'
      ? [{ ...after, says: node.label, word: node.word ?? null }]
      : brokenIn(node.children, node),
  );
}

function owingOf({ missing }: ScopeReport): DrillResult['owing'] {
  const found = new Map<string, { party: Named | null; records: number; units: number }>();
  for (const { ask, units } of missing) {
    const key = ask === null ? '' : `${ask.kind} ${ask.id}`;
    const before = found.get(key) ?? { party: ask, records: 0, units: 0 };
    found.set(key, { party: ask, records: before.records + 1, units: before.units + units });
  }
  return [...found.values()].sort((left, right) => right.units - left.units || right.records - left.records);
}

function noticesOf({ places }: ScopeReport): DrillResult['notices'] {
  return places.flatMap(({ place, party, units, cartons, shipments }) => {
    if (place !== 'consignee' || party === null) return [];
    if (units.contains + units['may-contain'] + units.undetermined === 0) return [];
    const theirs = shipments.flatMap(({ shipment, date, ranges }) => {
      const marks = ranges.flatMap((range) => (range.class === 'cleared' ? [] : [range.marks]));
      return marks.length === 0 ? [] : [{ shipment, date, cartons: marks }];
    });
    return [{ consignee: party, units, cartons, shipments: theirs }];
  });
}
