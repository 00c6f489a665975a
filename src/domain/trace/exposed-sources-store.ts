import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { widestFirst } from './exposure-graph.ts';
import type { LotGraph, Reached } from './exposure-graph.ts';
import type { Key } from './scope-facts.ts';
import type { Named } from './scope-report.ts';

/** What came from somebody or from somewhere, and what it may have got into. */
export interface ExposedSource extends Reached {
  /** Party or site; null: what nobody says the source of. */
  readonly source: Key | null;
  /** Material lots that came from there. */
  readonly lots: number;
  /** Runs that were made there; of a supplier none. */
  readonly runsThere: number;
}

/** Suppliers of material lots, what nobody says the supplier of as one of them; the worst first. */
export async function exposedSuppliers(transaction: Transaction, graph: LotGraph): Promise<ExposedSource[]> {
  return sourcesOf(graph, await lotsBy(transaction, 'supplier'), []);
}

/** Sites where lots were made or runs are; what nobody says the site of as one of them; the worst first. */
export async function exposedSites(transaction: Transaction, graph: LotGraph): Promise<ExposedSource[]> {
  const lots = await lotsBy(transaction, 'supplier_site');
  const runs = await selectStanding<SourceRow>(transaction, 'select n, site as source from run', []);
  return sourcesOf(graph, lots, runs);
}

interface SourceRow {
  readonly n: number;
  readonly source: number | null;
}

/** Lots by who or what they came from; of our own make only those that name one all the same. */
function lotsBy(transaction: Transaction, column: 'supplier' | 'supplier_site'): Promise<SourceRow[]> {
  return selectStanding<SourceRow>(
    transaction,
    `select n, ${column} as source from material_lot
      where ${column} is not null or not exists (select 1 from material_lot_source made where made.n = material_lot.n)`,
    [],
  );
}

function sourcesOf(graph: LotGraph, lots: readonly SourceRow[], runs: readonly SourceRow[]): ExposedSource[] {
  const [lotsFrom, runsIn] = [lots, runs].map((rows) => Map.groupBy(rows, ({ source }) => source));
  const sources = new Set([...(lotsFrom?.keys() ?? []), ...(runsIn?.keys() ?? [])]);
  const found = [...sources].map((source): ExposedSource => {
    const [own, there] = [lotsFrom?.get(source) ?? [], runsIn?.get(source) ?? []];
    const reached = graph.reachOf([...own, ...there].map(({ n }) => n));
    return { source, lots: own.length, runsThere: there.length, ...reached };
  });
  return found.sort((left, right) => widestFirst(left, right) || (left.source ?? 0) - (right.source ?? 0));
}

/** Goods that no material lot on record reaches: whoever supplied what is in them is in no row. */
export function untracedGoods(graph: LotGraph): Reached {
  return graph.notReachedBy(graph.lots);
}

/** Parties and sites by their numbers. */
export async function sourceNames(
  transaction: Transaction,
  keys: readonly Key[],
): Promise<ReadonlyMap<Key, Named>> {
  const rows = await selectIn<{ n: number; kind: string; id: string; name: string | null }>(
    transaction,
    `select record.n as n, record.kind as kind, record.id as id, coalesce(party.name, site.name) as name from record
      left join party on party.n = record.n left join site on site.n = record.n where record.n in (?*)`,
    keys,
  );
  return new Map(rows.map(({ n, kind, id, name }) => [n, { kind, id, name: name ?? id }]));
}
