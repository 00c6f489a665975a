import { mergeSpans, type Span } from '../../src/kit/span.ts';
import type { SqlValue } from '../../src/db/bulk.ts';
import type { RawDatabase } from './raw-database.ts';
import type { Things } from './things.ts';

/** The usual layout: a row and a text key for every carton, and an index on either end of every link. */
const LINKS = [
  'lot_run',
  'run_lot',
  'run_run',
  'run_carton',
  'carton_shipment',
  'shipment_consignee',
] as const;

const FILLED: Readonly<Record<(typeof LINKS)[number], string>> = {
  lot_run: `select lot.id, run.id from consumption join record as lot on lot.n = consumption.lot
    join record as run on run.n = consumption.run`,
  run_lot: `select run.id, lot.id from material_lot_source join record as run on run.n = material_lot_source.run
    join record as lot on lot.n = material_lot_source.n`,
  run_run: `select source.id, run.id from rework_source join rework on rework.n = rework_source.n
    join record as source on source.n = rework_source.run join record as run on run.n = rework.run`,
  run_carton: `select run.id, series.id, packing.carton_from, packing.carton_to from packing_content
    join packing on packing.n = packing_content.n join record as run on run.n = packing_content.run
    join record as series on series.n = packing.series`,
  carton_shipment: `select shipment.id, series.id, shipment_line.carton_from, shipment_line.carton_to from shipment_line
    join record as shipment on shipment.n = shipment_line.shipment join record as series on series.n = shipment_line.series`,
  shipment_consignee: `select record.id, party.id from shipment join record on record.n = shipment.n
    join record as party on party.n = shipment.consignee`,
};

/** Families in the naive layout at most: of a larger firm only those that are asked about, which favours it. */
const NAIVE_FAMILIES = 800;

/** Copies the firm into a database of the naive layout. */
export async function fillNaive(from: RawDatabase, into: RawDatabase): Promise<number> {
  let rows = 0;
  await into.exec(LINKS.map((name) => `create table ${name} (a text not null, b text not null)`).join(';'));
  await into.exec('begin');
  for (const name of LINKS) {
    const pairs = pairsOf(name, await from.rows(FILLED[name]));
    rows += await insertPairs(into, name, pairs);
  }
  await into.exec('commit');
  const indexes = LINKS.map(
    (name) => `create unique index ${name}_a on ${name} (a, b); create index ${name}_b on ${name} (b, a)`,
  );
  await into.exec(`${indexes.join(';')}; analyze`);
  return rows;
}

function* pairsOf(name: string, rows: readonly (readonly SqlValue[])[]): Generator<[string, string]> {
  const seen = new Set<string>();
  for (const [first, second, from, to] of rows) {
    if (!isAsked(String(first))) continue;
    if (from === undefined) {
      // A run takes a lot into two slots or over two spans: one link in this layout.
      const key = `${String(first)} ${String(second)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield [String(first), String(second)];
      continue;
    }
    for (let carton = Number(from); carton < Number(to); carton += 1) {
      const code = `${String(second)}#${carton}`;
      yield name === 'carton_shipment' ? [code, String(first)] : [String(first), code];
    }
  }
}

function isAsked(id: string): boolean {
  const number = /^f(\d+)-/.exec(id)?.[1];
  return number === undefined || Number(number) < NAIVE_FAMILIES;
}

async function insertPairs(
  into: RawDatabase,
  table: string,
  pairs: Iterable<[string, string]>,
): Promise<number> {
  let [rows, cells]: [number, string[]] = [0, []];
  const write = async (): Promise<void> => {
    if (cells.length === 0) return;
    const tuples = Array.from({ length: cells.length / 2 }, () => '(?,?)').join(',');
    await into.rows(`insert into ${table} values ${tuples}`, cells);
    cells = [];
  };
  for (const [from, to] of pairs) {
    cells.push(from, to);
    rows += 1;
    if (cells.length === 1_000) await write();
  }
  await write();
  return rows;
}

/** Everything the start went into, by text: one recursive query. */
const QUERIES = {
  sqlite: `with recursive made(id) as (select ?
      union select lot_run.b from made join lot_run on lot_run.a = made.id
      union select run_lot.b from made join run_lot on run_lot.a = made.id
      union select run_run.b from made join run_run on run_run.a = made.id),`,
  postgres: `with recursive made(id) as (select cast(? as text)
      union select link.b from made cross join lateral (
        select b from lot_run where a = made.id union all select b from run_lot where a = made.id
        union all select b from run_run where a = made.id) as link),`,
};
const CARTONS = `
    packed as materialized (select distinct run_carton.b as id from made join run_carton on run_carton.a = made.id),
    shipped as materialized (select distinct carton_shipment.b as id from packed join carton_shipment on carton_shipment.a = packed.id)
  select 'm', id from made union all select 'c', id from packed union all select 's', id from shipped
  union all select distinct 'p', shipment_consignee.b from shipped join shipment_consignee on shipment_consignee.a = shipped.id`;

export async function naiveWayOn(raw: RawDatabase, start: string): Promise<SqlValue[][]> {
  const text = `${QUERIES[raw.dialect]}${CARTONS}`;
  return raw.rows(raw.dialect === 'sqlite' ? text.replaceAll(' join ', ' cross join ') : text, [start]);
}

/** The answer of the naive layout in the words of the others: its cartons joined to ranges. */
export function naiveThings(rows: readonly (readonly SqlValue[])[]): Things {
  const things = new Set<string>();
  const cartons = new Map<string, Span[]>();
  for (const [sort, cell] of rows) {
    const id = String(cell);
    if (sort === 'c') {
      const [series = '', number] = id.split('#');
      const list = cartons.get(series) ?? [];
      cartons.set(series, list);
      list.push({ from: Number(number), to: Number(number) + 1 });
    } else things.add(`${kindOf(String(sort), id)} ${id}`);
  }
  for (const [series, list] of cartons) {
    for (const { from, to } of mergeSpans(list)) things.add(`cartons ${series} ${from}-${to}`);
  }
  return things;
}

function kindOf(sort: string, id: string): string {
  if (sort === 's') return 'shipment';
  if (sort === 'p') return 'party';
  return /lot$|-l\d+$/.test(id) ? 'material-lot' : 'run';
}
