import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { POLICY, TRUCK_PAPERS } from '../../../test/release/released-truck.ts';
import { put } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

const BY = { role: 'Head of compliance', overriddenBy: 'M. Sato', overriddenOn: '2025-06-12' };

describe.each(eachDatabase)('goods that must not leave on $name', ({ url }) => {
  let world: World;
  let shipments = 0;
  beforeAll(async () => {
    world = await openReleasable(url());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
  });
  afterAll(() => world.close());

  /** Cartons of the truck that leave on a day. */
  const ship = async (
    date: string | undefined,
    line: object = { series: 'PO', from: 1, to: 9 },
  ): Promise<string> => {
    const shipment = `S${String((shipments += 1))}`;
    const day = date === undefined ? {} : { date };
    await world.ask('shipment.record', { id: shipment, body: { code: shipment, ...day } });
    await world.ask('shipment-line.record', { id: `${shipment}-1`, body: { shipment, ...line } });
    return shipment;
  };
  const hold = (id: string, of: { kind: string; id: string }, rest: object = {}): Promise<unknown> =>
    world.ask('hold.record', { id, body: { of, reason: 'In doubt', placedOn: '2025-06-10', ...rest } });
  const lift = async (id: string): Promise<void> => {
    const body = { hold: id, releasedOn: '2025-06-20', releasedBy: 'QA', reason: 'Looked at' };
    await world.ask('hold-release.record', { id: `${id}-lifted`, body });
  };
  const clear = async (id: string): Promise<void> => {
    await world.ask('hold-release.withdraw', { id: `${id}-lifted`, reason: 'test' });
    await world.ask('hold.withdraw', { id, reason: 'test' });
  };
  const stopped = { code: 'goods-stopped' };

  it.each([
    ['run', { kind: 'run', id: 'run-1' }],
    ['product', { kind: 'product', id: 'truck' }],
    ['lot that went in', { kind: 'material-lot', id: 'red-1' }],
    ['carton series', { kind: 'carton-series', id: 'PO' }],
  ])('are those whose %s was held when they left', async (says, of) => {
    const doubt = `doubt ${says}`.replaceAll(' ', '-');
    await hold(doubt, of);
    await expect(ship('2025-06-10')).rejects.toMatchObject(stopped);
    await expect(ship(undefined)).rejects.toMatchObject(stopped);
    await ship('2025-06-09');
    await lift(doubt);
    await expect(ship('2025-06-19')).rejects.toMatchObject(stopped);
    await ship('2025-06-20');
    await ship(undefined);
    await clear(doubt);
  });

  it('are told by their units and cartons, where those are known', async () => {
    await hold('units', { kind: 'run', id: 'run-1' }, { span: { from: 1, to: 13 } });
    await expect(ship('2025-06-12', { series: 'PO', from: 1, to: 2 })).rejects.toMatchObject(stopped);
    await ship('2025-06-12', { series: 'PO', from: 2, to: 9 });
    await world.ask('hold.withdraw', { id: 'units', reason: 'test' });
    await hold('cartons', { kind: 'carton-series', id: 'PO' }, { cartons: { from: 4, to: 5 } });
    await expect(ship('2025-06-12', { series: 'PO', from: 2, to: 9 })).rejects.toMatchObject({
      ...stopped,
      problems: [{ says: expect.stringContaining('Carton 4 on the shipment') as string }],
    });
    await ship('2025-06-12', { series: 'PO', from: 5, to: 9 });
    await world.ask('hold.withdraw', { id: 'cartons', reason: 'test' });
  });

  it('are found behind a line without carton numbers, and in cartons they were repacked into', async () => {
    await hold('doubt-3', { kind: 'run', id: 'run-1' });
    await expect(ship('2025-06-12', { run: 'run-1', units: 5 })).rejects.toMatchObject(stopped);
    await expect(ship('2025-06-12', { series: 'PO', cartons: 2 })).rejects.toMatchObject(stopped);
    await world.ask('repack.record', {
      id: 'moved',
      body: {
        moves: [{ from: { series: 'PO', from: 1, to: 2 }, to: { series: 'PO', from: 50, to: 51 }, units: 4 }],
      },
    });
    await expect(ship('2025-06-12', { series: 'PO', from: 50, to: 51 })).rejects.toMatchObject(stopped);
    await world.ask('repack.withdraw', { id: 'moved', reason: 'test' });
    await world.ask('hold.withdraw', { id: 'doubt-3', reason: 'test' });
  });

  it('are refused to a correction that leads them out, and to a packing record of what has left', async () => {
    const shipment = await ship('2025-06-09');
    await hold('doubt-4', { kind: 'run', id: 'run-1' });
    const later = { code: shipment, date: '2025-06-15' };
    await expect(
      world.ask('shipment.correct', { id: shipment, body: later, reason: 'test' }),
    ).rejects.toMatchObject(stopped);
    const invoiced = { shipment, series: 'PO', from: 1, to: 9, invoiceLine: '1' };
    await world.ask('shipment-line.correct', { id: `${shipment}-1`, body: invoiced, reason: 'test' });
    const empty = await ship('2025-06-15', { series: 'PO', from: 90, to: 92 });
    const body = { ...TRUCK_PAPERS['packed']?.body, from: 91, to: 92 };
    await expect(world.ask('packing.record', { id: 'late', body })).rejects.toMatchObject(stopped);
    await world.ask('shipment-line.withdraw', { id: `${empty}-1`, reason: 'test' });
    await world.ask('packing.record', { id: 'late', body });
    await world.ask('packing.withdraw', { id: 'late', reason: 'test' });
    await world.ask('hold.withdraw', { id: 'doubt-4', reason: 'test' });
  });

  it('leave under an override of their hold, and by no other way', async () => {
    await hold('doubt-5', { kind: 'run', id: 'run-1' });
    const override = { run: 'run-1', conditions: ['holds'], reason: 'The buyer takes them so', ...BY };
    await world.ask('release.override', { ...override, id: 'over' });
    await ship('2025-06-12');
    await hold('again', { kind: 'run', id: 'run-1' });
    await expect(ship('2025-06-12')).rejects.toMatchObject(stopped);
    await world.ask('hold.withdraw', { id: 'again', reason: 'test' });
    await world.ask('release-revocation.record', {
      id: 'end',
      body: { override: 'over', reason: 'test', revokedBy: 'M. Sato', revokedOn: '2025-06-13' },
    });
    await expect(ship('2025-06-12')).rejects.toMatchObject(stopped);
    await world.ask('shipment.record', { id: 'only', body: { code: 'ONLY', date: '2025-06-12' } });
    await world.ask('release.override', { ...override, id: 'once', shipment: 'only' });
    await world.ask('shipment-line.record', { body: { shipment: 'only', series: 'PO', from: 1, to: 9 } });
    await expect(ship('2025-06-12')).rejects.toMatchObject(stopped);
    await world.ask('release-override.withdraw', { id: 'once', reason: 'test' });
    await world.ask('release-revocation.withdraw', { id: 'end', reason: 'test' });
    await world.ask('release-override.withdraw', { id: 'over', reason: 'test' });
    await world.ask('hold.withdraw', { id: 'doubt-5', reason: 'test' });
  });

  it('are unreleased where the firm asks for a release first, and where nobody knows whose they are', async () => {
    const policy = (beforeShipping: boolean): Promise<unknown> =>
      world.ask('release-policy.correct', {
        id: 'usual',
        body: { ...POLICY, terms: { ...POLICY.terms, beforeShipping } },
        reason: 'test',
      });
    await policy(true);
    await expect(ship('2025-06-12')).rejects.toMatchObject({
      ...stopped,
      message: expect.stringContaining('RUN-1 is not released') as string,
    });
    await expect(ship('2025-06-12', { series: 'PO', from: 70, to: 71 })).rejects.toMatchObject(stopped);
    await world.ask('release.sign', {
      run: 'run-1',
      releasedBy: 'R. Ito',
      releasedOn: '2025-06-12',
      id: 'signed',
    });
    await expect(ship('2025-06-11')).rejects.toMatchObject(stopped);
    await ship('2025-06-12');
    await world.ask('release-revocation.record', {
      body: { release: 'signed', reason: 'test', revokedBy: 'R. Ito', revokedOn: '2025-06-13' },
    });
    await expect(ship('2025-06-12')).rejects.toMatchObject(stopped);
    await policy(false);
    await ship('2025-06-12');
  });

  it('are asked about once all of a command is in place, in whatever order it records', async () => {
    await hold('doubt-7', { kind: 'run', id: 'run-1' });
    const all = world.append([
      put('carton-series', 'NEW', { code: 'NEW', mark: 'NEW-{n:3}' }),
      put('shipment', 'new', { code: 'NEW', date: '2025-06-12' }),
      put('shipment-line', 'new-1', { shipment: 'new', series: 'NEW', from: 1, to: 2 }),
      put('packing', 'new-packed', {
        ...{ series: 'NEW', from: 1, to: 2 },
        contents: [{ run: 'run-1', unitsPerCarton: 1 }],
      }),
    ]);
    await expect(all).rejects.toMatchObject(stopped);
    await expect(world.ask('shipment.show', { id: 'new' })).rejects.toMatchObject({ code: 'not-found' });
    await world.ask('hold.withdraw', { id: 'doubt-7', reason: 'test' });
  });

  it('never leave past a hold that is placed at the same time', async () => {
    const both = await Promise.allSettled([
      hold('race', { kind: 'run', id: 'run-1' }),
      ship('2025-06-12'),
      ship('2025-06-12'),
    ]);
    const [held, ...left] = both.map(({ status }) => status);
    expect(held).toBe('fulfilled');
    // Whoever came first: what was recorded after the hold was refused, and nothing is half recorded.
    await expect(ship('2025-06-12')).rejects.toMatchObject(stopped);
    const lines = (await world.ask('shipment-line.list', { limit: 500 })) as { records: { id: string }[] };
    const last = [shipments - 2, shipments - 1].map((one) => `S${String(one)}-1`);
    const recorded = last.filter((id) => lines.records.some((line) => line.id === id));
    expect(recorded.length).toBe(left.filter((status) => status === 'fulfilled').length);
  });
});
