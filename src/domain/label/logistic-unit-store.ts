import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';

/** A stretch of cartons of a series; `to` is one past the last. */
export interface CartonStretch {
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** What is in cartons, a line for each run and variant. */
export interface PackedContent {
  readonly run: number;
  readonly units: number;
}

/** SSCCs by which a pallet is known, or one carton of a series: what names several cartons names no unit. */
export async function ssccsOf(
  transaction: Transaction,
  thing: number,
  carton: number | null,
): Promise<string[]> {
  const rows = await execute<{ code: string } & Record<string, SqlValue>>(
    transaction,
    `select distinct name.code as code from name join record on record.n = name."of"
      where name."of" = ? and name.form = 'sscc' and record.withdrawn = 0
        and (name.low is null and ? = -1 or name.low = ? and name.high = ?) order by name.code`,
    [thing, carton ?? -1, carton ?? -1, carton ?? -1],
  );
  return rows.map(({ code }) => code);
}

/** The stretches of cartons on a pallet. */
export async function cartonsOnPallet(transaction: Transaction, pallet: number): Promise<CartonStretch[]> {
  return selectStanding<CartonStretch & Record<string, SqlValue>>(
    transaction,
    `select series, carton_from as "from", carton_to as "to" from pallet_carton where n = ? order by line`,
    [pallet],
  );
}

/** Units by run in the cartons as packed. Null where that is not known: a carton without a packing, or one that was repacked since. */
export async function contentOfCartons(
  transaction: Transaction,
  stretches: readonly CartonStretch[],
): Promise<{ readonly contents: readonly PackedContent[]; readonly isWhole: boolean }> {
  const units = new Map<number, number>();
  let isWhole = stretches.length > 0;
  for (const stretch of stretches) {
    const rows = await packedIn(transaction, stretch);
    const packed = new Set<number>();
    for (const { run, each, low, high } of rows) {
      units.set(run, (units.get(run) ?? 0) + each * (high - low));
      for (let carton = low; carton < high; carton += 1) packed.add(carton);
    }
    if (packed.size < stretch.to - stretch.from || (await wasRepacked(transaction, stretch))) isWhole = false;
  }
  return { contents: [...units].map(([run, count]) => ({ run, units: count })), isWhole };
}

interface PackedRow {
  readonly run: number;
  readonly each: number;
  readonly low: number;
  readonly high: number;
}

async function packedIn(transaction: Transaction, { series, from, to }: CartonStretch): Promise<PackedRow[]> {
  const rows = await selectStanding<PackedRow>(
    transaction,
    `select content.run as run, content.units_per_carton as "each", packing.carton_from as low, packing.carton_to as high
      from packing join packing_content content on content.n = packing.n
      where packing.series = ? and packing.carton_from < ? and packing.carton_to > ? order by packing.n, content.line`,
    [series, to, from],
  );
  return rows.map((row) => ({ ...row, low: Math.max(row.low, from), high: Math.min(row.high, to) }));
}

async function wasRepacked(transaction: Transaction, { series, from, to }: CartonStretch): Promise<boolean> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    `select n from repack_move where from_series = ? and from_carton_from < ? and from_carton_to > ?
      union select n from repack_move where to_series = ? and to_carton_from < ? and to_carton_to > ? limit 1`,
    [series, to, from, series, to, from],
  );
  return rows.length > 0;
}
