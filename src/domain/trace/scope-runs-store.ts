import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type { agreementTable } from '../agreement/agreement-store.ts';
import type { inspectionTable } from '../inspection/inspection-store.ts';
import type { revisionSlotTable, revisionTable } from '../product/product-store.ts';
import type { consumptionTable, outputCountTable, takenTable } from '../run/run-parts-store.ts';
import type { runRevisionTable, runStepTable, runTable } from '../run/run-store.ts';
import type {
  ConsumptionFact,
  CountFact,
  EvidenceFact,
  Key,
  ReworkFact,
  RevisionFact,
  RunFact,
  TakenFact,
} from './scope-facts.ts';
import { oneOf, spanOf } from './scope-columns.ts';
import { loadReworks } from './scope-reworks-store.ts';

export interface LoadedRuns {
  readonly runs: readonly RunFact[];
  readonly revisions: readonly RevisionFact[];
  readonly consumptions: readonly ConsumptionFact[];
  readonly reworks: readonly ReworkFact[];
}

type RunRow = RowOf<typeof runTable> & { readonly id: string };

/** The runs with all that is recorded about them. */
export async function loadRuns(transaction: Transaction, keys: ReadonlySet<Key>): Promise<LoadedRuns> {
  return withRevisions(transaction, await loadRunRows(transaction, keys));
}

/** The runs with what was recorded of each, before it is known what they were made to. */
export interface RunRows extends Pick<LoadedRuns, 'runs' | 'reworks'> {
  readonly rows: readonly RunRow[];
  readonly others: readonly OtherRevision[];
  readonly consumptions: readonly ConsumptionRow[];
}

/** What rests on nothing but the numbers of the runs. */
export async function loadRunRows(transaction: Transaction, keys: ReadonlySet<Key>): Promise<RunRows> {
  // Sent together: none of them needs another's rows, and on PostgreSQL each wait is a round trip.
  const [rows, others, consumptions, reworks, ...parts] = await Promise.all([
    selectIn<RunRow>(
      transaction,
      'select run.*, record.id as id from run join record on record.n = run.n where run.n in (?*) order by run.n',
      keys,
    ),
    selectIn<OtherRevision>(transaction, 'select * from run_revision where n in (?*) order by n, line', keys),
    consumptionRows(transaction, keys),
    loadReworks(transaction, keys),
    loadCounts(transaction, keys),
    loadTaken(transaction, keys),
    selectIn<StepRow>(transaction, 'select * from run_step where n in (?*) order by n, line', keys),
  ]);
  const ofRun = Map.groupBy(others, ({ n }) => n);
  const runs = runFacts(rows, (key) => (ofRun.get(key) ?? []).map(({ revision }) => revision), parts);
  return { runs, rows, others, consumptions, reworks };
}

/** The runs with the revisions that they were made to, and what was agreed about their issues. */
export async function withRevisions(
  transaction: Transaction,
  { runs, rows, others, consumptions, reworks }: RunRows,
): Promise<LoadedRuns> {
  const [complete, revisions] = await Promise.all([
    runsWithCompleteIssues(transaction, rows),
    loadRevisions(transaction, rows, others),
  ]);
  return {
    runs,
    revisions,
    consumptions: consumptions.map((row) => consumptionFact(row, row.run !== null && complete.has(row.run))),
    reworks,
  };
}

type OtherRevision = RowOf<typeof runRevisionTable>;
type ConsumptionRow = RowOf<typeof consumptionTable>;
type StepRow = RowOf<typeof runStepTable>;
type RunParts = readonly [
  counts: ReadonlyMap<Key, CountFact[]>,
  taken: ReadonlyMap<Key, TakenFact[]>,
  steps: readonly StepRow[],
];

function runFacts(
  rows: readonly RunRow[],
  otherRevisions: (run: Key) => readonly Key[],
  [counts, taken, steps]: RunParts,
): RunFact[] {
  const stepsOf = Map.groupBy(steps, (step) => step.n);
  return rows.map((row) => {
    const away = stepsOf.get(row.n) ?? [];
    return {
      key: row.n,
      id: row.id,
      code: row.code,
      product: row.product,
      variant: row.variant,
      bom: row.revision,
      otherRevisions: otherRevisions(row.n),
      site: row.site,
      alsoAt: [...new Set(away.map((step) => step.site).filter((site) => site !== null))],
      subcontractedUnnamed: away.some((step) => step.site === null),
      line: row.production_line,
      started: row.started,
      ended: row.ended,
      made: row.made,
      counts: counts.get(row.n) ?? [],
      taken: taken.get(row.n) ?? [],
    };
  });
}

async function loadCounts(transaction: Transaction, keys: ReadonlySet<Key>): Promise<Map<Key, CountFact[]>> {
  const rows = await selectIn<RowOf<typeof outputCountTable>>(
    transaction,
    'select * from output_count where run in (?*) order by run, from_time, n',
    keys,
  );
  return groupedFacts(rows, (row) => ({
    from: row.from_time,
    to: row.to_time,
    span: { from: row.unit_from, to: row.unit_to },
  }));
}

async function loadTaken(transaction: Transaction, keys: ReadonlySet<Key>): Promise<Map<Key, TakenFact[]>> {
  const rows = await selectIn<RowOf<typeof takenTable>>(
    transaction,
    'select * from taken where run in (?*) order by run, n',
    keys,
  );
  return groupedFacts(rows, (row) => ({
    key: row.n,
    kind: oneOf(row.kind, ['sampled', 'scrapped', 'loose-stock', 'delivered']),
    quantity: row.quantity,
    span: spanOf(row.span_from, row.span_to),
  }));
}

function groupedFacts<Row extends { readonly run: Key }, Fact>(
  rows: readonly Row[],
  factOf: (row: Row) => Fact,
): Map<Key, Fact[]> {
  const grouped = new Map<Key, Fact[]>();
  for (const row of rows) {
    const list = grouped.get(row.run);
    if (list === undefined) grouped.set(row.run, [factOf(row)]);
    else list.push(factOf(row));
  }
  return grouped;
}

/** Every revision of the products looked at, and whatever else their runs were made to: a slot makes the product concerned. */
async function loadRevisions(
  transaction: Transaction,
  runs: readonly RunRow[],
  others: readonly OtherRevision[],
): Promise<RevisionFact[]> {
  const keys = new Set([
    ...runs.flatMap((run) => [run.product, run.revision ?? run.product]),
    ...others.map((row) => row.revision),
  ]);
  const [rows, slots] = await Promise.all([
    selectIn<RowOf<typeof revisionTable> & { id: string }>(
      transaction,
      `select revision.*, record.id as id from revision join record on record.n = revision.n
        where revision.product in (?*) or revision.n in (?*) order by revision.n`,
      keys,
    ),
    selectIn<RowOf<typeof revisionSlotTable>>(
      transaction,
      `select * from revision_slot where n in (select n from revision where product in (?*) or n in (?*)) order by n, line`,
      keys,
    ),
  ]);
  const slotsOf = Map.groupBy(slots, (slot) => slot.n);
  return rows.map((row) => revisionFact(row, slotsOf.get(row.n) ?? []));
}

function revisionFact(
  row: RowOf<typeof revisionTable> & { id: string },
  slots: readonly RowOf<typeof revisionSlotTable>[],
): RevisionFact {
  return {
    key: row.n,
    id: row.id,
    code: row.code,
    product: row.product,
    kind: oneOf(row.kind, ['bom', 'artwork', 'packaging', 'approved-sample', 'rework']),
    slots: slots.map((slot) => ({
      slot: slot.slot,
      material: slot.material,
      quantity: slot.quantity,
      perUnits: slot.per_units,
      lossPermille: slot.loss_permille,
      // Written by the projection from a checked body.
      variants: slot.variants === null ? null : (JSON.parse(slot.variants) as string[]),
    })),
  };
}

export function consumptionFact(
  row: RowOf<typeof consumptionTable>,
  issuesComplete: boolean,
): ConsumptionFact {
  const cartons = spanOf(row.carton_from, row.carton_to);
  return {
    key: row.n,
    run: row.run,
    slot: row.slot,
    lot: row.lot,
    kind: oneOf(row.kind, ['issue', 'return', 'waste']),
    quantity: row.quantity,
    span: spanOf(row.span_from, row.span_to),
    window:
      row.window_from === null || row.window_to === null
        ? null
        : { from: row.window_from, to: row.window_to },
    cartons: cartons === null || row.series === null ? null : { series: row.series, range: cartons },
    date: row.date,
    issuesComplete,
  };
}

function consumptionRows(transaction: Transaction, keys: ReadonlySet<Key>): Promise<ConsumptionRow[]> {
  return selectIn(transaction, 'select * from consumption where run in (?*) order by run, n', keys);
}

/** Reading 1: runs of a factory whose agreement, in force on the run's dates, says that issues are complete. */
async function runsWithCompleteIssues(transaction: Transaction, runs: readonly RunRow[]): Promise<Set<Key>> {
  const agreements = await selectIn<RowOf<typeof agreementTable> & { site: number }>(
    transaction,
    `select agreement.*, site.n as site from agreement join site on site.party = agreement.factory
      where agreement.issues_complete = 1 and site.n in (?*) order by agreement.n`,
    runs.map((run) => run.site).filter((site) => site !== null),
  );
  const complete = new Set<Key>();
  for (const run of runs) {
    const { started, ended } = run;
    if (started === null || ended === null) continue;
    const holds = agreements.some(
      (agreement) =>
        agreement.site === run.site &&
        (agreement.product === null || agreement.product === run.product) &&
        agreement.agreed_on <= started.slice(0, 10) &&
        (agreement.until === null || ended.slice(0, 10) <= agreement.until),
    );
    if (holds) complete.add(run.n);
  }
  return complete;
}

/** Inspections of the runs: the evidence that is on record by now. Only a recorded pass is valid. */
export async function loadEvidence(
  transaction: Transaction,
  keys: ReadonlySet<Key>,
): Promise<EvidenceFact[]> {
  const rows = await selectIn<RowOf<typeof inspectionTable> & { id: string; run: number }>(
    transaction,
    `select inspection.*, record.id as id from inspection join record on record.n = inspection.n
      where inspection.run in (?*) order by inspection.n`,
    keys,
  );
  return rows.map((row) => ({
    key: row.n,
    id: row.id,
    requirement: `${row.kind} inspection`,
    runs: [row.run],
    by: row.party,
    valid: row.result === 'passed',
  }));
}
