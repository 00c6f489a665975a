import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  PackingFact,
  RepackFact,
  ReworkFact,
  RevisionFact,
  RunFact,
  SeriesFact,
  ShipmentFact,
} from './scope-facts.ts';
import { linesBySeries } from './story-facts.ts';
import type { PackedRange, StoryFacts, StoryMove, StoryRelabel } from './story-facts.ts';

/** The facts of a story as they are loaded. */
export interface StoryParts {
  readonly runs: {
    readonly runs: readonly RunFact[];
    readonly revisions: readonly RevisionFact[];
    readonly consumptions: readonly ConsumptionFact[];
    readonly reworks: readonly ReworkFact[];
  };
  readonly lots: readonly MaterialLotFact[];
  readonly cartons: {
    readonly series: readonly SeriesFact[];
    readonly packings: readonly PackingFact[];
    readonly repacks: readonly RepackFact[];
    readonly additions: readonly ConsumptionFact[];
  };
  readonly shipments: readonly ShipmentFact[];
  readonly relabels: readonly StoryRelabel[];
}

/** Arranges the facts for looking things up by run, lot, series and shipment. */
export function arranged(parts: StoryParts): Omit<StoryFacts, 'labels' | 'papers' | 'unitOf'> {
  const { runs, lots, shipments, relabels } = parts;
  return {
    ...arrangedRuns(parts),
    ...arrangedReworks(runs.reworks),
    ...arrangedCartons(parts),
    lots: byKey(lots),
    lotsMadeOf: distinctBy(lots.flatMap((lot) => lot.madeFrom.map(({ run }) => [run, lot] as const))),
    relabels: Map.groupBy(relabels, ({ series }) => series),
    lines: linesBySeries(shipments),
    shipments: byKey(shipments),
  };
}

function arrangedRuns({ runs, cartons }: StoryParts) {
  const consumptions = [...runs.consumptions, ...cartons.additions];
  return {
    runs: byKey(runs.runs),
    revisions: byKey(runs.revisions),
    takenByRun: Map.groupBy(
      runs.consumptions.filter(({ run }) => run !== null),
      ({ run }) => run ?? 0,
    ),
    takenOfLot: Map.groupBy(consumptions, ({ lot }) => lot),
  };
}

function arrangedReworks(reworks: readonly ReworkFact[]) {
  const inPlace = reworks.flatMap((rework) =>
    rework.cartons.map(({ series, range }) => ({ series, range, rework })),
  );
  return {
    reworksInto: Map.groupBy(reworks, ({ run }) => run),
    reworksOf: distinctBy(reworks.flatMap((rework) => rework.of.map(({ run }) => [run, rework] as const))),
    reworksIn: Map.groupBy(inPlace, ({ series }) => series),
  };
}

function arrangedCartons({ cartons }: StoryParts) {
  const moves = cartons.repacks.flatMap(({ key, date, moves: list }) =>
    list.map((move): StoryMove => ({ repack: key, date, move })),
  );
  return {
    additions: Map.groupBy(cartons.additions, ({ cartons: range }) => range?.series ?? 0),
    packed: packedByRun(cartons.packings),
    packings: Map.groupBy(
      cartons.packings.toSorted((left, right) => left.range.from - right.range.from),
      ({ series }) => series,
    ),
    movesFrom: Map.groupBy(moves, ({ move }) => move.from.series),
    movesTo: Map.groupBy(
      moves.filter(({ move }) => move.to !== null),
      ({ move }) => move.to?.series ?? 0,
    ),
  };
}

function packedByRun(packings: readonly PackingFact[]): Map<Key, PackedRange[]> {
  const packed = new Map<Key, PackedRange[]>();
  for (const { series, range, date, contents } of packings) {
    for (const content of contents) {
      const list = packed.get(content.run) ?? [];
      packed.set(content.run, list);
      list.push({ series, range, date, content });
    }
  }
  return packed;
}

function byKey<Fact extends { readonly key: Key }>(facts: readonly Fact[]): Map<Key, Fact> {
  return new Map(facts.map((fact) => [fact.key, fact]));
}

/** Each fact once under each key. */
function distinctBy<Fact>(pairs: readonly (readonly [Key, Fact])[]): Map<Key, Fact[]> {
  const grouped = new Map<Key, Set<Fact>>();
  for (const [key, fact] of pairs) {
    const known = grouped.get(key) ?? new Set<Fact>();
    grouped.set(key, known.add(fact));
  }
  return new Map([...grouped].map(([key, facts]) => [key, [...facts]]));
}
