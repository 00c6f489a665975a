import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

const listSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      run: z.looseObject({ id: z.string() }),
      complete: z.boolean(),
      missing: z.array(z.string()),
      units: z.int().nullable(),
    }),
  ),
});
const completenessSchema = z.looseObject({
  complete: z.boolean(),
  missing: z.array(z.looseObject({ missing: z.string(), units: z.int().nullable() })),
});

async function readiness(world: World) {
  return listSchema.parse(await world.ask('readiness.list', { limit: 1_000 })).rows;
}

/** The slow obvious way: every run asked by itself. */
async function expectAsEachByItself(world: World): Promise<number> {
  const rows = await readiness(world);
  for (const { run, complete, missing, units } of rows) {
    const alone = completenessSchema.parse(await world.ask('run.completeness', { id: run.id }));
    const open = alone.missing.map((one) => one.units);
    const most = open.includes(null) ? null : Math.max(0, ...open.map((one) => one ?? 0));
    expect({ run: run.id, complete, missing, units }).toEqual({
      run: run.id,
      complete: alone.complete,
      missing: alone.missing.map((one) => one.missing),
      units: most,
    });
  }
  const counts = rows.map(({ missing }) => missing.length);
  expect(counts).toEqual(counts.toSorted((left, right) => right - left));
  return rows.length;
}

describe.each(eachDatabase)('the readiness of every run on $name', ({ url }) => {
  it.each(['romper', 'race-car'] as const)('is what each run of the pack %s says by itself', async (pack) => {
    const world = await openPack(pack, url());
    const { records } = z
      .looseObject({ records: z.array(z.unknown()) })
      .parse(await world.ask('run.list', { limit: 500 }));
    expect(await expectAsEachByItself(world)).toBe(records.length);
    await world.close();
  });

  it('is so after the ledger has moved on, too', async () => {
    const world = await openPack('romper', url());
    const [worst] = await readiness(world);
    const id = worst?.run.id ?? '';
    const inspection = { kind: 'final', run: id, date: '2026-01-04', result: 'passed' };
    await world.ask('inspection.record', { id: 'late', body: inspection });
    await expectAsEachByItself(world);
    const after = (await readiness(world)).find(({ run }) => run.id === id);
    expect(after?.missing).not.toContain('no-final-inspection');
    await world.close();
  });
});
