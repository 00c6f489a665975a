import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { loadMadeInto } from '../trace/made-from-store.ts';
import { accountsOfRuns } from '../trace/readiness-store.ts';
import type { HeldRun, HoldOnGoods } from './held-goods.ts';

type ByHold<Thing> = ReadonlyMap<number, Thing>;

/** Runs that a hold on something is on in the first place: before what they went into. */
const FIRST_RUNS: Readonly<Record<string, string>> = {
  run: 'select n as "of", n as run from run where n in (?*)',
  product: 'select product as "of", n as run from run where product in (?*)',
  revision: `select revision as "of", n as run from run where revision in (?*)
    union select revision as "of", n as run from run_revision where revision in (?*)`,
  site: `select site as "of", n as run from run where site in (?*)
    union select site as "of", n as run from run_step where site in (?*)`,
  'material-lot': 'select distinct lot as "of", run from consumption where lot in (?*) and run is not null',
  material: `select distinct lot.material as "of", consumption.run as run from material_lot lot
    join consumption on consumption.lot = lot.n where lot.material in (?*) and consumption.run is not null`,
};

/** Every run that a hold is on, at any remove, by the number of the hold. */
export async function runsHeld(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
): Promise<ByHold<Set<number>>> {
  const first = new Map<number, number[]>();
  for (const [kind, text] of Object.entries(FIRST_RUNS)) {
    const of = holds.filter(({ ofKind }) => ofKind === kind).map((hold) => hold.of);
    for (const row of await selectIn<{ of: number; run: number }>(transaction, text, of)) {
      const runs = first.get(row.of);
      if (runs === undefined) first.set(row.of, [row.run]);
      else runs.push(row.run);
    }
  }
  const into = await loadMadeInto(transaction, new Set([...first.values()].flat()));
  return new Map(
    holds.map(({ n, of }) => {
      const own = first.get(of) ?? [];
      return [n, new Set([...own, ...own.flatMap((run) => [...(into.get(run) ?? [])])])];
    }),
  );
}

/** Lots that are held: those a hold is on, of the material it is on, and those that held runs made. */
export async function lotsMadeBy(
  transaction: Transaction,
  holds: readonly HoldOnGoods[],
  runs: ByHold<ReadonlySet<number>>,
): Promise<ByHold<Set<number>>> {
  const made = await selectIn<{ lot: number; run: number }>(
    transaction,
    'select n as lot, run from material_lot_source where run in (?*)',
    new Set([...runs.values()].flatMap((some) => [...some])),
  );
  const ofMaterials = await selectIn<{ lot: number; material: number }>(
    transaction,
    'select n as lot, material from material_lot where material in (?*)',
    holds.flatMap(({ ofKind, of }) => (ofKind === 'material' ? [of] : [])),
  );
  return new Map(
    holds.map(({ n, ofKind, of }) => [
      n,
      new Set([
        ...(ofKind === 'material-lot' ? [of] : []),
        ...ofMaterials.filter(({ material }) => material === of).map(({ lot }) => lot),
        ...made.filter(({ run }) => runs.get(n)?.has(run) === true).map(({ lot }) => lot),
      ]),
    ]),
  );
}

/** These runs, each with whether anybody knows where all its units are. */
export async function heldRuns(
  transaction: Transaction,
  runs: ByHold<ReadonlySet<number>>,
): Promise<ByHold<HeldRun[]>> {
  const accounts = await accountsOfRuns(
    transaction,
    new Set([...runs.values()].flatMap((some) => [...some])),
  );
  const byRun = new Map(
    accounts.map(({ run, account }): [number, HeldRun] => [
      run.key,
      {
        ...{ code: run.code, product: run.product, started: run.started?.slice(0, 10) ?? null },
        isLoose: account.units.unaccounted !== 0,
      },
    ]),
  );
  return new Map([...runs].map(([hold, some]) => [hold, [...some].flatMap((run) => byRun.get(run) ?? [])]));
}
