import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type { shipmentLineTable, shipmentReceiptTable, shipmentTable } from '../shipment/shipment-store.ts';
import type { Key, ShipmentFact } from './scope-facts.ts';
import { shipmentsOf } from './scope-shipments-store.ts';
import type { StoryStart } from './story-facts.ts';

/** Shipments that carried the cartons; and those asked about, though nobody says what they carried. */
export async function storyShipments(
  transaction: Transaction,
  start: StoryStart,
  lines: Parameters<typeof shipmentsOf>[1],
): Promise<ShipmentFact[]> {
  const [found, unnumbered] = await Promise.all([
    shipmentsOf(transaction, lines, { receipts: true }),
    unnumberedLines(transaction, start.shipments),
  ]);
  const known = new Set(found.map(({ key }) => key));
  const others = await unnumberedShipments(
    transaction,
    start.shipments.filter((key) => !known.has(key)),
  );
  return [...found, ...others].map((shipment) => {
    const lines = new Set(shipment.lines.map(({ key }) => key));
    const rest = (unnumbered.get(shipment.key) ?? []).filter(({ key }) => !lines.has(key));
    return rest.length === 0 ? shipment : { ...shipment, lines: [...shipment.lines, ...rest] };
  });
}

/** Lines that name no cartons, by shipment. */
async function unnumberedLines(
  transaction: Transaction,
  shipments: readonly Key[],
): Promise<Map<Key, ShipmentFact['lines']>> {
  const rows = await selectIn<RowOf<typeof shipmentLineTable>>(
    transaction,
    'select * from shipment_line where shipment in (?*) and carton_from is null order by shipment, n',
    shipments,
  );
  const lines = new Map<Key, ShipmentFact['lines'][number][]>();
  for (const { n, shipment, series, cartons, units, product, run, consignee } of rows) {
    const list = lines.get(shipment) ?? [];
    lines.set(shipment, list);
    list.push({ key: n, series, range: null, cartons, units, product, run, consignee });
  }
  return lines;
}

/** Shipments of which no line names a carton, without their lines. */
async function unnumberedShipments(
  transaction: Transaction,
  shipments: readonly Key[],
): Promise<ShipmentFact[]> {
  const rows = await selectIn<RowOf<typeof shipmentTable> & { id: string }>(
    transaction,
    `select shipment.*, record.id as id from shipment join record on record.n = shipment.n
      where shipment.n in (?*) order by shipment.n`,
    shipments,
  );
  const receipts = await selectIn<RowOf<typeof shipmentReceiptTable>>(
    transaction,
    'select * from shipment_receipt where shipment in (?*) order by shipment, n',
    shipments,
  );
  const receiptsOf = Map.groupBy(receipts, ({ shipment }) => shipment);
  return rows.map(({ n, id, code, consignee, date }) => ({
    key: n,
    id,
    code,
    consignee,
    date,
    lines: [],
    receipts: (receiptsOf.get(n) ?? []).map((receipt) => ({ key: receipt.n, date: receipt.date, lines: [] })),
    returns: [],
  }));
}
