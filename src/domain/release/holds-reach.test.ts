import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

type Of = { readonly kind: string; readonly id: string };
const RUN = {
  ...{ code: 'RUN-1', product: 'truck', revision: 'truck-a', site: 'plant', made: 100 },
  ...{ started: '2025-06-02T08:00', ended: '2025-06-03T17:00' },
};
const stopped = { code: 'goods-stopped' };
const reason = 'test';

describe.each(eachDatabase)('what a hold reaches on $name', ({ url }) => {
  let world: World;
  let shipments = 0;
  let holds = 0;
  const put = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.record`, { id, body });
  const correct = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.correct`, { id, body, reason });
  const withdraw = (kind: string, id: string): Promise<unknown> =>
    world.ask(`${kind}.withdraw`, { id, reason });

  beforeAll(async () => {
    world = await openReleasable(url());
    await put('product', 'wheel', { name: 'Wheel' });
    await put('material', 'WHEEL', { code: 'WHEEL', name: 'Wheel', unit: 'H87', product: 'wheel' });
    await put('material', 'STEEL', { code: 'STEEL', name: 'Steel', unit: 'GRM' });
    await put('material-lot', 'steel-1', { material: 'STEEL', code: 'STEEL-1' });
    await put('run', 'wheels', { code: 'WHEELS', product: 'wheel', site: 'other-plant' });
    await put('consumption', 'wheels-took', { run: 'wheels', lot: 'steel-1' });
    await put('material-lot', 'wheels-1', { material: 'WHEEL', code: 'W-1', madeFrom: [{ run: 'wheels' }] });
    await put('pallet', 'pal', { code: 'PAL-1', cartons: [{ series: 'PO', from: 3, to: 5 }] });
  });
  afterAll(() => world.close());

  const ship = async (line: object = { series: 'PO', from: 1, to: 9 }, rest: object = {}): Promise<void> => {
    const shipment = `S${String((shipments += 1))}`;
    await put('shipment', shipment, { code: shipment, date: '2025-06-12', ...rest });
    await put('shipment-line', `${shipment}-1`, { shipment, ...line });
    // What has left in one test is not to be in the way of the next.
    await withdraw('shipment-line', `${shipment}-1`);
  };
  /** Does something while a hold stands. */
  const whileHeld = async (of: Of, act: () => Promise<void>, rest: object = {}): Promise<void> => {
    const id = `doubt-${String((holds += 1))}`;
    await put('hold', id, { of, reason: 'In doubt', placedOn: '2025-06-10', ...rest });
    await act();
    await withdraw('hold', id);
  };
  const findings = async (): Promise<string[]> => {
    const { conditions } = assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
    return conditions.flatMap(({ condition, findings: all }) =>
      condition === 'holds' ? all.map(({ code }) => code) : [],
    );
  };

  it.each([
    ['revision', 'truck-a', 'truck-b'],
    ['site', 'plant', 'other-plant'],
    ['material', 'PNT-RED', 'ABS-2'],
    ['pallet', 'pal', null],
  ])('is every run by its %s, and no other', async (kind, id, other) => {
    await whileHeld({ kind, id }, async () => {
      expect(await findings()).toEqual(['held']);
      await expect(ship()).rejects.toMatchObject(stopped);
    });
    if (other === null) return;
    await whileHeld({ kind, id: other }, async () => {
      expect(await findings()).toEqual([]);
      await ship();
    });
  });

  it('is the cartons of a pallet, and goods that leave a site', async () => {
    await whileHeld({ kind: 'pallet', id: 'pal' }, async () => {
      await ship({ series: 'PO', from: 1, to: 3 });
      await expect(ship({ series: 'PO', from: 4, to: 9 })).rejects.toMatchObject({
        problems: [{ says: expect.stringContaining('Carton 4 on the shipment') as string }],
      });
    });
    await whileHeld({ kind: 'site', id: 'other-plant' }, async () => {
      await ship();
      await expect(ship(undefined, { from: 'other-plant' })).rejects.toMatchObject(stopped);
    });
  });

  it.each([
    ['run', 'wheels'],
    ['product', 'wheel'],
    ['site', 'other-plant'],
    ['material-lot', 'steel-1'],
    ['material', 'STEEL'],
  ])('goes through parts: a %s that went into a part went into the truck', async (kind, id) => {
    await put('consumption', `took-${kind}`, { run: 'run-1', slot: 'wheels', lot: 'wheels-1', quantity: 4 });
    await whileHeld({ kind, id }, async () => {
      expect(await findings()).toEqual(['held']);
      await expect(ship()).rejects.toMatchObject(stopped);
    });
    await withdraw('consumption', `took-${kind}`);
    await put('consumption', `added-${kind}`, {
      cartons: { series: 'PO', from: 2, to: 3 },
      lot: 'wheels-1',
      quantity: 4,
    });
    await whileHeld({ kind, id }, async () => {
      await ship({ series: 'PO', from: 3, to: 9 });
      await expect(ship()).rejects.toMatchObject(stopped);
    });
    await withdraw('consumption', `added-${kind}`);
  });

  it('is what nobody wrote down too, until that is known', async () => {
    const lot = { kind: 'material-lot', id: 'red-2' };
    const slip = { run: 'run-1', slot: 'paint', lot: 'red-1' };
    await whileHeld(lot, async () => {
      expect(await findings()).toEqual([]);
      await correct('consumption', 'took-paint', { ...slip, quantity: 200 });
      expect(await findings()).toEqual(['held-maybe']);
      await expect(ship()).rejects.toMatchObject({
        ...stopped,
        message: expect.stringContaining('nobody wrote down all that the run RUN-1 was made from') as string,
      });
      const { body } = (await world.ask('material-lot.show', { id: 'red-2' })) as { body: object };
      await correct('material-lot', 'red-2', { ...body, made: { from: '2025-06-05' } });
      expect(await findings()).toEqual([]);
      await ship();
      await correct('material-lot', 'red-2', body);
      const by = { role: 'Head of quality', overriddenBy: 'M. Sato', overriddenOn: '2025-06-11' };
      await world.ask('release.override', { id: 'over', run: 'run-1', conditions: ['holds'], reason, ...by });
      await ship();
      await withdraw('release-override', 'over');
      await correct('consumption', 'took-paint', { ...slip, quantity: 300 });
      await ship();
    });
    const { site: _site, ...nowhere } = RUN;
    await correct('run', 'run-1', nowhere);
    await whileHeld({ kind: 'site', id: 'other-plant' }, () => expect(ship()).rejects.toMatchObject(stopped));
    const { revision: _revision, ...madeToNothing } = RUN;
    await correct('run', 'run-1', madeToNothing);
    await whileHeld({ kind: 'revision', id: 'truck-b' }, () => expect(ship()).rejects.toMatchObject(stopped));
    await correct('run', 'run-1', RUN);
  });

  it('follows units out of held cartons, unless whoever placed it saw them go', async () => {
    const move = { from: { series: 'PO', from: 4, to: 5 }, to: { series: 'PO', from: 60, to: 61 }, units: 4 };
    await put('repack', 'before', { date: '2025-06-05', moves: [move] });
    const cartons = { cartons: { from: 4, to: 5 } };
    await whileHeld(
      { kind: 'carton-series', id: 'PO' },
      async () => {
        await ship({ series: 'PO', from: 60, to: 61 });
        const later = { ...move, to: { series: 'PO', from: 61, to: 62 } };
        await put('repack', 'after', { date: '2025-06-05', moves: [later] });
        await expect(ship({ series: 'PO', from: 61, to: 62 })).rejects.toMatchObject(stopped);
        const out = { from: move.from, units: 1, fate: 'loose-stock' };
        await put('repack', 'out', { date: '2025-06-05', moves: [out] });
        const anew = { contents: [{ run: 'run-1', unitsPerCarton: 1 }] };
        await put('packing', 'anew', { series: 'PO', from: 80, to: 81, ...anew });
        await expect(ship({ series: 'PO', from: 80, to: 81 })).rejects.toMatchObject(stopped);
        await ship({ series: 'PO', from: 5, to: 9 });
        await put('run', 'again', { code: 'AGAIN', product: 'truck', made: 12 });
        const rework = { run: 'again', of: [{ run: 'run-1', quantity: 12 }], date: '2025-06-11' };
        await put('rework', 'rework', { ...rework, cartons: [{ series: 'PO', from: 4, to: 5 }] });
        const contents = [{ run: 'again', unitsPerCarton: 12 }];
        await put('packing', 'again-packed', { series: 'PO', from: 70, to: 71, contents });
        await expect(ship({ series: 'PO', from: 70, to: 71 })).rejects.toMatchObject(stopped);
      },
      cartons,
    );
    for (const [kind, id] of [
      ['packing', 'again-packed'],
      ['packing', 'anew'],
      ['repack', 'out'],
      ['rework', 'rework'],
      ['repack', 'after'],
      ['repack', 'before'],
    ] as const)
      await withdraw(kind, id);
  });

  it('is cartons of unknown contents, while units of a held run are in no carton on record', async () => {
    const { body } = (await world.ask('packing.show', { id: 'packed' })) as { body: object };
    const unknown = { series: 'PO', from: 8, to: 9 };
    await whileHeld({ kind: 'run', id: 'run-1' }, async () => {
      await ship({ series: 'PO', from: 90, to: 91 });
      await correct('packing', 'packed', { ...body, to: 8 });
      await expect(ship(unknown)).rejects.toMatchObject({
        ...stopped,
        message: expect.stringContaining('no record says of which run they are') as string,
      });
      await ship({ ...unknown, product: 'wheel' });
      await expect(ship({ units: 5 })).rejects.toMatchObject(stopped);
      await correct('packing', 'packed', body);
      await expect(ship({ units: 5, product: 'truck' })).rejects.toMatchObject(stopped);
      await ship({ units: 5, product: 'wheel' });
      await correct('packing', 'packed', { ...body, to: 8 });
    });
    await ship(unknown);
    await correct('packing', 'packed', body);
  });

  it('is refused where it would stop nothing', async () => {
    const hold = (of: Of, rest: object = {}): Promise<unknown> =>
      put('hold', 'idle', { of, reason: 'In doubt', placedOn: '2025-06-10', ...rest });
    const refused = (at: string) => ({ code: 'invalid-input', problems: [{ at }] });
    const series = { kind: 'carton-series', id: 'PO' };
    await expect(hold({ kind: 'party', id: 'maker' })).rejects.toMatchObject(refused('of.kind'));
    await expect(hold(series, { cartons: { from: 5, to: 5 } })).rejects.toMatchObject(refused('cartons.to'));
    await expect(hold({ kind: 'run', id: 'run-1' }, { cartons: { from: 4, to: 5 } })).rejects.toMatchObject(
      refused('cartons'),
    );
    await expect(
      hold({ kind: 'material-lot', id: 'red-1' }, { span: { from: 1, to: 5 } }),
    ).rejects.toMatchObject(refused('span'));
  });
});
