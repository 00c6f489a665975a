import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

const waitingSchema = z.object({
  total: z.int(),
  runs: z.array(
    z.object({
      run: z.object({ id: z.string() }),
      standing: z.int(),
      unknown: z.int(),
      conditions: z.array(
        z.object({
          condition: z.string(),
          known: z.boolean(),
          findings: z.array(z.object({ code: z.string(), says: z.string() })),
          more: z.int(),
        }),
      ),
    }),
  ),
});

describe.each(eachDatabase)('the runs that wait for their release on $name', ({ url }) => {
  let world: World;
  afterEach(() => world.close());
  const waiting = async (input: object = {}) =>
    waitingSchema.parse(await world.ask('release.waiting', input));
  const ids = async (): Promise<string[]> => (await waiting()).runs.map(({ run }) => run.id);
  const record = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.record`, { id, body });

  it('come worst first, each with what the gate finds against it', async () => {
    world = await openReleasable(url());
    await record('run', 'run-2', { code: 'RUN-2', product: 'truck', site: 'plant' });
    await record('run', 'run-3', {
      code: 'RUN-3',
      product: 'truck',
      site: 'plant',
      started: '2025-06-20T08:00',
    });
    await record('hold', 'doubt', {
      ...{ of: { kind: 'run', id: 'run-1' }, reason: 'Paint in doubt', placedOn: '2025-06-10' },
    });
    const { total, runs } = await waiting();
    expect(total).toBe(3);
    expect(runs.map(({ run }) => run.id)).toEqual(['run-2', 'run-3', 'run-1']);
    expect(runs.at(-1)).toMatchObject({
      ...{ standing: 1, unknown: 0 },
      conditions: [{ condition: 'holds', known: true, findings: [{ code: 'held' }], more: 0 }],
    });
    for (const { run, standing, unknown, conditions } of runs) {
      const gate = assessmentSchema.parse(await world.ask('release.assess', { id: run.id }));
      expect(standing, run.id).toBe(gate.standing);
      expect(unknown, run.id).toBe(conditions.filter(({ known }) => !known).length);
      const counts = conditions.map(({ condition, findings, more }) => [condition, findings.length + more]);
      const shut = gate.conditions.filter(({ stands }) => stands);
      expect(counts, run.id).toEqual(shut.map(({ condition, findings }) => [condition, findings.length]));
    }
    expect(runs[0]?.conditions).toContainEqual(
      expect.objectContaining({ condition: 'inspections', known: false }),
    );
    expect((await waiting({ limit: 1 })).runs.map(({ run }) => run.id)).toEqual(['run-2']);
  });

  it('are gone once they are released or have left, and where they are parts of other goods', async () => {
    world = await openReleasable(url());
    expect(await ids()).toEqual(['run-1']);
    await world.ask('release.sign', {
      run: 'run-1',
      releasedBy: 'R. Ito',
      releasedOn: '2025-06-12',
      id: 'first',
    });
    expect(await ids()).toEqual([]);
    await record('release-revocation', 'end', {
      ...{ release: 'first', reason: 'Paint in doubt', revokedBy: 'R. Ito', revokedOn: '2025-06-13' },
    });
    expect(await ids()).toEqual(['run-1']);
    await record('run', 'parts', { code: 'PARTS-1', product: 'truck', site: 'plant' });
    expect(await ids()).toEqual(['parts', 'run-1']);
    await record('material-lot', 'axles', {
      ...{ material: 'AXL', code: 'AXLES-1', madeFrom: [{ run: 'parts', quantity: 100 }] },
    });
    expect(await ids()).toEqual(['run-1']);
    await record('shipment', 'away', { code: 'AWAY', date: '2025-06-14' });
    await record('shipment-line', 'away-1', { shipment: 'away', series: 'PO', from: 3, to: 4 });
    expect(await ids()).toEqual([]);
  });
});
