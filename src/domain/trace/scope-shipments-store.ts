import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn, selectListsIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type {
  shipmentEventLineTable,
  shipmentReceiptTable,
  shipmentReturnTable,
  shipmentTable,
} from '../shipment/shipment-store.ts';
import type { Key, RunFact, ShipmentEventFact, ShipmentFact, ShipmentLineFact } from './scope-facts.ts';
import type { LoadedCartons } from './scope-cartons-store.ts';
import { spanOf } from './scope-columns.ts';

/** Rows of shipment lines, with the columns of LINE_COLUMNS. */
type ShipmentLines = readonly (readonly SqlValue[])[];

/**
 * Cartons with the lines of shipments that are of them, or that name no cartons and may have taken some of them. `series`: those that
 * `cartons` was begun with, whose lines are asked for at the same time; others have units that were moved there.
 */
export async function cartonsWithLines(
  transaction: Transaction,
  cartons: Promise<LoadedCartons>,
  series: ReadonlySet<Key>,
  runs: readonly Pick<RunFact, 'key' | 'product'>[],
): Promise<{ cartons: LoadedCartons; lines: readonly ShipmentLines[] }> {
  const [loaded, ofSeries, numberless] = await Promise.all([
    cartons,
    linesOfSeries(transaction, series),
    numberlessLines(transaction, runs),
  ]);
  const others = loaded.series.flatMap(({ key }) => (series.has(key) ? [] : [key]));
  return {
    cartons: loaded,
    lines: [ofSeries, await linesOfSeries(transaction, others), numberless],
  };
}

function linesOfSeries(transaction: Transaction, series: Iterable<Key>): Promise<ShipmentLines> {
  return selectListsIn(transaction, `select ${LINE_COLUMNS} from shipment_line where series in (?*)`, series);
}

/** The shipments of these lines. Receipts are read for those who tell of them: no answer about a scope rests on one. */
export async function shipmentsOf(
  transaction: Transaction,
  lines: readonly ShipmentLines[],
  { receipts: areReceived }: { readonly receipts: boolean },
): Promise<ShipmentFact[]> {
  const linesOf = new Map<Key, ShipmentLineFact[]>();
  // The columns of LINE_COLUMNS, as LineRow has them.
  for (const some of lines) for (const row of some) addLine(linesOf, row as LineRow);
  const keys = [...linesOf.keys()];
  const [rows, receipts, returns] = await Promise.all([
    selectIn<RowOf<typeof shipmentTable> & { id: string }>(
      transaction,
      `select shipment.*, record.id as id from shipment join record on record.n = shipment.n
        where shipment.n in (?*) order by shipment.n`,
      keys,
    ),
    areReceived ? receiptsOf(transaction, keys, linesOf) : NO_EVENTS,
    returnsOf(transaction, keys),
  ]);
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    code: row.code,
    consignee: row.consignee,
    date: row.date,
    lines: (linesOf.get(row.n) ?? []).sort((left, right) => left.key - right.key),
    receipts: receipts.get(row.n) ?? [],
    returns: returns.get(row.n) ?? [],
  }));
}

const LINE_COLUMNS = 'n, shipment, series, carton_from, carton_to, cartons, units, product, run, consignee';
/** These columns, by their declarations. */
type LineRow = readonly [
  n: number,
  shipment: number,
  series: number | null,
  from: number | null,
  to: number | null,
  cartons: number | null,
  units: number | null,
  product: number | null,
  run: number | null,
  consignee: number | null,
];

function addLine(linesOf: Map<Key, ShipmentLineFact[]>, row: LineRow): void {
  const [key, shipment, series, from, to, cartons, units, product, run, consignee] = row;
  const fact = { key, series, range: spanOf(from, to), cartons, units, product, run, consignee };
  const known = linesOf.get(shipment);
  if (known === undefined) linesOf.set(shipment, [fact]);
  else known.push(fact);
}

// The plus keeps a database from using the index of a column that is empty in most rows.
const OF_NOTHING = `select ${LINE_COLUMNS} from shipment_line where series is null and +run is null and +product is null`;
const NUMBERLESS = `select ${LINE_COLUMNS} from shipment_line where +series is null and run in (?*)
  union all select ${LINE_COLUMNS} from shipment_line where +series is null and +run is null and product in (?*)
  union all ${OF_NOTHING}`;

/** Lines without carton numbers of the runs looked at, of their products, and those of which nobody says what they are. */
function numberlessLines(
  transaction: Transaction,
  runs: readonly Pick<RunFact, 'key' | 'product'>[],
): Promise<ShipmentLines> {
  if (runs.length === 0) return transaction.selectLists(OF_NOTHING, []);
  // A number means one record: no run is a product.
  return selectListsIn(
    transaction,
    NUMBERLESS,
    runs.flatMap(({ key, product }) => [key, product]),
  );
}

const NO_EVENTS: ReadonlyMap<Key, ShipmentEventFact[]> = new Map();
type EventRow = RowOf<typeof shipmentEventLineTable>;

/** Lines of the receipts, or of the returns, of these shipments, by the number of the receipt or return. */
async function eventLines(
  transaction: Transaction,
  event: 'shipment_receipt' | 'shipment_return',
  shipments: Iterable<Key>,
): Promise<Map<Key, EventRow[]>> {
  const rows = await selectIn<EventRow>(
    transaction,
    `select part.* from ${event} join ${event}_line part on part.n = ${event}.n
      where ${event}.shipment in (?*) order by part.n, part.line`,
    shipments,
  );
  return Map.groupBy(rows, (row) => row.n);
}

function rangesOf(rows: readonly EventRow[] | undefined): ShipmentEventFact['lines'] {
  return (rows ?? []).map((row) => ({
    series: row.series,
    range: { from: row.carton_from, to: row.carton_to },
  }));
}

async function receiptsOf(
  transaction: Transaction,
  shipments: readonly Key[],
  linesOf: ReadonlyMap<Key, readonly ShipmentLineFact[]>,
): Promise<Map<Key, ShipmentEventFact[]>> {
  const [rows, lines] = await Promise.all([
    selectIn<RowOf<typeof shipmentReceiptTable>>(
      transaction,
      'select * from shipment_receipt where shipment in (?*) order by shipment, n',
      shipments,
    ),
    eventLines(transaction, 'shipment_receipt', shipments),
  ]);
  const grouped = new Map<Key, ShipmentEventFact[]>();
  for (const row of rows) {
    const whole = (linesOf.get(row.shipment) ?? []).flatMap(({ series, range }) =>
      series === null || range === null ? [] : [{ series, range }],
    );
    const fact = { key: row.n, date: row.date, lines: row.whole === 1 ? whole : rangesOf(lines.get(row.n)) };
    grouped.set(row.shipment, [...(grouped.get(row.shipment) ?? []), fact]);
  }
  return grouped;
}

async function returnsOf(
  transaction: Transaction,
  shipments: readonly Key[],
): Promise<Map<Key, ShipmentEventFact[]>> {
  const [rows, lines] = await Promise.all([
    selectIn<RowOf<typeof shipmentReturnTable>>(
      transaction,
      'select * from shipment_return where shipment in (?*) order by shipment, n',
      shipments,
    ),
    eventLines(transaction, 'shipment_return', shipments),
  ]);
  const grouped = new Map<Key, ShipmentEventFact[]>();
  for (const row of rows) {
    const fact = { key: row.n, date: row.date, lines: rangesOf(lines.get(row.n)) };
    grouped.set(row.shipment, [...(grouped.get(row.shipment) ?? []), fact]);
  }
  return grouped;
}
