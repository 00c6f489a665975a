import { afterEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { TRUCK_PAPERS } from '../../../test/release/released-truck.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const SIGN = { run: 'run-1', releasedBy: 'R. Ito', role: 'Head of quality', releasedOn: '2025-06-12' };
const BY = { role: 'Head of compliance', overriddenBy: 'M. Sato', overriddenOn: '2025-06-12' };

describe.each(eachDatabase)('the release of a run on $name', ({ url }) => {
  let world: World;
  afterEach(() => world.close());
  const open = async (): Promise<void> => {
    world = await openReleasable(url());
  };
  const assess = async () => assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
  const paper = (id: string, change: object = {}): Promise<unknown> => {
    const { kind, body } = TRUCK_PAPERS[id] ?? { kind: '', body: {} };
    return world.ask(`${kind}.correct`, { id, body: { ...body, ...change }, reason: 'test' });
  };
  const hold = (id: string): Promise<unknown> =>
    world.ask('hold.record', {
      id,
      body: { of: { kind: 'run', id: 'run-1' }, reason: 'Paint in doubt', placedOn: '2025-06-10' },
    });

  it('is a signed entry that keeps what the gate said and the labels it goes out under', async () => {
    await open();
    await world.ask('release.sign', { ...SIGN, id: 'first' });
    const { body } = (await world.ask('run-release.show', { id: 'first' })) as { body: object };
    expect(body).toMatchObject({
      releasedBy: 'R. Ito',
      labels: ['on-product@1'],
      assessment: { policy: 'usual' },
    });
    expect(await assess()).toMatchObject({
      released: true,
      releases: [{ releasedBy: 'R. Ito', revoked: null }],
    });
    await expect(world.ask('release.sign', SIGN)).rejects.toMatchObject({ code: 'already-recorded' });
    const other = { ...body, releasedBy: 'Somebody else' };
    await expect(
      world.ask('run-release.correct', { id: 'first', body: other, reason: 'test' }),
    ).rejects.toMatchObject({ code: 'bound' });
    await world.ask('release-revocation.record', {
      body: { release: 'first', reason: 'Paint in doubt', revokedBy: 'R. Ito', revokedOn: '2025-06-13' },
    });
    expect(await assess()).toMatchObject({ released: false, releases: [{ revoked: { by: 'R. Ito' } }] });
    await world.ask('release.sign', { ...SIGN, releasedOn: '2025-06-14' });
    expect(await assess()).toMatchObject({ released: true });
  });

  it('is refused while the gate is shut, naming every condition, whichever way it is recorded', async () => {
    await open();
    await world.ask('release.sign', { ...SIGN, id: 'first' });
    const { body } = (await world.ask('run-release.show', { id: 'first' })) as { body: object };
    await world.ask('release-revocation.record', {
      body: { release: 'first', reason: 'test', revokedBy: 'R. Ito', revokedOn: '2025-06-13' },
    });
    await paper('final', { result: 'failed' });
    await paper('kept', { kind: 'approved' });
    await hold('doubt');
    const refused = {
      code: 'gate-shut',
      problems: [{ at: 'inspections' }, { at: 'retained-sample' }, { at: 'holds' }],
    };
    await expect(world.ask('release.sign', SIGN)).rejects.toMatchObject(refused);
    await expect(world.ask('run-release.record', { id: 'by-hand', body })).rejects.toMatchObject(refused);
    expect(await assess()).toMatchObject({ gate: 'shut', standing: 3, released: false });
  });

  it('takes an override for what it saw, and for nothing that comes later', async () => {
    await open();
    await paper('kept', { kind: 'approved' });
    await hold('doubt');
    const override = {
      run: 'run-1',
      conditions: ['retained-sample', 'holds'],
      reason: 'Kept by the buyer',
      ...BY,
    };
    await world.ask('release.override', { ...override, id: 'over' });
    expect(await assess()).toMatchObject({ standing: 0 });
    await expect(world.ask('release.override', override)).rejects.toMatchObject({ code: 'invalid-input' });
    await hold('another');
    expect(await assess()).toMatchObject({ standing: 1 });
    await world.ask('hold-release.record', {
      body: { hold: 'another', releasedOn: '2025-06-12', releasedBy: 'QA', reason: 'Looked at' },
    });
    await world.ask('release.sign', SIGN);
    expect(await assess()).toMatchObject({ released: true, releases: [{ overrides: [{ id: 'over' }] }] });
    await world.ask('release-revocation.record', {
      body: { override: 'over', reason: 'test', revokedBy: 'M. Sato', revokedOn: '2025-06-13' },
    });
    expect(await assess()).toMatchObject({ standing: 2, released: true });
  });

  it('may be signed by quality, and overridden by compliance alone', async () => {
    await open();
    await paper('kept', { kind: 'approved' });
    const override = { run: 'run-1', conditions: ['retained-sample'], reason: 'Kept by the buyer', ...BY };
    const as = (role: 'quality' | 'operations' | 'compliance') => ({ as: { id: role, role, sites: null } });
    await expect(world.ask('release.override', override, as('quality'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.ask('release.sign', SIGN, as('operations'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await world.ask('release.override', override, as('compliance'));
    await world.ask('release.sign', SIGN, as('quality'));
    expect(await assess()).toMatchObject({ released: true });
  });

  it('freezes labels that are still to be approved, where it is asked to', async () => {
    await open();
    await paper('on-product', { spot: 'Bottom' });
    await world.ask('inspection.record', { id: 'photo-2', body: TRUCK_PAPERS['photo']?.body });
    await expect(world.ask('release.sign', SIGN)).rejects.toMatchObject({ problems: [{ at: 'label' }] });
    await world.ask('release.sign', { ...SIGN, id: 'first', approveLabels: true });
    const { body } = (await world.ask('run-release.show', { id: 'first' })) as { body: object };
    expect(body).toMatchObject({ labels: ['on-product@2'] });
  });
});
