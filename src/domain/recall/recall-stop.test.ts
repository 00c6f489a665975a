import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';

const WORDS = {
  title: 'Wheel comes off',
  reason: 'A small part',
  declaredBy: 'M. Sato',
  declaredOn: '2025-06-10',
};
const PO = { series: 'PO', class: 'contains', place: 'not-shipped', units: 12 };

describe.each(eachDatabase)('recalled goods on $name', ({ url }) => {
  let world: World;
  let shipments = 0;
  beforeAll(async () => {
    world = await openReleasable(url());
    await world.ask('carton-series.record', { id: 'NEW', body: { code: 'NEW', mark: 'NEW-{n:3}' } });
    await world.ask('party.record', { id: 'furnace', body: { name: 'Furnace', roles: [] } });
  });
  afterAll(() => world.close());

  const ship = async (date: string | undefined, line: object, more: object = {}): Promise<string> => {
    const shipment = `S${String((shipments += 1))}`;
    const day = date === undefined ? {} : { date };
    await world.ask('shipment.record', { id: shipment, body: { code: shipment, ...day, ...more } });
    await world.ask('shipment-line.record', { id: `${shipment}-1`, body: { shipment, ...line } });
    return shipment;
  };
  let recalls = 0;
  const recall = (body: object): Promise<unknown> =>
    world.ask('recall.record', {
      id: `r${String((recalls += 1))}`,
      body: { code: 'R-1', ...WORDS, ...body },
    });
  const clear = (): Promise<unknown> =>
    world.ask('recall.withdraw', { id: `r${String(recalls)}`, reason: 'test' });
  const stopped = { code: 'goods-stopped' };
  const all = { series: 'PO', from: 1, to: 9 };
  const wholeRun = {
    boundary: 'lots',
    runs: [{ run: 'run-1', whole: true, units: 96 }],
    cartons: [{ ...PO, from: 1, to: 9 }],
    units: 96,
  };

  it('leave by no line: cartons, run, product, none named, or repacked', async () => {
    const early = await ship('2025-06-09', all);
    await recall(wholeRun);
    for (const line of [
      all,
      { run: 'run-1', units: 5 },
      { product: 'truck', units: 5 },
      { series: 'PO', cartons: 2 },
    ]) {
      await expect(ship('2025-06-10', line)).rejects.toMatchObject(stopped);
      await expect(ship(undefined, line)).rejects.toMatchObject(stopped);
    }
    await ship('2025-06-09', all);
    const later = { code: early, date: '2025-06-15' };
    await expect(
      world.ask('shipment.correct', { id: early, body: later, reason: 'test' }),
    ).rejects.toMatchObject(stopped);
    await world.ask('repack.record', {
      id: 'moved',
      body: {
        moves: [
          { from: { series: 'PO', from: 1, to: 2 }, to: { series: 'NEW', from: 50, to: 51 }, units: 4 },
        ],
      },
    });
    await expect(ship('2025-06-12', { series: 'NEW', from: 50, to: 51 })).rejects.toMatchObject({
      ...stopped,
      message: expect.stringContaining('recalled on 2025-06-10 by R-1, Wheel comes off') as string,
    });
    await world.ask('repack.withdraw', { id: 'moved', reason: 'test' });
    await clear();
  });

  it('are those cartons and units alone where the recall is narrow, also when they are packed anew', async () => {
    await recall({
      boundary: 'cartons',
      runs: [{ run: 'run-1', whole: false, spans: [{ from: 37, to: 49 }], units: 12 }],
      cartons: [{ ...PO, from: 4, to: 5 }],
      units: 12,
    });
    await expect(ship('2025-06-12', { series: 'PO', from: 2, to: 9 })).rejects.toMatchObject({
      ...stopped,
      problems: [{ says: expect.stringContaining('Carton 4 on the shipment') as string }],
    });
    await ship('2025-06-12', { series: 'PO', from: 5, to: 9 });
    await expect(ship('2025-06-12', { run: 'run-1', units: 5 })).rejects.toMatchObject(stopped);
    const pack = (id: string, at: number, from: number): Promise<unknown> =>
      world.ask('packing.record', {
        id,
        body: {
          series: 'NEW',
          from: at,
          to: at + 1,
          contents: [{ run: 'run-1', unitsPerCarton: 6, span: { from, to: from + 6 } }],
        },
      });
    await pack('anew', 60, 40);
    await expect(ship('2025-06-12', { series: 'NEW', from: 60, to: 61 })).rejects.toMatchObject(stopped);
    await pack('other', 61, 60);
    await ship('2025-06-12', { series: 'NEW', from: 61, to: 62 });
    const into = await ship('2025-06-12', { series: 'NEW', from: 70, to: 71 });
    await world.ask('repack.record', {
      id: 'loose',
      body: {
        moves: [
          { from: { series: 'PO', from: 6, to: 7 }, to: { series: 'NEW', from: 70, to: 71 }, units: 4 },
        ],
      },
    });
    const bad = {
      moves: [{ from: { series: 'PO', from: 4, to: 5 }, to: { series: 'NEW', from: 70, to: 71 }, units: 4 }],
    };
    await expect(world.ask('repack.record', { id: 'bad', body: bad })).rejects.toMatchObject(stopped);
    await world.ask('shipment-line.withdraw', { id: `${into}-1`, reason: 'test' });
    await clear();
  });

  it('may go to whom the recall sends them, and to nobody else', async () => {
    await recall({ ...wholeRun, mayGoTo: ['furnace'] });
    await expect(ship('2025-06-12', all)).rejects.toMatchObject(stopped);
    await ship('2025-06-12', all, { consignee: 'furnace' });
    await clear();
    await ship('2025-06-12', all);
  });

  it('stay recalled when they are reworked into another run', async () => {
    await recall(wholeRun);
    await world.ask('run.record', {
      id: 'again',
      body: { code: 'AGAIN', product: 'truck', started: '2025-06-11T08:00', made: 10 },
    });
    await world.ask('rework.record', {
      id: 'rw',
      body: { run: 'again', of: [{ run: 'run-1', quantity: 10 }] },
    });
    await expect(ship('2025-06-12', { run: 'again', units: 5 })).rejects.toMatchObject(stopped);
    const mended = { date: '2025-06-11', step: 'corrected', place: 'own-stock', units: 10, into: 'again' };
    await world.ask('recall-progress.record', {
      id: 'mended',
      body: { recall: `r${String(recalls)}`, ...mended },
    });
    await ship('2025-06-12', { run: 'again', units: 5 });
    await world.ask('recall-progress.withdraw', { id: 'mended', reason: 'test' });
    await clear();
  });
});
