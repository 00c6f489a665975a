import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type { materialTable } from '../material/material-store.ts';
import type { siteTable } from '../party/party-store.ts';
import type { productTable } from '../product/product-store.ts';
import type { Key, MaterialLotFact, PartyFact, ScopeFacts, ShipmentFact } from './scope-facts.ts';
import type { LoadedCartons } from './scope-cartons-store.ts';
import type { LoadedRuns } from './scope-runs-store.ts';
import type { Suspect } from './scope-question.ts';

interface Loaded {
  readonly runs: LoadedRuns;
  readonly lots: readonly MaterialLotFact[];
  readonly cartons: LoadedCartons;
  readonly shipments: readonly ShipmentFact[];
  readonly suspects: readonly Suspect[];
}

type Names = Pick<ScopeFacts, 'parties' | 'sites' | 'products' | 'materials'>;

/** The parties, sites, products and materials that the loaded facts name. */
export async function loadNames(transaction: Transaction, loaded: Loaded): Promise<Names> {
  // The parties of sites are asked for by the sites, so that nothing is waited for between.
  const sitesNamed = siteKeys(loaded);
  const [sites, parties, products, materials] = await Promise.all([
    loadSites(transaction, sitesNamed),
    loadParties(transaction, [...partyKeys(loaded), ...sitesNamed]),
    select<RowOf<typeof productTable>>(
      transaction,
      'product',
      loaded.runs.runs.map((run) => run.product),
    ),
    select<RowOf<typeof materialTable>>(transaction, 'material', [
      ...loaded.lots.map((lot) => lot.material),
      ...loaded.runs.revisions.flatMap((revision) => revision.slots.map((slot) => slot.material)),
    ]),
  ]);
  return {
    sites,
    parties,
    products: products.map((row) => ({
      key: row.n,
      id: row.id,
      name: row.name,
      intermediate: row.intermediate === 1,
    })),
    materials: materials.map((row) => ({
      key: row.n,
      id: row.id,
      code: row.code,
      name: row.name,
      unit: row.unit,
    })),
  };
}

async function select<Row extends { n: number }>(
  transaction: Transaction,
  table: string,
  keys: Iterable<Key>,
): Promise<(Row & { id: string })[]> {
  return selectIn<Row & { id: string }>(
    transaction,
    `select ${table}.*, record.id as id from ${table} join record on record.n = ${table}.n
      where ${table}.n in (?*) order by ${table}.n`,
    keys,
  );
}

/** The parties, and those of the sites, by one list of numbers: each is of one record. */
async function loadParties(transaction: Transaction, keys: Iterable<Key>): Promise<ScopeFacts['parties']> {
  return selectIn<PartyFact>(
    transaction,
    `select party.n as key, record.id as id, party.name as name from party join record on record.n = party.n where party.n in (?*)
      union select party.n, record.id, party.name from site join party on party.n = site.party join record on record.n = party.n
        where site.n in (?*) order by 1`,
    keys,
  );
}

async function loadSites(transaction: Transaction, keys: Iterable<Key>): Promise<ScopeFacts['sites']> {
  const rows = await select<RowOf<typeof siteTable>>(transaction, 'site', keys);
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    name: row.name,
    party: row.party,
    timeZone: row.time_zone ?? 'UTC',
  }));
}

function siteKeys({ runs, lots, suspects }: Loaded): Key[] {
  const keys: (Key | null)[] = [];
  for (const run of runs.runs) keys.push(run.site, ...run.alsoAt);
  for (const lot of lots) {
    keys.push(lot.supplierSite, ...lot.receipts.map((receipt) => receipt.site));
    for (const movement of lot.movements) keys.push(movement.site, movement.toSite);
  }
  for (const suspect of suspects) if (suspect.kind === 'line-window') keys.push(suspect.site);
  return keys.filter((key) => key !== null);
}

function partyKeys(loaded: Loaded): Key[] {
  const keys: (Key | null)[] = [];
  for (const lot of loaded.lots) keys.push(lot.supplier);
  for (const series of loaded.cartons.series) keys.push(series.consignee);
  for (const shipment of loaded.shipments) {
    keys.push(shipment.consignee, ...shipment.lines.map((line) => line.consignee));
  }
  for (const suspect of loaded.suspects) if (suspect.kind === 'supplier') keys.push(suspect.party);
  return keys.filter((key) => key !== null);
}
