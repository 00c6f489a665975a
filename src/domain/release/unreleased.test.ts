import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { POLICY } from '../../../test/release/released-truck.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const RUN = {
  ...{ code: 'RUN-1', product: 'truck', revision: 'truck-a', made: 100 },
  ...{ started: '2025-06-02T08:00', ended: '2025-06-03T17:00' },
};
const reason = 'test';

describe.each(eachDatabase)('goods that have to be released first on $name', ({ url }) => {
  let world: World;
  let shipments = 0;
  const correct = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.correct`, { id, body, reason });
  const policy = (change: object, terms: object = {}): Promise<unknown> =>
    correct('release-policy', 'usual', { ...POLICY, ...change, terms: { ...POLICY.terms, ...terms } });
  const ship = async (line: object = { series: 'PO', from: 1, to: 9 }): Promise<void> => {
    const shipment = `S${String((shipments += 1))}`;
    await world.ask('shipment.record', { id: shipment, body: { code: shipment, date: '2025-06-12' } });
    await world.ask('shipment-line.record', { id: `${shipment}-1`, body: { shipment, ...line } });
  };
  const stopped = (says: string) => ({
    code: 'goods-stopped',
    problems: [{ says: expect.stringContaining(says) as string }],
  });
  const nobody = 'no record says of which run they are';

  beforeAll(async () => {
    world = await openReleasable(url());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
    await world.ask('release.sign', { run: 'run-1', releasedBy: 'R. Ito', releasedOn: '2025-06-11' });
  });
  afterAll(() => world.close());

  it('are told carton by carton: one that is packed says nothing of those beside it', async () => {
    await policy({}, { beforeShipping: true });
    await ship();
    await expect(ship({ series: 'PO', from: 1, to: 11 })).rejects.toMatchObject(
      stopped(`Cartons 9 to 10 on the shipment S2: ${nobody}`),
    );
    await expect(ship({ series: 'PO', cartons: 2 })).rejects.toMatchObject(stopped(nobody));
    await ship({ series: 'PO', cartons: 2, run: 'run-1' });
    const from = { series: 'PO', from: 90, to: 91 };
    const moves = [{ from, to: { series: 'PO', from: 1, to: 2 }, units: 1 }];
    await expect(world.ask('repack.record', { body: { moves } })).rejects.toMatchObject({
      message: expect.stringContaining('Carton 1 on the shipment S1') as string,
    });
  });

  it('may be of an earlier run than those a policy no longer asks it of', async () => {
    await policy({ until: '2025-01-01' }, { beforeShipping: true });
    await ship();
    await expect(ship({ series: 'PO', from: 70, to: 71 })).rejects.toMatchObject(stopped(nobody));
    await policy({ from: '2025-06-13' }, { beforeShipping: true });
    await ship({ series: 'PO', from: 70, to: 71 });
    await policy({});
  });

  it('are of a factory that nobody wrote down: each agreement may be its own', async () => {
    const agreement = {
      factory: 'lab',
      agreedOn: '2025-01-01',
      points: {},
      release: { beforeShipping: true },
    };
    await world.ask('release-revocation.record', {
      body: { release: await standing(), reason, revokedBy: 'R. Ito', revokedOn: '2025-06-11' },
    });
    await world.ask('agreement.record', { id: 'other', body: agreement });
    await ship();
    await expect(ship({ series: 'PO', from: 70, to: 71 })).rejects.toMatchObject(stopped(nobody));
    await correct('run', 'run-1', RUN);
    await expect(ship()).rejects.toMatchObject(stopped('the run RUN-1 is not released'));
    const gate = assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
    expect(gate).toMatchObject({ agreement: null, beforeShipping: true });
    expect(gate.conditions.map(({ asked }) => asked.by)).not.toContain('policy');
    await correct('agreement', 'other', { ...agreement, product: 'car' });
    await ship();
    await ship({ series: 'PO', from: 70, to: 71, product: 'truck' });
    await correct('run', 'run-1', { ...RUN, site: 'plant' });
    await world.ask('agreement.withdraw', { id: 'other', reason });
  });

  const standing = async (): Promise<string> => {
    const gate = assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
    return gate.releases[0]?.release.id ?? '';
  };
});
