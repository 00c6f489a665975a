import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../test/databases.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import type { Actor } from '../operation/permission.ts';

const listSchema = z.looseObject({
  records: z.array(z.looseObject({ id: z.string(), body: z.looseObject({}) })),
  next: z.string().nullable(),
});

async function list(
  world: World,
  kind: string,
  input: object,
  as?: Actor,
): Promise<z.infer<typeof listSchema>> {
  return listSchema.parse(await world.ask(`${kind}.list`, input, as === undefined ? {} : { as }));
}

describe.each(eachDatabase)('records that name a record on $name', ({ url }) => {
  it('are found by their fields and their lines, in pages', async () => {
    const world = await openPack('romper', url());
    const run = { kind: 'run', id: 'bg1' };
    const all = await list(world, 'packing', { limit: 500 });
    const holding = all.records.filter(({ body }) => JSON.stringify(body).includes('"run":"bg1"'));
    expect(holding.length).toBeGreaterThan(1);
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const page: z.infer<typeof listSchema> = await list(world, 'packing', {
        names: run,
        limit: 1,
        ...(cursor === null ? {} : { cursor }),
      });
      pages.push(...page.records.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(pages).toEqual(holding.map(({ id }) => id));
    expect((await list(world, 'party', { names: run })).records).toEqual([]);
    await world.close();
  });

  it('are found by a column that names records of any kind', async () => {
    const world = await openPack('romper', url());
    const body = { of: { kind: 'run', id: 'bg1' }, reason: 'In doubt', placedOn: '2026-01-01' };
    await world.ask('hold.record', { id: 'held', body });
    const { records } = await list(world, 'hold', { names: { kind: 'run', id: 'bg1' } });
    expect(records.map(({ id }) => id)).toContain('held');
    await world.ask('hold.withdraw', { id: 'held', reason: 'Wrong run' });
    const after = await list(world, 'hold', { names: { kind: 'run', id: 'bg1' } });
    expect(after.records.map(({ id }) => id)).not.toContain('held');
    await world.close();
  });

  it('are refused for what is not there, and for what a factory does not see', async () => {
    const world = await openPack('romper', url());
    const factory: Actor = { id: 'factory', role: 'factory', sites: ['bg'] };
    await expect(list(world, 'packing', { names: { kind: 'run', id: 'none' } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(list(world, 'packing', { names: { kind: 'nothing', id: 'x' } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const ofCustomer = { names: { kind: 'party', id: 'arcadia' } };
    expect((await list(world, 'shipment', ofCustomer)).records.length).toBeGreaterThan(0);
    await expect(list(world, 'carton-series', ofCustomer, factory)).rejects.toMatchObject({
      code: 'not-found',
    });
    const own = await list(world, 'packing', { names: { kind: 'run', id: 'bg1' } }, factory);
    expect(own.records.length).toBeGreaterThan(0);
    await world.close();
  });
});
