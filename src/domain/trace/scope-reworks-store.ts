import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type {
  reworkCartonTable,
  reworkReplacementTable,
  reworkSourceTable,
  reworkTable,
} from '../run/run-parts-store.ts';
import type { Key, ReworkFact } from './scope-facts.ts';
import { spanOf } from './scope-columns.ts';

/** Reworks that made these runs, with what went in and what was replaced. */
export async function loadReworks(transaction: Transaction, keys: ReadonlySet<Key>): Promise<ReworkFact[]> {
  const rows = await selectIn<RowOf<typeof reworkTable>>(
    transaction,
    'select * from rework where run in (?*) order by n',
    keys,
  );
  const numbers = rows.map((row) => row.n);
  const all = async <Row extends { n: number }>(table: string): Promise<Map<number, Row[]>> => {
    const text = `select * from ${table} where n in (?*) order by n, line`;
    return Map.groupBy(await selectIn<Row>(transaction, text, numbers), (row) => row.n);
  };
  const [sources, cartons, replaced] = await Promise.all([
    all<RowOf<typeof reworkSourceTable>>('rework_source'),
    all<RowOf<typeof reworkCartonTable>>('rework_carton'),
    all<RowOf<typeof reworkReplacementTable>>('rework_replacement'),
  ]);
  return rows.map((row) => ({
    key: row.n,
    run: row.run,
    date: row.date,
    of: (sources.get(row.n) ?? []).map((source) => ({
      run: source.run,
      span: spanOf(source.span_from, source.span_to),
      quantity: source.quantity,
    })),
    cartons: (cartons.get(row.n) ?? []).map((range) => ({
      series: range.series,
      range: { from: range.carton_from, to: range.carton_to },
    })),
    replaces: (replaced.get(row.n) ?? []).map((part) => ({
      slot: part.slot,
      quantityOut: part.quantity_out,
      fate: part.fate,
    })),
  }));
}
