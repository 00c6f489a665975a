import type { RawDatabase } from './raw-database.ts';

/** Runs and lots that the start went into, by consumption, sub-assembly and rework. SQLite takes one recursive part for each link. */
const MADE_ON_SQLITE = `made(n) as (
  select cast(? as integer)
  union select consumption.run from made join consumption on consumption.lot = made.n where consumption.run is not null
  union select material_lot_source.n from made join material_lot_source on material_lot_source.run = made.n
  union select rework.run from made join rework_source on rework_source.run = made.n join rework on rework.n = rework_source.n)`;

/** The same for PostgreSQL, which takes one recursive part. */
const MADE_ON_POSTGRES = `made(n) as (
  select cast(? as bigint)
  union select link.n from made cross join lateral (
    select consumption.run as n from consumption where consumption.lot = made.n and consumption.run is not null
    union all select material_lot_source.n from material_lot_source where material_lot_source.run = made.n
    union all select rework.run from rework_source join rework on rework.n = rework_source.n where rework_source.run = made.n
  ) as link)`;

/**
 * Ranges overlap where one begins in the other: each of the two cases is a short stretch of an index, while `from < to and to > from`
 * would read half of every series.
 */
const wayOn = (made: string): string => `with recursive ${made},
  packed as materialized (select distinct packing.n, packing.series, packing.carton_from, packing.carton_to
    from made join packing_content on packing_content.run = made.n join packing on packing.n = packing_content.n),
  shipped as materialized (
    select shipment_line.shipment as n from packed join shipment_line on shipment_line.series = packed.series
      and shipment_line.carton_from >= packed.carton_from and shipment_line.carton_from < packed.carton_to
    union
    select shipment_line.shipment from (select distinct series from packed) as met
      join shipment_line on shipment_line.series = met.series
      join packing on packing.series = shipment_line.series
        and packing.carton_from > shipment_line.carton_from and packing.carton_from < shipment_line.carton_to
      join packed on packed.n = packing.n)
  select n from made union all select n from packed union all select n from shipped
  union all select distinct shipment.consignee from shipped join shipment on shipment.n = shipped.n where shipment.consignee is not null`;

const BACK_ON_SQLITE = `with recursive source(n) as (
  select cast(? as integer)
  union select consumption.lot from source join consumption on consumption.run = source.n
  union select material_lot_source.run from source join material_lot_source on material_lot_source.n = source.n
  union select rework_source.run from source join rework on rework.run = source.n join rework_source on rework_source.n = rework.n)
  select n from source`;

const BACK_ON_POSTGRES = `with recursive source(n) as (
  select cast(? as bigint)
  union select link.n from source cross join lateral (
    select consumption.lot as n from consumption where consumption.run = source.n
    union all select material_lot_source.run from material_lot_source where material_lot_source.n = source.n
    union all select rework_source.run from rework join rework_source on rework_source.n = rework.n where rework.run = source.n
  ) as link) select n from source`;

/** Without statistics SQLite may begin at the wrong end; `cross join` keeps the order as written. */
const inOrder = (text: string): string => text.replaceAll(/(?<!cross )\bjoin\b/g, 'cross join');

/** Texts of the two queries, for query plans. */
const BARE_QUERIES = {
  sqlite: { on: inOrder(wayOn(MADE_ON_SQLITE)), back: inOrder(BACK_ON_SQLITE) },
  postgres: { on: wayOn(MADE_ON_POSTGRES), back: BACK_ON_POSTGRES },
} as const;

/** Everything the start went into, by `n`: one recursive query over the link tables, the start included. */
export async function bareWayOn(raw: RawDatabase, start: number): Promise<number[]> {
  return (await raw.rows(BARE_QUERIES[raw.dialect].on, [start])).map(([n]) => Number(n));
}

/** Everything the start came from. */
export async function bareWayBack(raw: RawDatabase, start: number): Promise<number[]> {
  return (await raw.rows(BARE_QUERIES[raw.dialect].back, [start])).map(([n]) => Number(n));
}
