import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind, RowOf } from '../../ledger/define-record.ts';
import type { relabelTable } from '../carton/carton-store.ts';
import type { shipmentLineTable, shipmentReceiptTable, shipmentTable } from '../shipment/shipment-store.ts';
import { labelledRecords } from './record-labels-store.ts';
import type { Key, MaterialLotFact, ShipmentFact } from './scope-facts.ts';
import { loadCartons } from './scope-cartons-store.ts';
import type { LoadedCartons } from './scope-cartons-store.ts';
import { loadLots } from './scope-lots-store.ts';
import { loadRuns } from './scope-runs-store.ts';
import type { LoadedRuns } from './scope-runs-store.ts';
import { loadShipments } from './scope-shipments-store.ts';
import { linesBySeries } from './story-facts.ts';
import type { PackedRange, StoryFacts, StoryMove, StoryRelabel, StoryStart } from './story-facts.ts';
import { loadPapers } from './story-papers-store.ts';
import type { StoryReach } from './story-reach-store.ts';

export interface LoadedStory {
  readonly facts: StoryFacts;
  readonly runs: LoadedRuns;
  readonly cartons: LoadedCartons;
}

interface Parts {
  readonly runs: LoadedRuns;
  readonly lots: readonly MaterialLotFact[];
  readonly cartons: LoadedCartons;
  readonly shipments: readonly ShipmentFact[];
  readonly relabels: readonly StoryRelabel[];
}

/** Loads all that a story tells: one query for each kind of fact. */
export async function loadStory(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  start: StoryStart,
  reach: StoryReach,
): Promise<LoadedStory> {
  const runs = await loadRuns(transaction, reach.runs);
  const whole = { from: 1, to: 2 };
  const cartons = await loadCartons(
    transaction,
    reach.runs,
    [...reach.series].map((series) => ({ kind: 'cartons', series, range: whole })),
  );
  const shipments = await shipmentsOf(transaction, start, cartons, runs);
  const parts: Parts = {
    runs,
    cartons,
    shipments,
    lots: await loadLots(transaction, new Set(), reach.lots),
    relabels: await loadRelabels(transaction, cartons),
  };
  const subjects = subjectsOf(parts, reach);
  const papers = await loadPapers(transaction, kinds, subjects);
  const labels = await labelledRecords(transaction, kinds, [...subjects, ...namedIn(parts)]);
  const unitOf = await materialUnits(transaction, parts);
  return { facts: { ...arranged(parts), papers, labels, unitOf }, runs, cartons };
}

/** Records whose inspections, holds, samples, files and other names are told. */
function subjectsOf({ runs, shipments }: Parts, reach: StoryReach): Set<Key> {
  const revisions = runs.runs.flatMap(({ bom, otherRevisions }) => [bom, ...otherRevisions]);
  return new Set([
    ...reach.runs,
    ...reach.lots,
    ...reach.series,
    ...shipments.map(({ key }) => key),
    ...revisions.filter((key) => key !== null),
  ]);
}

/** Shipments that carried the cartons; and those asked about, though nobody says what they carried. */
async function shipmentsOf(
  transaction: Transaction,
  start: StoryStart,
  cartons: LoadedCartons,
  runs: LoadedRuns,
): Promise<ShipmentFact[]> {
  const found = await loadShipments(transaction, cartons, runs);
  const known = new Set(found.map(({ key }) => key));
  const others = start.shipments.filter((key) => !known.has(key));
  const rows = await selectIn<RowOf<typeof shipmentTable> & { id: string }>(
    transaction,
    `select shipment.*, record.id as id from shipment join record on record.n = shipment.n
      where shipment.n in (?*) order by shipment.n`,
    others,
  );
  const lines = await selectIn<RowOf<typeof shipmentLineTable>>(
    transaction,
    'select * from shipment_line where shipment in (?*) order by shipment, n',
    start.shipments,
  );
  const receipts = await selectIn<RowOf<typeof shipmentReceiptTable>>(
    transaction,
    'select * from shipment_receipt where shipment in (?*) order by shipment, n',
    others,
  );
  const numberless = (key: Key): ShipmentFact['lines'] =>
    lines
      .filter((row) => row.shipment === key && (row.series === null || row.carton_from === null))
      .map((row) => ({ ...row, key: row.n, range: null }));
  const unnumbered = rows.map((row) => ({
    key: row.n,
    id: row.id,
    code: row.code,
    consignee: row.consignee,
    date: row.date,
    lines: numberless(row.n),
    receipts: receipts
      .filter(({ shipment }) => shipment === row.n)
      .map(({ n, date }) => ({ key: n, date, lines: [] })),
    returns: [],
  }));
  const whole = found.map((shipment) => {
    const known = new Set(shipment.lines.map(({ key }) => key));
    const rest = start.shipments.includes(shipment.key) ? numberless(shipment.key) : [];
    return { ...shipment, lines: [...shipment.lines, ...rest.filter(({ key }) => !known.has(key))] };
  });
  return [...whole, ...unnumbered];
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

async function materialUnits(transaction: Transaction, parts: Parts): Promise<Map<Key, string>> {
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
function namedIn({ runs, lots, cartons, shipments, relabels }: Parts): Key[] {
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

function arranged(parts: Parts): Omit<StoryFacts, 'labels' | 'papers' | 'unitOf'> {
  const { runs, lots, cartons, shipments } = parts;
  const consumptions = [...runs.consumptions, ...cartons.additions];
  const moves = cartons.repacks.flatMap(({ key, date, moves: list }) =>
    list.map((move, line): StoryMove => ({ repack: key, line, date, move })),
  );
  return {
    runs: byKey(runs.runs),
    revisions: byKey(runs.revisions),
    lots: byKey(lots),
    reworksIn: Map.groupBy(
      runs.reworks.flatMap((rework) =>
        rework.cartons.map(({ series, range }) => ({ series, range, rework })),
      ),
      ({ series }) => series,
    ),
    lotsMadeOf: grouped(lots.flatMap((lot) => lot.madeFrom.map(({ run }) => ({ run, lot })))),
    takenByRun: Map.groupBy(
      runs.consumptions.filter(({ run }) => run !== null),
      ({ run }) => run ?? 0,
    ),
    takenOfLot: Map.groupBy(consumptions, ({ lot }) => lot),
    additions: Map.groupBy(cartons.additions, ({ cartons: range }) => range?.series ?? 0),
    reworksInto: Map.groupBy(runs.reworks, ({ run }) => run),
    reworksOf: new Map(
      [
        ...Map.groupBy(
          runs.reworks.flatMap((rework) => rework.of.map(({ run }) => ({ run, rework }))),
          ({ run }) => run,
        ),
      ].map(([run, list]) => [run, [...new Set(list.map(({ rework }) => rework))]]),
    ),
    packed: packedByRun(cartons),
    packings: Map.groupBy(
      cartons.packings.toSorted((left, right) => left.range.from - right.range.from),
      ({ series }) => series,
    ),
    movesFrom: Map.groupBy(moves, ({ move }) => move.from.series),
    movesTo: Map.groupBy(
      moves.filter(({ move }) => move.to !== null),
      ({ move }) => move.to?.series ?? 0,
    ),
    relabels: Map.groupBy(parts.relabels, ({ series }) => series),
    lines: linesBySeries(shipments),
    shipments: byKey(shipments),
  };
}

function byKey<Fact extends { readonly key: Key }>(facts: readonly Fact[]): Map<Key, Fact> {
  return new Map(facts.map((fact) => [fact.key, fact]));
}

function grouped(pairs: readonly { run: Key; lot: MaterialLotFact }[]): Map<Key, MaterialLotFact[]> {
  return new Map(
    [...Map.groupBy(pairs, ({ run }) => run)].map(([run, list]) => [
      run,
      [...new Set(list.map(({ lot }) => lot))],
    ]),
  );
}

function packedByRun(cartons: LoadedCartons): Map<Key, PackedRange[]> {
  const packed = new Map<Key, PackedRange[]>();
  for (const { key, series, range, date, contents } of cartons.packings) {
    for (const content of contents) {
      const list = packed.get(content.run) ?? [];
      packed.set(content.run, list);
      list.push({ packing: key, series, range, date, content });
    }
  }
  return packed;
}
