import type { SqlValue } from '../../src/db/bulk.ts';
import { marks } from '../../src/db/bulk.ts';
import type { RawDatabase } from './raw-database.ts';

/**
 * Ways in which others search, by the algorithm of their public code and not by the code itself: re-implementations over our link
 * tables, with our keys and indexes, which favours them. A node is seen once, whoever meets it.
 */

/** The neighbours of a set of nodes, whatever they are, in one query; `(?*)` stands for the set. */
const NEIGHBOURS = `
  select consumption.run from consumption where consumption.lot in (?*) and consumption.run is not null
  union all select material_lot_source.n from material_lot_source where material_lot_source.run in (?*)
  union all select rework.run from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)
  union all select packing_content.n from packing_content where packing_content.run in (?*)
  union all select shipment_line.shipment from packing join shipment_line on shipment_line.series = packing.series
    and shipment_line.carton_from < packing.carton_to and shipment_line.carton_to > packing.carton_from where packing.n in (?*)
  union all select shipment.consignee from shipment where shipment.n in (?*) and shipment.consignee is not null`;
const SETS_IN_TEXT = NEIGHBOURS.split('(?*)').length - 1;

async function neighbours(raw: RawDatabase, nodes: readonly number[]): Promise<number[]> {
  const inOrder = raw.dialect === 'sqlite' ? NEIGHBOURS.replaceAll(' join ', ' cross join ') : NEIGHBOURS;
  const text = inOrder.replaceAll('(?*)', `(${marks(nodes.length)})`);
  const parameters: SqlValue[] = Array.from({ length: SETS_IN_TEXT }, () => nodes).flat();
  return (await raw.rows(text, parameters)).map(([n]) => Number(n));
}

/** One query for each node, as Odoo, Tryton and metasfresh search. */
export async function queryForEachNode(raw: RawDatabase, start: number): Promise<number[]> {
  const met = new Set([start]);
  for (const node of met) for (const next of await neighbours(raw, [node])) met.add(next);
  return [...met];
}

const CARBON = { things: 500, depth: 5 };

/** One round trip for each frontier, at most 500 things and 5 steps deep, as Carbon searches; what lies beyond is left out. */
export async function cappedFrontiers(raw: RawDatabase, start: number): Promise<number[]> {
  const met = new Set([start]);
  let frontier = [start];
  for (let depth = 0; depth < CARBON.depth && frontier.length > 0; depth += 1) {
    const fresh: number[] = [];
    for (const next of await neighbours(raw, frontier)) {
      if (met.size >= CARBON.things) break;
      if (met.has(next)) continue;
      met.add(next);
      fresh.push(next);
    }
    frontier = fresh;
  }
  return [...met];
}

/** Everything about a node: its record with its body, and all columns of every link row that names it. */
const EVERYTHING = [
  'select entry.* from record join entry on entry.sequence = record.entry where record.n = ?',
  'select * from consumption where lot = ?',
  'select * from consumption where run = ?',
  'select * from material_lot_source where run = ?',
  'select * from rework_source join rework on rework.n = rework_source.n where rework_source.run = ?',
  'select * from packing_content where run = ?',
  'select * from packing where n = ?',
  'select * from shipment where n = ?',
];

/** Loads everything at each node before going on, as qcadoo's object mapper does. */
export async function everythingAtEachNode(raw: RawDatabase, start: number): Promise<number[]> {
  const met = new Set([start]);
  for (const node of met) {
    for (const text of EVERYTHING) {
      for (const row of await raw.rows(text, [node])) readBody(row);
    }
    for (const next of await neighbours(raw, [node])) met.add(next);
  }
  return [...met];
}

/** An object mapper makes objects of what it loads. */
function readBody(row: readonly SqlValue[]): void {
  for (const cell of row) if (typeof cell === 'string' && cell.startsWith('{')) JSON.parse(cell);
}
