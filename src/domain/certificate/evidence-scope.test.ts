import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifiedTruck } from '../../../test/certificate/certified-truck.ts';
import { provenTruck } from '../../../test/coverage/proven-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld, put } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Draft } from '../../ledger/draft.ts';

/** The truck's hundred units, packed ten to a carton; six cartons left, two of them came in. */
function shipped(): Draft[] {
  const line = (id: string, from: number, to: number): Draft =>
    put('shipment-line', `${id}-1`, { shipment: id, series: 'cartons', from, to });
  return [
    put('party', 'shop', { name: 'Shop', roles: ['consignee'] }),
    put('carton-series', 'cartons', { code: 'PO-1', mark: 'PO-1 {n}' }),
    put('packing', 'packed', {
      series: 'cartons',
      from: 1,
      to: 11,
      contents: [{ run: 'run-1', unitsPerCarton: 10 }],
    }),
    put('shipment', 'arrived', { code: 'S-1', consignee: 'shop', date: '2025-06-10' }),
    put('shipment', 'under-way', { code: 'S-2', consignee: 'shop', date: '2025-06-20' }),
    ...[line('arrived', 1, 3), line('under-way', 3, 7)],
    put('shipment-receipt', 'came', { shipment: 'arrived', date: '2025-06-30' }),
  ];
}

describe.each(eachDatabase)('what rests on evidence on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append([...provenTruck(), ...shipped()]);
  });
  afterAll(() => world.close());
  const ask = (kind: string, id: string, from?: string): Promise<unknown> =>
    world.ask('evidence.scope', { suspects: [{ kind, id }], ...(from === undefined ? {} : { from }) });

  it('is a run with a cell that has nothing else, its cartons under way and its consignees', async () => {
    const answer = await ask('laboratory', 'sound');
    expect(answer).toMatchObject({
      runs: [{ run: { id: 'run-1' }, class: 'contains', reason: 'rests-on-it' }],
      totals: { units: { contains: 100 } },
    });
    const { runs, places } = answer as {
      runs: { cells: unknown[] }[];
      places: { place: string; shipment: { id: string } | null; inTransit: boolean }[];
    };
    expect(runs[0]?.cells).toHaveLength(4);
    const where = places.map(({ place, shipment, inTransit }) => [place, shipment?.id, inTransit]);
    expect(where).toEqual(
      expect.arrayContaining([
        ['not-shipped', undefined, false],
        ['consignee', 'arrived', false],
        ['consignee', 'under-way', true],
      ]),
    );
  });

  it('is nothing that was tested before the day it is withdrawn from', async () => {
    expect(await ask('laboratory', 'sound', '2025-03-03')).toMatchObject({
      runs: [{ class: 'cleared', reason: 'not-about-it' }],
      places: [],
    });
  });

  it('is cleared by other evidence, in part where that is of some lots, and unknown where a slip is missing', async () => {
    const suspect = ['component-certificate', 'paint-lead-paint'] as const;
    expect(await ask(...suspect)).toMatchObject({ runs: [{ class: 'contains' }] });
    const { body } = (await world.ask('component-certificate.show', { id: suspect[1] })) as { body: object };
    await world.ask('component-certificate.record', { id: 'second', body: { ...body, lots: ['red-1'] } });
    expect(await ask(...suspect)).toMatchObject({ runs: [{ class: 'cleared', reason: 'other-evidence' }] });
    const slip = (lot: string, quantity: number) => ({ run: 'run-1', slot: 'paint', lot, quantity });
    await world.ask('consumption.correct', { id: 'took-paint', body: slip('red-1', 200), reason: 'test' });
    expect(await ask(...suspect)).toMatchObject({ runs: [{ class: 'cleared' }] });
    await world.ask('consumption.record', { id: 'took-more', body: slip('red-2', 90) });
    expect(await ask(...suspect)).toMatchObject({
      runs: [{ class: 'undetermined', reason: 'record-missing' }],
    });
    await world.ask('consumption.correct', { id: 'took-more', body: slip('red-2', 100), reason: 'test' });
    expect(await ask(...suspect)).toMatchObject({
      runs: [{ class: 'may-contain', cells: [{ component: 'paint', rule: 'lead-paint' }] }],
      totals: { units: { contains: 0, 'may-contain': 100 } },
    });
  });
});

describe.each(eachDatabase)('certificates that rest on what is in doubt on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(certifiedTruck());
    await world.ask('certificate.make', { run: 'run-1', number: 'C-1' });
    await world.ask('certificate.make', { product: 'truck', from: '2025-06', number: 'C-2' });
  });
  afterAll(() => world.close());
  const ask = (suspect: object, from?: string): Promise<unknown> =>
    world.ask('evidence.scope', { suspects: [suspect], ...(from === undefined ? {} : { from }) });
  const laboratory = { kind: 'laboratory', id: 'sound' };

  it('are those whose citations name nothing else, and none for tests of later days', async () => {
    expect(await ask(laboratory)).toMatchObject({
      totals: { certificates: { contains: 2 } },
      certificates: [
        { certificate: { id: 'C-1@1' }, class: 'contains', reason: 'names-nothing-else', runs: 1 },
        { certificate: { id: 'C-2@1' }, class: 'contains', standing: 'valid', runs: 1 },
      ],
    });
    expect(await ask(laboratory, '2026-01-01')).toMatchObject({
      certificates: [{ class: 'cleared', reason: 'not-named', citations: [], runs: 0 }, { class: 'cleared' }],
    });
  });

  it('are told by the citation of a report, and rest in part where it names other evidence too', async () => {
    const report = { kind: 'test-report', id: 'body-lead-substrate' };
    expect(await ask(report)).toMatchObject({
      runs: [{ class: 'contains' }],
      certificates: [
        { class: 'contains', reason: 'covers-resting-runs', citations: ['15 U.S.C. 1278a'] },
        {},
      ],
    });
    const { body } = (await world.ask('test-report.show', { id: report.id })) as { body: object };
    await world.ask('test-report.record', { id: 'again', body: { ...body, number: 'AGAIN' } });
    expect(await ask(report)).toMatchObject({
      runs: [{ class: 'cleared', reason: 'other-evidence' }],
      certificates: [{ class: 'may-contain', reason: 'names-others-too' }, {}],
    });
  });

  it('cover a run that nobody else inspected, until somebody else did', async () => {
    const inspected = { kind: 'final', run: 'run-1', result: 'passed', date: '2025-06-04' };
    await world.ask('inspection.record', { id: 'first', body: { ...inspected, inspector: 'Ana' } });
    const ana = { kind: 'inspector', name: 'Ana' };
    for (const suspect of [ana, { kind: 'inspection', id: 'first' }])
      expect(await ask(suspect)).toMatchObject({
        runs: [{ class: 'contains', reason: 'inspection-alone', cells: [] }],
        certificates: [{ class: 'contains', reason: 'covers-resting-runs', runs: 1 }, {}],
      });
    expect(await ask(ana, '2025-07-01')).toMatchObject({ runs: [], certificates: [] });
    await world.ask('inspection.record', { id: 'second', body: { ...inspected, inspector: 'Ben' } });
    expect(await ask(ana)).toMatchObject({
      runs: [{ class: 'cleared', reason: 'other-evidence' }],
      certificates: [{ class: 'cleared' }, {}],
    });
    await expect(ask({ kind: 'inspector', name: 'Nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
