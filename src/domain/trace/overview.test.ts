import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack, openWorld } from '../../../test/world.ts';

const readinessSchema = z.looseObject({
  rows: z.array(
    z.looseObject({ made: z.int().nullable(), complete: z.boolean(), missing: z.array(z.string()) }),
  ),
});
const overviewSchema = z.looseObject({
  runs: z.looseObject({ total: z.int(), complete: z.int(), lacking: z.int(), open: z.int() }),
  missing: z.array(
    z.looseObject({
      ask: z.looseObject({ id: z.string() }).nullable(),
      runs: z.int(),
      records: z.int(),
      openRuns: z.int(),
    }),
  ),
  holds: z.looseObject({
    total: z.int(),
    rows: z.array(z.looseObject({ hold: z.looseObject({ id: z.string() }), reason: z.string() })),
  }),
});

describe.each(eachDatabase)('the overview on $name', ({ url }) => {
  it('sums up what each run says, and asks the party whose site it was', async () => {
    const world = await openPack('race-car', url());
    const { rows } = readinessSchema.parse(await world.ask('readiness.list', { limit: 1_000 }));
    const { runs, missing } = overviewSchema.parse(await world.ask('overview.show', {}));
    const open = rows.filter(({ made }) => made === null).length;
    const complete = rows.filter((row) => row.complete).length;
    expect(runs).toEqual({ total: rows.length, complete, open, lacking: rows.length - open - complete });
    const sum = (of: 'runs' | 'records' | 'openRuns'): number =>
      missing.reduce((total, one) => total + one[of], 0);
    expect(sum('runs')).toBe(rows.length - complete);
    expect(sum('records')).toBe(rows.reduce((total, row) => total + row.missing.length, 0));
    expect(sum('openRuns')).toBe(open);
    expect(missing.map(({ ask }) => ask?.id)).toContain('qiaolin');
    await world.close();
  });

  it('lists a hold until it is released', async () => {
    const world = await openPack('romper', url());
    const before = overviewSchema.parse(await world.ask('overview.show', {})).holds.total;
    const span = { from: 5, to: 20 };
    const body = { of: { kind: 'run', id: 'bg3' }, span, reason: 'Seams in doubt', placedOn: '2026-01-01' };
    await world.ask('hold.record', { id: 'held', body });
    const { holds } = overviewSchema.parse(await world.ask('overview.show', {}));
    expect(holds.total).toBe(before + 1);
    expect(holds.rows[0]).toMatchObject({
      hold: { id: 'held' },
      span,
      cartons: null,
      reason: 'Seams in doubt',
    });
    const release = { hold: 'held', releasedOn: '2026-01-02', releasedBy: 'QA', reason: 'Retest passed' };
    await world.ask('hold-release.record', { body: release });
    expect(overviewSchema.parse(await world.ask('overview.show', {})).holds.total).toBe(before);
    await world.close();
  });

  it('of an empty firm says so in noughts', async () => {
    const world = await openWorld(url());
    expect(await world.ask('overview.show', {})).toMatchObject({
      runs: { total: 0, complete: 0, lacking: 0, open: 0 },
      missing: [],
      holds: { total: 0, rows: [] },
    });
    await world.close();
  });
});
