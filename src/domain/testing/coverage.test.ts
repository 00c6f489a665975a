import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provenTruck, TRUCK_EVIDENCE } from '../../../test/coverage/proven-truck.ts';
import { spoilingsOf } from '../../../test/coverage/spoilings.ts';
import type { Body } from '../../../test/coverage/spoilings.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { coverageSchema } from './coverage-report.ts';

describe.each(eachDatabase)('the coverage of a run on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(provenTruck());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
  });
  afterAll(() => world.close());

  const states = async (): Promise<Map<string, string>> => {
    const { rows } = coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }));
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

  it('is whole where every cell has evidence that is about what went in', async () => {
    expect(await world.ask('coverage.run', { id: 'run-1' })).toMatchObject({
      whole: true,
      covered: 5,
      changes: [],
    });
    expect(await states()).toEqual(whole);
  });

  it.each(Object.entries(TRUCK_EVIDENCE))(
    'loses the cell %s alone, whatever is done to its evidence',
    async (cell, { kind, body }) => {
      const id = cell.replaceAll(' ', '-');
      for (const [says, state, spoil] of spoilingsOf(cell, kind)) {
        await correct(kind, id, spoil(structuredClone(body)));
        expect(await states(), `${cell}: ${says}`).toEqual(new Map([...whole, [cell, state]]));
      }
      await correct(kind, id, body);
      expect(await states()).toEqual(whole);
    },
  );

  it('loses every cell of a laboratory that is withdrawn', async () => {
    const { body } = (await world.ask('laboratory.show', { id: 'sound' })) as { body: Body };
    const withdrawn = { ...body, withdrawals: [{ from: '2026-01-15', reports: 'all' }] };
    await correct('laboratory', 'sound', withdrawn);
    const lost = [...whole.keys()].filter((cell) => cell !== 'axles lead-substrate');
    expect(await states()).toEqual(
      new Map([...whole, ...lost.map((cell) => [cell, 'lab-not-accepted'] as const)]),
    );
    await correct('laboratory', 'sound', {
      ...body,
      withdrawals: [{ from: '2026-01-15', reports: 'later' }],
    });
    expect(await states()).toEqual(whole);
    await correct('laboratory', 'sound', body);
  });

  it('is never covered where nobody wrote down all that went in', async () => {
    const took = (quantity: number): Promise<void> =>
      correct('consumption', 'took-paint', { run: 'run-1', slot: 'paint', lot: 'red-1', quantity });
    await took(120);
    expect(await states()).toEqual(new Map([...whole, ['paint lead-paint', 'source-unknown']]));
    await took(300);
  });

  it('is never covered where nobody judged whether a child can reach it, nor for what no plan names', async () => {
    const shown = (await world.ask('test-plan.show', { id: 'plan' })) as { body: { components: Body[] } };
    const plan = shown.body;
    const change = (components: Body[]): Promise<void> =>
      correct('test-plan', 'plan', { ...plan, components });
    await change(
      plan.components.map((one, index) => (index === 1 ? { ...one, accessible: 'unknown' } : one)),
    );
    expect(await states()).toEqual(new Map([...whole, ['paint lead-paint', 'not-judged']]));
    await change(plan.components.filter((_, index) => index !== 1));
    expect((await states()).get('paint lead-substrate')).toBe('gap');
    await correct('test-plan', 'plan', { ...plan, from: '2025-06-04' });
    expect(await world.ask('coverage.run', { id: 'run-1' })).toMatchObject({ whole: false, plan: null });
    await correct('test-plan', 'plan', { ...plan });
    expect(await states()).toEqual(whole);
  });

  it('holds for the whole of a short run, and not beyond a year', async () => {
    const { body } = (await world.ask('test-plan.show', { id: 'plan' })) as { body: Body };
    await correct('test-plan', 'plan', { ...body, basis: 'short-run' });
    expect(await states()).toEqual(whole);
    const early = {
      code: 'RUN-0',
      product: 'truck',
      site: 'plant',
      started: '2024-06-01',
      ended: '2024-06-02',
    };
    await world.ask('run.record', { id: 'run-0', body: early });
    expect((await states()).get('whole small-parts')).toBe('expired');
    await world.ask('run.withdraw', { id: 'run-0', reason: 'test' });
    await correct('test-plan', 'plan', body);
  });

  it('shows a factory its own run, without the evidence of others, and no run that was withdrawn', async () => {
    const clerk = { id: 'clerk', role: 'factory', sites: ['plant'] } as const;
    const shown = coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }, { as: clerk }));
    expect(shown).toMatchObject({ whole: true, covered: 5, requirements: { check: null, withOwn: false } });
    const cells = shown.rows.flatMap((row) => row.cells.map((cell) => [cell.rule, cell.hidden]));
    expect(cells.filter(([, hidden]) => hidden)).toEqual([
      ['lead-paint', true],
      ['lead-substrate', true],
    ]);
    const elsewhere = { ...clerk, sites: ['other-plant'] };
    await expect(world.ask('coverage.run', { id: 'run-1' }, { as: elsewhere })).rejects.toMatchObject({
      code: 'not-found',
    });
    await world.ask('run.record', { id: 'twice', body: { code: 'TWICE', product: 'truck' } });
    await world.ask('run.withdraw', { id: 'twice', reason: 'Typed twice' });
    await expect(world.ask('coverage.run', { id: 'twice' })).rejects.toMatchObject({ code: 'withdrawn' });
  });

  it('has an alarm for paint of another works, until somebody assesses it', async () => {
    const lot = (supplierSite: string): Promise<void> =>
      correct('material-lot', 'red-1', {
        material: 'PNT-RED',
        code: 'red-1',
        supplier: 'huacai',
        supplierSite,
      });
    const { changes: none } = coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }));
    expect(none).toEqual([]);
    await lot('huacai-second');
    const { rows, changes } = coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }));
    expect(rows.length).toBe(4);
    const change = present(changes[0], 'a change');
    expect(change).toMatchObject({
      ...{ state: 'open', slot: 'paint', differs: 'supplier-site', rules: ['lead-paint'], lots: ['red-1'] },
      ...{ tested: { id: 'huacai-works' }, used: { id: 'huacai-second' } },
    });
    expect(change.retest?.says).toContain('lead-paint');
    await judge(true, 'retest-component');
    expect((await asked()).changes).toMatchObject([{ state: 'retest', assessment: 'judged' }]);
    expect((await states()).get('paint lead-paint')).toBe('wrong-supplier-site');
    await judge(false, 'none');
    expect((await asked()).changes).toMatchObject([
      { state: 'harmless', assessment: 'judged', retest: null },
    ]);
    expect(await states()).toEqual(whole);
    await lot('huacai-works');
    expect((await asked()).changes).toEqual([]);
  });

  it('has a gap wherever evidence is withdrawn', async () => {
    const left = new Map(whole);
    for (const [cell, { kind }] of Object.entries(TRUCK_EVIDENCE)) {
      await world.ask(`${kind}.withdraw`, { id: cell.replaceAll(' ', '-'), reason: 'Not ours' });
      left.set(cell, 'gap');
      expect(await states()).toEqual(left);
    }
  });

  const asked = async () => coverageSchema.parse(await world.ask('coverage.run', { id: 'run-1' }));
  let judged = false;
  const judge = async (couldAffectCompliance: boolean, retest: string): Promise<void> => {
    const body = {
      ...{ product: 'truck', kind: 'component-source', slot: 'paint', differs: 'supplier-site' },
      ...{ tested: 'huacai-works', used: 'huacai-second', run: 'run-1', couldAffectCompliance, retest },
      ...{ reason: 'Same recipe and pigments', assessedBy: 'Compliance', assessedOn: '2025-06-10' },
    };
    await (judged
      ? correct('change-assessment', 'judged', body)
      : world.ask('change-assessment.record', { id: 'judged', body }));
    judged = true;
  };
});
