import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  provenTruck,
  TRUCK_CHECK,
  TRUCK_EVIDENCE,
  TRUCK_FACTS,
} from '../../../test/coverage/proven-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { coverageSchema } from './coverage-report.ts';

type Body = Record<string, unknown>;

describe.each(eachDatabase)('the columns of a matrix on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(provenTruck());
  });
  afterAll(() => world.close());

  const asked = async () => coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }));
  const states = async (): Promise<Map<string, string>> => {
    const { rows } = await asked();
    return new Map(
      rows.flatMap(({ component, cells }) =>
        cells.map(({ rule, state }): [string, string] => [`${component} ${rule}`, state]),
      ),
    );
  };
  const correct = async (kind: string, id: string, body: Body): Promise<void> => {
    await world.ask(`${kind}.correct`, { id, body, reason: 'test' });
  };
  const whole = new Map(Object.keys(TRUCK_EVIDENCE).map((cell) => [cell, 'covered']));

  it('has a column for each rule that applies or may, whatever the plan names, and says where nobody asked', async () => {
    const facts = (change: Body): Promise<void> =>
      correct('product-facts', 'truck-facts', { ...TRUCK_FACTS, ...change });
    const keep = (): Promise<void> => correct('requirement-check', 'truck-check', TRUCK_CHECK);
    const toy = { kinds: ['child-care-article', 'toy'] };
    await facts(toy);
    expect((await asked()).requirements).toMatchObject({ state: 'stale', why: ['facts-changed'] });
    await keep();
    const added = new Map([
      ...whole,
      ['whole toy-standard', 'gap'],
      ['body toy-elements-coating', 'gap'],
      ['body toy-elements-substrate', 'gap'],
      ['axles toy-elements-substrate', 'gap'],
    ]);
    expect(await states()).toEqual(added);
    expect((await asked()).rules.find(({ id }) => id === 'toy-standard')).toMatchObject({ asked: 'applies' });
    // What only an unconfirmed reading of the law could ask for is shown, and stops nothing.
    const parts = (TRUCK_FACTS['parts'] as Body[]).map((part) => ({ ...part, mouthable: 'no' }));
    await facts({ ...toy, parts });
    await keep();
    expect((await states()).get('body toy-elements-substrate')).toBe('unconfirmed');
    await facts({ kinds: ['child-care-article', 'nursing-pillow'] });
    await keep();
    expect(await states()).toEqual(new Map([...whole, ['whole nursing-pillows', 'unconfirmed']]));
    expect(await asked()).toMatchObject({ whole: true, covered: 5, cells: 6 });
    await facts({ buttonCells: undefined });
    await keep();
    expect(await states()).toEqual(new Map([...whole, ['whole button-cells', 'to-be-known']]));
    expect((await asked()).rules.find(({ id }) => id === 'button-cells')?.toBeKnown.length).toBeGreaterThan(
      0,
    );
    await facts({ partsComplete: undefined, parts: undefined });
    await keep();
    expect((await states()).get('axles phthalates')).toBe('to-be-known');
    await facts({ kinds: ['child-care-article', 'crib-bumper'] });
    await keep();
    expect(await asked()).toMatchObject({ whole: false, covered: 5, cells: 5 });
    await facts({});
    expect(await asked()).toMatchObject({ whole: false, covered: 5, cells: 5 });
    await keep();
    expect(await asked()).toMatchObject({ whole: true, requirements: { state: 'current', why: [] } });
    await world.ask('requirement-check.withdraw', { id: 'truck-check', reason: 'test' });
    expect(await asked()).toMatchObject({ whole: false, requirements: { state: 'none', check: null } });
    await world.ask('requirement-check.record', { id: 'truck-check-2', body: TRUCK_CHECK });
    expect(await states()).toEqual(whole);
  });

  it('has a row for paint on a part that no plan names, by its slot and its colour', async () => {
    const parts = TRUCK_FACTS['parts'] as Body[];
    const withParts = async (...more: Body[]): Promise<void> => {
      await correct('product-facts', 'truck-facts', { ...TRUCK_FACTS, parts: [...parts, ...more] });
      await correct('requirement-check', 'truck-check-2', TRUCK_CHECK);
    };
    const { finishes, ...wheel }: Body = { ...present(parts[0], 'the body'), name: 'wheel', slot: 'wheel' };
    const unpainted = { ...wheel, finishes: ['none'] };
    await withParts(unpainted);
    expect((await states()).has('wheel lead-paint')).toBe(false);
    await withParts({ ...wheel, finishes, colour: 'Sky blue' });
    expect((await states()).get('wheel lead-paint')).toBe('gap');
    expect((await states()).get('paint lead-paint')).toBe('covered');
    await withParts({ ...wheel, finishes, colour: 'signal RED' });
    expect((await states()).has('wheel lead-paint')).toBe(false);
    const { body } = (await world.ask('test-plan.show', { id: 'plan' })) as { body: { components: Body[] } };
    const [first, , ...others] = body.components;
    const components = [{ ...first, rules: ['lead-substrate', 'phthalates', 'lead-paint'] }, ...others];
    await correct('test-plan', 'plan', { ...body, components });
    await withParts({ ...wheel, finishes });
    expect((await states()).get('wheel lead-paint')).toBe('gap');
    await correct('test-plan', 'plan', body);
    await withParts();
    expect(await states()).toEqual(whole);
  });

  it('has a column for a requirement of the firm, whose id may have capitals', async () => {
    const own = {
      ...{ title: 'Nickel', citation: 'Manual 7', wording: 'No nickel', saidBy: 'Big Shop' },
      ...{ confidence: 'primary', from: '2020-01-01', test: 'mechanical', thirdParty: 'yes' },
    };
    await world.ask('requirement.record', { id: 'KK-Nickel', body: own });
    expect((await asked()).requirements).toMatchObject({ state: 'stale', why: ['requirements-changed'] });
    expect(await states()).toEqual(new Map([...whole, ['whole own.KK-Nickel', 'gap']]));
    const passed = { tested: '1', rule: 'own.KK-Nickel', stated: 'passed' };
    const { body } = present(TRUCK_EVIDENCE['whole small-parts'], 'the report');
    await correct('test-report', 'whole-small-parts', {
      ...body,
      results: [...(body['results'] as Body[]), passed],
    });
    expect((await states()).get('whole own.KK-Nickel')).toBe('lab-not-accepted');
    const clerk = { id: 'clerk', role: 'factory', sites: ['plant'] } as const;
    const told = JSON.stringify(await world.ask('coverage.run', { id: 'run-1' }, { as: clerk }));
    expect(told).not.toMatch(/KK-Nickel|Big Shop/);
    await correct('test-report', 'whole-small-parts', body);
    await world.ask('requirement.withdraw', { id: 'KK-Nickel', reason: 'test' });
    await correct('requirement-check', 'truck-check-2', TRUCK_CHECK);
    expect(await states()).toEqual(whole);
  });
});
