import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { buildDemo, demoEvents } from './build-demo.ts';

describe('the history of the demo firm', () => {
  it('is the same every time', () => {
    expect(JSON.stringify(demoEvents())).toBe(JSON.stringify(demoEvents()));
  });
});

describe.each(eachDatabase)('the demo firm on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await buildDemo(world.context.ledger, () => undefined);
  }, 240_000);
  afterAll(() => world.close());

  it('is of the size that the guide says', async () => {
    const status = await world.ask('ledger.status', {});
    const { records } = status as { records: { kind: string; count: number }[] };
    const count = (kind: string): number => records.find((row) => row.kind === kind)?.count ?? 0;
    expect(count('product')).toBe(60);
    expect(count('run')).toBeGreaterThan(400);
    expect(count('material-lot')).toBeGreaterThan(4_000);
    expect(count('shipment')).toBeGreaterThan(580);
  });

  it('verifies', async () => {
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true, fault: null });
  }, 120_000);

  it('balances its runs: nothing is made of nothing', async () => {
    const page = await world.ask('run.list', { limit: 40, sort: 'started' });
    const { records } = page as { records: { id: string }[] };
    for (const { id } of records) {
      expect(await world.ask('run.balance', { id })).toMatchObject({ units: { unaccounted: 0 } });
    }
  });
});
