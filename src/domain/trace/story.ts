import type { Span } from '../../kit/span.ts';
import type { Key } from './scope-facts.ts';
import { CartonStory } from './story-cartons.ts';
import { ContentStory } from './story-contents.ts';
import type { SeriesRange, StoryFacts, StoryStart } from './story-facts.ts';
import { MarketStory } from './story-market.ts';
import { SourceStory } from './story-source.ts';
import { StoryTeller } from './story-tree.ts';
import type { StoryNode } from './story-tree.ts';

interface Story {
  /** What it was made of, where and by whom. */
  readonly source: StoryNode[];
  /** Where it went. */
  readonly market: StoryNode[];
  readonly nodes: number;
}

/** Tells both sides from the facts. Everything on record is there, and so is every record that should be and is not. */
export function tellStory(facts: StoryFacts, start: StoryStart, onward: ReadonlySet<Key>): Story {
  const back = new StoryTeller();
  const source = tellSource(facts, start, back);
  const on = new StoryTeller(back.count);
  const market = [...tellMarket(facts, start, on), ...tellUnnumbered(facts, start, onward, on)];
  return { source, market, nodes: on.count };
}

function tellSource(facts: StoryFacts, start: StoryStart, teller: StoryTeller): StoryNode[] {
  const source = new SourceStory(facts, teller);
  const contents = new ContentStory(facts, teller, new CartonStory(facts, teller), source);
  const shipped = start.shipments.flatMap((key) =>
    (facts.shipments.get(key)?.lines ?? []).flatMap(({ series, range }) =>
      series === null || range === null ? [] : [{ series, range }],
    ),
  );
  return [
    ...start.runs.map((key) => source.run(key, 'run')),
    ...start.lots.map((key) => source.lot(key, 'material lot')),
    ...bySeries([...start.ranges, ...shipped]).map(([series, ranges]) =>
      contents.contents(series, ranges, 'cartons'),
    ),
  ];
}

function tellMarket(facts: StoryFacts, start: StoryStart, teller: StoryTeller): StoryNode[] {
  const cartons = new CartonStory(facts, teller);
  const market = new MarketStory(facts, teller, cartons);
  return [
    ...start.runs.map((key) => market.run(key, 'run')),
    ...start.lots.map((key) => market.lot(key, 'material lot')),
    ...bySeries(start.ranges).map(([series, ranges]) => cartons.cartons(series, ranges, 'cartons')),
    ...start.shipments.map((key) => cartons.shipment(key, 'shipment')),
  ];
}

/** Shipments that name no cartons and may have carried some of what is told: of its product, or nobody says of what. */
function tellUnnumbered(
  facts: StoryFacts,
  start: StoryStart,
  onward: ReadonlySet<Key>,
  teller: StoryTeller,
): StoryNode[] {
  if (onward.size + start.ranges.length === 0) return [];
  const runs = start.ranges.length > 0 ? [...facts.runs.keys()] : [...onward];
  const products = new Set(runs.flatMap((key) => facts.runs.get(key)?.product ?? []));
  const series = new Set([
    ...runs.flatMap((key) => (facts.packed.get(key) ?? []).map((packed) => packed.series)),
    ...start.ranges.map((range) => range.series),
  ]);
  return new CartonStory(facts, teller).mayHaveLeftOn(
    (line) =>
      line.run === null &&
      (line.series === null ? line.product === null || products.has(line.product) : series.has(line.series)),
    new Set(start.shipments),
  );
}

function bySeries(ranges: readonly SeriesRange[]): [number, Span[]][] {
  return [...Map.groupBy(ranges, ({ series }) => series)].map(([series, list]) => [
    series,
    list.map(({ range }) => range),
  ]);
}
