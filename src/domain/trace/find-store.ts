import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { chunks } from '../../ledger/project.ts';
import type { FoundName, TradeItem } from '../code/find.ts';

/** A carton: the `n` of its series, and its number. */
export interface CartonKey {
  readonly series: number;
  readonly number: number;
}

export function cartonText({ series, number }: CartonKey): string {
  return `${String(series)} ${String(number)}`;
}

/** What the runs and material lots among the names are lots of. */
export async function tradeItems(
  transaction: Transaction,
  names: readonly FoundName[],
): Promise<Map<number, TradeItem>> {
  const items = new Map<number, TradeItem>();
  for (const [kind, text] of [
    ['run', 'select n, product as "of", variant from run'],
    ['material-lot', 'select n, material as "of", null as variant from material_lot'],
  ] as const) {
    const numbers = [...new Set(names.filter((name) => name.kind === kind).map(({ of }) => of))];
    for (const part of chunks(numbers, 500)) {
      const rows = await execute<{ n: number; of: number; variant: string | null }>(
        transaction,
        `${text} where n in (${marks(part.length)})`,
        part,
      );
      for (const { n, of, variant } of rows) items.set(n, { of, variant });
    }
  }
  return items;
}

/** `w(series, number)` with one row for each carton. */
function wantedText(count: number): string {
  const tuple = '(cast(? as bigint), cast(? as bigint))';
  return `with w(series, number) as (values ${Array.from({ length: count }, () => tuple).join(', ')})`;
}

async function forCartons<Row extends Record<string, SqlValue>>(
  transaction: Transaction,
  cartons: readonly CartonKey[],
  text: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks(cartons, 250)) {
    const values = part.flatMap(({ series, number }) => [series, number]);
    rows.push(...(await execute<Row>(transaction, `${wantedText(part.length)} ${text}`, values)));
  }
  return rows;
}

/** Those of the cartons that some record speaks of: packed, repacked into, or shipped. */
export async function cartonsOnRecord(
  transaction: Transaction,
  cartons: readonly CartonKey[],
): Promise<Set<string>> {
  const rows = await forCartons<{ series: number; number: number }>(
    transaction,
    cartons,
    `select w.series as series, w.number as number from w
      where exists (select 1 from packing p
          where p.series = w.series and p.carton_from <= w.number and p.carton_to > w.number)
        or exists (select 1 from repack_move m
          where m.to_series = w.series and m.to_carton_from <= w.number and m.to_carton_to > w.number)
        or exists (select 1 from shipment_line l
          where l.series = w.series and l.carton_from <= w.number and l.carton_to > w.number)`,
  );
  return new Set(rows.map(cartonText));
}

/** A record that a carton leads to. */
export interface CartonStep {
  readonly series: number;
  readonly number: number;
  readonly what: 'packing' | 'run' | 'relabel' | 'shipment';
  readonly target: number;
  readonly date: string | null;
}

/** The packing records, runs, relabels and shipments of each carton. */
export async function cartonSteps(
  transaction: Transaction,
  cartons: readonly CartonKey[],
): Promise<CartonStep[]> {
  const covers = (alias: string): string =>
    `${alias}.series = w.series and ${alias}.carton_from <= w.number and ${alias}.carton_to > w.number`;
  return forCartons<CartonStep & Record<string, SqlValue>>(
    transaction,
    cartons,
    `select w.series as series, w.number as number, 'packing' as what, p.n as target, p.date as date
        from w join packing p on ${covers('p')}
      union select w.series, w.number, 'run', c.run, null
        from w join packing p on ${covers('p')} join packing_content c on c.n = p.n
      union select w.series, w.number, 'run', m.run, null
        from w join repack_move m on m.to_series = w.series and m.to_carton_from <= w.number and m.to_carton_to > w.number
        where m.run is not null
      union select w.series, w.number, 'relabel', r.n, r.date from w join relabel r on ${covers('r')}
      union select w.series, w.number, 'shipment', l.shipment, s.date
        from w join shipment_line l on ${covers('l')} join shipment s on s.n = l.shipment
      order by 1, 2, 3, 4`,
  );
}
