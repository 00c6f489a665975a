import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

const shippedSchema = z.looseObject({
  total: z.int(),
  rows: z.array(
    z.looseObject({
      line: z.string(),
      shipment: z.looseObject({ id: z.string() }),
      consignee: z.looseObject({ id: z.string() }).nullable(),
      ranges: z.array(z.looseObject({ from: z.int(), to: z.int() })),
    }),
  ),
  next: z.string().nullable(),
});
const holdsSchema = z.looseObject({
  total: z.int(),
  inForce: z.int(),
  rows: z.array(
    z.looseObject({
      hold: z.looseObject({ id: z.string() }),
      via: z.string(),
      release: z.looseObject({ id: z.string() }).nullable(),
    }),
  ),
});

async function put(world: World, kind: string, id: string, body: object): Promise<void> {
  await world.ask(`${kind}.record`, { id, body });
}

/** Two runs in one series of cartons: a in 1 to 10, b in 11 to 20; a repack moves units of a from carton 10 into 31. */
async function openYard(address: string): Promise<World> {
  const world = await openWorld(address);
  await put(world, 'party', 'shop', { name: 'Shop', roles: ['consignee'] });
  await put(world, 'party', 'depot', { name: 'Depot', roles: ['consignee'] });
  await put(world, 'product', 'car', { name: 'Car' });
  await put(world, 'material', 'red', { code: 'RED', name: 'Red paint', unit: 'GRM' });
  await put(world, 'material-lot', 'red-1', { material: 'red', code: 'RED-1' });
  for (const id of ['a', 'b'])
    await put(world, 'run', id, { code: id.toUpperCase(), product: 'car', made: 100 });
  await put(world, 'consumption', 'slip', { run: 'a', slot: 'paint', lot: 'red-1' });
  await put(world, 'carton-series', 's', { code: 'PO-1', mark: 'PO-1-{n}' });
  const packed = (run: string, from: number, to: number): object => ({
    ...{ series: 's', from, to },
    contents: [{ run, unitsPerCarton: 10 }],
  });
  await put(world, 'packing', 'pa', packed('a', 1, 11));
  await put(world, 'packing', 'pb', packed('b', 11, 21));
  const move = { from: { series: 's', from: 10, to: 11 }, to: { series: 's', from: 31, to: 32 }, units: 4 };
  await put(world, 'repack', 'moved', { moves: [move] });
  for (const [id, consignee] of [
    ['first', 'shop'],
    ['second', 'shop'],
    ['third', undefined],
  ] as const)
    await put(world, 'shipment', id, { code: id, ...(consignee === undefined ? {} : { consignee }) });
  await put(world, 'shipment-line', 'l1', { shipment: 'first', series: 's', from: 8, to: 15 });
  await put(world, 'shipment-line', 'l2', {
    ...{ shipment: 'second', series: 's', from: 30, to: 40, consignee: 'depot' },
  });
  await put(world, 'shipment-line', 'l3', { shipment: 'third', run: 'a', units: 12 });
  return world;
}

describe.each(eachDatabase)('where the cartons of a run went, and what holds them, on $name', ({ url }) => {
  it('follows cartons and repacks to the lines that took them, and names lines without numbers', async () => {
    const world = await openYard(url());
    const ofA = shippedSchema.parse(await world.ask('run.shipments', { id: 'a' }));
    expect(ofA.rows.map(({ line, ranges }) => [line, ranges])).toEqual([
      ['l1', [{ from: 8, to: 11 }]],
      ['l2', [{ from: 31, to: 32 }]],
      ['l3', []],
    ]);
    expect(ofA.rows.map(({ consignee }) => consignee?.id ?? null)).toEqual(['shop', 'depot', null]);
    const ofB = shippedSchema.parse(await world.ask('run.shipments', { id: 'b' }));
    expect(ofB.rows.map(({ line }) => line)).toEqual(['l1']);
    await world.close();
  });

  it('comes in pages of one ledger position', async () => {
    const world = await openYard(url());
    const first = shippedSchema.parse(await world.ask('run.shipments', { id: 'a', limit: 2 }));
    expect([first.total, first.rows.length]).toEqual([3, 2]);
    const rest = { id: 'a', limit: 2, cursor: first.next };
    const second = shippedSchema.parse(await world.ask('run.shipments', rest));
    expect(second.rows.map(({ line }) => line)).toEqual(['l3']);
    await put(world, 'shipment', 'fourth', { code: 'fourth' });
    await expect(world.ask('run.shipments', rest)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await world.close();
  });

  it('names holds on the run, its product, lots, cartons and shipments, lifted ones last', async () => {
    const world = await openYard(url());
    const hold = (id: string, of: object, more: object = {}): Promise<void> =>
      put(world, 'hold', id, { of, reason: 'In doubt', placedOn: '2026-01-01', ...more });
    await hold('on-run', { kind: 'run', id: 'a' });
    await hold('on-lot', { kind: 'material-lot', id: 'red-1' });
    await hold('on-its-cartons', { kind: 'carton-series', id: 's' }, { cartons: { from: 10, to: 12 } });
    await hold('on-others', { kind: 'carton-series', id: 's' }, { cartons: { from: 15, to: 17 } });
    await hold('on-shipment', { kind: 'shipment', id: 'second' });
    const release = { hold: 'on-run', releasedOn: '2026-01-02', releasedBy: 'QA', reason: 'Retest passed' };
    await put(world, 'hold-release', 'lifted', release);
    const ofA = holdsSchema.parse(await world.ask('hold.about', { of: { kind: 'run', id: 'a' } }));
    expect([ofA.total, ofA.inForce]).toEqual([4, 3]);
    expect(ofA.rows.map(({ hold: { id }, via }) => `${id} ${via}`)).toEqual([
      'on-lot material-lot',
      'on-its-cartons carton-series',
      'on-shipment shipment',
      'on-run itself',
    ]);
    expect(ofA.rows.at(-1)?.release?.id).toBe('lifted');
    const ofLot = await world.ask('hold.about', { of: { kind: 'material-lot', id: 'red-1' } });
    expect(holdsSchema.parse(ofLot)).toMatchObject({ total: 1, inForce: 1 });
    const factory = { id: 'factory', role: 'factory', sites: ['none'] } as const;
    await expect(
      world.ask('hold.about', { of: { kind: 'run', id: 'a' } }, { as: factory }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await world.close();
  });
});
