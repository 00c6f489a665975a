import type { Span } from '../../kit/span.ts';
import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  ReworkFact,
  RevisionFact,
  RunFact,
  ScopeFacts,
  SlotFact,
} from './scope-facts.ts';
import { sortKeys } from './scope-lattice.ts';

/** The facts by key, each list in the order of its keys: nothing that is computed depends on the order they came in. */
export interface ScopeWorld {
  readonly facts: ScopeFacts;
  readonly strict: boolean;
  readonly runs: ReadonlyMap<Key, RunFact>;
  readonly lots: ReadonlyMap<Key, MaterialLotFact>;
  readonly revisions: ReadonlyMap<Key, RevisionFact>;
  readonly rowsOfRun: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  readonly rowsOfLot: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  /** Rework records by the rework run that they made. */
  readonly reworksInto: ReadonlyMap<Key, readonly ReworkFact[]>;
  readonly lotsOfMaterial: ReadonlyMap<Key, readonly MaterialLotFact[]>;
  readonly runsOfProduct: ReadonlyMap<Key, readonly RunFact[]>;
  /** Products whose units become parts of others. */
  readonly parts: ReadonlySet<Key>;
}

export function worldOf(facts: ScopeFacts, strict: boolean): ScopeWorld {
  const runs = byKey(facts.runs);
  const lots = byKey(facts.lots);
  const consumptions = byKey(facts.consumptions);
  const reworks = byKey(facts.reworks).map((rework) => ({
    ...rework,
    of: [...rework.of].sort(
      (left, right) => left.run - right.run || (left.span?.from ?? 0) - (right.span?.from ?? 0),
    ),
  }));
  return {
    facts,
    strict,
    runs: new Map(runs.map((run) => [run.key, run])),
    lots: new Map(lots.map((lot) => [lot.key, lot])),
    revisions: new Map(facts.revisions.map((revision) => [revision.key, revision])),
    rowsOfRun: Map.groupBy(consumptions, (row) => row.run ?? 0),
    rowsOfLot: Map.groupBy(consumptions, (row) => row.lot),
    reworksInto: Map.groupBy(reworks, (rework) => rework.run),
    lotsOfMaterial: Map.groupBy(lots, (lot) => lot.material),
    runsOfProduct: Map.groupBy(runs, (run) => run.product),
    parts: new Set(facts.products.filter((product) => product.intermediate).map((product) => product.key)),
  };
}

export function byKey<Fact extends { readonly key: Key }>(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((left, right) => left.key - right.key);
}

/** The revision that a run was made to; null where none is recorded, or the recorded one is not there. */
export function billOf(world: ScopeWorld, run: RunFact): RevisionFact | null {
  return run.bom === null ? null : (world.revisions.get(run.bom) ?? null);
}

/** A slot of a run with everything that may fill it: more than one material where the revision allows a second. */
export interface RunSlot {
  readonly slot: string;
  readonly options: readonly SlotFact[];
}

/** Slots of the run's revision that are there for its variant, or may be where the variant is not recorded. */
export function slotsOf(world: ScopeWorld, run: RunFact): RunSlot[] {
  const slots = (billOf(world, run)?.slots ?? []).filter(
    (slot) => slot.variants === null || run.variant === null || slot.variants.includes(run.variant),
  );
  return [...Map.groupBy(slots, (slot) => slot.slot)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([slot, options]) => ({
      slot,
      options: [...new Map(options.map((option) => [option.material, option])).values()].sort(
        (left, right) => left.material - right.material,
      ),
    }));
}

export function takes(slot: RunSlot, lot: MaterialLotFact | undefined): boolean {
  return lot !== undefined && slot.options.some((option) => option.material === lot.material);
}

/** Sites that are recorded as having worked on a run. */
export function sitesOf(run: RunFact): Key[] {
  return sortKeys([...(run.site === null ? [] : [run.site]), ...run.alsoAt]);
}

export interface CartonRange {
  readonly series: Key;
  readonly range: Span;
}
