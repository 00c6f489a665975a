import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind, RowOf } from '../../ledger/define-record.ts';
import type { relabelTable } from '../carton/carton-store.ts';
import { labelledRecords } from './record-labels-store.ts';
import type { Key } from './scope-facts.ts';
import { loadCartons, seriesOf } from './scope-cartons-store.ts';
import type { LoadedCartons } from './scope-cartons-store.ts';
import { loadLots } from './scope-lots-store.ts';
import { packedOf } from './scope-packings-store.ts';
import { loadRunRows, withRevisions } from './scope-runs-store.ts';
import type { LoadedRuns } from './scope-runs-store.ts';
import { cartonsWithLines } from './scope-shipments-store.ts';
import { arranged } from './story-arrange.ts';
import type { StoryParts } from './story-arrange.ts';
import type { StoryFacts, StoryLabel, StoryRelabel, StoryStart } from './story-facts.ts';
import { loadPapers } from './story-papers-store.ts';
import { furtherSeries } from './story-reach-store.ts';
import type { StoryReach } from './story-reach-store.ts';
import { storyShipments } from './story-shipments-store.ts';

export interface LoadedStory {
  readonly facts: StoryFacts;
  readonly runs: LoadedRuns;
  readonly cartons: LoadedCartons;
}

/** Loads all that a story tells: one query for each kind of fact. */
export async function loadStory(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  start: StoryStart,
  reach: StoryReach,
): Promise<LoadedStory> {
  // Sent together where none needs another's rows: on PostgreSQL each wait is a round trip.
  const [rows, packed, lots, further] = await Promise.all([
    loadRunRows(transaction, reach.runs),
    packedOf(transaction, reach.runs),
    loadLots(transaction, new Set(), reach.lots),
    furtherSeries(transaction, reach),
  ]);
  const told = [...reach.series, ...further];
  const [runs, { cartons, lines }] = await Promise.all([
    withRevisions(transaction, rows),
    cartonsWithLines(
      transaction,
      loadCartons(transaction, reach.runs, told, packed),
      seriesOf(packed, told),
      rows.runs,
    ),
  ]);
  const [shipments, relabels] = await Promise.all([
    storyShipments(transaction, start, lines),
    loadRelabels(transaction, cartons),
  ]);
  const parts: StoryParts = { runs, cartons, shipments, lots, relabels };
  const subjects = subjectsOf(parts, reach, told);
  const [papers, records, unitOf] = await Promise.all([
    loadPapers(transaction, kinds, subjects),
    labelledRecords(transaction, kinds, [...subjects, ...namedIn(parts)]),
    materialUnits(transaction, parts),
  ]);
  const labels = new Map<Key, StoryLabel>();
  for (const [key, { kind, id, label }] of records) labels.set(key, { kind, id, label });
  return { facts: { ...arranged(parts), papers, labels, unitOf }, runs, cartons };
}

/** Records whose inspections, holds, samples, files and other names are told. */
function subjectsOf({ runs, shipments }: StoryParts, reach: StoryReach, series: readonly Key[]): Set<Key> {
  const revisions = runs.runs.flatMap(({ bom, otherRevisions }) => [bom, ...otherRevisions]);
  return new Set([
    ...reach.runs,
    ...reach.lots,
    ...series,
    ...shipments.map(({ key }) => key),
    ...revisions.filter((key) => key !== null),
  ]);
}

async function loadRelabels(transaction: Transaction, cartons: LoadedCartons): Promise<StoryRelabel[]> {
  const rows = await selectIn<RowOf<typeof relabelTable>>(
    transaction,
    'select * from relabel where series in (?*) order by series, date, n',
    cartons.series.map(({ key }) => key),
  );
  return rows.map((row) => ({
    key: row.n,
    series: row.series,
    range: { from: row.carton_from, to: row.carton_to },
    date: row.date,
    oldMark: row.old_mark,
    newMark: row.new_mark,
  }));
}

async function materialUnits(transaction: Transaction, parts: StoryParts): Promise<Map<Key, string>> {
  const rows = await selectIn<{ n: number; unit: string }>(
    transaction,
    'select n, unit from material where n in (?*)',
    [
      ...parts.lots.map(({ material }) => material),
      ...parts.runs.revisions.flatMap(({ slots }) => slots.map(({ material }) => material)),
    ],
  );
  return new Map(rows.map(({ n, unit }) => [n, unit]));
}

/** Everything else that is spoken of by name. */
function namedIn({ runs, lots, cartons, shipments, relabels }: StoryParts): Key[] {
  const keys: (Key | null)[] = [];
  for (const run of runs.runs) {
    keys.push(run.product, run.site, ...run.alsoAt, ...run.taken.map(({ key }) => key));
  }
  for (const { key } of runs.reworks) keys.push(key);
  for (const { key } of cartons.repacks) keys.push(key);
  for (const { key } of relabels) keys.push(key);
  for (const { lot } of cartons.additions) keys.push(lot);
  for (const series of cartons.series) keys.push(series.key, series.consignee);
  for (const lot of lots) {
    keys.push(lot.material, lot.supplier, lot.supplierSite);
    for (const receipt of lot.receipts) keys.push(receipt.site, receipt.key);
    for (const movement of lot.movements) keys.push(movement.site, movement.toSite, movement.key);
  }
  for (const shipment of shipments) {
    for (const { key } of [...shipment.receipts, ...shipment.returns]) keys.push(key);
    keys.push(
      shipment.consignee,
      ...shipment.lines.flatMap(({ consignee, product, run }) => [consignee, product, run]),
    );
  }
  return keys.filter((key) => key !== null);
}
