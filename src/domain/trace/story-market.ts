import { spanLength } from '../../kit/span.ts';
import type { ConsumptionFact, Key } from './scope-facts.ts';
import type { CartonStory } from './story-cartons.ts';
import { labelOf } from './story-facts.ts';
import type { StoryFacts } from './story-facts.ts';
import type { StoryNode, StoryStep, StoryTeller } from './story-tree.ts';
import { word, worded } from './story-words.ts';

type Facts = NonNullable<StoryStep['facts']>;

/** Tells what runs and material lots went into: cartons, what was taken, reworks, and parts of other runs. */
export class MarketStory {
  readonly #facts: StoryFacts;
  readonly #teller: StoryTeller;
  readonly #cartons: CartonStory;

  constructor(facts: StoryFacts, teller: StoryTeller, cartons: CartonStory) {
    this.#facts = facts;
    this.#teller = teller;
    this.#cartons = cartons;
  }

  /** A run and all its units went to. */
  run(key: Key, relation: string, facts: Facts = {}): StoryNode {
    const run = this.#facts.runs.get(key);
    const step = { relation, ...labelOf(this.#facts, key) };
    if (run === undefined) return this.#teller.node({ ...step, facts });
    const sheet = { date: run.started, until: run.ended, ...facts };
    return this.#teller.once({ ...step, facts: sheet }, `run ${String(key)}`, () => {
      const gone = [
        ...this.#packedOf(key),
        ...this.#backInCartons(key),
        ...this.#reworkedInto(key),
        ...(this.#facts.lotsMadeOf.get(key) ?? []).map((lot) => this.lot(lot.key, 'became material lot')),
        ...this.#cartons.mayHaveLeftOn((line) => line.run === key),
      ];
      if (gone.length === 0) gone.push(this.#teller.missing('no-packing'));
      const taken = run.taken.map(({ key: of, kind, quantity, span }) => {
        const step = {
          relation: 'taken',
          ...labelOf(this.#facts, of),
          ...worded('stock-event', { choice: kind }),
        };
        return this.#teller.node({ ...step, facts: { units: quantity, span } });
      });
      return [...gone, ...taken];
    });
  }

  /** A material lot and everything that took it. */
  lot(key: Key, relation: string, facts: Facts = {}): StoryNode {
    const step = { relation, ...labelOf(this.#facts, key), facts };
    return this.#teller.once(step, `lot ${String(key)}`, () => {
      const rows = this.#facts.takenOfLot.get(key) ?? [];
      if (rows.length === 0) return [this.#teller.missing('nothing-took-it')];
      const unit = this.#facts.unitOf.get(this.#facts.lots.get(key)?.material ?? 0);
      return rows.map((row) => this.#taking(row, unit));
    });
  }

  #taking(row: ConsumptionFact, unit: string | undefined): StoryNode {
    const facts = {
      quantity: row.quantity,
      unit: row.quantity === null ? undefined : unit,
      span: row.span,
      notes: [
        row.slot === null ? word('slot-unknown') : word('slot', { slot: row.slot }),
        ...(row.kind === 'issue' ? [] : [word('choice', { choice: row.kind })]),
        ...(row.quantity === null ? [word('quantity-unknown')] : []),
        ...(row.window === null ? [] : [word('window', { from: row.window.from, to: row.window.to })]),
      ],
    };
    if (row.run !== null) return this.run(row.run, 'taken by run', facts);
    if (row.cartons === null) return this.#teller.missing('taker-unknown');
    return this.#cartons.cartons(row.cartons.series, [row.cartons.range], 'added to', {
      date: row.date,
      ...facts,
    });
  }

  #packedOf(run: Key): StoryNode[] {
    const bySeries = Map.groupBy(this.#facts.packed.get(run) ?? [], ({ series }) => series);
    return [...bySeries].map(([series, packed]) => {
      const units = packed.reduce(
        (sum, { range, content }) => sum + spanLength(range) * content.unitsPerCarton,
        0,
      );
      const dates = packed.flatMap(({ date }) => (date === null ? [] : [date])).toSorted();
      const facts = { date: dates[0], until: dates.length > 1 ? dates.at(-1) : undefined, units };
      const ranges = packed.map(({ range }) => range);
      return this.#cartons.cartons(series, ranges, 'packed in', facts);
    });
  }

  /** Units reworked in place went back into the cartons they came from. */
  #backInCartons(run: Key): StoryNode[] {
    return (this.#facts.reworksInto.get(run) ?? []).flatMap(({ date, cartons }) => {
      const bySeries = Map.groupBy(cartons, ({ series }) => series);
      return [...bySeries].map(([series, list]) =>
        this.#cartons.cartons(
          series,
          list.map(({ range }) => range),
          'went back into',
          { date },
        ),
      );
    });
  }

  #reworkedInto(run: Key): StoryNode[] {
    return (this.#facts.reworksOf.get(run) ?? []).map((rework) => {
      const sources = rework.of.filter((source) => source.run === run);
      const quantities = sources.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
      const facts = {
        date: rework.date,
        units: quantities.length === 0 ? undefined : quantities.reduce((sum, units) => sum + units, 0),
        span: sources[0]?.span,
        ranges: rework.cartons.map(({ range }) => range),
      };
      const step = { relation: 'reworked under', ...labelOf(this.#facts, rework.key), facts };
      return this.#teller.node(step, [this.run(rework.run, 'into run')]);
    });
  }
}
