import type { Draft } from '../../src/ledger/draft.ts';

const SUPPLIERS = 20;
const RUNS = 20;
const SERIES_OF_RUN = 125;
const CARTONS = 24;
const CONSIGNEES = 60;

/** The lot whose story is told. */
export const WORLD_LOT = { kind: 'material-lot', id: 'pellets' } as const;

function draft(kind: string, id: string, body: object): Draft {
  return { action: 'record', kind, id, body };
}

function* counted<Made>(count: number, make: (at: number) => Made): Generator<Made> {
  for (let at = 0; at < count; at += 1) yield make(at);
}

/**
 * One lot that went into many runs, each packed in series of its own and shipped to many: a graph of more than 4,000
 * places when all is unfolded.
 */
export function storyWorld(): Draft[] {
  return [
    draft('product', 'block', { name: 'Building block' }),
    draft('material', 'resin', { code: 'RES-1', name: 'Resin', unit: 'GRM' }),
    ...counted(SUPPLIERS, (at) =>
      draft('party', `supplier-${at}`, { name: `Supplier ${at}`, roles: ['supplier'] }),
    ),
    ...counted(CONSIGNEES, (at) =>
      draft('party', `consignee-${at}`, { name: `Consignee ${at}`, roles: ['consignee'] }),
    ),
    draft('material-lot', WORLD_LOT.id, { material: 'resin', code: 'PELLETS-1', supplier: 'supplier-0' }),
    ...counted(RUNS, (at) => runDrafts(at))
      .toArray()
      .flat(),
  ];
}

function runDrafts(at: number): Draft[] {
  const run = `run-${at}`;
  return [
    draft('run', run, { code: `LOT-${at}`, product: 'block', made: SERIES_OF_RUN * CARTONS }),
    draft('consumption', `taken-${at}`, { run, lot: WORLD_LOT.id, slot: 'body', quantity: 25_000 }),
    ...counted(SERIES_OF_RUN, (series) => cartonDrafts(run, at * SERIES_OF_RUN + series))
      .toArray()
      .flat(),
  ];
}

function cartonDrafts(run: string, at: number): Draft[] {
  const [series, shipment] = [`po-${at}`, `shipment-${at}`];
  const cartons = { series, from: 1, to: CARTONS + 1 };
  return [
    draft('carton-series', series, { code: `PO-${at}`, mark: `PO-${at} C/NO.{n}` }),
    draft('packing', `packing-${at}`, { ...cartons, contents: [{ run, unitsPerCarton: 1 }] }),
    draft('shipment', shipment, {
      code: `SHIP-${at}`,
      consignee: `consignee-${at % CONSIGNEES}`,
      date: '2025-08-04',
    }),
    draft('shipment-line', `line-${at}`, { shipment, ...cartons }),
  ];
}
