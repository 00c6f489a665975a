import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import type { Drill } from '../domain/drill/drill.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
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

  it('balances the material against its physical count, and says what nobody can tell', async () => {
    const [before] = done.result.materials ?? [];
    expect(before).toMatchObject({ counted: null, unaccounted: null, lot: { kind: 'material-lot' } });
    expect(before?.undetermined).toContain('no-count');
    const lot = done.result.suspect.id;
    const run = await world.ask('drill.run', { code: 'bg1' });
    const lots = (run as Done).result.materials?.map((one) => one.lot.id);
    expect(lots).toContain(lot);
    expect(new Set(lots).size).toBe(lots?.length);
  });

  it('of the first shape replays to the answer that it gave then', async () => {
    const { drill, result } = (await world.ask('drill.run', { code: 'bg1' })) as Done;
    const { materials: _, brokenLinks, ...rest } = result;
    expect(brokenLinks.length).toBeGreaterThan(0);
    const first = { ...rest, brokenLinks: brokenLinks.map(({ afterWord: _word, ...link }) => link) };
    const { resultVersion: __, ...old } = drill;
    const resultSha256 = hash('sha256', canonicalJson(first), 'hex');
    await world.ask('drill.record', { id: 'old', body: { ...old, resultSha256 } });
    const again = (await world.ask('drill.replay', { id: 'old' })) as Replayed & { result: DrillResult };
    expect(again).toMatchObject({ sameResult: true, samePack: true });
    expect(again.result).not.toHaveProperty('materials');
    await world.ask('drill.withdraw', { id: 'old', reason: 'It was made up' });
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
