import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRUCK_CHECK, TRUCK_EVIDENCE, TRUCK_FACTS } from '../../../test/coverage/proven-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const OVERRIDE = {
  ...{ run: 'run-1', conditions: ['coverage'], reason: 'Tested by the buyer' },
  ...{ role: 'Head of compliance', overriddenBy: 'M. Sato' },
};
const reason = 'test';

describe.each(eachDatabase)('what the gate says of coverage on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openReleasable(url());
  });
  afterAll(() => world.close());

  const assess = async () => assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
  /** What stands against the coverage and is not overridden. */
  const open = async () => {
    const { conditions } = await assess();
    const coverage = conditions.find(({ condition }) => condition === 'coverage');
    return (coverage?.findings ?? []).filter(({ overriddenBy }) => overriddenBy === null);
  };
  const codes = async (): Promise<string[]> => (await open()).map(({ code }) => code);
  const correct = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.correct`, { id, body, reason });
  const facts = (change: object): Promise<unknown> =>
    correct('product-facts', 'truck-facts', { ...TRUCK_FACTS, ...change });

  const override = (id: string): Promise<unknown> => world.ask('release.override', { ...OVERRIDE, id });
  const undo = (id: string): Promise<unknown> => world.ask('release-override.withdraw', { id, reason });

  it('names every open cell also where there is no test plan', async () => {
    const { body } = TRUCK_EVIDENCE['body lead-substrate'] ?? { body: {} };
    await correct('test-report', 'body-lead-substrate', { ...body, language: 'zh' });
    const { body: plan } = (await world.ask('test-plan.show', { id: 'plan' })) as { body: object };
    await world.ask('test-plan.withdraw', { id: 'plan', reason });
    // Which slot the paint is in, the plan said.
    expect(await open()).toMatchObject([
      { code: 'no-test-plan', known: false },
      { code: 'cell-open', values: { component: 'body', rule: 'lead-substrate', cell: 'english-missing' } },
      { code: 'cell-open', values: { component: 'body', rule: 'lead-paint', cell: 'gap' } },
    ]);
    // Who let it go for want of a plan did so on these cells, and on no other.
    await override('without-plan');
    expect(await open()).toEqual([]);
    const { body: small } = TRUCK_EVIDENCE['whole small-parts'] ?? { body: {} };
    await correct('test-report', 'whole-small-parts', { ...small, language: 'zh' });
    expect(await open()).toMatchObject([{ values: { rule: 'small-parts' } }]);
    await undo('without-plan');
    await world.ask('test-plan.record', { id: 'plan-again', body: plan });
    await correct('test-report', 'body-lead-substrate', body);
    await correct('test-report', 'whole-small-parts', small);
    expect(await open()).toEqual([]);
  });

  it('says beside open cells that nobody asked what applies, or that it is to be asked again', async () => {
    const { body } = TRUCK_EVIDENCE['body phthalates'] ?? { body: {} };
    await correct('test-report', 'body-phthalates', { ...body, language: 'zh' });
    await override('cells');
    await facts({ note: 'Looked at again' });
    expect(await open()).toMatchObject([
      { code: 'ask-again', known: false, values: { reasons: 'facts-changed' } },
    ]);
    await override('facts');
    expect(await open()).toEqual([]);
    await world.ask('product-facts.withdraw', { id: 'truck-facts', reason }).catch(() => undefined);
    await world.ask('requirement-check.withdraw', { id: 'truck-check', reason });
    expect(await codes()).toContain('not-asked');
    await world.ask('product-facts.record', { id: 'truck-facts-2', body: TRUCK_FACTS });
    await world.ask('requirement-check.record', {
      id: 'truck-check-2',
      body: { ...TRUCK_CHECK, facts: 'truck-facts-2' },
    });
    expect(await codes()).toEqual([]);
    for (const id of ['cells', 'facts']) await undo(id);
    await correct('test-report', 'body-phthalates', body);
  });

  it('is shut by a ban, which no test and no override of tests lifts', async () => {
    const banned = { ...TRUCK_FACTS, kinds: ['child-care-article', 'crib-bumper'] };
    await correct('product-facts', 'truck-facts-2', banned);
    await correct('requirement-check', 'truck-check-2', { ...TRUCK_CHECK, facts: 'truck-facts-2' });
    expect(await open()).toContainEqual(
      expect.objectContaining({ code: 'banned', known: true, values: { rule: 'crib-bumpers-ban' } }),
    );
    await correct('product-facts', 'truck-facts-2', TRUCK_FACTS);
    await correct('requirement-check', 'truck-check-2', {
      ...TRUCK_CHECK,
      facts: 'truck-facts-2',
      note: 'Again',
    });
    expect(await open()).toEqual([]);
  });

  it('counts evidence that is overridden as it was, and not what it became', async () => {
    const { body } = TRUCK_EVIDENCE['paint lead-paint'] ?? { body: {} };
    const id = 'paint-lead-paint';
    await correct('component-certificate', id, { ...body, until: '2025-06-02' });
    await override('expired');
    expect(await open()).toEqual([]);
    await correct('component-certificate', id, { ...body, until: '2025-06-02', language: 'zh' });
    expect(await open()).toMatchObject([{ values: { component: 'paint', cell: 'expired' } }]);
    await correct('component-certificate', id, body);
    await undo('expired');
  });
});
