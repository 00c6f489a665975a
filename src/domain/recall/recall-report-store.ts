import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { partySchema, siteSchema } from '../party/party.ts';
import { productSchema } from '../product/product.ts';
import { runSchema } from '../run/run.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { consigneesOfRecall } from './recall-consignees-store.ts';
import { recallSchema } from './recall.ts';
import type { ReportFacts, ReportParty, ReportPlant, ReportRun } from './recall-report-facts.ts';
import { unitsAccount } from './recall-units.ts';
import { loadRecallUnits } from './recall-units-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What the record tells for the report on a recall; what the codes say is asked of their schemes. */
export async function loadReportFacts(
  transaction: Transaction,
  kinds: Kinds,
  n: number,
): Promise<Omit<ReportFacts, 'readings'>> {
  const rows = await reportRows(transaction, n);
  const { runs, makers, importers, consignees, account, files } = rows;
  const records = await labelledRecords(transaction, kinds, namedIn(n, rows));
  const partyOf = (key: number | null | undefined): ReportParty | null => partyTold(records.get(key ?? -1));
  const plantOf = (site: number | null): ReportPlant | null =>
    plantTold(records.get(site ?? -1), partyOf(makers.get(site ?? -1)));
  const named = (says: string | null): string[] =>
    files.filter((file) => file.says === says).map(({ file }) => records.get(file)?.label ?? '');
  return {
    recall: recallSchema.parse(records.get(n)?.body),
    products: [...new Set(runs.map(({ product }) => product))].flatMap((product) => {
      const record = records.get(product);
      if (record === undefined) return [];
      return [{ ...productSchema.parse(record.body), importer: partyOf(importers.get(product)) }];
    }),
    runs: runs.flatMap(({ run, product, site }) =>
      runTold(records.get(run), records.get(product), plantOf(site)),
    ),
    consignees: consignees.map((consignee) => ({ ...consignee, told: partyOf(consignee.party?.n) })),
    account,
    holderOf: (party) => records.get(party)?.label ?? '',
    pictures: named('picture'),
    papers: named(null),
    progress: rows.progress,
  };
}

/** What a recall leads to, by numbers. */
async function reportRows(transaction: Transaction, n: number) {
  const runs = await selectStanding<{ run: number; product: number; site: number | null }>(
    transaction,
    `select distinct run.n as run, run.product as product, run.site as site
      from recall_run join run on run.n = recall_run.run where recall_run.n = ? order by run.n`,
    [n],
  );
  const { units, recorded, scrapped, progress, notices } = await loadRecallUnits(transaction, n);
  return {
    ...{ runs, progress },
    makers: await partiesOfSites(
      transaction,
      runs.flatMap(({ site }) => site ?? []),
    ),
    importers: await importersOf(
      transaction,
      runs.map(({ product }) => product),
    ),
    consignees: await consigneesOfRecall(transaction, n),
    account: unitsAccount(units, recorded, [...scrapped, ...progress], notices),
    files: await selectStanding<{ file: number; says: string | null }>(
      transaction,
      'select file, says from recall_file where n = ? order by line',
      [n],
    ),
  };
}

type ReportRows = Awaited<ReturnType<typeof reportRows>>;

function namedIn(n: number, { runs, makers, importers, consignees, account, files }: ReportRows): number[] {
  return [
    ...[n, ...runs.flatMap(({ run, product, site }) => [run, product, site ?? []].flat())],
    ...makers.values(),
    ...importers.values(),
    ...consignees.flatMap(({ party }) => party?.n ?? []),
    ...account.holders.flatMap(({ party }) => party ?? []),
    ...files.map(({ file }) => file),
  ];
}

function partyTold(record: LabelledRecord | undefined): ReportParty | null {
  if (record === undefined) return null;
  const { name, address, country, phone, email, roles } = partySchema.parse(record.body);
  return {
    name,
    address: address ?? null,
    country: country ?? null,
    phone: phone ?? null,
    email: email ?? null,
    roles,
  };
}

function plantTold(record: LabelledRecord | undefined, maker: ReportParty | null): ReportPlant | null {
  if (record === undefined) return null;
  const { name, address, city, region, country } = siteSchema.parse(record.body);
  const place = [address, city, region].filter((part) => part !== undefined).join(', ');
  return { name, maker, address: place === '' ? null : place, country: country ?? null };
}

function runTold(
  run: LabelledRecord | undefined,
  product: LabelledRecord | undefined,
  plant: ReportPlant | null,
): ReportRun[] {
  if (run === undefined || product === undefined) return [];
  const { code, variant, started, ended, made } = runSchema.parse(run.body);
  return [
    {
      ...{ id: run.id, code, plant, product: productSchema.parse(product.body).name },
      variant: variant ?? null,
      from: started?.slice(0, 10) ?? null,
      to: ended?.slice(0, 10) ?? null,
      made: made ?? null,
    },
  ];
}

async function partiesOfSites(
  transaction: Transaction,
  sites: readonly number[],
): Promise<Map<number, number>> {
  const rows = await selectIn<{ n: number; party: number }>(
    transaction,
    'select n, party from site where n in (?*)',
    sites,
  );
  return new Map(rows.map(({ n, party }) => [n, party]));
}

async function importersOf(
  transaction: Transaction,
  products: readonly number[],
): Promise<Map<number, number>> {
  const rows = await selectIn<{ n: number; importer: number | null }>(
    transaction,
    'select n, importer from product where n in (?*)',
    products,
  );
  return new Map(rows.flatMap(({ n, importer }) => (importer === null ? [] : [[n, importer] as const])));
}
