import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { madeFrom } from './made-from.ts';
import type { HeldThing, MadeFrom, OwnParts } from './made-from.ts';
import type { Key } from './scope-facts.ts';
import { loadRuns } from './scope-runs-store.ts';

/** What each of these runs was made from, at any remove. */
export async function loadMadeFrom(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
): Promise<ReadonlyMap<Key, MadeFrom>> {
  const sources = await linksFrom(transaction, runs, SOURCES);
  const all = new Set([...runs, ...[...sources.values()].flat()]);
  const { runs: facts, consumptions, revisions } = await loadRuns(transaction, all);
  const lots = await selectIn<{ n: number; material: number }>(
    transaction,
    'select n, material from material_lot where n in (?*)',
    consumptions.map(({ lot }) => lot),
  );
  const materialOf = new Map(lots.map(({ n, material }) => [n, material]));
  const rowsOf = Map.groupBy(consumptions, ({ run }) => run);
  const revisionOf = new Map(revisions.map((one) => [one.key, one]));
  const parts = new Map(
    facts.map((run): [Key, OwnParts] => {
      const revision = run.bom === null ? undefined : revisionOf.get(run.bom);
      return [run.key, { run, rows: rowsOf.get(run.key) ?? [], revision, materialOf }];
    }),
  );
  return new Map(
    [...runs].flatMap((run) => {
      const own = parts.get(run);
      if (own === undefined) return [];
      const others = [...reachedFrom(run, sources)].flatMap((one) => parts.get(one) ?? []);
      return [[run, madeFrom(own, others)] as const];
    }),
  );
}

/** Runs that took in what these made, or their reworked units, at any remove; they themselves are not among them. */
export async function loadMadeInto(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
): Promise<ReadonlyMap<Key, ReadonlySet<Key>>> {
  const into = await linksFrom(transaction, runs, INTO);
  return new Map([...runs].map((run) => [run, reachedFrom(run, into)]));
}

/** From a run to those it was made from: through a lot that they made, and by rework. */
const SOURCES = [
  `select distinct consumption.run as run, source.run as other from consumption
    join material_lot_source source on source.n = consumption.lot where consumption.run in (?*)`,
  `select rework.run as run, rework_source.run as other from rework
    join rework_source on rework_source.n = rework.n where rework.run in (?*)`,
];
const INTO = [
  `select distinct source.run as run, consumption.run as other from material_lot_source source
    join consumption on consumption.lot = source.n where source.run in (?*) and consumption.run is not null`,
  `select rework_source.run as run, rework.run as other from rework_source
    join rework on rework.n = rework_source.n where rework_source.run in (?*)`,
];

/** Follows links from run to run, a step for all of them at once. */
async function linksFrom(
  transaction: Transaction,
  runs: ReadonlySet<Key>,
  texts: readonly string[],
): Promise<ReadonlyMap<Key, readonly Key[]>> {
  const links = new Map<Key, Key[]>([...runs].map((run) => [run, []]));
  for (let front: readonly Key[] = [...runs]; front.length > 0;) {
    const next = new Set<Key>();
    for (const text of texts) {
      for (const { run, other } of await selectIn<{ run: number; other: number }>(transaction, text, front)) {
        links.get(run)?.push(other);
        if (!links.has(other)) next.add(other);
      }
    }
    for (const run of next) links.set(run, []);
    front = [...next];
  }
  return links;
}

/** Runs that links lead to; bad records may go in a circle. */
function reachedFrom(run: Key, links: ReadonlyMap<Key, readonly Key[]>): Set<Key> {
  const reached = new Set<Key>();
  for (let open: readonly Key[] = links.get(run) ?? []; open.length > 0;) {
    const fresh = open.filter((one) => one !== run && !reached.has(one));
    for (const one of fresh) reached.add(one);
    open = [...new Set(fresh)].flatMap((one) => links.get(one) ?? []);
  }
  return reached;
}

interface HoldOf {
  readonly n: Key;
  readonly ofKind: string;
  readonly of: Key;
}

type HeldFacts = Pick<HeldThing, 'materials' | 'product' | 'firstDay'>;

const MATERIALS_OF_RUN = `select run.n as n, material.n as material from run join material on material.product = run.product
    where run.n in (?*)
  union select source.run as n, lot.material as material from material_lot_source source
    join material_lot lot on lot.n = source.n where source.run in (?*)`;
const MATERIALS_OF: Readonly<Record<string, string>> = {
  'material-lot': 'select n, material from material_lot where n in (?*)',
  material: 'select n, n as material from material where n in (?*)',
  run: MATERIALS_OF_RUN,
  product: 'select product as n, n as material from material where product in (?*)',
  revision: `select revision.n as n, material.n as material from revision
    join material on material.product = revision.product where revision.n in (?*)`,
};

/** What decides which runs these holds reach, by the number of what they are on. */
export async function loadHeld(
  transaction: Transaction,
  holds: readonly HoldOf[],
): Promise<(of: Key) => HeldFacts> {
  const byKind = Map.groupBy(holds, ({ ofKind }) => ofKind);
  const numbers = (kind: string): Key[] => (byKind.get(kind) ?? []).map(({ of }) => of);
  const materials = new Map<Key, Set<Key>>();
  for (const [kind, text] of Object.entries(MATERIALS_OF)) {
    const rows = await selectIn<{ n: number; material: number }>(transaction, text, numbers(kind));
    for (const { n, material } of rows) materials.set(n, (materials.get(n) ?? new Set<Key>()).add(material));
  }
  const days = new Map(await firstDays(transaction, numbers('material-lot'), numbers('run')));
  const revisions = await selectIn<{ n: number; product: number }>(
    transaction,
    'select n, product from revision where n in (?*)',
    numbers('revision'),
  );
  const products = new Map(revisions.map(({ n, product }) => [n, product]));
  return (of) => ({
    materials: materials.get(of) ?? new Set(),
    product: products.get(of) ?? null,
    firstDay: days.get(of) ?? null,
  });
}

/** First day on which any of a lot can have left its supplier, or of a run been made; none where nobody wrote it down. */
async function firstDays(
  transaction: Transaction,
  lots: readonly Key[],
  runs: readonly Key[],
): Promise<(readonly [Key, string])[]> {
  const ofLots = await selectIn<{ n: number; made: string | null; sent: string | null }>(
    transaction,
    'select n, made_from_date as made, dispatched_from_date as sent from material_lot where n in (?*)',
    lots,
  );
  const ofRuns = await selectIn<{ n: number; made: string | null }>(
    transaction,
    'select n, substr(started, 1, 10) as made from run where n in (?*)',
    runs,
  );
  return [
    ...ofLots.flatMap(({ n, made, sent }) => {
      // Dates that contradict each other prove nothing.
      if (made !== null && sent !== null && sent < made) return [];
      const first = sent ?? made;
      return first === null ? [] : [[n, first] as const];
    }),
    ...ofRuns.flatMap(({ n, made }) => (made === null ? [] : [[n, made] as const])),
  ];
}
