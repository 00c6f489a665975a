import type { Draft } from '../../src/ledger/draft.ts';
import { put } from '../world.ts';

/** Everything that can happen to goods, and some that cannot. */
export function wildFactory(): Draft[] {
  return [...makings(), ...cartons(), ...papers()];
}

function makings(): Draft[] {
  return [
    put('party', 'maker', { name: '澄海乔霖塑胶玩具厂', roles: ['factory'] }),
    put('party', 'buyer', { name: 'Buyer', roles: ['consignee'] }),
    put('product', 'toy', { name: 'Toy', variants: [{ id: 'R' }] }),
    put('agreement', 'agr', { factory: 'maker', agreedOn: '2026-01-01', points: {} }),
    put('product', 'wheel', { name: 'Wheel', intermediate: true }),
    put('material', 'pellet', {
      code: 'PEL',
      name: '透明K料 Clear resin pellets of a name that is long',
      unit: 'GRM',
    }),
    put('material', 'wheels', { code: 'WHL', name: 'Wheel', unit: 'H87', product: 'wheel' }),
    put('run', 'part', { code: 'PART-1', product: 'wheel', made: 100 }),
    put('run', 'toy', { code: 'TOY-1', product: 'toy', variant: 'R', made: 20 }),
    put('run', 'again', { code: 'SAME-1', product: 'toy', made: 5 }),
    put('material-lot', 'pellets', { material: 'pellet', code: 'P-1' }),
    put('material-lot', 'same', { material: 'pellet', code: 'SAME1', supplier: 'maker' }),
    put('material-lot', 'sticker', { material: 'pellet', code: 'STK' }),
    put('material-lot', 'wheel-lot', { material: 'wheels', code: 'W-1', madeFrom: [{ run: 'part' }] }),
    put('consumption', 'c-1', { run: 'part', slot: 'resin', lot: 'pellets', quantity: 500 }),
    // Bad data: the part's run took the lot that it made.
    put('consumption', 'c-2', { run: 'part', slot: 'regrind', lot: 'wheel-lot' }),
    put('consumption', 'c-3', { run: 'toy', slot: 'wheels', lot: 'wheel-lot', quantity: 80 }),
    put('consumption', 'c-4', { run: 'toy', slot: 'body', lot: 'pellets' }),
    put('rework', 'rw', { run: 'again', of: [{ run: 'toy', quantity: 5 }] }),
    put('rework', 'rw-back', { run: 'toy', of: [{ run: 'toy' }] }),
  ];
}

function cartons(): Draft[] {
  return [
    put('carton-series', 'A', { code: 'PO-A', mark: 'A-{n}' }),
    put('carton-series', 'B', { code: 'PO-B', mark: 'B-{n}' }),
    put('packing', 'pack-1', {
      series: 'A',
      from: 1,
      to: 11,
      contents: [{ run: 'toy', unitsPerCarton: 2 }],
    }),
    put('repack', 'rep', {
      moves: [
        { from: { series: 'A', from: 1, to: 2 }, to: { series: 'B', from: 1, to: 2 }, units: 1 },
        { from: { series: 'B', from: 1, to: 2 }, to: { series: 'A', from: 1, to: 2 }, units: 1 },
      ],
    }),
    put('relabel', 'rel', { series: 'A', from: 1, to: 3, newMark: 'X-{n}' }),
    put('consumption', 'c-5', { lot: 'sticker', cartons: { series: 'B', from: 1, to: 2 } }),
    put('shipment', 'S1', { code: 'S-1', consignee: 'buyer', date: '2026-02-01' }),
    put('shipment', 'S2', { code: 'S-2', consignee: 'buyer' }),
    put('shipment', 'S3', { code: 'S-3' }),
    put('shipment-line', 'S1-1', { shipment: 'S1', series: 'A', from: 1, to: 6 }),
    put('shipment-line', 'S2-1', { shipment: 'S2', series: 'B', from: 1, to: 2 }),
    put('shipment-line', 'S3-1', { shipment: 'S3', product: 'toy', cartons: 3 }),
    put('shipment-return', 'ret', { shipment: 'S1', lines: [{ series: 'A', from: 1, to: 2 }] }),
  ];
}

function papers(): Draft[] {
  const toy = { kind: 'run', id: 'toy' };
  return [
    put('inspection', 'i-1', {
      kind: 'final',
      run: 'toy',
      result: 'failed',
      findings: [{ severity: 'minor', says: 'scratch', count: 2 }],
    }),
    put('hold', 'hold-1', { of: toy, reason: 'scratches', placedOn: '2026-01-10' }),
    put('hold-release', 'release-1', {
      hold: 'hold-1',
      releasedOn: '2026-01-12',
      releasedBy: 'QA',
      reason: 'sorted',
    }),
    put('sample', 'sample-1', { kind: 'retained', run: 'toy', quantity: 2 }),
    put('sample-movement', 'sm-1', {
      sample: 'sample-1',
      kind: 'taken-out',
      quantity: 1,
      date: '2026-01-20',
      by: 'QA',
    }),
    put('file', 'photo', {
      sha256: 'a'.repeat(64),
      name: 'photo.jpg',
      mediaType: 'image/jpeg',
      sizeBytes: 1,
      of: [toy],
    }),
    put('name', 'cpc', { code: 'CPC-77', form: 'certificate-number', of: toy }),
  ];
}
