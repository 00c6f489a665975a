import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Stopped } from './goods-out.ts';
import type { GoodsOut, GoodsStop, PendingRun } from './goods-out-store.ts';
import { loadAgreements, loadPolicies } from './release-terms-store.ts';
import { mayAskFirst, termsFor } from './release-terms.ts';
import { unreleasedGoods } from './unreleased-goods.ts';
import type { RunStanding } from './unreleased-goods.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

interface RunRow {
  readonly n: number;
  readonly id: string;
  readonly code: string;
  readonly product: number;
  readonly site: number | null;
  readonly made_on: string | null;
}

/** Goods of runs that had to be released before they left, and were not. */
export const unreleasedStop: GoodsStop = { mayStop: isEverAsked, find: findUnreleased };

async function findUnreleased(transaction: Transaction, kinds: Kinds, goods: GoodsOut): Promise<Stopped[]> {
  const contents = await goods.contents();
  const runs = await runsOf(transaction, new Set(contents.taken.map(({ run }) => run)), goods);
  const factories = await factoriesOf(transaction, runs, goods);
  const agreements = await loadAgreements(transaction, kinds);
  const policies = await loadPolicies(transaction, kinds);
  const released = await releaseDays(transaction, runs);
  const standings = runs.map(({ n, id, code, product, site, madeOn }): [number, RunStanding] => {
    const factory = site === null ? null : (factories.get(site) ?? null);
    const terms = termsFor({ factory, product: product ?? 0, madeOn }, agreements, policies);
    return [n, { id, code, mustBeReleased: terms.beforeShipping, releasedOn: released.get(n) ?? null }];
  });
  return unreleasedGoods(contents, new Map(standings), (line) => mayAskFirst(line, agreements, policies));
}

/** Most firms ask it nowhere: then nothing has to be looked at. */
async function isEverAsked(transaction: Transaction): Promise<boolean> {
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    `select n from agreement where release_first = 1
      union all select n from release_policy where release_first = 1 limit 1`,
  );
  return rows.length > 0;
}

async function runsOf(
  transaction: Transaction,
  wanted: ReadonlySet<number>,
  { pending }: GoodsOut,
): Promise<PendingRun[]> {
  const rows = await selectIn<RunRow>(
    transaction,
    `select run.n as n, record.id as id, run.code as code, run.product as product, run.site as site,
        substr(coalesce(run.started, run.ended), 1, 10) as made_on
      from run join record on record.n = run.n where run.n in (?*)`,
    wanted,
  );
  const known = rows.map(({ made_on: madeOn, ...rest }) => ({ ...rest, madeOn }));
  // What a file says of a run counts before what is on record of it.
  const given = (pending?.runs ?? []).filter(({ n }) => wanted.has(n));
  return [...new Map([...known, ...given].map((run) => [run.n, run])).values()];
}

/** The party of each site. */
async function factoriesOf(
  transaction: Transaction,
  runs: readonly PendingRun[],
  { pending }: GoodsOut,
): Promise<Map<number, number>> {
  const rows = await selectIn<{ n: number; party: number | null }>(
    transaction,
    'select n, party from site where n in (?*)',
    runs.flatMap(({ site }) => site ?? []),
  );
  const known = rows.flatMap(({ n, party }) => (party === null ? [] : [[n, party] as const]));
  return new Map([...(pending?.factories ?? []), ...known]);
}

/** First day of a release that stands, of each run. */
async function releaseDays(
  transaction: Transaction,
  runs: readonly PendingRun[],
): Promise<Map<number, string>> {
  const rows = await selectIn<{ run: number; first: string }>(
    transaction,
    `select run, min(released_on) as first from run_release where run in (?*) and not exists
        (select 1 from release_revocation where release_revocation.release = run_release.n) group by run`,
    runs.map(({ n }) => n),
  );
  return new Map(rows.map(({ run, first }) => [run, first]));
}
