import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RowOf } from '../../ledger/define-record.ts';
import type { agreementTable } from '../agreement/agreement-store.ts';
import type { inspectionTable } from '../inspection/inspection-store.ts';
import type { revisionSlotTable, revisionTable } from '../product/product-store.ts';
import type {
  consumptionTable,
  outputCountTable,
  reworkCartonTable,
  reworkReplacementTable,
  reworkSourceTable,
  reworkTable,
  takenTable,
} from '../run/run-parts-store.ts';
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

export interface LoadedRuns {
  readonly runs: readonly RunFact[];
  readonly revisions: readonly RevisionFact[];
  readonly consumptions: readonly ConsumptionFact[];
  readonly reworks: readonly ReworkFact[];
  readonly evidence: readonly EvidenceFact[];
}

type RunRow = RowOf<typeof runTable> & { readonly id: string };

/** The runs with all that is recorded about them. */
export async function loadRuns(transaction: Transaction, keys: ReadonlySet<Key>): Promise<LoadedRuns> {
  const rows = await selectIn<RunRow>(
    transaction,
    'select run.*, record.id as id from run join record on record.n = run.n where run.n in (?*) order by run.n',
    keys,
  );
  const complete = await runsWithCompleteIssues(transaction, rows);
  const revisions = await loadRevisions(transaction, rows);
  return {
    runs: await runFacts(transaction, keys, rows, revisions.ofRun),
    revisions: revisions.facts,
    consumptions: await loadConsumptions(transaction, keys, complete),
    reworks: await loadReworks(transaction, keys),
    evidence: await loadEvidence(transaction, keys),
  };
}

async function runFacts(
  transaction: Transaction,
  keys: ReadonlySet<Key>,
  rows: readonly RunRow[],
  otherRevisions: ReadonlyMap<Key, readonly Key[]>,
): Promise<RunFact[]> {
  const counts = await loadCounts(transaction, keys);
  const taken = await loadTaken(transaction, keys);
  const steps = await selectIn<RowOf<typeof runStepTable>>(
    transaction,
    'select * from run_step where n in (?*) order by n, line',
    keys,
  );
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
      otherRevisions: otherRevisions.get(row.n) ?? [],
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

async function loadRevisions(
  transaction: Transaction,
  runs: readonly RunRow[],
): Promise<{ facts: RevisionFact[]; ofRun: ReadonlyMap<Key, readonly Key[]> }> {
  const others = await selectIn<RowOf<typeof runRevisionTable>>(
    transaction,
    'select * from run_revision where n in (?*) order by n, line',
    runs.map((run) => run.n),
  );
  // Every revision of the products looked at, and whatever else their runs were made to: a slot makes the product concerned.
  const rows = await selectIn<RowOf<typeof revisionTable> & { id: string }>(
    transaction,
    `select revision.*, record.id as id from revision join record on record.n = revision.n
      where revision.product in (?*) or revision.n in (?*) order by revision.n`,
    [
      ...runs.flatMap((run) => [run.product, run.revision ?? run.product]),
      ...others.map((row) => row.revision),
    ],
  );
  const slots = await selectIn<RowOf<typeof revisionSlotTable>>(
    transaction,
    'select * from revision_slot where n in (?*) order by n, line',
    rows.map((row) => row.n),
  );
  const slotsOf = Map.groupBy(slots, (slot) => slot.n);
  const ofRun = new Map<Key, Key[]>();
  for (const { n, revision } of others) ofRun.set(n, [...(ofRun.get(n) ?? []), revision]);
  return { facts: rows.map((row) => revisionFact(row, slotsOf.get(row.n) ?? [])), ofRun };
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

async function loadConsumptions(
  transaction: Transaction,
  keys: ReadonlySet<Key>,
  complete: ReadonlySet<Key>,
): Promise<ConsumptionFact[]> {
  const rows = await selectIn<RowOf<typeof consumptionTable>>(
    transaction,
    'select * from consumption where run in (?*) order by run, n',
    keys,
  );
  return rows.map((row) => consumptionFact(row, row.run !== null && complete.has(row.run)));
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

async function loadReworks(transaction: Transaction, keys: ReadonlySet<Key>): Promise<ReworkFact[]> {
  const rows = await selectIn<RowOf<typeof reworkTable>>(
    transaction,
    'select * from rework where run in (?*) order by n',
    keys,
  );
  const numbers = rows.map((row) => row.n);
  const all = async <Row>(table: string): Promise<Row[]> =>
    selectIn<Row>(transaction, `select * from ${table} where n in (?*) order by n, line`, numbers);
  const sources = Map.groupBy(await all<RowOf<typeof reworkSourceTable>>('rework_source'), (row) => row.n);
  const cartons = Map.groupBy(await all<RowOf<typeof reworkCartonTable>>('rework_carton'), (row) => row.n);
  const replaced = Map.groupBy(
    await all<RowOf<typeof reworkReplacementTable>>('rework_replacement'),
    (row) => row.n,
  );
  return rows.map((row) => ({
    key: row.n,
    run: row.run,
    date: row.date,
    of: (sources.get(row.n) ?? []).map((source) => ({
      run: source.run,
      span: spanOf(source.span_from, source.span_to),
      quantity: source.quantity,
    })),
    cartons: (cartons.get(row.n) ?? []).map((range) => ({
      series: range.series,
      range: { from: range.carton_from, to: range.carton_to },
    })),
    replaces: (replaced.get(row.n) ?? []).map((part) => ({
      slot: part.slot,
      quantityOut: part.quantity_out,
      fate: part.fate,
    })),
  }));
}

/** Inspections of the runs: the evidence that is on record by now. Only a recorded pass is valid. */
async function loadEvidence(transaction: Transaction, keys: ReadonlySet<Key>): Promise<EvidenceFact[]> {
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
