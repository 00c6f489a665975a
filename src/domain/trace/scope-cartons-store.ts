import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type { cartonSeriesTable, repackMoveTable } from '../carton/carton-store.ts';
import type { consumptionTable } from '../run/run-parts-store.ts';
import type {
  ConsumptionFact,
  Key,
  PackingFact,
  RepackFact,
  RepackMoveFact,
  SeriesFact,
} from './scope-facts.ts';
import { countPackings, packedOf, packingsIn, withOthers } from './scope-packings-store.ts';
import type { PackedOfRuns } from './scope-packings-store.ts';
import { consumptionFact } from './scope-runs-store.ts';
import { oneOf, spanOf } from './scope-columns.ts';

export interface LoadedCartons {
  readonly series: readonly SeriesFact[];
  readonly packings: readonly PackingFact[];
  readonly repacks: readonly RepackFact[];
  /** Consumption over packed cartons: a sticker, an insert. */
  readonly additions: readonly ConsumptionFact[];
}

/** The cartons that hold, or held, units of the runs looked at, and all of further series, with all that happened to them. */
export async function loadCartons(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
  further: Iterable<Key>,
  /** What `packedOf` gave for these runs, where somebody has asked already. */
  packed: PackedOfRuns | null = null,
): Promise<LoadedCartons> {
  const ofRuns = packed ?? (await packedOf(transaction, runs));
  const known = seriesOf(ofRuns, further);
  // Sent together: few cartons are repacked into series that are not among these, and those are asked about afterwards.
  const [{ repacks, reached }, counts, rows, additions, packings] = await Promise.all([
    loadRepacks(transaction, known),
    countPackings(transaction, ofRuns.series.keys()),
    loadSeries(transaction, known),
    loadAdditions(transaction, known),
    packingsIn(
      transaction,
      [...known].filter((key) => !ofRuns.series.has(key)),
    ),
  ]);
  const others = [...reached].filter((key) => !known.has(key));
  const shared = [...ofRuns.series].flatMap(([key, count]) => (count === counts.get(key) ? [] : [key]));
  const [otherRows, otherAdditions, otherPackings] = await Promise.all([
    loadSeries(transaction, others),
    loadAdditions(transaction, others),
    packingsIn(transaction, [...others, ...shared]),
  ]);
  return {
    series: inOrder(rows, otherRows, (left, right) => left.key - right.key),
    packings: withOthers(ofRuns, [...packings, ...otherPackings]),
    repacks,
    additions: inOrder(
      additions,
      otherAdditions,
      (left, right) => (left.series ?? 0) - (right.series ?? 0) || left.n - right.n,
    ).map((row) => consumptionFact(row, false)),
  };
}

/** The series that units of runs were packed into, with further ones. */
export function seriesOf(packed: PackedOfRuns, further: Iterable<Key>): ReadonlySet<Key> {
  return new Set([...packed.series.keys(), ...further]);
}

function inOrder<Item>(
  first: readonly Item[],
  others: readonly Item[],
  order: (left: Item, right: Item) => number,
): readonly Item[] {
  return others.length === 0 ? first : [...first, ...others].sort(order);
}

function loadAdditions(transaction: Transaction, series: Iterable<Key>) {
  return selectIn<RowOf<typeof consumptionTable>>(
    transaction,
    'select * from consumption where series in (?*) and run is null order by series, n',
    series,
  );
}

/** Repacking that touches these series, and all series that units were moved to or from. */
async function loadRepacks(
  transaction: Transaction,
  known: ReadonlySet<Key>,
): Promise<{ repacks: RepackFact[]; reached: ReadonlySet<Key> }> {
  const series = new Set(known);
  const moves = new Map<string, RowOf<typeof repackMoveTable>>();
  for (let fresh = [...series]; fresh.length > 0;) {
    // Either end leads on; a move between two of these series is met twice and kept once.
    const met = await selectIn<RowOf<typeof repackMoveTable>>(
      transaction,
      `select * from repack_move where from_series in (?*)
        union all select * from repack_move where to_series in (?*)`,
      fresh,
    );
    for (const row of met) moves.set(`${String(row.n)} ${String(row.line)}`, row);
    const reached = met.flatMap((row) => [row.from_series, row.to_series ?? row.from_series]);
    fresh = [...new Set(reached)].filter((key) => !series.has(key));
    for (const key of fresh) series.add(key);
  }
  const sorted = [...moves.values()].sort((left, right) => left.n - right.n || left.line - right.line);
  const repacks = [...Map.groupBy(sorted, (row) => row.n)].map(([key, rows]) => ({
    key,
    date: rows[0]?.date ?? null,
    moves: rows.map(moveFact),
  }));
  return { repacks, reached: series };
}

function moveFact(row: RowOf<typeof repackMoveTable>): RepackMoveFact {
  const to = spanOf(row.to_carton_from, row.to_carton_to);
  return {
    from: { series: row.from_series, range: { from: row.from_carton_from, to: row.from_carton_to } },
    to: to === null || row.to_series === null ? null : { series: row.to_series, range: to },
    run: row.run,
    units: row.units,
    fate: row.fate === null ? null : oneOf(row.fate, ['sampled', 'scrapped', 'loose-stock']),
  };
}

async function loadSeries(transaction: Transaction, keys: Iterable<Key>): Promise<SeriesFact[]> {
  const rows = await selectIn<RowOf<typeof cartonSeriesTable> & { id: string }>(
    transaction,
    `select carton_series.*, record.id as id from carton_series join record on record.n = carton_series.n
      where carton_series.n in (?*) order by carton_series.n`,
    keys,
  );
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    code: row.code,
    mark: row.mark,
    consignee: row.consignee,
  }));
}
