import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { intersectSpans, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { EVERY_CARTON } from './goods-out.ts';
import type { PackedUnits } from './goods-out.ts';

/** Cartons of a series; without a range all of them. */
export interface Cartons {
  readonly series: number;
  readonly range: Span | null;
}

/** Series whose packing records are read by range, one question each; of more series all records are read in one. */
const SERIES_BY_RANGE = 8;

interface PackingRow {
  readonly series: number;
  readonly low: number;
  readonly high: number;
  readonly run: number;
  readonly units: number;
  readonly span_from: number | null;
  readonly span_to: number | null;
  readonly in_order: number;
}

const PACKED = `select packing.series as series, packing.carton_from as low, packing.carton_to as high, content.run as run,
    content.units_per_carton as units, content.span_from as span_from, content.span_to as span_to,
    content.in_unit_order as in_order
  from packing join packing_content content on content.n = packing.n`;

/** What is in these cartons: packed into them, reworked in them, or moved into them from others, at any remove. */
export async function loadPacked(
  transaction: Transaction,
  cartons: readonly Cartons[],
): Promise<PackedUnits[]> {
  return contentsOf(transaction, cartons, new Set());
}

async function contentsOf(
  transaction: Transaction,
  cartons: readonly Cartons[],
  seen: ReadonlySet<string>,
): Promise<PackedUnits[]> {
  const wanted = hulls(cartons);
  if (wanted.size === 0) return [];
  const direct = await packingsIn(transaction, wanted);
  const reworked = await selectIn<{ series: number; low: number; high: number; run: number }>(
    transaction,
    `select rework_carton.series as series, rework_carton.carton_from as low, rework_carton.carton_to as high,
        rework.run as run
      from rework_carton join rework on rework.n = rework_carton.n where rework_carton.series in (?*)`,
    wanted.keys(),
  );
  const inPlace = reworked.map(({ series, low, high, run }) => unitsOf(series, { from: low, to: high }, run));
  return [...direct, ...inPlace, ...(await movedInto(transaction, wanted, seen))];
}

/** Of each series the stretch that all its cartons lie in. */
export function hulls(cartons: readonly Cartons[]): Map<number, Span> {
  const found = new Map<number, Span>();
  for (const { series, range } of cartons) {
    const { from, to } = range ?? EVERY_CARTON;
    const before = found.get(series) ?? { from, to };
    found.set(series, { from: Math.min(before.from, from), to: Math.max(before.to, to) });
  }
  return found;
}

async function packingsIn(
  transaction: Transaction,
  wanted: ReadonlyMap<number, Span>,
): Promise<PackedUnits[]> {
  const rows: PackingRow[] = [];
  if (wanted.size > SERIES_BY_RANGE) {
    rows.push(
      ...(await selectIn<PackingRow>(transaction, `${PACKED} where packing.series in (?*)`, wanted.keys())),
    );
  } else {
    const text = `${PACKED} where packing.series = ? and packing.carton_from < ? and packing.carton_to > ?`;
    for (const [series, { from, to }] of wanted)
      rows.push(...(await selectStanding<PackingRow>(transaction, text, [series, to, from])));
  }
  return rows.map(({ series, low, high, run, units, span_from, span_to, in_order }) => ({
    ...{ series, run, range: { from: low, to: high } },
    span: span_from === null || span_to === null ? null : { from: span_from, to: span_to },
    unitsPerCarton: in_order === 1 ? units : null,
  }));
}

function unitsOf(series: number, range: Span, run: number | null): PackedUnits {
  return { series, range, run, span: null, unitsPerCarton: null };
}

interface MoveRow {
  readonly n: number;
  readonly line: number;
  readonly from_series: number;
  readonly from_low: number;
  readonly from_high: number;
  readonly series: number;
  readonly low: number;
  readonly high: number;
  readonly run: number | null;
}

/** Units that a repack moved into these cartons: of the run it names, else of whatever was in the cartons they came from. */
async function movedInto(
  transaction: Transaction,
  wanted: ReadonlyMap<number, Span>,
  seen: ReadonlySet<string>,
): Promise<PackedUnits[]> {
  const rows = await selectIn<MoveRow>(
    transaction,
    `select n, line, from_series, from_carton_from as from_low, from_carton_to as from_high,
        to_series as series, to_carton_from as low, to_carton_to as high, run
      from repack_move where to_series in (?*)`,
    wanted.keys(),
  );
  const found: PackedUnits[] = [];
  for (const { n, line, series, low, high, run, from_series, from_low, from_high } of rows) {
    const key = `${String(n)} ${String(line)}`;
    const into = { from: low, to: high };
    const within = wanted.get(series);
    if (within === undefined || intersectSpans(within, into) === null || seen.has(key)) continue;
    if (run !== null) {
      found.push(unitsOf(series, into, run));
      continue;
    }
    const from = { series: from_series, range: { from: from_low, to: from_high } };
    const moved = await contentsOf(transaction, [from], new Set([...seen, key]));
    const there = moved.filter(
      (one) => one.series === from_series && intersectSpans(one.range, from.range) !== null,
    );
    found.push(...there.map((one) => unitsOf(series, into, one.run)));
    const isKnown =
      subtractSpans(
        from.range,
        there.map(({ range }) => range),
      ).length === 0;
    if (!isKnown) found.push(unitsOf(series, into, null));
  }
  return found;
}
