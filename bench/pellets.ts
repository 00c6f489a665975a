import type { Draft } from '../src/ledger/draft.ts';
import { openBench, recordAll, type BenchDatabase } from './bench-ledger.ts';
import type { Ledger } from '../src/ledger/ledger.ts';

/** Carton ranges that the pellet lot reaches. */
export const RANGES = 100_000;
const RUNS = 200;
const SERIES = 50;
const SHIPMENTS = 500;

/** A firm in which one lot of pellets went into every run, and so into a hundred thousand carton ranges. */
export async function openPelletFirm(database: BenchDatabase): Promise<Ledger> {
  const ledger = await openBench(database);
  await recordAll(ledger, [...ground(), ...cartons()]);
  return ledger;
}

function ground(): Draft[] {
  const slots = [{ slot: 'body', material: 'm', quantity: 5, unit: 'GRM' }];
  return [
    record('party', 'buyer', { name: 'Buyer', roles: ['consignee'] }),
    record('product', 'p', { name: 'Product' }),
    record('material', 'm', { code: 'M', name: 'Pellets', unit: 'GRM' }),
    record('revision', 'bom', { product: 'p', kind: 'bom', code: 'BOM A', slots }),
    record('material-lot', 'lot', { material: 'm', code: 'PELLETS-1' }),
    ...times(RUNS, (run) => [
      record('run', `r${run}`, { code: `R-${run}`, product: 'p', revision: 'bom', made: 1_000_000 }),
      record('consumption', `c${run}`, { run: `r${run}`, slot: 'body', lot: 'lot', quantity: 5_000_000 }),
    ]),
    ...times(SERIES, (series) => [
      record('carton-series', `S${series}`, { code: `PO ${series}`, mark: `PO-${series} C/NO.{n}` }),
    ]),
    ...times(SHIPMENTS, (shipment) => [
      record('shipment', `D${shipment}`, { code: `D-${shipment}`, consignee: 'buyer' }),
    ]),
  ];
}

/** A run is packed under two orders; gaps between ranges keep them from joining. */
function cartons(): Draft[] {
  return times(RANGES, (index) => {
    const run = Math.floor((index * RUNS) / RANGES);
    const from = index * 20 + 1;
    const range = { series: `S${(run + (index % 2)) % SERIES}`, from, to: from + 10 };
    const contents = [{ run: `r${run}`, unitsPerCarton: 20 }];
    const shipment = `D${Math.floor((index * SHIPMENTS) / RANGES)}`;
    return [
      record('packing', `k${index}`, { ...range, contents }),
      record('shipment-line', `l${index}`, { shipment, ...range }),
    ];
  });
}

function record(kind: string, id: string, body: object): Draft {
  return { action: 'record', kind, id, body };
}

function times(count: number, make: (index: number) => Draft[]): Draft[] {
  return Array.from({ length: count }, (_, index) => make(index)).flat();
}
