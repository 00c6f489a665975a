import type { Span } from '../../kit/span.ts';
import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  PackingContentFact,
  PackingFact,
  RepackMoveFact,
  RevisionFact,
  ReworkFact,
  RunFact,
  ShipmentFact,
  ShipmentLineFact,
} from './scope-facts.ts';
import type { StoryStep } from './story-tree.ts';
import type { StoryWord } from './story-words.ts';

/** A record by kind, id and a few words. */
export interface StoryLabel {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** Something written about a record: an inspection, hold, sample, file or other name, with its own parts. */
export interface StoryPaper extends StoryLabel {
  readonly relation: string;
  /** Set where the label is words. */
  readonly word?: StoryWord;
  readonly facts: NonNullable<StoryStep['facts']>;
  readonly parts: readonly StoryPaper[];
}

/** Carton numbers of a series. */
export interface SeriesRange {
  readonly series: Key;
  readonly range: Span;
}

/** Cartons of one packing row that hold units of a run. */
export interface PackedRange extends SeriesRange {
  readonly date: string | null;
  readonly content: PackingContentFact;
}

export interface StoryMove {
  readonly repack: Key;
  readonly date: string | null;
  readonly move: RepackMoveFact;
}

export interface StoryRelabel extends SeriesRange {
  readonly key: Key;
  readonly date: string | null;
  readonly oldMark: string | null;
  readonly newMark: string;
}

/** Lines of a series in order of their first carton; `reach[i]`: one past the furthest carton of the first `i + 1`. */
export interface SeriesLines {
  readonly lines: readonly {
    readonly shipment: ShipmentFact;
    readonly line: ShipmentLineFact;
    readonly range: Span;
  }[];
  readonly reach: readonly number[];
}

/** What a story is told from, arranged for looking things up. */
export interface StoryFacts {
  readonly labels: ReadonlyMap<Key, StoryLabel>;
  readonly unitOf: ReadonlyMap<Key, string>;
  readonly runs: ReadonlyMap<Key, RunFact>;
  readonly revisions: ReadonlyMap<Key, RevisionFact>;
  readonly lots: ReadonlyMap<Key, MaterialLotFact>;
  readonly lotsMadeOf: ReadonlyMap<Key, readonly MaterialLotFact[]>;
  readonly takenByRun: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  readonly takenOfLot: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  readonly additions: ReadonlyMap<Key, readonly ConsumptionFact[]>;
  readonly reworksInto: ReadonlyMap<Key, readonly ReworkFact[]>;
  readonly reworksOf: ReadonlyMap<Key, readonly ReworkFact[]>;
  /** Reworks of cartons of a series in place. */
  readonly reworksIn: ReadonlyMap<Key, readonly (SeriesRange & { readonly rework: ReworkFact })[]>;
  readonly packed: ReadonlyMap<Key, readonly PackedRange[]>;
  readonly packings: ReadonlyMap<Key, readonly PackingFact[]>;
  readonly movesFrom: ReadonlyMap<Key, readonly StoryMove[]>;
  readonly movesTo: ReadonlyMap<Key, readonly StoryMove[]>;
  readonly relabels: ReadonlyMap<Key, readonly StoryRelabel[]>;
  readonly lines: ReadonlyMap<Key, SeriesLines>;
  readonly shipments: ReadonlyMap<Key, ShipmentFact>;
  readonly papers: ReadonlyMap<Key, readonly StoryPaper[]>;
}

/** Where a story starts. */
export interface StoryStart {
  readonly runs: readonly Key[];
  readonly lots: readonly Key[];
  readonly shipments: readonly Key[];
  readonly ranges: readonly SeriesRange[];
}

/** What a record is called; one that no longer counts is named by its number. */
export function labelOf(facts: StoryFacts, key: Key): StoryLabel {
  return (
    facts.labels.get(key) ?? { kind: 'record', id: String(key), label: 'a record that no longer counts' }
  );
}

/** Orders the lines that name cartons of each series. */
export function linesBySeries(shipments: Iterable<ShipmentFact>): Map<Key, SeriesLines> {
  const lists = new Map<Key, { shipment: ShipmentFact; line: ShipmentLineFact; range: Span }[]>();
  for (const shipment of shipments) {
    for (const line of shipment.lines) {
      if (line.series === null || line.range === null) continue;
      const list = lists.get(line.series) ?? [];
      lists.set(line.series, list);
      list.push({ shipment, line, range: line.range });
    }
  }
  const arranged = new Map<Key, SeriesLines>();
  for (const [series, lines] of lists) {
    lines.sort((left, right) => left.range.from - right.range.from || left.line.key - right.line.key);
    const reach: number[] = [];
    for (const { range } of lines) reach.push(Math.max(reach.at(-1) ?? 0, range.to));
    arranged.set(series, { lines, reach });
  }
  return arranged;
}

/** The lines that share cartons with a range. */
export function linesIn(of: SeriesLines | undefined, range: Span): SeriesLines['lines'] {
  if (of === undefined) return [];
  // `reach` never falls, so everything before this reaches no carton of the range.
  let low = 0;
  for (let high = of.reach.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((of.reach[middle] ?? 0) > range.from) high = middle;
    else low = middle + 1;
  }
  const found: SeriesLines['lines'][number][] = [];
  for (let index = low; index < of.lines.length; index += 1) {
    const line = of.lines[index];
    if (line === undefined || line.range.from >= range.to) break;
    if (line.range.to > range.from) found.push(line);
  }
  return found;
}
