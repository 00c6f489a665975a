import { describe, expect, test } from 'vitest';
import {
  lotOf,
  made,
  MODULE,
  packed,
  PAINT,
  received,
  seen,
  stacked,
  TOY,
  unpacked,
} from '../../../test/epcis-events.ts';
import { bodiesOf, draftsOf, recordsOf } from '../../../test/epcis-records.ts';

const series = 'sscc:095213210';
const runA = `lot:${TOY}/A`;
const makeA = made(2, [lotOf(PAINT, 'P1', 12.5, 'KGM')], [lotOf(TOY, 'A', 100)]);

describe('making', () => {
  test('a run, what went into it, and a lot that was never received', () => {
    const records = recordsOf([received(1, [lotOf(PAINT, 'P2', 40, 'KGM')]), makeA]);
    expect(records.problems).toEqual([]);
    expect(bodiesOf(records, 'run')).toMatchObject([{ code: 'A', made: 100, ended: '2026-03-01T02:00' }]);
    expect(bodiesOf(records, 'consumption')).toEqual([
      { run: runA, lot: `lot:${PAINT}/P1`, quantity: 12_500, date: '2026-03-01' },
    ]);
    expect(bodiesOf(records, 'material-lot')).toMatchObject([{ code: 'P2' }, { code: 'P1' }]);
    expect(bodiesOf(records, 'material-receipt')).toMatchObject([
      { lot: `lot:${PAINT}/P2`, quantity: 40_000 },
    ]);
  });

  test('more of the same lot adds units, and each event keeps what went into its own', () => {
    const more = { bizStep: 'creating_class_instance' };
    const records = recordsOf([makeA, made(3, [lotOf(PAINT, 'P2', 1, 'KGM')], [lotOf(TOY, 'A', 50)], more)]);
    expect(bodiesOf(records, 'run')).toMatchObject([{ made: 150, ended: '2026-03-01T03:00' }]);
    expect(bodiesOf(records, 'consumption')).toMatchObject([
      { quantity: 12_500, span: { from: 1, to: 101 } },
      { quantity: 1_000, span: { from: 101, to: 151 } },
    ]);
  });

  test('more of a lot whose beginning is elsewhere is refused, since its units cannot be summed', () => {
    const more = { bizStep: 'creating_class_instance' };
    const records = recordsOf([made(3, [lotOf(PAINT, 'P2', 1, 'KGM')], [lotOf(TOY, 'A', 50)], more)]);
    expect(records.problems).toMatchObject([{ at: '/epcisBody/eventList/0' }]);
  });

  test('several lots made together do not share out what went in', () => {
    const records = recordsOf([
      made(2, [lotOf(PAINT, 'P1', 2, 'KGM')], [lotOf(TOY, 'A', 10), lotOf(TOY, 'B', 20)]),
    ]);
    expect(bodiesOf(records, 'consumption')).toEqual([
      { run: runA, lot: `lot:${PAINT}/P1`, date: '2026-03-01' },
      { run: `lot:${TOY}/B`, lot: `lot:${PAINT}/P1`, date: '2026-03-01' },
    ]);
  });

  test('a part made for another run is run and material lot', () => {
    const records = recordsOf([
      made(1, [lotOf(PAINT, 'P1', 1, 'KGM')], [lotOf(MODULE, 'M', 10)]),
      made(2, [lotOf(MODULE, 'M', 10)], [lotOf(TOY, 'A', 10)]),
    ]);
    expect(bodiesOf(records, 'product')).toMatchObject([{ intermediate: true }, { gtin: TOY }]);
    const lot = draftsOf(records, 'material-lot').find(({ id }) => id === `lot:${MODULE}/M`);
    expect(lot?.body).toMatchObject({ madeFrom: [{ run: `lot:${MODULE}/M` }] });
  });

  test('one material has one unit', () => {
    const records = recordsOf([received(1, [lotOf(PAINT, 'P1', 3, 'LTR')]), makeA]);
    expect(records.problems).toMatchObject([
      {
        at: '/epcisBody/eventList/1/inputQuantityList/0/uom',
        expected: expect.stringContaining('MLT') as string,
      },
    ]);
  });

  test('a bill of materials is linked only where it is on record', () => {
    const told = made(2, [lotOf(PAINT, 'P1', 1, 'KGM')], [lotOf(TOY, 'A', 10)], {
      'toy:bomRevision': 'BOM-14',
    });
    expect(bodiesOf(recordsOf([told]), 'run')[0]).not.toHaveProperty('revision');
    const idOnRecord = (kind: string, key: string): string | undefined =>
      kind === 'revision' && key === `${TOY}/BOM-14` ? 'bom-14' : undefined;
    expect(bodiesOf(recordsOf([told], { idOnRecord }), 'run')).toMatchObject([{ revision: 'bom-14' }]);
  });
});

describe('packing and moving', () => {
  const half = [lotOf(TOY, 'A', 10), lotOf(TOY, 'B', 14)];

  test('a mixed carton names its lots and quantities', () => {
    const records = recordsOf([makeA, packed(4, 2, half)]);
    expect(bodiesOf(records, 'packing')).toMatchObject([
      {
        series,
        from: 2,
        to: 3,
        contents: [
          { run: runA, unitsPerCarton: 10 },
          { run: `lot:${TOY}/B`, unitsPerCarton: 14 },
        ],
      },
    ]);
    expect(bodiesOf(records, 'run')[1]).toEqual({ code: 'B', product: `gtin:${TOY}` });
  });

  test('a carton of which one lot has no quantity stands without packing', () => {
    const records = recordsOf([
      makeA,
      packed(4, 2, [lotOf(TOY, 'A', 10), lotOf(TOY, 'B')]),
      seen(5, 'shipping', [2]),
    ]);
    expect(bodiesOf(records, 'packing')).toEqual([]);
    expect(bodiesOf(records, 'shipment-line')).toMatchObject([{ series, from: 2, to: 3 }]);
  });

  test('a shipment of a pallet in a container names the cartons', () => {
    const records = recordsOf([
      packed(4, 1, half),
      packed(5, 2, half),
      packed(6, 9, half),
      stacked(7, 500, [1, 2, 9]),
      stacked(8, 600, [500]),
      seen(9, 'loading', [600]),
      seen(10, 'shipping', [600]),
      seen(11, 'receiving', [600]),
    ]);
    const ranges = [
      { series, from: 1, to: 3 },
      { series, from: 9, to: 10 },
    ];
    expect(bodiesOf(records, 'pallet')).toMatchObject([{ cartons: ranges }, { cartons: ranges }]);
    expect(bodiesOf(records, 'shipment')).toHaveLength(1);
    expect(bodiesOf(records, 'shipment-line')).toMatchObject(ranges);
    expect(bodiesOf(records, 'shipment-receipt')[0]).not.toHaveProperty('lines');
  });

  test('a part of a shipment that arrives is named', () => {
    const records = recordsOf([
      packed(4, 1, half),
      packed(5, 2, half),
      seen(6, 'shipping', [1, 2]),
      seen(7, 'receiving', [2]),
    ]);
    expect(bodiesOf(records, 'shipment-receipt')).toMatchObject([{ lines: [{ series, from: 2, to: 3 }] }]);
  });

  test('cartons of a pallet on record are those on record', () => {
    const cartonsOnRecord = (): { series: string; from: number; to: number }[] => [
      { series: 'ABI', from: 1, to: 41 },
    ];
    const records = recordsOf([seen(6, 'shipping', [500])], { cartonsOnRecord });
    expect(bodiesOf(records, 'shipment-line')).toMatchObject([{ series: 'ABI', from: 1, to: 41 }]);
  });

  test('units unpacked before they left are moved to the carton packed next, or stay loose', () => {
    const ten = [lotOf(TOY, 'A', 10)];
    const records = recordsOf([packed(4, 1, ten), unpacked(5, 1), packed(6, 2, [lotOf(TOY, 'A', 4)])]);
    expect(bodiesOf(records, 'packing')).toHaveLength(1);
    const from = { series, from: 1, to: 2 };
    expect(bodiesOf(records, 'repack')).toMatchObject([
      { moves: [{ from, to: { series, from: 2, to: 3 }, run: runA, units: 4 }] },
      { moves: [{ from, run: runA, units: 6, fate: 'loose-stock' }] },
    ]);
  });

  test('an SSCC packed anew is another carton', () => {
    const ten = [lotOf(TOY, 'A', 10)];
    const records = recordsOf([
      packed(4, 1, ten),
      seen(5, 'shipping', [1]),
      unpacked(6, 1),
      packed(7, 1, ten),
    ]);
    expect(bodiesOf(records, 'packing')).toMatchObject([{ series }, { series: `${series}:2` }]);
    expect(bodiesOf(records, 'repack')).toEqual([]);
  });

  test('goods without cartons leave by number of pieces', () => {
    const records = recordsOf([
      makeA,
      seen(5, 'shipping', [lotOf(TOY, 'A', 30)]),
      seen(6, 'receiving', [lotOf(TOY, 'A', 30)]),
    ]);
    expect(bodiesOf(records, 'shipment-line')).toMatchObject([{ run: runA, units: 30 }]);
    expect(bodiesOf(records, 'shipment-receipt')).toHaveLength(1);
  });
});

describe('checks and holds', () => {
  test('a result nobody wrote down is not a pass', () => {
    const records = recordsOf([
      makeA,
      seen(3, 'inspecting', [lotOf(TOY, 'A', 100)]),
      seen(4, 'inspecting', [lotOf(PAINT, 'P1', 1, 'KGM')], { disposition: 'non_conformant' }),
    ]);
    expect(bodiesOf(records, 'inspection')).toMatchObject([
      { kind: 'final', run: runA, lotSize: 100, result: 'not-recorded' },
      { kind: 'incoming', lot: `lot:${PAINT}/P1`, result: 'failed' },
    ]);
  });

  test('samples are taken from what is in no carton', () => {
    const records = recordsOf([
      makeA,
      seen(3, 'sampling', [lotOf(TOY, 'A', 4)]),
      packed(4, 1, [lotOf(TOY, 'A', 96)]),
      seen(5, 'destroying', [lotOf(TOY, 'A', 96)]),
      seen(6, 'sampling', [lotOf(PAINT, 'P1', 0.2, 'KGM')]),
    ]);
    expect(bodiesOf(records, 'taken')).toMatchObject([{ run: runA, kind: 'sampled', quantity: 4 }]);
    expect(records.notes.map(({ says }) => says)).toContain(
      'Only 0 pieces were in no carton; what was taken is not recorded twice.',
    );
    expect(bodiesOf(records, 'material-movement')).toMatchObject([{ kind: 'sampled', quantity: 200 }]);
  });

  test('a hold of a pallet holds its cartons', () => {
    const records = recordsOf([
      packed(4, 1, [lotOf(TOY, 'A', 10)]),
      stacked(5, 500, [1]),
      seen(6, 'holding', [500], { disposition: 'recalled' }),
    ]);
    expect(bodiesOf(records, 'hold')).toMatchObject([
      { of: { kind: 'carton-series', id: series }, cartons: { from: 1, to: 2 }, reason: 'Held, recalled' },
    ]);
  });
});
