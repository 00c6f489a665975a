import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { chunks } from '../../ledger/project.ts';
import type { CartonRange } from '../epcis/desk.ts';

/** Cartons and pallets on record, by SSCC. */
export interface ContainersOnRecord {
  readonly cartons: ReadonlyMap<string, readonly CartonRange[]>;
  /** The latest shipment that took them. */
  readonly shipments: ReadonlyMap<string, string>;
}

interface RangeRow extends Record<string, SqlValue> {
  readonly sscc: string;
  /** The pallet, or the series of the carton. */
  readonly thing: number;
  readonly pallet: number;
  readonly series: number;
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

const CODES_AT_ONCE = 400;
const RANGES_AT_ONCE = 200;

/** What the SSCCs are on record as: a pallet stands for its cartons, the last one for others of the same code. */
export async function containersOnRecord(
  transaction: Transaction,
  ssccs: readonly string[],
): Promise<ContainersOnRecord> {
  const ranges: RangeRow[] = [];
  for (const part of chunks(ssccs, CODES_AT_ONCE)) {
    const rows = await execute<RangeRow>(
      transaction,
      `select name.key as sscc, pallet_carton.n as thing, 1 as pallet, pallet_carton.series as series,
          series.id as id, pallet_carton.carton_from as low, pallet_carton.carton_to as high
        from name join pallet_carton on pallet_carton.n = name."of" join record series on series.n = pallet_carton.series
        where name.form = 'sscc' and name.key in (${marks(part.length)})
      union all select name.key, name."of", 0, name."of", series.id, name.low, name.high + 1
        from name join record series on series.n = name."of"
        where name.form = 'sscc' and series.kind = 'carton-series' and name.low is not null and name.key in (${marks(part.length)})
      order by 1, 2, 4, 6`,
      [...part, ...part],
    );
    ranges.push(...rows);
  }
  const last = [...Map.groupBy(ranges, ({ sscc }) => sscc).values()].flatMap(lastThing);
  const cartons = new Map(
    [...Map.groupBy(last, ({ sscc }) => sscc)].map(([sscc, list]) => [
      sscc,
      list.map(({ id, low, high }) => ({ series: id, from: low, to: high })),
    ]),
  );
  return { cartons, shipments: await shipmentsOf(transaction, last) };
}

/** A pallet before a carton, the last one recorded before others: a code may be used again. */
function lastThing(rows: readonly RangeRow[]): RangeRow[] {
  const pallets = rows.filter(({ pallet }) => pallet === 1);
  const list = pallets.length > 0 ? pallets : rows;
  const thing = list.reduce((highest, row) => Math.max(highest, row.thing), 0);
  return list.filter((row) => row.thing === thing);
}

async function shipmentsOf(
  transaction: Transaction,
  ranges: readonly RangeRow[],
): Promise<Map<string, string>> {
  const found = new Map<string, { id: string; date: string; n: number }>();
  for (const part of chunks(ranges, RANGES_AT_ONCE)) {
    const wanted = part.map(
      () => '(cast(? as text), cast(? as bigint), cast(? as bigint), cast(? as bigint))',
    );
    const rows = await execute<{ sscc: string; id: string; date: string | null; n: number }>(
      transaction,
      `with wanted(sscc, series, low, high) as (values ${wanted.join(', ')})
       select distinct wanted.sscc as sscc, record.id as id, shipment.date as date, shipment.n as n
       from wanted join shipment_line line on line.series = wanted.series
         and line.carton_from < wanted.high and line.carton_to > wanted.low
       join shipment on shipment.n = line.shipment join record on record.n = shipment.n`,
      part.flatMap(({ sscc, series, low, high }) => [sscc, series, low, high]),
    );
    for (const { sscc, id, date, n } of rows) {
      const before = found.get(sscc);
      const isLater =
        before === undefined || (date ?? '') > before.date || ((date ?? '') === before.date && n > before.n);
      if (isLater) found.set(sscc, { id, date: date ?? '', n });
    }
  }
  return new Map([...found].map(([sscc, { id }]) => [sscc, id]));
}
