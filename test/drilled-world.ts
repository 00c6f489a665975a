import type { Draft } from '../src/ledger/draft.ts';
import { boxed, made, took } from './stories/story.ts';
import { openWorld, put } from './world.ts';
import type { World } from './world.ts';

const MAY = { started: '2025-05-10', ended: '2025-06-11' } as const;

/** Two sites of a maker, a mill, a shop, and what rattles are made of: bells, which are made of wire, foil and rings of the maker's own. */
function trade(): Draft[] {
  const slot = (name: string, material: string, quantity: number, unit: string) => {
    return { slot: name, material, quantity, unit };
  };
  const bill = (product: string, slots: readonly object[]): Draft =>
    put('revision', `${product}-a`, { product, kind: 'bom', code: 'A', slots });
  return [
    put('party', 'maker', { name: 'Maker Toys', roles: ['factory'] }),
    put('party', 'mill', { name: 'Wire Mill', roles: ['supplier'] }),
    put('party', 'kite', { name: 'Kite and Kettle', roles: ['consignee'] }),
    put('site', 'plant', { party: 'maker', name: 'Plant' }),
    put('site', 'annex', { party: 'maker', name: 'Annex' }),
    ...['ring', 'bell', 'rattle'].map((id) =>
      put('product', id, { name: id, ...(id === 'rattle' ? {} : { intermediate: true }) }),
    ),
    put('material', 'wire', { code: 'WIR', name: 'Wire', unit: 'GRM' }),
    put('material', 'foil', { code: 'FOI', name: 'Foil', unit: 'GRM' }),
    put('material', 'rings', { code: 'RNG', name: 'Rings', unit: 'H87', product: 'ring' }),
    put('material', 'bells', { code: 'BEL', name: 'Bells', unit: 'H87', product: 'bell' }),
    bill('bell', [
      slot('wire', 'wire', 44, 'GRM'),
      slot('foil', 'foil', 6, 'GRM'),
      slot('ring', 'rings', 2, 'H87'),
    ]),
    bill('rattle', [slot('bell', 'bells', 1, 'H87')]),
  ];
}

/** All that can happen to a lot, in quantities of which no two sums are alike; and a lot beside it of which nothing may count. */
function wire(): Draft[] {
  const moved = (id: string, kind: string, quantity: number, date: string, more: object = {}): Draft =>
    put('material-movement', id, { lot: 'wire-1', kind, site: 'plant', quantity, date, ...more });
  const came = (id: string, lot: string, quantity: number, date: string): Draft =>
    put('material-receipt', id, { lot, site: 'plant', quantity, date });
  return [
    ...['wire-1', 'wire-2'].map((id) =>
      put('material-lot', id, { material: 'wire', code: id.toUpperCase(), supplier: 'mill' }),
    ),
    came('wire-came', 'wire-1', 10_000, '2025-05-02'),
    came('more-came', 'wire-1', 500, '2025-06-05'),
    moved('wire-sampled', 'sampled', 11, '2025-05-03'),
    moved('wire-scrapped', 'scrapped', 130, '2025-05-04'),
    moved('wire-returned', 'returned-to-supplier', 1_700, '2025-05-05'),
    moved('wire-moved', 'moved', 2_000, '2025-05-06', { toSite: 'annex' }),
    moved('early-count', 'stock-count', 9_000, '2025-05-07'),
    moved('plant-count', 'stock-count', 4_840, '2025-05-20'),
    moved('annex-count', 'stock-count', 1_990, '2025-05-20', { site: 'annex' }),
    put('sample', 'wire-kept', { kind: 'retained', lot: 'wire-1', quantity: 11, takenOn: '2025-05-03' }),
    came('other-came', 'wire-2', 7_777, '2025-05-02'),
    ...['sampled', 'scrapped', 'returned-to-supplier', 'stock-count'].map((kind) =>
      moved(`other-${kind}`, kind, 77, '2025-05-21', { lot: 'wire-2' }),
    ),
  ];
}

/** Foil that was moved to where nobody counted, and sampled without a word of how much; rings that two runs gave. */
function foilAndRings(): Draft[] {
  const lot = (id: string, material: string, more: object): Draft =>
    put('material-lot', id, { material, code: id.toUpperCase(), ...more });
  const foil = { lot: 'foil-1', site: 'plant' };
  const madeFrom = [
    { run: 'ring-a', quantity: 400 },
    { run: 'ring-b', quantity: 60 },
  ];
  return [
    lot('foil-1', 'foil', { supplier: 'mill' }),
    put('material-receipt', 'foil-came', { ...foil, quantity: 800, date: '2025-05-03' }),
    put('material-movement', 'foil-moved', {
      ...{ ...foil, kind: 'moved', toSite: 'annex', quantity: 300, date: '2025-05-06' },
    }),
    put('material-movement', 'foil-count', {
      ...{ ...foil, kind: 'stock-count', quantity: 150, date: '2025-05-20' },
    }),
    put('sample', 'foil-kept', { kind: 'retained', lot: 'foil-1', quantity: 1 }),
    made('ring-a', { product: 'ring', made: 400, started: '2025-05-14', ended: '2025-05-15T16:00' }),
    made('ring-b', { product: 'ring', made: 60, started: '2025-05-19', ended: '2025-06-01' }),
    lot('rings-1', 'rings', { madeFrom }),
    put('material-movement', 'rings-count', {
      ...{ lot: 'rings-1', kind: 'stock-count', quantity: 295, date: '2025-05-20' },
    }),
  ];
}

/** A run of bells that took of all three, and two of rattles: of the second nobody wrote down which bells went in. */
function bells(): Draft[] {
  const wireRow = (id: string, row: object): Draft =>
    put('consumption', id, { run: 'bell', slot: 'wire', lot: 'wire-1', ...row });
  return [
    made('bell', { product: 'bell', revision: 'bell-a', made: 50, ...MAY }),
    wireRow('wire-issued', { quantity: 1_500, date: '2025-05-10' }),
    wireRow('wire-back', { kind: 'return', quantity: 200, date: '2025-05-12' }),
    wireRow('wire-wasted', { kind: 'waste', quantity: 70, date: '2025-05-12' }),
    wireRow('wire-later', { quantity: 900, window: { from: '2025-06-10T08:00', to: '2025-06-10T09:00' } }),
    took('bell', 'foil', 'foil-1', 300, { date: '2025-05-10' }),
    took('bell', 'ring', 'rings-1', 100, { date: '2025-05-18' }),
    put('material-lot', 'bells-1', {
      ...{ material: 'bells', code: 'BELLS-1', madeFrom: [{ run: 'bell', quantity: 50 }] },
    }),
    made('rattle-1', { product: 'rattle', revision: 'rattle-a', made: 20 }),
    made('rattle-2', { product: 'rattle', revision: 'rattle-a', made: 30 }),
    took('rattle-1', 'bell', 'bells-1', 20),
    ...boxed('rt', 2, [{ run: 'rattle-1', unitsPerCarton: 10 }], 'kite'),
  ];
}

/** A small firm whose every number is known: what a drill of its run `bell` answers can be written down. */
export async function openDrilled(address: string): Promise<World> {
  const world = await openWorld(address);
  await world.append([...trade(), ...wire(), ...foilAndRings(), ...bells()]);
  return world;
}
