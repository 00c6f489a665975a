import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  PackingContentFact,
  PackingFact,
  ReworkFact,
  RevisionFact,
  RunFact,
  ScopeFacts,
  SlotFact,
} from '../trace/scope-facts.ts';

/** The facts of a question, found by key. Every list is in the order of keys, whatever order the facts came in. */
export interface FactIndex {
  readonly facts: ScopeFacts;
  readonly runs: ReadonlyMap<Key, RunFact>;
  readonly lots: ReadonlyMap<Key, MaterialLotFact>;
  readonly revisions: ReadonlyMap<Key, RevisionFact>;
  readonly rowsOfRun: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  readonly rowsOfLot: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  /** Consumption over packed cartons, with no run. */
  readonly additions: readonly ConsumptionFact[];
  readonly reworksInto: ReadonlyMap<Key, readonly ReworkFact[]>;
  readonly reworks: readonly ReworkFact[];
  readonly packings: readonly PackingFact[];
  readonly packingsOfRun: ReadonlyMap<Key, readonly { packing: PackingFact; content: PackingContentFact }[]>;
  readonly intermediate: ReadonlySet<Key>;
}

function byKey<Fact extends { readonly key: Key }>(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((left, right) => left.key - right.key);
}

export function indexFacts(facts: ScopeFacts): FactIndex {
  const rows = byKey(facts.consumptions);
  const packings = byKey(facts.packings);
  const contents = packings.flatMap((packing) => packing.contents.map((content) => ({ packing, content })));
  const reworks = byKey(facts.reworks);
  return {
    facts,
    runs: new Map(byKey(facts.runs).map((run) => [run.key, run])),
    lots: new Map(byKey(facts.lots).map((lot) => [lot.key, lot])),
    revisions: new Map(facts.revisions.map((revision) => [revision.key, revision])),
    rowsOfRun: Map.groupBy(
      rows.filter((row) => row.run !== null),
      (row) => row.run ?? 0,
    ),
    rowsOfLot: Map.groupBy(rows, (row) => row.lot),
    additions: rows.filter((row) => row.run === null && row.cartons !== null),
    reworksInto: Map.groupBy(reworks, (rework) => rework.run),
    reworks,
    packings,
    packingsOfRun: Map.groupBy(contents, ({ content }) => content.run),
    intermediate: new Set(
      facts.products.filter((product) => product.intermediate).map((product) => product.key),
    ),
  };
}

/** The revision that says what a run takes; null where none is recorded, or one that lists no slot and so says nothing. */
export function bomOf(index: FactIndex, run: RunFact): RevisionFact | null {
  const revision = run.bom === null ? undefined : index.revisions.get(run.bom);
  if (revision === undefined) return null;
  // A rework may take nothing new; a bill of materials that lists nothing was not written down.
  return revision.slots.length === 0 && revision.kind !== 'rework' ? null : revision;
}

/** Slot lines for a run's variant, by slot. A run whose variant nobody recorded may be any of them. */
export function slotsOf(bom: RevisionFact, run: RunFact): Map<string, SlotFact[]> {
  const fitting = bom.slots.filter(
    (line) => line.variants === null || run.variant === null || line.variants.includes(run.variant),
  );
  return Map.groupBy(fitting, (line) => line.slot);
}
