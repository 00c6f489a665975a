import type { Transaction } from '../../db/database.ts';
import type { LedgerState } from '../../ledger/ledger-state.ts';
import type { ConsumptionFact, MaterialLotFact, ScopeFacts } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';
import { loadCartons, seriesOf } from './scope-cartons-store.ts';
import { loadLots } from './scope-lots-store.ts';
import { packedOf } from './scope-packings-store.ts';
import { loadEvidence, loadRunRows, withRevisions } from './scope-runs-store.ts';
import { cartonsWithLines, shipmentsOf } from './scope-shipments-store.ts';
import { loadNames } from './scope-names-store.ts';
import { reachOf } from './scope-reach-store.ts';
import type { Reach } from './scope-reach-store.ts';
import { openSeries, seriesWithoutPacking } from './scope-unpacked-store.ts';
import type { OpenSeries } from './scope-unpacked-store.ts';

/**
 * Loads the facts a scope question needs, at the transaction's ledger position: reading 19 says how far. What does not rest on each
 * other's rows is asked for together, because on PostgreSQL each wait is a round trip.
 */
export async function loadScopeFacts(
  transaction: Transaction,
  state: LedgerState,
  suspects: readonly Suspect[],
): Promise<ScopeFacts> {
  const [reach, open] = await Promise.all([reachOf(transaction, suspects), openSeries(transaction, state)]);
  const {
    runs,
    cartons,
    lines,
    lots: lotsOfRuns,
    evidence,
  } = await loadReached(transaction, reach, open, suspects);
  const [shipments, lots] = await Promise.all([
    shipmentsOf(transaction, lines, { receipts: false }),
    withAdded(transaction, lotsOfRuns, cartons.additions, reach),
  ]);
  const names = await loadNames(transaction, { runs, lots, cartons, shipments, suspects });
  return {
    position: state.position,
    ...names,
    lots,
    runs: runs.runs,
    revisions: runs.revisions,
    consumptions: [...runs.consumptions, ...cartons.additions],
    reworks: runs.reworks,
    evidence,
    series: cartons.series,
    packings: cartons.packings,
    repacks: cartons.repacks,
    shipments,
  };
}

/** The runs with their lots, and the cartons that hold or may hold units of them, with the lines of their shipments. */
async function loadReached(
  transaction: Transaction,
  reach: Reach,
  open: readonly OpenSeries[],
  suspects: readonly Suspect[],
) {
  const [rows, packed, evidence] = await Promise.all([
    loadRunRows(transaction, reach.runs),
    packedOf(transaction, reach.runs),
    suspects.some(({ kind }) => kind === 'evidence') ? loadEvidence(transaction, reach.runs) : [],
  ]);
  const further = [
    ...suspects.flatMap((suspect) => (suspect.kind === 'cartons' ? [suspect.series] : [])),
    ...seriesWithoutPacking(open, rows.runs),
  ];
  const begun = loadCartons(transaction, reach.runs, further, packed);
  const consumed = new Set(rows.consumptions.map((row) => row.lot));
  const [runs, { cartons, lines }, lots] = await Promise.all([
    withRevisions(transaction, rows),
    cartonsWithLines(transaction, begun, seriesOf(packed, further), rows.runs),
    loadLots(transaction, consumed, reach.lots),
  ]);
  return { runs, cartons, lines, lots, evidence };
}

/** The lots with those that were added to packed cartons. */
async function withAdded(
  transaction: Transaction,
  lots: readonly MaterialLotFact[],
  additions: readonly ConsumptionFact[],
  reach: Reach,
): Promise<readonly MaterialLotFact[]> {
  const known = new Set(lots.map(({ key }) => key));
  const others = additions.map(({ lot }) => lot).filter((key) => !known.has(key) && !reach.lots.has(key));
  if (others.length === 0) return lots;
  return [...lots, ...(await loadLots(transaction, new Set(others), new Set()))];
}
