import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { intersectSpans } from '../../kit/span.ts';
import { loadLeaving } from './goods-out-store.ts';
import { EVERY_CARTON, rangesBySeries } from './goods-out.ts';
import type { Leaving } from './goods-out.ts';
import type { Cartons } from './goods-packed-store.ts';

/**
 * Lines of shipments that took any of these cartons, each with those alone; and lines that took cartons of their series without saying
 * which.
 */
export async function linesWith<Wanted extends Cartons>(
  transaction: Transaction,
  cartons: readonly Wanted[],
): Promise<{ readonly line: Leaving; readonly cartons: Wanted }[]> {
  const rows = await selectIn<{ n: number; series: number; low: number | null; high: number | null }>(
    transaction,
    'select n, series, carton_from as low, carton_to as high from shipment_line where series in (?*) order by n',
    cartons.map(({ series }) => series),
  );
  if (rows.length === 0) return [];
  const sorted = rangesBySeries(
    cartons.map((of) => ({ of, series: of.series, range: of.range ?? EVERY_CARTON })),
  );
  const shared = rows.flatMap(({ n, series, low, high }) => {
    const own = low === null || high === null ? EVERY_CARTON : { from: low, to: high };
    const found = sorted.get(series)?.overlapping(own) ?? [];
    return found.map(({ of, range }) => ({ n, of, range: intersectSpans(range, own) }));
  });
  const leaving = await loadLeaving(
    transaction,
    shared.map(({ n }) => n),
  );
  const byNumber = new Map(leaving.map((one) => [one.n, one]));
  return shared.flatMap(({ n, of, range }) => {
    const line = byNumber.get(n);
    return line === undefined ? [] : [{ line: { ...line, range }, cartons: of }];
  });
}
