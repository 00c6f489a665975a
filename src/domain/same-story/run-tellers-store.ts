import type { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { certificatesOfRun } from '../certificate/certificates-of-run-store.ts';
import { loadMarkFacts } from '../label/label-facts-store.ts';
import type { LabelFacts, Told } from '../label/label-facts.ts';
import { versionsOf } from '../label/label-versions-store.ts';
import { coverageOf } from '../testing/coverage.ts';
import { loadCoverage } from '../testing/coverage-store.ts';
import { testReportSchema } from '../testing/test-report.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { certificateSays } from './certificate-said.ts';
import { labelSays } from './label-said.ts';
import { listingSchema } from './listing.ts';
import { packingListSchema } from './packing-list.ts';
import type { PackingList } from './packing-list.ts';
import { listingSays } from './paper-said.ts';
import { reportsSay, reportSource } from './record-said.ts';
import type { ToldReport } from './record-said.ts';
import type { Said, Source } from './same-story.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** Who tells about a run, and all they say. */
export interface Telling {
  readonly sources: readonly Source[];
  readonly said: readonly Said[];
}

/** What the certificates of a run say: those that cover it, and those that name it and, as they stand, do not. */
export async function certificatesTell(
  transaction: Transaction,
  kinds: Kinds,
  run: { readonly n: number; readonly id: string },
): Promise<Telling> {
  const all = await certificatesOfRun(transaction, kinds, run.n);
  const meant = all.filter(
    ({ standing, body }) =>
      standing === 'valid' || (standing === 'does-not-cover' && body.runs.includes(run.id)),
  );
  return joined(
    meant.map(({ id, body }) => {
      const name = `${body.number} version ${String(body.version)}`;
      const source: Source = { teller: 'certificate', kind: 'certificate', id, name };
      return { sources: [source], said: certificateSays(source, body) };
    }),
  );
}

/** What the marks of a run say: of each label the newest approved version, else as it is being written. */
export async function labelsTell(transaction: Transaction, kinds: Kinds, run: number): Promise<Telling> {
  const { labels } = await loadMarkFacts(transaction, kinds, run);
  const numbers = await selectStanding<{ n: number; id: string }>(
    transaction,
    'select label.n as n, record.id as id from label join record on record.n = label.n where label.run = ?',
    [run],
  );
  const told: Telling[] = [];
  for (const { n, id } of numbers) {
    const draft = labels.find((label) => label.id === id)?.body;
    if (draft === undefined) continue;
    const [newest] = await versionsOf(transaction, kinds, n);
    const { place, form, lines } = newest?.body ?? draft;
    const source: Source = {
      teller: place === 'master-carton' ? 'carton-mark' : 'label',
      kind: newest === undefined ? 'label' : 'label-version',
      id: newest?.id ?? id,
      name: newest === undefined ? `${id} (draft)` : `${id} version ${String(newest.body.version)}`,
      group: place,
      isTerse: form === 'coded' || draft.visibleThrough === true,
    };
    told.push({
      sources: [source],
      said: labelSays(source, { place, form, lines, inSymbol: newest?.body.inSymbol }),
    });
  }
  return joined(told);
}

/** The reports that prove cells of the run's matrix; where none does, those of the product. */
export async function reportsTell(
  transaction: Transaction,
  kinds: Kinds,
  run: { readonly n: number; readonly product: number },
): Promise<Telling> {
  const reports = await provingReports(transaction, kinds, run);
  return { sources: reports.map((report) => reportSource(report)), said: reportsSay(reports) };
}

export async function provingReports(
  transaction: Transaction,
  kinds: Kinds,
  run: { readonly n: number; readonly product: number },
): Promise<ToldReport[]> {
  const [facts] = await loadCoverage(transaction, kinds, [run.n]);
  const cells = facts === undefined ? [] : coverageOf(facts).rows.flatMap((row) => row.cells);
  const evidence = cells.flatMap((cell) => cell.evidence.filter(({ covers }) => covers));
  const ids = new Set(evidence.flatMap(({ kind, id }) => (kind === 'test-report' ? [id] : [])));
  const ofProduct = ids.size === 0;
  const rows = await selectStanding<{ n: number; laboratory: string | null }>(
    transaction,
    `select test_report.n as n, party.name as laboratory from test_report join record on record.n = test_report.n
        join laboratory on laboratory.n = test_report.laboratory left join party on party.n = laboratory.party
      where ${ofProduct ? 'test_report.product = ?' : "record.kind = 'test-report' and record.id in (?texts)"} order by test_report.n`,
    [ofProduct ? run.product : JSON.stringify([...ids])],
  );
  const laboratories = new Map(rows.map(({ n, laboratory }) => [n, laboratory]));
  const records = await recordsOf(transaction, kinds, rows, testReportSchema);
  return records.map((report) => ({ ...report, laboratory: laboratories.get(report.n) ?? null }));
}

export async function listingsTell(
  transaction: Transaction,
  kinds: Kinds,
  product: number,
  variant: string | undefined,
): Promise<Telling> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from listing where product = ? order by n',
    [product],
  );
  const all = await recordsOf(transaction, kinds, rows, listingSchema);
  const own = all.filter(
    ({ body }) => [undefined, body.variant].includes(variant) || body.variant === undefined,
  );
  return joined(
    own.map(({ id, body }) => {
      const name = `${body.channel} ${body.number ?? body.title}`;
      const source: Source = { teller: 'listing', kind: 'listing', id, name };
      return { sources: [source], said: listingSays(source, body) };
    }),
  );
}

/** The packing lists of shipments. */
export async function packingListsOf(
  transaction: Transaction,
  kinds: Kinds,
  shipment: number,
): Promise<readonly Told<PackingList>[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from packing_list where shipment = ? order by n',
    [shipment],
  );
  return recordsOf(transaction, kinds, rows, packingListSchema);
}

/** Names by which papers know the goods of a run. */
export function namesOf({ product: { body } }: LabelFacts): string[] {
  const variants = (body.variants ?? []).flatMap(({ sku, gtin }) => [sku, gtin]);
  return [body.name, body.style, body.sku, body.gtin, ...variants].filter((name) => name !== undefined);
}

/** Records with these numbers, in their order, read by their schema. */
export async function recordsOf<Schema extends z.ZodType>(
  transaction: Transaction,
  kinds: Kinds,
  rows: readonly { readonly n: number }[],
  schema: Schema,
): Promise<(Told<z.output<Schema>> & { readonly n: number })[]> {
  const found = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return rows.flatMap(({ n }) => {
    const record = found.get(n);
    return record === undefined ? [] : [{ n, id: record.id, body: schema.parse(record.body) }];
  });
}

export function joined(told: readonly Telling[]): Telling {
  return { sources: told.flatMap(({ sources }) => sources), said: told.flatMap(({ said }) => said) };
}
