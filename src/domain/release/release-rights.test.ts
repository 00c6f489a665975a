import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { POLICY } from '../../../test/release/released-truck.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';
import type { Actor } from '../../operation/permission.ts';

const CLERK = { as: { id: 'clerk', role: 'factory', sites: ['plant'] } satisfies Actor };
const BY = (role: Actor['role']) => ({ as: { id: role, role, sites: null } satisfies Actor });
const HOLD = { of: { kind: 'run', id: 'run-1' }, reason: 'Paint in doubt', placedOn: '2025-06-10' };
const forbidden = { code: 'forbidden' };
const reason = 'test';

describe.each(eachDatabase)('who may let goods go on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openReleasable(url());
  });
  afterAll(() => world.close());

  it('is not a factory’s clerk, who neither releases nor rewrites a hold of the firm', async () => {
    const onProduct = { ...HOLD, of: { kind: 'product', id: 'truck' } };
    await world.ask('hold.record', { id: 'firm', body: HOLD });
    await world.ask('hold.record', { id: 'of-product', body: onProduct });
    const released = { hold: 'firm', releasedOn: '2025-06-11', releasedBy: 'Clerk', reason };
    await expect(world.ask('hold-release.record', { body: released }, CLERK)).rejects.toMatchObject(
      forbidden,
    );
    const rewritten = [
      { ...HOLD, span: { from: 1, to: 2 } },
      { ...HOLD, placedOn: '2025-12-31' },
      { ...HOLD, of: { kind: 'product', id: 'truck' } },
    ];
    for (const body of rewritten)
      await expect(world.ask('hold.correct', { id: 'firm', body, reason }, CLERK)).rejects.toMatchObject(
        forbidden,
      );
    await expect(
      world.ask('hold.correct', { id: 'of-product', body: { ...onProduct, of: HOLD.of }, reason }, CLERK),
    ).rejects.toMatchObject(forbidden);
    const noted = { ...HOLD, note: 'The can is set aside' };
    await world.ask('hold.correct', { id: 'firm', body: noted, reason }, CLERK);
    for (const who of [CLERK, BY('operations'), BY('quality')])
      await expect(world.ask('hold.withdraw', { id: 'firm', reason }, who)).rejects.toMatchObject(forbidden);
    await world.ask('hold-release.record', { body: { ...released, releasedBy: 'QA' } }, BY('quality'));
    await world.ask('hold.withdraw', { id: 'of-product', reason }, BY('compliance'));
  });

  it('may place holds and correct its own, as a clerk', async () => {
    await world.ask('hold.record', { id: 'own', body: HOLD }, CLERK);
    const wider = { ...HOLD, placedOn: '2025-06-09' };
    await world.ask('hold.correct', { id: 'own', body: wider, reason }, CLERK);
    await world.ask('hold.withdraw', { id: 'own', reason });
  });

  it('is not who keeps the firm’s records: terms of releases are set by who may override', async () => {
    const clerk = BY('operations');
    const agreed = { factory: 'maker', agreedOn: '2025-06-02', points: {} };
    const release = { conditions: [{ condition: 'label', asked: false }] };
    const policy = { ...POLICY, from: '2025-01-01', terms: release };
    await expect(world.ask('release-policy.record', { body: policy }, clerk)).rejects.toMatchObject(
      forbidden,
    );
    await expect(
      world.ask('release-policy.correct', { id: 'usual', body: policy, reason }, clerk),
    ).rejects.toMatchObject(forbidden);
    await expect(world.ask('release-policy.withdraw', { id: 'usual', reason }, clerk)).rejects.toMatchObject(
      forbidden,
    );
    await expect(
      world.ask('agreement.record', { body: { ...agreed, release } }, clerk),
    ).rejects.toMatchObject(forbidden);
    await world.ask('agreement.record', { id: 'signed', body: agreed }, clerk);
    await expect(
      world.ask('agreement.correct', { id: 'signed', body: { ...agreed, release }, reason }, clerk),
    ).rejects.toMatchObject(forbidden);
    await world.ask(
      'agreement.correct',
      { id: 'signed', body: { ...agreed, release: { beforeShipping: true } }, reason },
      BY('compliance'),
    );
    const changes = [
      agreed,
      { ...agreed, release: { beforeShipping: true }, until: '2025-06-02' },
      { ...agreed, release: { beforeShipping: true }, product: 'truck' },
    ];
    for (const body of changes)
      await expect(
        world.ask('agreement.correct', { id: 'signed', body, reason }, clerk),
      ).rejects.toMatchObject(forbidden);
    await expect(world.ask('agreement.withdraw', { id: 'signed', reason }, clerk)).rejects.toMatchObject(
      forbidden,
    );
    const noted = { ...agreed, release: { beforeShipping: true }, note: 'Signed twice' };
    await world.ask('agreement.correct', { id: 'signed', body: noted, reason }, clerk);
    await world.ask('agreement.withdraw', { id: 'signed', reason });
  });

  it('overrides in the role that the terms name alone, and revokes an override rather than rewriting it', async () => {
    const terms = { ...POLICY.terms, overriddenBy: 'Head of compliance' };
    await world.ask('release-policy.correct', { id: 'usual', body: { ...POLICY, terms }, reason });
    await world.ask('hold.record', { id: 'doubt', body: HOLD });
    const override = {
      run: 'run-1',
      conditions: ['holds'],
      reason: 'The buyer takes them',
      overriddenBy: 'M. Sato',
    };
    await expect(world.ask('release.override', { ...override, role: 'Clerk' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const ofHold = {
      ...{ findings: [{ condition: 'holds', key: 'doubt', hold: 'doubt' }], reason, role: 'Clerk' },
      ...{ overriddenBy: 'M. Sato', overriddenOn: '2025-06-12' },
    };
    for (const body of [ofHold, { ...ofHold, run: 'run-1' }])
      await expect(world.ask('release-override.record', { body })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    await world.ask('release.override', { ...override, role: 'head of compliance', id: 'over' });
    const { body } = (await world.ask('release-override.show', { id: 'over' })) as { body: object };
    const other = { ...body, findings: [{ condition: 'label', key: 'no-label' }] };
    await expect(
      world.ask('release-override.correct', { id: 'over', body: other, reason }),
    ).rejects.toMatchObject({ code: 'bound' });
    await world.ask('release-override.correct', { id: 'over', body: { ...body, note: 'By letter' }, reason });
    const revoked = { override: 'over', reason, revokedBy: 'M. Sato', revokedOn: '2025-06-13' };
    await world.ask('release-revocation.record', { id: 'end', body: revoked });
    await expect(
      world.ask('release-revocation.withdraw', { id: 'end', reason }, BY('operations')),
    ).rejects.toMatchObject(forbidden);
  });

  it('release neither before the hold or the run began, nor ahead', async () => {
    await world.ask('hold.record', { id: 'days', body: HOLD });
    const release = (releasedOn: string) =>
      world.ask('hold-release.record', { body: { hold: 'days', releasedOn, releasedBy: 'QA', reason } });
    for (const day of ['2025-06-09', '2026-01-06', '2036-01-05'])
      await expect(release(day), day).rejects.toMatchObject({
        code: 'invalid-input',
        problems: [{ at: 'releasedOn' }],
      });
    await release('2025-06-10');
    await world.ask('hold-release.record', {
      body: { hold: 'doubt', releasedOn: '2026-01-05', releasedBy: 'QA', reason },
    });
    for (const releasedOn of ['2025-06-01', '2026-01-06'])
      await expect(
        world.ask('release.sign', { run: 'run-1', releasedBy: 'QA', releasedOn }),
      ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ at: 'releasedOn' }] });
    await world.ask('release.sign', { run: 'run-1', releasedBy: 'QA', releasedOn: '2026-01-05' });
  });
});
