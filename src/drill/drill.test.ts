import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import type { Drill } from '../domain/drill/drill.ts';
import type { DrillResult } from './drill-result.ts';

interface Done {
  readonly id: string;
  readonly drill: Drill;
  readonly result: DrillResult;
}
interface Replayed {
  readonly sameResult: boolean;
  readonly samePack: boolean;
}

describe.each(eachDatabase)('a drill on $name', ({ url }) => {
  let world: World;
  let done: Done;
  beforeAll(async () => {
    world = await openPack('romper', url());
    done = (await world.ask('drill.run', { code: 'SG-2108-115', note: 'With the warehouse' })) as Done;
  });
  afterAll(() => world.close());

  it('finds where the units are, what is missing and who has it, and whom a notice would go to', async () => {
    const { drill, result } = done;
    expect(result.suspect).toMatchObject({
      kind: 'material-lot',
      label: expect.stringContaining('SG-2108-115') as string,
    });
    expect(drill).toMatchObject({
      isDrawn: false,
      packSound: true,
      note: 'With the warehouse',
      nextOn: '2026-07-05',
    });
    const { made, accounted, byRun } = result.units;
    expect([drill.madeUnits, drill.accountedUnits]).toEqual([made, accounted]);
    expect(byRun.length).toBeGreaterThan(0);
    expect(accounted).toBeLessThanOrEqual(made);
    const scope = (await world.ask('scope.ask', {
      suspects: [{ kind: 'material-lot', id: result.suspect.id }],
    })) as { missing: unknown[]; conservation: { unaccounted: number; unsettled: number; made: number }[] };
    expect(result.missing.length).toBe(scope.missing.length);
    const open = scope.conservation.reduce((sum, one) => sum + one.unaccounted + one.unsettled, 0);
    expect(made - accounted).toBe(open);
    expect(result.owing.reduce((sum, { records }) => sum + records, 0)).toBe(result.missing.length);
    expect(result.backward.parties.length).toBeGreaterThan(0);
    for (const { consignee, shipments } of result.notices) {
      expect(consignee.kind).toBe('party');
      expect(shipments.every(({ cartons }) => cartons.length > 0)).toBe(true);
    }
  });

  it('says what nobody can tell of the material: it was never counted', () => {
    expect(done.result.materials).toMatchObject([
      {
        ...{ lot: { kind: 'material-lot', id: 'fab-sg-115' }, unit: 'GRM', received: 70_000 },
        ...{ consumed: 68_640, remaining: 1_360, counted: null, countedOn: null, remainingThen: null },
        ...{ unaccounted: null, undetermined: ['no-count'] },
      },
    ]);
  });

  it('is kept, and replays to the same bytes when the ledger has moved on', async () => {
    const { id, drill } = done;
    expect(await world.ask('drill.show', { id })).toMatchObject({ body: drill });
    await world.ask('party.record', { id: 'later', body: { name: 'Later Ltd', roles: ['carrier'] } });
    const again = (await world.ask('drill.replay', { id })) as Replayed;
    expect(again).toMatchObject({ sameResult: true, samePack: true });
    const other = { ...drill, resultSha256: 'f'.repeat(64) };
    await world.ask('drill.record', { id: 'other', body: other });
    expect(await world.ask('drill.replay', { id: 'other' })).toMatchObject({
      sameResult: false,
      samePack: true,
    });
    await world.ask('drill.withdraw', { id: 'other', reason: 'It was made up' });
  });

  it('draws a lot that was not drilled before, and says when the next is due', async () => {
    const drawn = (await world.ask('drill.run', { next: '2026-01-04' })) as Done;
    expect(drawn.drill).toMatchObject({ isDrawn: true, of: { kind: 'material-lot' } });
    expect(drawn.drill.of.id).not.toBe(done.drill.of.id);
    expect(await world.ask('drill.due', {})).toEqual({
      ...{ last: { id: drawn.id, on: '2026-01-05' }, next: '2026-01-04', isOverdue: true },
    });
  });
});
