import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { overrideKey } from './gate.ts';
import type { OverrideFact } from './gate-facts.ts';
import { releaseOverrideSchema } from './release.ts';
import { named } from './release-terms-store.ts';

/** Overrides of each run that stand: for all its goods, not for one shipment alone, and not revoked. */
export async function loadOverrides(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  runs: readonly number[],
): Promise<ReadonlyMap<number, OverrideFact[]>> {
  const rows = await selectIn<{ n: number; run: number | null }>(
    transaction,
    `select n, run from release_override where (run in (?*) or run is null) and shipment is null
      and not exists (select 1 from release_revocation where release_revocation."override" = release_override.n) order by n`,
    runs,
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const byRun = new Map<number, OverrideFact[]>();
  for (const { n, run } of rows) {
    const record = records.get(n);
    if (record === undefined) continue;
    const { findings } = releaseOverrideSchema.parse(record.body);
    const keys = new Set(findings.map(({ condition, key }) => overrideKey(condition, key)));
    // One that names no run is of holds alone, whatever they reach.
    for (const of of run === null ? runs : [run])
      byRun.set(of, [...(byRun.get(of) ?? []), { named: named(record), keys }]);
  }
  return byRun;
}
