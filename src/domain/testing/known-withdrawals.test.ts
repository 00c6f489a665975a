import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';

describe.each(eachDatabase)('known withdrawals on $name', ({ url }) => {
  it('stand beside the laboratory with the number, whether the firm recorded them or not', async () => {
    const world = await openWorld(url());
    await world.ask('party.record', { id: 'lab', body: { name: 'Lab', roles: ['laboratory'] } });
    const of = async (): Promise<unknown> => {
      const { withdrawals } = (await world.ask('laboratory.withdrawals', {})) as {
        withdrawals: { labNumber: string }[];
      };
      return withdrawals.find(({ labNumber }) => labNumber === '1755');
    };
    expect(await of()).toMatchObject({ laboratory: null, recorded: false, confidence: 'primary' });
    const body = { party: 'lab', labNumber: '1755' };
    await world.ask('laboratory.record', { id: 'ours', body });
    expect(await of()).toMatchObject({ laboratory: 'ours', recorded: false });
    const withdrawals = [{ from: '2026-01-15', reports: 'all' }];
    await world.ask('laboratory.correct', {
      id: 'ours',
      body: { ...body, withdrawals },
      reason: 'Withdrawn',
    });
    expect(await of()).toMatchObject({ laboratory: 'ours', recorded: true });
    await world.close();
  });
});
