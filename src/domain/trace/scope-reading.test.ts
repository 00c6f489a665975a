import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack, type World } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { OPERATIONS } from '../../operations.ts';
import { scopeReportSchema } from './scope-report.ts';
import { textWidth } from './story-text.ts';

const listed = z.object({ records: z.array(z.object({ id: z.string() })) });

function shown(name: string, output: unknown, width: number): string[] {
  const operation = present(
    OPERATIONS.find((one) => one.name === name),
    name,
  );
  return (operation.show?.(output, width) ?? '').split('\n');
}

function rowsOf(name: string, output: unknown): readonly (readonly unknown[])[] {
  return OPERATIONS.find((one) => one.name === name)?.table?.(output) ?? [];
}

/** Every lot of the pack that went into a run. */
async function lots(world: World): Promise<string[]> {
  const { records } = listed.parse(await world.ask('material-lot.list', { limit: 20 }));
  return records.map(({ id }) => `lot:${id}`);
}

describe.each(eachDatabase)('a scope answer on $name', ({ url }) => {
  test('fits on 80 columns, and on 100', async () => {
    const world = await openPack('race-car', url());
    for (const suspect of await lots(world)) {
      const output = await world.ask('scope.ask', { suspects: [suspect] });
      for (const width of [80, 100]) {
        const long = shown('scope.ask', output, width).filter((line) => textWidth(line) > width);
        expect(long, suspect).toEqual([]);
      }
    }
    await world.close();
  });

  test('as a spreadsheet has each unit and carton in one row, so that columns sum to the totals', async () => {
    const world = await openPack('race-car', url());
    for (const suspect of await lots(world)) {
      const output = await world.ask('scope.ask', { suspects: [suspect] });
      const { totals } = scopeReportSchema.parse(output);
      const [header = [], ...rows] = rowsOf('scope.ask', output);
      const sum = (name: string): number =>
        rows.reduce((all, row) => all + Number(row[header.indexOf(name)] ?? 0), 0);
      for (const [name, units] of Object.entries(totals.units)) expect(sum(`units ${name}`)).toBe(units);
      expect(sum('cartons')).toBe(Object.values(totals.cartons).reduce((all, one) => all + one, 0));
    }
    await world.close();
  });

  test('beside another is told in the same words', async () => {
    const world = await openPack('race-car', url());
    const [left = '', right = ''] = await lots(world);
    const output = await world.ask('scope.compare', { left: [left], right: [right] });
    const lines = shown('scope.compare', output, 80);
    expect(lines.slice(0, 3)).toEqual(['LEFT', expect.stringContaining('material lot'), 'RIGHT']);
    expect(lines.join('\n')).not.toContain('may-contain');
    expect(lines.filter((line) => textWidth(line) > 80)).toEqual([]);
    await world.close();
  });
});
