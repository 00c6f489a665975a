import { RANGES, WAY_ON } from './links.ts';
import { LinkList, overlapping, PackedSearch } from './packed-graph.ts';
import type { RawDatabase } from './raw-database.ts';

/** The memory limit: the whole graph in typed arrays, both ways. */
export interface MemoryGraph {
  readonly on: PackedSearch;
  readonly back: PackedSearch;
  readonly links: number;
  readonly bytes: number;
}

/** Reads every link of the firm. Where carton ranges meet shipments is worked out here, once. */
export async function loadGraph(raw: RawDatabase): Promise<MemoryGraph> {
  const [way, source] = [new LinkList(), new LinkList()];
  for (const [name, text] of Object.entries(WAY_ON)) {
    const isSource = name === 'consumed' || name === 'becameLot' || name === 'reworked';
    for (const [from, to] of await raw.rows(text)) {
      way.add(Number(from), Number(to));
      if (isSource) source.add(Number(from), Number(to));
    }
  }
  const packed = await rangesBySeries(raw, RANGES.packing);
  const shipped = await rangesBySeries(raw, RANGES.shipment);
  for (const [series, ranges] of packed) {
    overlapping(ranges, shipped.get(series) ?? [], (range, other) => way.add(range, other));
  }
  const [[last] = []] = await raw.rows('select max(n) from record');
  const nodes = Number(last) + 1;
  const [on, back] = [way.packed(nodes, false), source.packed(nodes, true)];
  const bytes = [on, back].reduce((sum, { starts, ends }) => sum + starts.byteLength + ends.byteLength, 0);
  return { on: new PackedSearch(on), back: new PackedSearch(back), links: way.length, bytes };
}

type Ranged = Parameters<typeof overlapping>[0][number];

async function rangesBySeries(raw: RawDatabase, text: string): Promise<Map<number, Ranged[]>> {
  const bySeries = new Map<number, Ranged[]>();
  const rows = await raw.rows(`${text} order by series, carton_from`);
  for (const [n, series, from, to] of rows) {
    const list = bySeries.get(Number(series)) ?? [];
    bySeries.set(Number(series), list);
    list.push({ n: Number(n), from: Number(from), to: Number(to) });
  }
  return bySeries;
}
