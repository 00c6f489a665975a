import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { mergeSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { sumOfAll } from '../../kit/sums.ts';

/** What of a run left on a shipment, as the records say; null: they do not tell. */
export interface ShippedGoods {
  readonly run: number;
  readonly cartons: number | null;
  /** Numbers of the cartons; null: some have none. */
  readonly numbers: readonly Span[] | null;
  readonly units: number | null;
}

interface Packed {
  readonly line: number;
  readonly series: number;
  readonly run: number;
  readonly each: number;
  readonly low: number;
  readonly high: number;
  readonly repacked: number;
}

interface Uncounted {
  readonly line: number;
  readonly run: number;
  readonly cartons: number | null;
  readonly units: number | null;
}

/** The goods on a shipment by run: what packing records say is in its cartons, and lines that name a run of which no packing tells. */
export async function shippedGoods(transaction: Transaction, shipment: number): Promise<ShippedGoods[]> {
  return goodsByRun(await rowsOf(transaction, shipment));
}

function goodsByRun({ packed, uncounted }: Rows): ShippedGoods[] {
  const runs = [...new Set([...packed, ...uncounted].map(({ run }) => run))];
  return runs.map((run) =>
    goodsOf(
      run,
      packed.filter((row) => row.run === run),
      uncounted.filter((row) => row.run === run),
    ),
  );
}

/** The same line by line. */
export interface ShippedOnLine extends ShippedGoods {
  readonly line: number;
}

export async function shippedOnLines(transaction: Transaction, shipment: number): Promise<ShippedOnLine[]> {
  const { packed, uncounted } = await rowsOf(transaction, shipment);
  const lines = [...new Set([...packed, ...uncounted].map(({ line }) => line))];
  return lines.flatMap((line) => {
    const own = {
      packed: packed.filter((row) => row.line === line),
      uncounted: uncounted.filter((row) => row.line === line),
    };
    return goodsByRun(own).map((goods) => ({ ...goods, line }));
  });
}

/** Of so many cartons of a line those of which no packing says what is in them; 0 where the records do not number them. */
export function cartonsNotKnown(onLine: readonly ShippedGoods[], cartons: number | null): number {
  const numbers = onLine.map((one) => one.numbers);
  if (cartons === null || numbers.includes(null)) return 0;
  // A carton that holds two runs is one carton.
  const known = mergeSpans(numbers.flatMap((spans) => spans ?? []));
  return Math.max(
    0,
    known.reduce((left, { from, to }) => left - (to - from), cartons),
  );
}

interface Rows {
  readonly packed: readonly Packed[];
  readonly uncounted: readonly Uncounted[];
}

async function rowsOf(transaction: Transaction, shipment: number): Promise<Rows> {
  const packed = await selectStanding<Packed>(
    transaction,
    `select line.n as line, packing.series as series, content.run as run, content.units_per_carton as each,
        case when line.carton_from > packing.carton_from then line.carton_from else packing.carton_from end as low,
        case when line.carton_to < packing.carton_to then line.carton_to else packing.carton_to end as high,
        (select count(*) from repack_move move where
          (move.from_series = packing.series and move.from_carton_from < line.carton_to and move.from_carton_to > line.carton_from)
          or (move.to_series = packing.series and move.to_carton_from < line.carton_to and move.to_carton_to > line.carton_from)) as repacked
      from shipment_line line join packing on packing.series = line.series
          and packing.carton_from < line.carton_to and packing.carton_to > line.carton_from
        join packing_content content on content.n = packing.n
      where line.shipment = ? order by line.n, packing.n, content.line`,
    [shipment],
  );
  const uncounted = await selectStanding<Uncounted>(
    transaction,
    `select n as line, run, coalesce(cartons, carton_to - carton_from) as cartons, units from shipment_line line
      where shipment = ? and run is not null and (carton_from is null or not exists (select 1 from packing
        where packing.series = line.series and packing.carton_from < line.carton_to and packing.carton_to > line.carton_from))
      order by n`,
    [shipment],
  );
  return { packed, uncounted };
}

function goodsOf(run: number, packed: readonly Packed[], uncounted: readonly Uncounted[]): ShippedGoods {
  const bySeries = [...Map.groupBy(packed, ({ series }) => series).values()].map((rows) =>
    mergeSpans(rows.map(({ low, high }) => ({ from: low, to: high }))),
  );
  const spans = bySeries.flat();
  const length = (all: readonly Span[]): number => all.reduce((sum, { from, to }) => sum + to - from, 0);
  const isRepacked = packed.some(({ repacked }) => repacked > 0);
  const inCartons = packed.reduce((sum, { each, low, high }) => sum + each * (high - low), 0);
  return {
    run,
    cartons: sumOfAll([length(spans), ...uncounted.map(({ cartons }) => cartons)]),
    numbers: uncounted.length > 0 || bySeries.length > 1 ? null : spans,
    // What a repack moved is told by no count of packings.
    units: isRepacked ? null : sumOfAll([inCartons, ...uncounted.map(({ units }) => units)]),
  };
}

/** The shipments that took cartons of a run, or that name it. */
export async function shipmentsOfRun(transaction: Transaction, run: number): Promise<number[]> {
  const rows = await selectStanding<{ shipment: number }>(
    transaction,
    `select distinct line.shipment as shipment from shipment_line line
      where line.run = ? or exists (select 1 from packing join packing_content content on content.n = packing.n
        where content.run = ? and packing.series = line.series
          and packing.carton_from < line.carton_to and packing.carton_to > line.carton_from) order by line.shipment`,
    [run, run],
  );
  return rows.map(({ shipment }) => shipment);
}
