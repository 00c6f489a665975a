import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn, selectListsIn } from '../../db/select-in.ts';
import { ledgerState } from '../../ledger/ledger-state.ts';
import { runAccount } from './run-account.ts';
import type { RunAccount } from './run-account.ts';
import { missingOfRun } from './run-completeness.ts';
import type { MissingKind, MissingOfRun, RunPapers } from './run-completeness.ts';
import type { Key, PackingFact, RepackFact, ReworkFact, RunFact } from './scope-facts.ts';
import { loadRuns } from './scope-runs-store.ts';
import type { LoadedRuns } from './scope-runs-store.ts';

/** How much of a run is on record. */
export interface Readiness {
  readonly run: Key;
  readonly made: number | null;
  /** What is missing, a kind as often as it is; empty: complete. */
  readonly missing: readonly MissingKind[];
  /** Units that the worst of it leaves open; null: nobody knows how many the run made. */
  readonly units: number | null;
}

const RUNS_AT_ONCE = 1_000;

const known = new WeakMap<object, { readonly hash: string; readonly runs: readonly Readiness[] }>();

/** The completeness of every run, the worst first: most missing, then most units. Kept by the open database until the ledger changes. */
export async function readinessOfAll(transaction: Transaction): Promise<readonly Readiness[]> {
  const { hash } = await ledgerState(transaction);
  const before = known.get(transaction.home);
  if (before?.hash === hash) return before.runs;
  const runs: Readiness[] = [];
  for (let after = 0; ;) {
    const rows = await execute<{ n: number }>(
      transaction,
      `select n from run where n > ? order by n limit ${String(RUNS_AT_ONCE)}`,
      [after],
    );
    runs.push(...(await readinessOf(transaction, new Set(rows.map(({ n }) => n)))));
    const last = rows.at(-1);
    if (rows.length < RUNS_AT_ONCE || last === undefined) break;
    after = last.n;
  }
  runs.sort(worstFirst);
  known.set(transaction.home, { hash, runs });
  return runs;
}

function worstFirst(left: Readiness, right: Readiness): number {
  const units = (of: Readiness): number => of.units ?? Number.MAX_SAFE_INTEGER;
  return right.missing.length - left.missing.length || units(right) - units(left) || left.run - right.run;
}

async function readinessOf(transaction: Transaction, keys: ReadonlySet<Key>): Promise<Readiness[]> {
  const accounts = await accountsOfRuns(transaction, keys);
  return accounts.map(({ run, missing }) => {
    const units = missing.map((one) => one.units);
    return {
      run: run.key,
      made: run.made,
      missing: missing.map(({ kind }) => kind),
      units: units.includes(null) ? null : units.reduce<number>((most, one) => Math.max(most, one ?? 0), 0),
    };
  });
}

/** A run with its mass balance and what is missing of its records. */
export interface AccountedRun {
  readonly run: RunFact;
  readonly account: RunAccount;
  readonly missing: readonly MissingOfRun[];
}

/** The accounts of some runs, each from its own part of what is loaded for all of them together. */
export async function accountsOfRuns(
  transaction: Transaction,
  keys: ReadonlySet<Key>,
): Promise<AccountedRun[]> {
  const all = new Set([...keys, ...(await reworkedTogether(transaction, keys))]);
  const loaded = await loadRuns(transaction, all);
  const reworked = new Set(loaded.reworks.flatMap(({ run, of }) => [run, ...of.map((one) => one.run)]));
  const [ranges, sums, taken] = await Promise.all([
    packedIn(
      transaction,
      [...all].filter((key) => reworked.has(key)),
    ),
    packedUnitsOf(
      transaction,
      [...keys].filter((key) => !reworked.has(key)),
    ),
    takenOut(transaction, keys),
  ]);
  const parts = new RunParts(loaded, new Map([...ranges, ...sums]), taken);
  const papers = await papersOf(transaction, keys);
  return loaded.runs
    .filter(({ key }) => keys.has(key))
    .map((run) => {
      const windows = parts.consumptionsOf(run.key).filter((row) => row.window !== null).length;
      const account = parts.accountOf(run);
      return { run, account, missing: missingOfRun(run, account, { ...papers(run.key), windows }) };
    });
}

/** Runs whose units went into these by rework, or the other way. */
async function reworkedTogether(transaction: Transaction, keys: ReadonlySet<Key>): Promise<Key[]> {
  const rows = await selectIn<{ n: number }>(
    transaction,
    `select rework_source.run as n from rework join rework_source on rework_source.n = rework.n where rework.run in (?*)
      union select rework.run as n from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)`,
    keys,
  );
  return rows.map(({ n }) => n);
}

type ByRun<Fact> = ReadonlyMap<Key, readonly Fact[]>;

/**
 * What runs without reworks packed, each as one fact of one carton that holds all their units: nobody asks where those lie, and
 * the database adds up hundreds of thousands of rows in half the time that it takes to hand them over.
 */
async function packedUnitsOf(
  transaction: Transaction,
  keys: readonly Key[],
): Promise<Map<Key, readonly PackingFact[]>> {
  const rows = await selectListsIn(
    transaction,
    `select content.run,
        cast(sum(content.units_per_carton * (packing.carton_to - packing.carton_from)) as bigint)
      from packing_content content join packing on packing.n = content.n where content.run in (?*)
      group by content.run`,
    keys,
  );
  return new Map(
    rows.map((row) => {
      const [run = 0, units = 0] = row.map(Number);
      const content = { run, variant: null, unitsPerCarton: units, span: null, inUnitOrder: false };
      return [run, [{ key: run, series: 0, range: { from: 1, to: 2 }, date: null, contents: [content] }]];
    }),
  );
}

/** Packing records of these runs, a fact for each content. */
async function packedIn(transaction: Transaction, keys: readonly Key[]): Promise<ByRun<PackingFact>> {
  const rows = await selectListsIn(
    transaction,
    `select content.run, packing.n, packing.series, packing.carton_from, packing.carton_to, content.units_per_carton
      from packing_content content join packing on packing.n = content.n where content.run in (?*)`,
    keys,
  );
  const facts = rows.map((row): PackingFact & { readonly run: Key } => {
    const [run = 0, key = 0, series = 0, from = 0, to = 0, unitsPerCarton = 0] = row.map(Number);
    const content = { run, variant: null, unitsPerCarton, span: null, inUnitOrder: false };
    return { run, key, series, range: { from, to }, date: null, contents: [content] };
  });
  return Map.groupBy(facts, ({ run }) => run);
}

/** Units of these runs that were taken out of cartons for good. */
async function takenOut(transaction: Transaction, keys: ReadonlySet<Key>): Promise<ByRun<RepackFact>> {
  const rows = await selectIn<{ n: number; run: number; units: number; fate: string | null }>(
    transaction,
    'select n, run, units, fate from repack_move where run in (?*) and to_series is null',
    keys,
  );
  const from = { series: 0, range: { from: 1, to: 2 } };
  const facts = rows.map(({ n, run, units, fate }) => ({
    run,
    key: n,
    date: null,
    moves: [{ from, to: null, run, units, fate: fateOf(fate) }],
  }));
  return Map.groupBy(facts, ({ run }) => run);
}

function fateOf(fate: string | null): 'sampled' | 'scrapped' | 'loose-stock' | null {
  return fate === 'sampled' || fate === 'scrapped' || fate === 'loose-stock' ? fate : null;
}

/** What is loaded, by run: the account of a run looks at its own rows alone. */
class RunParts {
  readonly #loaded: LoadedRuns;
  readonly #packings: ByRun<PackingFact>;
  readonly #takenOut: ByRun<RepackFact>;
  readonly #consumptions: ByRun<LoadedRuns['consumptions'][number]>;
  readonly #reworks = new Map<Key, Set<ReworkFact>>();
  readonly #revisions: ReadonlyMap<Key, LoadedRuns['revisions'][number]>;

  constructor(loaded: LoadedRuns, packings: ByRun<PackingFact>, taken: ByRun<RepackFact>) {
    this.#loaded = loaded;
    this.#packings = packings;
    this.#takenOut = taken;
    this.#consumptions = Map.groupBy(loaded.consumptions, ({ run }) => run ?? 0);
    this.#revisions = new Map(loaded.revisions.map((revision) => [revision.key, revision]));
    for (const rework of this.#loaded.reworks)
      for (const run of [rework.run, ...rework.of.map((source) => source.run)])
        this.#reworks.set(run, (this.#reworks.get(run) ?? new Set<ReworkFact>()).add(rework));
  }

  consumptionsOf(run: Key): LoadedRuns['consumptions'] {
    return this.#consumptions.get(run) ?? [];
  }

  accountOf(run: RunFact) {
    const reworks = [...(this.#reworks.get(run.key) ?? [])];
    const revision = this.#revisions.get(run.bom ?? 0);
    const together = new Set([
      run.key,
      ...reworks.flatMap((rework) => rework.of.map((source) => source.run)),
    ]);
    return runAccount(
      run,
      {
        reworks,
        consumptions: this.consumptionsOf(run.key),
        revisions: revision === undefined ? [] : [revision],
      },
      {
        packings: [...together].flatMap((key) => this.#packings.get(key) ?? []),
        repacks: this.#takenOut.get(run.key) ?? [],
      },
    );
  }
}

async function papersOf(
  transaction: Transaction,
  keys: ReadonlySet<Key>,
): Promise<(run: Key) => Omit<RunPapers, 'windows'>> {
  const counted = async (text: string): Promise<Map<number, number>> => {
    const rows = await selectIn<{ run: number; count: number }>(transaction, text, keys);
    return new Map(rows.map(({ run, count }) => [run, count]));
  };
  const inspections = await counted(
    `select run, count(*) as count from inspection where run in (?*) and kind in ('final', 'pre-shipment') group by run`,
  );
  const samples = await counted(
    `select run, count(*) as count from sample where run in (?*) and kind = 'retained' group by run`,
  );
  return (run) => ({
    finalInspections: inspections.get(run) ?? 0,
    retainedSamples: samples.get(run) ?? 0,
  });
}
