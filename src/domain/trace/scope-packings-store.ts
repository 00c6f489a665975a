import type { Transaction } from '../../db/database.ts';
import { selectIn, selectListsIn } from '../../db/select-in.ts';
import type { Key, PackingContentFact, PackingFact } from './scope-facts.ts';
import { spanOf } from './scope-columns.ts';

/** The packing records that name some runs, in the order of their keys, with what they say of those; and how many of each series they are. */
export interface PackedOfRuns {
  readonly packings: readonly PackingFact[];
  readonly series: ReadonlyMap<Key, number>;
}

const OF_RUNS = `select packing.n, series, carton_from, carton_to, date, run, variant, units_per_carton, span_from, span_to, in_unit_order
  from packing_content join packing on packing.n = packing_content.n where run in (?*) order by packing.n, packing_content.line`;
/** These columns, by their declarations. */
type PackedRow = readonly [
  n: number,
  series: number,
  from: number,
  to: number,
  date: string | null,
  run: number,
  variant: string | null,
  unitsPerCarton: number,
  spanFrom: number | null,
  spanTo: number | null,
  inUnitOrder: number,
];

export async function packedOf(transaction: Transaction, runs: ReadonlySet<Key>): Promise<PackedOfRuns> {
  const rows = await selectListsIn(transaction, OF_RUNS, runs);
  const packings: PackingFact[] = [];
  const series = new Map<Key, number>();
  let [last, contents]: [Key | null, PackingContentFact[]] = [null, []];
  for (const row of rows) {
    // The columns of OF_RUNS, as PackedRow has them.
    const columns = row as PackedRow;
    const [key, of, from, to, date, run, variant, unitsPerCarton, spanFrom, spanTo, inUnitOrder] = columns;
    if (key !== last) {
      [last, contents] = [key, []];
      packings.push({ key, series: of, range: { from, to }, date, contents });
      series.set(of, (series.get(of) ?? 0) + 1);
    }
    const span = spanOf(spanFrom, spanTo);
    contents.push({ run, variant, unitsPerCarton, span, inUnitOrder: inUnitOrder === 1 });
  }
  return { packings, series };
}

/** How many packing records there are of each series; an index alone tells. */
export async function countPackings(
  transaction: Transaction,
  series: Iterable<Key>,
): Promise<ReadonlyMap<Key, number>> {
  const rows = await selectIn<{ series: number; count: number }>(
    transaction,
    'select series, count(*) as count from packing where series in (?*) group by series',
    series,
  );
  return new Map(rows.map((row) => [row.series, row.count]));
}

const NO_CONTENTS: readonly PackingContentFact[] = [];
type PackingRow = readonly [n: number, series: number, from: number, to: number, date: string | null];

/**
 * All packing records of these series, with the contents that are of runs looked at: what else a carton holds is proven clear
 * of the suspect. One with no such contents is kept, without contents: its cartons are packed, with something else. `counts` says of
 * which series all are among those of the runs, and need not be read again.
 */
export async function loadPackings(
  transaction: Transaction,
  series: ReadonlySet<Key>,
  ofRuns: PackedOfRuns,
  counts: ReadonlyMap<Key, number>,
): Promise<readonly PackingFact[]> {
  const open = [...series].filter((key) => ofRuns.series.get(key) !== counts.get(key) || !counts.has(key));
  if (open.length === 0) return ofRuns.packings;
  const rows = await selectListsIn(
    transaction,
    'select n, series, carton_from, carton_to, date from packing where series in (?*)',
    open,
  );
  const known = new Set(ofRuns.packings.map(({ key }) => key));
  const others: PackingFact[] = [];
  for (const row of rows) {
    // Columns as they stand in the text.
    const [key, of, from, to, date] = row as PackingRow;
    if (!known.has(key)) others.push({ key, series: of, range: { from, to }, date, contents: NO_CONTENTS });
  }
  if (others.length === 0) return ofRuns.packings;
  return [...ofRuns.packings, ...others].sort((left, right) => left.key - right.key);
}
