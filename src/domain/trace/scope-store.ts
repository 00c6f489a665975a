import type { Transaction } from '../../db/database.ts';
import type { ScopeFacts } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';
import { loadCartons } from './scope-cartons-store.ts';
import { loadLots } from './scope-lots-store.ts';
import { packedOf } from './scope-packings-store.ts';
import { loadRuns } from './scope-runs-store.ts';
import { loadShipments } from './scope-shipments-store.ts';
import { loadNames } from './scope-names-store.ts';
import { reachOf } from './scope-reach-store.ts';
import { seriesWithoutPacking } from './scope-unpacked-store.ts';

/** Loads the facts a scope question needs, at the transaction's ledger position: reading 19 says how far. */
export async function loadScopeFacts(
  transaction: Transaction,
  position: number,
  suspects: readonly Suspect[],
): Promise<ScopeFacts> {
  const reach = await reachOf(transaction, suspects);
  const [runs, packed] = await Promise.all([
    loadRuns(transaction, reach.runs),
    packedOf(transaction, reach.runs),
  ]);
  const further = [
    ...suspects.flatMap((suspect) => (suspect.kind === 'cartons' ? [suspect.series] : [])),
    ...(await seriesWithoutPacking(transaction, runs.runs)),
  ];
  const cartons = await loadCartons(transaction, reach.runs, further, packed);
  const consumed = new Set([...runs.consumptions, ...cartons.additions].map((row) => row.lot));
  const [shipments, lots] = await Promise.all([
    loadShipments(transaction, cartons, runs),
    loadLots(transaction, consumed, reach.lots),
  ]);
  const names = await loadNames(transaction, { runs, lots, cartons, shipments, suspects });
  return {
    position,
    ...names,
    lots,
    runs: runs.runs,
    revisions: runs.revisions,
    consumptions: [...runs.consumptions, ...cartons.additions],
    reworks: runs.reworks,
    evidence: runs.evidence,
    series: cartons.series,
    packings: cartons.packings,
    repacks: cartons.repacks,
    shipments,
  };
}
