import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { holdSchema } from '../inspection/inspection.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { holdRowsOfRuns } from '../trace/holds-of-runs-store.ts';
import type { HoldFact, InspectionFact, ReworkFact, SampleFact } from './gate-facts.ts';
import { named } from './release-terms-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;
type ByRun<Fact> = ReadonlyMap<number, Fact>;

/** Inspections of each run, in the order recorded. */
export async function loadInspections(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<ByRun<InspectionFact[]>> {
  const rows = await selectIn<{
    n: number;
    run: number;
    kind: string;
    date: string | null;
    result: string;
  }>(
    transaction,
    `select inspection.n as n, inspection.run as run, inspection.kind as kind, inspection.date as date,
        inspection.result as result
      from inspection where inspection.run in (?*) order by inspection.n`,
    runs,
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const facts = rows.flatMap(({ n, run, ...rest }) => {
    const record = records.get(n);
    return record === undefined
      ? []
      : [{ run, fact: { ...rest, n, entry: record.entry, named: named(record) } }];
  });
  return grouped(facts);
}

/** Reworks that units of each run went through, as what was reworked or as what came out. */
export async function loadReworks(
  transaction: Transaction,
  runs: readonly number[],
): Promise<ByRun<ReworkFact>> {
  const rows = await selectIn<{ run: number; date: string | null; entry: number }>(
    transaction,
    `select made.run as run, made.date as date, record.entry as entry
      from (select rework_source.run as run, rework.n as n, rework.date as date
          from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)
        union select run, n, date from rework where run in (?*)) made
      join record on record.n = made.n`,
    runs,
  );
  const byRun = Map.groupBy(rows, ({ run }) => run);
  return new Map(
    [...byRun].map(([run, list]) => {
      const days = list.flatMap(({ date }) => (date === null ? [] : [date])).sort();
      const entries = list.map(({ entry }) => entry).sort((left, right) => left - right);
      return [run, { last: days.at(-1) ?? null, undated: days.length < list.length, entries }];
    }),
  );
}

/** Retained samples of each run, with what is left of them. */
export async function loadSamples(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<ByRun<SampleFact[]>> {
  const rows = await selectIn<{
    n: number;
    run: number;
    quantity: number;
    place: string | null;
    gone: number;
  }>(
    transaction,
    `select sample.n as n, sample.run as run, sample.quantity as quantity, sample.place as place,
        coalesce((select cast(sum(case when kind = 'put-back' then -quantity else quantity end) as bigint)
          from sample_movement where sample_movement.sample = sample.n), 0) as gone
      from sample where sample.run in (?*) and sample.kind = 'retained' order by sample.n`,
    runs,
  );
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const facts = rows.flatMap(({ n, run, quantity, place, gone }) => {
    const record = records.get(n);
    const left = Math.max(0, quantity - gone);
    return record === undefined
      ? []
      : [{ run, fact: { named: named(record), left, taken: quantity, place } }];
  });
  return grouped(facts);
}

/** Holds in force on each run, by whatever way they reach it. */
export async function loadHoldFacts(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<ByRun<HoldFact[]>> {
  const inForce = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    'select n from hold where not exists (select 1 from hold_release where hold_release.hold = hold.n)',
  );
  if (inForce.length === 0) return new Map();
  const standing = new Set(inForce.map(({ n }) => n));
  const rowsOf = await holdRowsOfRuns(transaction, new Set(runs));
  const found = [...rowsOf].flatMap(([run, rows]) => {
    const sure = new Set(rows.flatMap(({ n, via }) => (via === 'not-known' ? [] : [n])));
    const reached = new Set(rows.map(({ n }) => n)).intersection(standing);
    return [...reached].map((hold) => ({ run, hold, isSure: sure.has(hold) }));
  });
  const records = await labelledRecords(
    transaction,
    kinds,
    found.map(({ hold }) => hold),
  );
  const facts = found.flatMap(({ run, hold, isSure }) => {
    const record = records.get(hold);
    if (record === undefined) return [];
    const { placedOn, reason } = holdSchema.parse(record.body);
    return [{ run, fact: { named: named(record), entry: record.entry, placedOn, reason, isSure } }];
  });
  return grouped(facts);
}

function grouped<Fact>(facts: readonly { readonly run: number; readonly fact: Fact }[]): Map<number, Fact[]> {
  const byRun = new Map<number, Fact[]>();
  for (const { run, fact } of facts) byRun.set(run, [...(byRun.get(run) ?? []), fact]);
  return byRun;
}
