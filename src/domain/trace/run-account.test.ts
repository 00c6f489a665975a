import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTruth } from '../../../test/cases/truth.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

describe.each(eachDatabase)('the account of a run on $name', ({ url }) => {
  describe.each(['romper', 'race-car'] as const)('in the pack %s', (pack) => {
    let world: World;
    beforeAll(async () => {
      world = await openPack(pack, url());
    });
    afterAll(() => world.close());

    it('balances the units of every run as the truth says', async () => {
      for (const balance of readTruth(pack).balances) {
        expect(await world.ask('run.balance', { id: balance.run })).toMatchObject({
          units: {
            made: balance.made,
            packed: balance.packed,
            reworkedAway: balance.reworkedAway,
            sampled: balance.sampled ?? 0,
            scrapped: balance.scrapped ?? 0,
            looseStock: balance['loose-stock'] ?? 0,
            unaccounted: balance.unaccounted,
          },
        });
      }
    });
  });

  it('says which slip is lost, whom to ask, and how many units it would settle', async () => {
    const world = await openPack('race-car', url());
    const answer = await world.ask('run.completeness', { id: 'b3' });
    expect(answer).toMatchObject({ complete: false });
    const { missing } = answer as { missing: { slot: string | null }[] };
    expect(missing.find((one) => one.slot === 'motor')).toMatchObject({
      missing: 'no-consumption-record',
      needed: 3_880,
      recorded: 0,
      units: 3_880,
      ask: { id: 'qiaolin' },
    });
    await world.close();
  });

  it('is refused for a run that was withdrawn', async () => {
    const world = await openPack('race-car', url());
    await world.ask('run.record', { id: 'twice', body: { code: 'TWICE', product: 'racecar' } });
    await world.ask('run.withdraw', { id: 'twice', reason: 'Typed twice' });
    for (const name of ['run.balance', 'run.completeness'])
      await expect(world.ask(name, { id: 'twice' })).rejects.toMatchObject({ code: 'withdrawn' });
    await world.close();
  });
});
