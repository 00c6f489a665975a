import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type {
  shipmentEventLineTable,
  shipmentLineTable,
  shipmentReceiptTable,
  shipmentReturnTable,
  shipmentTable,
} from '../shipment/shipment-store.ts';
import type { Key, ShipmentEventFact, ShipmentFact, ShipmentLineFact } from './scope-facts.ts';
import type { LoadedCartons } from './scope-cartons-store.ts';
import type { LoadedRuns } from './scope-runs-store.ts';
import { spanOf } from './scope-columns.ts';

type LineRow = RowOf<typeof shipmentLineTable>;

/** Shipments with lines of the series looked at, or with lines that name no cartons and may have taken some of them. */
export async function loadShipments(
  transaction: Transaction,
  cartons: LoadedCartons,
  runs: LoadedRuns,
): Promise<ShipmentFact[]> {
  const lines = [
    ...(await selectIn<LineRow>(
      transaction,
      'select * from shipment_line where series in (?*) order by shipment, n',
      cartons.series.map((series) => series.key),
    )),
    ...(await numberlessLines(transaction, runs)),
  ];
  const linesOf = Map.groupBy(lines, (line) => line.shipment);
  const rows = await selectIn<RowOf<typeof shipmentTable> & { id: string }>(
    transaction,
    `select shipment.*, record.id as id from shipment join record on record.n = shipment.n
      where shipment.n in (?*) order by shipment.n`,
    linesOf.keys(),
  );
  const keys = rows.map((row) => row.n);
  const receipts = await receiptsOf(transaction, keys, linesOf);
  const returns = await returnsOf(transaction, keys);
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    code: row.code,
    consignee: row.consignee,
    date: row.date,
    lines: (linesOf.get(row.n) ?? []).map(lineFact).sort((left, right) => left.key - right.key),
    receipts: receipts.get(row.n) ?? [],
    returns: returns.get(row.n) ?? [],
  }));
}

/** Lines without carton numbers of the products and runs looked at, or of which nobody says what they are. */
async function numberlessLines(transaction: Transaction, runs: LoadedRuns): Promise<LineRow[]> {
  const rows = await execute<LineRow & Record<string, SqlValue>>(
    transaction,
    'select * from shipment_line where series is null or carton_from is null order by shipment, n',
  );
  const products = new Set(runs.runs.map((run) => run.product));
  const keys = new Set(runs.runs.map((run) => run.key));
  return rows.filter((row) => {
    if (row.series !== null) return false;
    if (row.run !== null) return keys.has(row.run);
    return row.product === null || products.has(row.product);
  });
}

function lineFact(row: LineRow): ShipmentLineFact {
  return {
    key: row.n,
    series: row.series,
    range: spanOf(row.carton_from, row.carton_to),
    cartons: row.cartons,
    units: row.units,
    product: row.product,
    run: row.run,
    consignee: row.consignee,
  };
}

type EventRow = RowOf<typeof shipmentEventLineTable>;

async function eventLines(
  transaction: Transaction,
  table: string,
  keys: Iterable<Key>,
): Promise<Map<Key, EventRow[]>> {
  const rows = await selectIn<EventRow>(
    transaction,
    `select * from ${table} where n in (?*) order by n, line`,
    keys,
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
  linesOf: ReadonlyMap<Key, readonly LineRow[]>,
): Promise<Map<Key, ShipmentEventFact[]>> {
  const rows = await selectIn<RowOf<typeof shipmentReceiptTable>>(
    transaction,
    'select * from shipment_receipt where shipment in (?*) order by shipment, n',
    shipments,
  );
  const lines = await eventLines(
    transaction,
    'shipment_receipt_line',
    rows.map((row) => row.n),
  );
  const grouped = new Map<Key, ShipmentEventFact[]>();
  for (const row of rows) {
    const whole = (linesOf.get(row.shipment) ?? []).flatMap((line) => {
      const range = spanOf(line.carton_from, line.carton_to);
      return line.series === null || range === null ? [] : [{ series: line.series, range }];
    });
    const fact = { key: row.n, date: row.date, lines: row.whole === 1 ? whole : rangesOf(lines.get(row.n)) };
    grouped.set(row.shipment, [...(grouped.get(row.shipment) ?? []), fact]);
  }
  return grouped;
}

async function returnsOf(
  transaction: Transaction,
  shipments: readonly Key[],
): Promise<Map<Key, ShipmentEventFact[]>> {
  const rows = await selectIn<RowOf<typeof shipmentReturnTable>>(
    transaction,
    'select * from shipment_return where shipment in (?*) order by shipment, n',
    shipments,
  );
  const lines = await eventLines(
    transaction,
    'shipment_return_line',
    rows.map((row) => row.n),
  );
  const grouped = new Map<Key, ShipmentEventFact[]>();
  for (const row of rows) {
    const fact = { key: row.n, date: row.date, lines: rangesOf(lines.get(row.n)) };
    grouped.set(row.shipment, [...(grouped.get(row.shipment) ?? []), fact]);
  }
  return grouped;
}
