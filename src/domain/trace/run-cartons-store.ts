import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';

/**
 * Cartons in which units of a run may be, as `held(series, low, high)`: packed into them, reworked in them, or moved on into them
 * by a repack that names the run or no run.
 */
export const HELD = `with recursive held(series, low, high) as (
    select packing.series, packing.carton_from, packing.carton_to from packing_content
      join packing on packing.n = packing_content.n where packing_content.run = ?
    union select rework_carton.series, rework_carton.carton_from, rework_carton.carton_to from rework
      join rework_carton on rework_carton.n = rework.n where rework.run = ?
    union select move.to_series, move.to_carton_from, move.to_carton_to from held
      join repack_move move on move.from_series = held.series
        and move.from_carton_from < held.high and move.from_carton_to > held.low
      where move.to_series is not null and (move.run is null or move.run = ?))`;

/** A stretch of a shipment line's cartons in which units of a run may be; both null where the line names no carton numbers. */
export interface ShippedRow {
  readonly line: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Lines of shipments that took cartons of the run, or that name it, in the order recorded. */
export async function shippedRows(transaction: Transaction, run: number): Promise<ShippedRow[]> {
  return selectStanding<ShippedRow>(
    transaction,
    `${HELD}
      select line.n as line, case when line.carton_from > held.low then line.carton_from else held.low end as low,
          case when line.carton_to < held.high then line.carton_to else held.high end as high
        from held join shipment_line line on line.series = held.series
          and line.carton_from < held.high and line.carton_to > held.low
      union select line.n as line, null as low, null as high
        from held join shipment_line line on line.series = held.series and line.carton_from is null
      union select n as line, carton_from as low, carton_to as high from shipment_line
        where run = ? and (carton_from is null or not exists (select 1 from held where held.series = shipment_line.series
          and held.low < shipment_line.carton_to and held.high > shipment_line.carton_from))
      order by line, low`,
    [run, run, run, run],
  );
}
