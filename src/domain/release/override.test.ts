import { afterEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { TRUCK_PAPERS } from '../../../test/release/released-truck.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const BY = { role: 'Head of compliance', overriddenBy: 'M. Sato', overriddenOn: '2025-06-12' };
const HOLD = { of: { kind: 'run', id: 'run-1' }, reason: 'Paint in doubt', placedOn: '2025-06-10' };
const reason = 'test';

describe.each(eachDatabase)('an override on $name', ({ url }) => {
  let world: World;
  afterEach(() => world.close());

  const assess = async () => assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
  const standing = async (): Promise<string[]> =>
    (await assess()).conditions.filter(({ stands }) => stands).map(({ condition }) => condition);
  const paper = (id: string, change: object): Promise<unknown> => {
    const { kind, body } = TRUCK_PAPERS[id] ?? { kind: '', body: {} };
    return world.ask(`${kind}.correct`, { id, body: { ...body, ...change }, reason });
  };
  const override = (conditions: string[], rest: object = {}): Promise<unknown> =>
    world.ask('release.override', { run: 'run-1', conditions, reason: 'The buyer takes it', ...BY, ...rest });
  const lines = (cohort: string) => [{ key: 'cohort', text: cohort }];
  const ship = async (id: string): Promise<unknown> => {
    await world.ask('shipment.record', { id, body: { code: id, date: '2025-06-12' } });
    return world.ask('shipment-line.record', { body: { shipment: id, series: 'PO', from: 1, to: 9 } });
  };

  it.each([
    [
      'a label',
      'label',
      () => paper('on-product', { lines: lines('A') }),
      () => paper('on-product', { lines: lines('B') }),
    ],
    [
      'an inspection',
      'inspections',
      () => paper('final', { result: 'failed', major: 1 }),
      () => paper('final', { result: 'failed', critical: 3 }),
    ],
    [
      'an inspection before a rework',
      'inspections',
      async () => {
        await world.ask('run.record', { id: 'again', body: { code: 'AGAIN', product: 'truck' } });
        const body = { run: 'again', of: [{ run: 'run-1', quantity: 0 }], date: '2025-06-05' };
        await world.ask('rework.record', { id: 'first', body });
      },
      () =>
        world.ask('rework.record', {
          body: { run: 'again', of: [{ run: 'run-1', quantity: 0 }], date: '2025-06-05' },
        }),
    ],
    [
      'a sample that is gone',
      'retained-sample',
      () => paper('kept', { quantity: 1, place: undefined }),
      () => world.ask('sample.record', { body: { ...TRUCK_PAPERS['kept']?.body, place: undefined } }),
    ],
    [
      'a hold',
      'holds',
      () => world.ask('hold.record', { id: 'doubt', body: HOLD }),
      () => world.ask('hold.correct', { id: 'doubt', body: { ...HOLD, reason: 'Small parts' }, reason }),
    ],
  ])(
    'of %s holds for what its signer saw, and not for what came of it',
    async (_says, condition, spoil, worsen) => {
      world = await openReleasable(url());
      await spoil();
      await override([condition]);
      expect(await standing()).toEqual([]);
      await worsen();
      expect(await standing()).toEqual([condition]);
    },
  );

  it('lets held goods leave until the hold is rewritten', async () => {
    world = await openReleasable(url());
    await world.ask('hold.record', { id: 'doubt', body: HOLD });
    await override(['holds']);
    await ship('S1');
    await world.ask('hold.correct', { id: 'doubt', body: { ...HOLD, reason: 'Small parts' }, reason });
    await expect(ship('S2')).rejects.toMatchObject({ code: 'goods-stopped' });
  });

  it('is refused beforehand, and where something else stands there than was seen', async () => {
    world = await openReleasable(url());
    const written = (findings: object[], rest: object = { run: 'run-1' }): Promise<unknown> =>
      world.ask('release-override.record', { body: { ...rest, findings, reason: 'In case', ...BY } });
    const refused = { code: 'invalid-input', problems: [{ at: 'findings' }] };
    await expect(written([{ condition: 'retained-sample', key: 'no-sample' }])).rejects.toMatchObject(
      refused,
    );
    await expect(written([{ condition: 'certificate', key: 'no-certificate' }])).rejects.toMatchObject(
      refused,
    );
    await world.ask('hold.record', { id: 'doubt', body: HOLD });
    const ofHold = { condition: 'holds', hold: 'doubt' };
    await expect(written([{ ...ofHold, key: 'doubt' }])).rejects.toMatchObject(refused);
    await expect(written([{ ...ofHold, key: 'doubt' }], {})).rejects.toMatchObject(refused);
    const seen = async (): Promise<string[]> =>
      (await assess()).conditions.flatMap(({ findings }) => findings.map(({ key }) => key));
    const before = await seen();
    await world.ask('hold.record', { id: 'another', body: { ...HOLD, reason: 'Axles in doubt' } });
    await expect(override(['holds'], { findings: before })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      problems: [{ at: 'holds', says: 'Held since 2025-06-10: Axles in doubt.' }],
    });
    await override(['holds'], { findings: await seen() });
    expect(await standing()).toEqual([]);
    const [key] = before;
    await written([{ ...ofHold, key }], {});
    await world.ask('hold-release.record', {
      body: { hold: 'doubt', releasedOn: '2025-06-12', releasedBy: 'QA', reason },
    });
    await expect(written([{ ...ofHold, key }], {})).rejects.toMatchObject(refused);
  });
});
