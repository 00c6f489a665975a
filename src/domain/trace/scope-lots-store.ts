import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type {
  materialLotSourceTable,
  materialLotTable,
  materialMovementTable,
  materialReceiptTable,
} from '../material/material-store.ts';
import type { Key, MaterialLotFact, Period } from './scope-facts.ts';
import { oneOf, spanOf } from './scope-columns.ts';

/** The lots taken in by the runs looked at; receipts and movements only of those whose account matters. */
export async function loadLots(
  transaction: Transaction,
  consumed: ReadonlySet<Key>,
  accounted: ReadonlySet<Key>,
): Promise<MaterialLotFact[]> {
  const [rows, receipts, movements, sources] = await Promise.all([
    selectIn<RowOf<typeof materialLotTable> & { id: string }>(
      transaction,
      `select material_lot.*, record.id as id from material_lot join record on record.n = material_lot.n
        where material_lot.n in (?*) order by material_lot.n`,
      new Set([...consumed, ...accounted]),
    ),
    receiptsOf(transaction, accounted),
    movementsOf(transaction, accounted),
    selectIn<RowOf<typeof materialLotSourceTable>>(
      transaction,
      'select * from material_lot_source where n in (?*) order by n, line',
      accounted,
    ),
  ]);
  const sourcesOf = Map.groupBy(sources, (source) => source.n);
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    code: row.code,
    material: row.material,
    supplier: row.supplier,
    supplierSite: row.supplier_site,
    made: periodOf(row.made_from_date, row.made_to_date),
    dispatched: periodOf(row.dispatched_from_date, row.dispatched_to_date),
    quantityDispatched: row.quantity_dispatched,
    receipts: receipts.get(row.n) ?? [],
    movements: movements.get(row.n) ?? [],
    madeFrom: (sourcesOf.get(row.n) ?? []).map((source) => ({
      run: source.run,
      span: spanOf(source.span_from, source.span_to),
      quantity: source.quantity,
    })),
  }));
}

function periodOf(from: string | null, to: string | null): Period | null {
  return from === null && to === null ? null : { from, to: to ?? from };
}

async function receiptsOf(
  transaction: Transaction,
  lots: ReadonlySet<Key>,
): Promise<Map<Key, MaterialLotFact['receipts'][number][]>> {
  const rows = await selectIn<RowOf<typeof materialReceiptTable>>(
    transaction,
    'select * from material_receipt where lot in (?*) order by lot, n',
    lots,
  );
  const grouped = new Map<Key, MaterialLotFact['receipts'][number][]>();
  for (const row of rows) {
    const fact = { key: row.n, site: row.site, date: row.date, quantity: row.quantity };
    grouped.set(row.lot, [...(grouped.get(row.lot) ?? []), fact]);
  }
  return grouped;
}

async function movementsOf(
  transaction: Transaction,
  lots: ReadonlySet<Key>,
): Promise<Map<Key, MaterialLotFact['movements'][number][]>> {
  const rows = await selectIn<RowOf<typeof materialMovementTable>>(
    transaction,
    'select * from material_movement where lot in (?*) order by lot, n',
    lots,
  );
  const grouped = new Map<Key, MaterialLotFact['movements'][number][]>();
  for (const row of rows) {
    const fact = {
      key: row.n,
      kind: oneOf(row.kind, ['scrapped', 'sampled', 'returned-to-supplier', 'stock-count', 'moved']),
      site: row.site,
      toSite: row.to_site,
      date: row.date,
      quantity: row.quantity,
    };
    grouped.set(row.lot, [...(grouped.get(row.lot) ?? []), fact]);
  }
  return grouped;
}
