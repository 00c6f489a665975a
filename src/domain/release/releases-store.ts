import { selectIn } from '../../db/select-in.ts';
import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { ShownRelease } from './gate-report.ts';
import { releaseRevocationSchema, runReleaseSchema } from './release.ts';
import { named } from './release-terms-store.ts';

interface Row {
  readonly n: number;
  readonly run: number;
  readonly revocation: number | null;
}

/** Signed releases of each run, the latest first. */
export async function loadReleases(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  runs: readonly number[],
): Promise<ReadonlyMap<number, ShownRelease[]>> {
  const rows = await selectIn<Row>(
    transaction,
    `select own.n as n, own.run as run,
        (select min(n) from release_revocation where release_revocation.release = own.n) as revocation
      from run_release own where own.run in (?*) order by own.n desc`,
    runs,
  );
  const releases = rows.map(({ n }) => n);
  const linked = await selectIn<{ n: number; other: number }>(
    transaction,
    `select n, version as other from run_release_label where n in (?*)
      union all select n, "override" as other from run_release_override where n in (?*) order by n, other`,
    releases,
  );
  const others = [...linked.map(({ other }) => other), ...rows.flatMap(({ revocation }) => revocation ?? [])];
  const records = await labelledRecords(transaction, kinds, [...releases, ...others]);
  const byRun = new Map<number, ShownRelease[]>();
  for (const { n, run, revocation } of rows) {
    const record = records.get(n);
    if (record === undefined) continue;
    const body = runReleaseSchema.parse(record.body);
    const rests = linked.flatMap((link) => (link.n === n ? (records.get(link.other) ?? []) : []));
    const revoked = revocation === null ? undefined : records.get(revocation);
    const shown = {
      release: named(record),
      ...{ releasedOn: body.releasedOn, releasedBy: body.releasedBy, role: body.role ?? null },
      position: body.assessment.position,
      labels: rests.filter(({ kind }) => kind === 'label-version').map(named),
      overrides: rests.filter(({ kind }) => kind === 'release-override').map(named),
      revoked: revoked === undefined ? null : revokedBy(revoked.body),
    };
    byRun.set(run, [...(byRun.get(run) ?? []), shown]);
  }
  return byRun;
}

function revokedBy(body: unknown): NonNullable<ShownRelease['revoked']> {
  const { revokedOn, revokedBy: by, reason } = releaseRevocationSchema.parse(body);
  return { on: revokedOn, by, reason };
}
