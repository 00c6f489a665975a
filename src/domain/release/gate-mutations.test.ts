import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRUCK_EVIDENCE } from '../../../test/coverage/proven-truck.ts';
import { spoilingsOf } from '../../../test/coverage/spoilings.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { seeded } from '../../../test/seeded.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const CELLS = Object.entries(TRUCK_EVIDENCE);
const reason = 'test';

describe.each(eachDatabase)('evidence taken away or spoiled on $name', ({ url }) => {
  let world: World;
  /** The record that proves a cell now. */
  const proofOf = new Map(CELLS.map(([cell]) => [cell, cell.replaceAll(' ', '-')]));
  beforeAll(async () => {
    world = await openReleasable(url());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
  });
  afterAll(() => world.close());

  /** The cells that the gate names, and all that it says of anything but coverage and changes of material. */
  const look = async () => {
    const {
      position: _position,
      conditions,
      gate,
      standing: _standing,
      ...rest
    } = assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
    const proof = conditions.filter(({ condition }) => condition === 'coverage' || condition === 'changes');
    const named = proof.flatMap(({ findings }) =>
      findings.map(({ values }) => `${String(values['component'])} ${String(values['rule'] ?? 'changed')}`),
    );
    const cells = named.filter((cell) => !cell.endsWith('changed')).sort();
    return { gate, cells, others: { rest, conditions: conditions.filter((one) => !proof.includes(one)) } };
  };

  it.each(CELLS)('the gate closes for %s alone without its evidence', async (cell, { kind, body }) => {
    const before = await look();
    expect(before).toMatchObject({ gate: 'open', cells: [] });
    await world.ask(`${kind}.withdraw`, { id: proofOf.get(cell), reason });
    const after = await look();
    expect(after).toEqual({ ...before, gate: 'shut', cells: [cell] });
    const again = `${cell.replaceAll(' ', '-')}-again`;
    await world.ask(`${kind}.record`, { id: again, body });
    proofOf.set(cell, again);
    expect(await look()).toEqual(before);
  });

  it.each([11, 12, 13, 14])(
    'the gate names each cell that is spoiled and no other, seed %i',
    async (seed) => {
      const random = seeded(seed);
      const before = await look();
      const chosen = CELLS.filter(() => random(10) < 6);
      const spoiled = chosen.map(([cell, { kind, body }]) => {
        const spoilings = spoilingsOf(cell, kind);
        const spoiling = spoilings[random(spoilings.length)];
        return { cell, kind, body, spoiling };
      });
      const correct = (kind: string, cell: string, body: object): Promise<unknown> =>
        world.ask(`${kind}.correct`, { id: proofOf.get(cell), body, reason });
      for (const { cell, kind, body, spoiling } of spoiled)
        await correct(kind, cell, spoiling?.[2](structuredClone({ ...body })) ?? {});
      const after = await look();
      const says = spoiled.map(({ cell, spoiling }) => `${cell}: ${spoiling?.[0] ?? ''}`).join('; ');
      expect(after, says).toEqual({
        ...before,
        gate: chosen.length === 0 ? 'open' : 'shut',
        cells: chosen.map(([cell]) => cell).sort(),
      });
      for (const { cell, kind, body } of spoiled) await correct(kind, cell, body);
      expect(await look()).toEqual(before);
    },
  );
});
