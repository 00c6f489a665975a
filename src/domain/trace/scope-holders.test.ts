import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { classCountsSchema, namedSchema, scopeReportSchema } from './scope-report.ts';

const QUESTIONS = [
  { suspects: ['SG-2108-115'] },
  { suspects: [{ kind: 'run', id: 'bg2' }], strict: true },
  { suspects: [{ kind: 'cartons', series: 'ABI', from: 40, to: 59 }] },
] as const;

const countsSchema = z.looseObject({ units: classCountsSchema, cartons: classCountsSchema });
const holdersSchema = z.looseObject({
  rows: z.array(countsSchema.extend({ place: z.string(), party: namedSchema.nullable() })),
  totals: countsSchema.extend({ shipments: classCountsSchema, consignees: classCountsSchema }),
});
type Counts = z.infer<typeof classCountsSchema>;

const summed = (list: readonly Counts[]): Counts =>
  list.reduce((sum, one) => ({
    contains: sum.contains + one.contains,
    'may-contain': sum['may-contain'] + one['may-contain'],
    undetermined: sum.undetermined + one.undetermined,
    cleared: sum.cleared + one.cleared,
  }));
const allOf = (counts: Counts): number => SCOPE_CLASSES.reduce((sum, name) => sum + counts[name], 0);

describe.each(eachDatabase)('who has what of a scope on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
  });
  afterAll(() => world.close());

  const holders = async (input: object): Promise<z.infer<typeof holdersSchema>> =>
    holdersSchema.parse(await world.ask('scope.holders', { limit: 1000, ...input }));

  it.each(QUESTIONS)('adds up to the whole answer: %j', async (question) => {
    const whole = scopeReportSchema.parse(await world.ask('scope.ask', question));
    const { rows, totals } = await holders(question);
    expect(totals).toMatchObject(whole.totals);
    expect(summed(rows.map(({ units }) => units))).toEqual(whole.totals.units);
    const shipments = await holders({ ...question, by: 'shipment' });
    expect(shipments.rows).toHaveLength(allOf(totals.shipments));
    expect(rows.filter(({ place }) => place === 'consignee')).toHaveLength(allOf(totals.consignees));
  });

  it.each(QUESTIONS)('is narrowed to a class, a consignee and a run: %j', async (question) => {
    const whole = await holders(question);
    for (const name of SCOPE_CLASSES) {
      const { totals } = await holders({ ...question, class: name });
      expect(totals.units[name]).toBe(whole.totals.units[name]);
      expect(allOf(totals.units)).toBe(totals.units[name]);
    }
    const { rows } = whole;
    for (const { party, place, units } of rows.filter((row) => row.place === 'consignee')) {
      const { totals } = await holders({ ...question, consignee: party?.id, place });
      expect(totals.units).toEqual(units);
    }
    const ranges = z
      .looseObject({ totals: z.unknown() })
      .parse(await world.ask('scope.ranges', { ...question, run: 'bg2' }));
    expect((await holders({ ...question, run: 'bg2' })).totals).toMatchObject(ranges.totals ?? {});
  });

  it('says the reasons of all stretches in the summary', async () => {
    const whole = scopeReportSchema.parse(await world.ask('scope.ask', QUESTIONS[0]));
    const summary = z
      .looseObject({ reasons: z.array(z.looseObject({ units: z.int() })) })
      .parse(await world.ask('scope.summary', QUESTIONS[0]));
    const made = whole.runs.reduce((sum, run) => sum + (run.made ?? 0), 0);
    expect(summary.reasons.reduce((sum, { units }) => sum + units, 0)).toBe(made);
  });
});
