import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { spanOf } from '../trace/scope-columns.ts';
import type { GoodsOut } from '../release/goods-out-store.ts';
import { EVERY_CARTON, rangesBySeries } from '../release/goods-out.ts';
import type { Leaving } from '../release/goods-out.ts';
import { mayShare } from './recalled-goods.ts';
import type { RecalledCartons, RecalledUnits } from './recalled-goods.ts';

/** By recall: what was recorded after this position was not known to its scope. */
export type Since = ReadonlyMap<number, number>;

/** Cartons that units of a line's cartons are in or came from; `after`: the earliest of the moves between. */
interface Origin {
  readonly line: Leaving;
  readonly series: number;
  readonly range: Span;
  /** Cartons of the line itself that this is about. */
  readonly own: Span;
  readonly after: number;
}

/** Cartons listed, or packed or filled from listed ones after the recall. */
interface Listed {
  readonly recall: number;
  readonly series: number;
  readonly range: Span;
}

/** Cartons of these lines that are recalled: listed by a recall, or filled since with recalled units. */
export async function recalledCartonsOf(
  transaction: Transaction,
  goods: GoodsOut,
  units: readonly RecalledUnits[],
  since: Since,
): Promise<RecalledCartons[]> {
  const first = Math.min(...since.values());
  const origins = await originsOf(transaction, goods.lines, first);
  const series = new Set(origins.map((one) => one.series));
  const listed = [
    ...(await listedCartons(transaction, series, since)),
    ...(await packedSince(transaction, series, units, since)),
    ...pendingCartons(goods, units),
  ];
  const sorted = rangesBySeries(listed);
  return origins.flatMap(({ line, series: of, range, own, after }) =>
    (sorted.get(of)?.overlapping(range) ?? []).flatMap((one): RecalledCartons[] => {
      if (after <= (since.get(one.recall) ?? 0)) return [];
      const shared = intersectSpans(one.range, range);
      const cartons = line.range === null ? null : after === NEVER ? shared : own;
      return [{ recall: one.recall, line, range: cartons }];
    }),
  );
}

/** Stands for the entry of a move where nothing was moved. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** The lines' own cartons, and those that units were moved from into them since, at any remove. */
async function originsOf(
  transaction: Transaction,
  lines: readonly Leaving[],
  first: number,
): Promise<Origin[]> {
  const own = lines.flatMap((line): Origin[] => {
    if (line.series === null) return [];
    const range = line.range ?? EVERY_CARTON;
    return [{ line, series: line.series, range, own: range, after: NEVER }];
  });
  const all = [...own];
  const seen = new Set<string>();
  let edge = own;
  while (edge.length > 0) {
    edge = await movedFrom(transaction, edge, first, seen);
    all.push(...edge);
  }
  return all;
}

interface MoveRow {
  readonly n: number;
  readonly line: number;
  readonly entry: number;
  readonly from_series: number;
  readonly from_low: number;
  readonly from_high: number;
  readonly series: number;
  readonly low: number;
  readonly high: number;
}

async function movedFrom(
  transaction: Transaction,
  into: readonly Origin[],
  first: number,
  seen: Set<string>,
): Promise<Origin[]> {
  const rows = await selectIn<MoveRow>(
    transaction,
    `select move.n as n, move.line as line, own.entry as entry, move.from_series as from_series,
        move.from_carton_from as from_low, move.from_carton_to as from_high, move.to_series as series,
        move.to_carton_from as low, move.to_carton_to as high
      from repack_move move join record own on own.n = move.n where move.to_series in (?*)`,
    into.map(({ series }) => series),
  );
  const found: Origin[] = [];
  for (const move of rows.filter(({ entry }) => entry > first)) {
    for (const origin of into) {
      const shared = intersectSpans(origin.range, { from: move.low, to: move.high });
      const key = [move.n, move.line, origin.line.by.kind, origin.line.by.id, origin.own.from].join(' ');
      if (origin.series !== move.series || shared === null || seen.has(key)) continue;
      seen.add(key);
      found.push({
        line: origin.line,
        series: move.from_series,
        range: { from: move.from_low, to: move.from_high },
        own: origin.after === NEVER ? shared : origin.own,
        after: Math.min(origin.after, move.entry),
      });
    }
  }
  return found;
}

async function listedCartons(
  transaction: Transaction,
  series: ReadonlySet<number>,
  since: Since,
): Promise<Listed[]> {
  const rows = await selectIn<{ n: number; series: number; low: number; high: number }>(
    transaction,
    'select n, series, carton_from as low, carton_to as high from recall_carton where series in (?*)',
    series,
  );
  return rows
    .filter(({ n }) => since.has(n))
    .map(({ n, series: of, low, high }) => ({ recall: n, series: of, range: { from: low, to: high } }));
}

interface PackedRow {
  readonly entry: number;
  readonly series: number;
  readonly low: number;
  readonly high: number;
  readonly run: number;
  readonly span_from: number | null;
  readonly span_to: number | null;
}

/** Cartons that were packed, or said to be, after the recall, with units that it recalls. */
async function packedSince(
  transaction: Transaction,
  series: ReadonlySet<number>,
  units: readonly RecalledUnits[],
  since: Since,
): Promise<Listed[]> {
  const inPart = units.filter(({ isWhole, span }) => !isWhole && span !== null);
  if (inPart.length === 0) return [];
  const rows = await selectIn<PackedRow>(
    transaction,
    `select own.entry as entry, packing.series as series, packing.carton_from as low, packing.carton_to as high,
        content.run as run, content.span_from as span_from, content.span_to as span_to
      from packing join packing_content content on content.n = packing.n join record own on own.n = packing.n
      where packing.series in (?*)`,
    series,
  );
  const byRun = Map.groupBy(inPart, ({ run }) => run);
  return rows.flatMap(({ entry, series: of, low, high, run, span_from, span_to }) =>
    (byRun.get(run) ?? [])
      .filter(
        ({ recall, span }) => entry > (since.get(recall) ?? 0) && mayShare(span, spanOf(span_from, span_to)),
      )
      .map(({ recall }) => ({ recall, series: of, range: { from: low, to: high } })),
  );
}

/** The same of packings that are still to be recorded. */
function pendingCartons({ pending }: GoodsOut, units: readonly RecalledUnits[]): Listed[] {
  const byRun = Map.groupBy(units, ({ run }) => run);
  return (pending?.packed ?? []).flatMap(({ series, range, run, span }) =>
    (byRun.get(run ?? -1) ?? [])
      .filter((one) => !one.isWhole && one.span !== null && mayShare(one.span, span))
      .map(({ recall }) => ({ recall, series, range })),
  );
}
