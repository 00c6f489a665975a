import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Hold } from '../inspection/inspection.ts';
import { holdRecord, holdReleaseRecord } from '../inspection/inspection-store.ts';
import { partsNaming } from './incident-parts-store.ts';
import type { Part } from './incident-parts-store.ts';
import { holdsInForce } from './scope-holds.ts';

/** The holds that name an incident, and those of them that no release ended. */
export async function holdsOfIncident(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  incident: number,
): Promise<{ readonly holds: readonly Part<Hold>[]; readonly standing: readonly Part<Hold>[] }> {
  const holds = await partsNaming(transaction, kinds, holdRecord, [incident]);
  const numbers = holds.map(({ n }) => n);
  const releases = await partsNaming(transaction, kinds, holdReleaseRecord, numbers);
  return { holds, standing: holdsInForce(holds, releases) };
}
