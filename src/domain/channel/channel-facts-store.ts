import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { certificatesOfRun } from '../certificate/certificates-of-run-store.ts';
import { fileSchema } from '../evidence/file.ts';
import { loadLabelFacts, loadMarkFacts } from '../label/label-facts-store.ts';
import { listingSchema } from '../same-story/listing.ts';
import { provingReports, recordsOf } from '../same-story/run-tellers-store.ts';
import type { PackChannel } from './channel-demands.ts';
import type { PackFacts } from './channel-pack.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A file that goes into a pack, and why. */
export interface PackFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly kept: boolean;
  /** Folder of the pack it goes into. */
  readonly folder: 'test-reports' | 'photos' | 'listing';
  /** The record it belongs to. */
  readonly of: { readonly kind: string; readonly id: string };
}

interface Asked {
  readonly run: number;
  readonly channel: PackChannel;
  readonly day: string;
}

/** What is on record for a pack, and the files that go into it. */
export async function loadPack(
  transaction: Transaction,
  kinds: Kinds,
  { run, channel, day }: Asked,
): Promise<{ readonly facts: PackFacts; readonly files: readonly PackFile[] }> {
  const about = await loadLabelFacts(transaction, kinds, run);
  const [row] = await selectStanding<{ product: number }>(
    transaction,
    'select product from run where n = ?',
    [run],
  );
  const product = row?.product ?? 0;
  const certificates = (await certificatesOfRun(transaction, kinds, run)).filter(
    ({ standing }) => standing === 'valid',
  );
  const reports = await provingReports(transaction, kinds, { n: run, product });
  const listings = await selectStanding<{ n: number }>(
    transaction,
    "select n from listing where product = ? and channel = ? order by coalesce(seen_on, '') desc, n desc limit 1",
    [product, channel],
  );
  const [listing] = await recordsOf(transaction, kinds, listings, listingSchema);
  const { labels } = await loadMarkFacts(transaction, kinds, run);
  const photos = await photosOf(transaction, run);
  const ids = (isOf: (place: string) => boolean): string[] =>
    labels.filter(({ body }) => isOf(body.place)).map(({ id }) => id);
  const isCarton = (place: string): boolean => place === 'master-carton';
  const facts: PackFacts = {
    ...{ channel, day, certificates, reports, listing: listing ?? null },
    photos: photos.map(({ id, result }) => ({ id, passed: result === 'passed' })),
    unitLabels: ids((place) => !isCarton(place)),
    cartonLabels: ids(isCarton),
    durableInfant: about.plan?.body.durableInfant ?? null,
  };
  const wanted = wantedFiles({ reports, photos, listing });
  return { facts, files: await filesOf(transaction, kinds, wanted) };
}

interface OfPack {
  readonly reports: PackFacts['reports'];
  readonly photos: readonly Photo[];
  readonly listing: PackFacts['listing'] | undefined;
}

function wantedFiles({ reports, photos, listing }: OfPack): Wanted[] {
  return [
    ...reports.flatMap(({ id, body }) =>
      [body.file, ...(body.files ?? [])].flatMap((file) =>
        wish(file, 'test-reports', { kind: 'test-report', id }),
      ),
    ),
    ...photos.flatMap(({ id, files }) =>
      files.flatMap((file) => wish(file, 'photos', { kind: 'inspection', id })),
    ),
    ...(listing?.body.files ?? []).flatMap((file) =>
      wish(file, 'listing', { kind: 'listing', id: listing?.id ?? '' }),
    ),
  ];
}

interface Wanted extends Pick<PackFile, 'folder' | 'of'> {
  readonly file: string;
}

function wish(file: string | undefined, folder: PackFile['folder'], of: PackFile['of']): Wanted[] {
  return file === undefined ? [] : [{ file, folder, of }];
}

interface Photo {
  readonly id: string;
  readonly result: string;
  readonly files: readonly string[];
}

/** Looks at labels of the run with photos, the latest first. */
async function photosOf(transaction: Transaction, run: number): Promise<Photo[]> {
  const rows = await selectStanding<{ n: number; id: string; result: string }>(
    transaction,
    `select inspection.n as n, record.id as id, inspection.result as result from inspection join record on record.n = inspection.n
      where inspection.run = ? and inspection.kind = 'label-check' order by coalesce(inspection.date, '') desc, inspection.n desc`,
    [run],
  );
  const files = await selectIn<{ n: number; file: string }>(
    transaction,
    `select distinct inspection_file.n as n, record.id as file from inspection_file join record on record.n = inspection_file.file
      where inspection_file.n in (?*) order by n, file`,
    rows.map(({ n }) => n),
  );
  return rows
    .map(({ n, id, result }) => ({
      id,
      result,
      files: files.filter((one) => one.n === n).map(({ file }) => file),
    }))
    .filter((photo) => photo.files.length > 0);
}

/** The files that are on record, each once. */
async function filesOf(
  transaction: Transaction,
  kinds: Kinds,
  wanted: readonly Wanted[],
): Promise<PackFile[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    "select n from record where kind = 'file' and withdrawn = 0 and id in (?texts)",
    [JSON.stringify([...new Set(wanted.map(({ file }) => file))])],
  );
  const found = await recordsOf(transaction, kinds, rows, fileSchema);
  const byId = new Map(found.map(({ id, body }) => [id, body]));
  const once = new Map(wanted.map((one) => [one.file, one]));
  return [...once.values()].flatMap(({ file, folder, of }) => {
    const body = byId.get(file);
    if (body === undefined) return [];
    const { name, mediaType, sha256, kept } = body;
    return [{ id: file, name, mediaType, sha256, kept: kept === true, folder, of }];
  });
}
