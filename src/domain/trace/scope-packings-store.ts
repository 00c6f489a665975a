import type { Transaction } from '../../db/database.ts';
import { selectIn, selectListsIn } from '../../db/select-in.ts';
import type { Key, PackingContentFact, PackingFact } from './scope-facts.ts';
import { spanOf } from './scope-columns.ts';

/** The packing records that name some runs, in the order of their keys, with what they say of those; and how many of each series they are. */
export interface PackedOfRuns {
  readonly packings: readonly PackingFact[];
  readonly series: ReadonlyMap<Key, number>;
}

const OF_RUNS = `select packing.n, series, carton_from, carton_to, date, run, variant, units_per_carton, span_from, span_to, in_unit_order,
  packing_content.line from packing_content join packing on packing.n = packing_content.n where run in (?*)`;
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
  line: number,
];

export async function packedOf(transaction: Transaction, runs: ReadonlySet<Key>): Promise<PackedOfRuns> {
  // The columns of OF_RUNS, as PackedRow has them.
  const rows = (await selectListsIn(transaction, OF_RUNS, runs)) as readonly PackedRow[];
  const packings: PackingFact[] = [];
  const series = new Map<Key, number>();
  let [last, contents]: [Key | null, PackingContentFact[]] = [null, []];
  for (const row of inOrder(rows)) {
    const [key, of, from, to, date, run, variant, unitsPerCarton, spanFrom, spanTo, inUnitOrder] = row;
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

/** By record and line. Rows of a run come in their order, so that this is a merge; the database would sort them all. */
function inOrder(rows: readonly PackedRow[]): readonly PackedRow[] {
  return rows.toSorted((left, right) => left[0] - right[0] || left[11] - right[11]);
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

/** All packing records of these series, without what they say is in the cartons. */
export async function packingsIn(
  transaction: Transaction,
  series: Iterable<Key>,
): Promise<readonly PackingFact[]> {
  const rows = await selectListsIn(
    transaction,
    'select n, series, carton_from, carton_to, date from packing where series in (?*)',
    series,
  );
  return rows.map((row) => {
    // Columns as they stand in the text.
    const [key, of, from, to, date] = row as PackingRow;
    return { key, series: of, range: { from, to }, date, contents: NO_CONTENTS };
  });
}

/**
 * The packing records of runs looked at with others of the same cartons. What else a carton holds is proven clear of the suspect, so
 * another is kept without contents: its cartons are packed, with something else.
 */
export function withOthers(ofRuns: PackedOfRuns, others: readonly PackingFact[]): readonly PackingFact[] {
  if (others.length === 0) return ofRuns.packings;
  const known = new Set(ofRuns.packings.map(({ key }) => key));
  const fresh = others.filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return ofRuns.packings;
  return [...ofRuns.packings, ...fresh].sort((left, right) => left.key - right.key);
}
