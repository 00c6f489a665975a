import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { DYED, DYE_WORDS } from '../../../test/dye-recall.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { findRecord } from '../record-reading.ts';
import { scopeReportSchema } from '../trace/scope-report.ts';
import { consigneesOfRecall } from './recall-consignees-store.ts';
import type { RecallConsignee } from './recall-consignees-store.ts';
import { recallSchema } from './recall.ts';
import type { Recall } from './recall.ts';
import { recallRecord } from './recall-store.ts';
import { weighSchema } from './recall-weighed.ts';

const rangesSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      series: z.looseObject({ id: z.string() }),
      from: z.int(),
      to: z.int(),
      class: z.string(),
    }),
  ),
});
const shownSchema = z.looseObject({ body: recallSchema });

const unitsIn = (cartons: Recall['cartons']): number =>
  cartons.reduce((sum, { units = 0, from, to }) => sum + units * (to - from), 0);

describe.each(eachDatabase)('a recall on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
  });
  afterAll(() => world.close());

  const declared = async (boundary: string, more: object = {}): Promise<Recall> => {
    await world.ask('recall.declare', { suspects: DYED, boundary, ...DYE_WORDS, id: boundary, ...more });
    return shownSchema.parse(await world.ask('recall.show', { id: boundary })).body;
  };
  const consignees = async (id: string): Promise<RecallConsignee[]> =>
    world.context.ledger.database.read(async (transaction) =>
      consigneesOfRecall(transaction, (await findRecord(transaction, recallRecord, id)).n),
    );

  it('is drawn at boundaries that get narrower, each with its price, and refuses one that leaves out what nothing clears', async () => {
    const { boundaries, narrowest } = weighSchema.parse(await world.ask('recall.weigh', { suspects: DYED }));
    expect(boundaries.map(({ boundary }) => boundary)).toEqual(['product', 'lots', 'cartons', 'window']);
    const units = boundaries.map((one) => one.units);
    expect(units).toEqual(units.toSorted((left, right) => right - left));
    expect(boundaries.find(({ boundary }) => boundary === narrowest)?.allowed).toBe(true);
    // Two units of every run with these snaps are on no record, so cartons alone do not take in all that is in doubt.
    const suspects = ['lot:snap-3308'];
    const snaps = weighSchema.parse(await world.ask('recall.weigh', { suspects })).boundaries;
    const refused = snaps.find(({ allowed }) => !allowed);
    expect(refused).toMatchObject({ boundary: 'cartons', notClearedOutside: 2 });
    await expect(
      world.ask('recall.declare', { suspects, boundary: 'cartons', ...DYE_WORDS }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ at: 'boundary', found: 'cartons', says: 'It leaves out 2 units that nothing clears.' }],
    });
  });

  it('keeps the scope, its choices, and exactly the cartons and units it takes in', async () => {
    const scope = scopeReportSchema.parse(await world.ask('scope.ask', { suspects: DYED }));
    const { code, cartons, units, elsewhere = [], scope: kept, runs } = await declared('lots');
    expect(code).toBe('R-2026-1');
    expect(kept).toMatchObject({
      position: scope.position,
      choices: scope.boundaries.map(({ boundary }) => ({ boundary })),
    });
    expect(units).toBe(unitsIn(cartons) + elsewhere.reduce((sum, one) => sum + one.units, 0));
    const made = scope.runs.filter(({ run }) => runs.some((one) => one.whole && one.run === run.id));
    expect(units).toBe(made.reduce((sum, run) => sum + (run.made ?? 0), 0));
    await world.ask('recall.withdraw', { id: 'lots', reason: 'test' });
  });

  it('of whole runs tells of each carton what the scope says of the suspects in it, not that its run is recalled', async () => {
    const suspects = ['lot:snap-3308'];
    const { rows } = rangesSchema.parse(await world.ask('scope.ranges', { suspects, limit: 1_000 }));
    await world.ask('recall.declare', { suspects, boundary: 'product', ...DYE_WORDS, id: 'snaps' });
    const { cartons } = shownSchema.parse(await world.ask('recall.show', { id: 'snaps' })).body;
    const classes = new Set(cartons.map((one) => one.class));
    expect([...classes].sort()).toEqual(['cleared', 'contains']);
    for (const { series, from, to, class: said } of cartons) {
      const over = rows.filter((row) => row.series.id === series && row.from < to && row.to > from);
      expect(said, `${series} ${String(from)}`).toBe(over[0]?.class ?? 'cleared');
    }
    await world.ask('recall.withdraw', { id: 'snaps', reason: 'test' });
  });

  it('tells every consignee exactly their cartons, lots and quantities', async () => {
    const { cartons } = await declared('product');
    const found = await consignees('product');
    const there = cartons.filter(({ place }) => place === 'consignee');
    expect(found.length).toBeGreaterThan(0);
    expect(found.reduce((sum, { units }) => sum + units, 0)).toBe(unitsIn(there));
    for (const { party, cartons: own, lots, units, isUnitsKnown, cartonCount } of found) {
      expect(party).not.toBeNull();
      expect(own.reduce((sum, { range }) => sum + range.to - range.from, 0)).toBe(cartonCount);
      if (isUnitsKnown && lots.every((lot) => lot.units !== null))
        expect(lots.reduce((sum, lot) => sum + (lot.units ?? 0), 0)).toBe(units);
    }
    await world.ask('recall.withdraw', { id: 'product', reason: 'test' });
  });

  it('is drawn narrower than the record allows only with a reason, which it keeps', async () => {
    const despite = 'The missing packing list was read to us over the telephone';
    const suspects = ['lot:snap-3308'];
    expect(await declared('cartons', { suspects, despite })).toMatchObject({ despite, boundary: 'cartons' });
    await world.ask('recall.withdraw', { id: 'cartons', reason: 'test' });
  });
});
