import { describe, expect, it } from 'vitest';
import { provenTruck } from '../../../test/coverage/proven-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import { standing } from './small-batch.ts';

describe('a small batch', () => {
  it('is near from four fifths of the limit, over only beyond it, unknown with a run nobody counted', () => {
    expect(standing({ units: 5_999, open: 0 }, 7_500)).toBe('within');
    expect(standing({ units: 6_000, open: 0 }, 7_500)).toBe('near');
    expect(standing({ units: 7_500, open: 0 }, 7_500)).toBe('near');
    expect(standing({ units: 7_501, open: 1 }, 7_500)).toBe('over');
    expect(standing({ units: 10, open: 1 }, 7_500)).toBe('unknown');
    expect(standing({ units: 10, open: 0 }, null)).toBe('unknown');
  });
});

describe.each(eachDatabase)('a small-batch manufacturer on $name', ({ url }) => {
  it('needs no accepted laboratory for group B, while registered and within the units', async () => {
    const world = await openWorld(url());
    await world.append(provenTruck());
    const lost = async (): Promise<string[]> => {
      const { rows } = (await world.ask('coverage.run', { id: 'run-1' })) as {
        rows: { cells: { rule: string; state: string }[] }[];
      };
      const cells = rows.flatMap((row) => row.cells);
      return cells.filter(({ state }) => state === 'lab-not-accepted').map(({ rule }) => rule);
    };
    await world.ask('laboratory.correct', { id: 'sound', body: { party: 'lab' }, reason: 'test' });
    expect(await lost()).toEqual(['lead-substrate', 'phthalates', 'lead-paint', 'small-parts']);
    await world.ask('small-batch-registration.record', {
      id: 'sb',
      body: { party: 'maker', year: 2025, number: 'N-1' },
    });
    // Lead in paint and small parts are of group A.
    expect(await lost()).toEqual(['lead-paint', 'small-parts']);
    const before = { code: 'RUN-0', product: 'truck', ended: '2024-11-30', made: 7_501 };
    await world.ask('run.record', { id: 'run-0', body: before });
    expect(await lost()).toContain('phthalates');
    await world.ask('run.correct', { id: 'run-0', body: { ...before, made: 7_000 }, reason: 'test' });
    expect(await lost()).not.toContain('phthalates');
    await world.ask('product.correct', {
      id: 'truck',
      body: { name: 'Truck', importer: 'maker' },
      reason: 'test',
    });
    expect(await world.ask('small-batch.count', { year: 2025 })).toMatchObject({
      limit: 7_500,
      products: [
        {
          registration: 'N-1',
          relieved: true,
          before: { units: 7_000, state: 'near' },
          current: { units: 100 },
        },
      ],
    });
    await world.close();
  });
});
