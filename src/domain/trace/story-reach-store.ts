import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { intersectSpans, mergeSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import type { Key } from './scope-facts.ts';
import type { StoryStart } from './story-facts.ts';
import { touching } from './story-ranges.ts';
import { NODE_LIMIT, tooLarge } from './story-tree.ts';

/** Everything a story meets: what the thing came from and what it went into. */
export interface StoryReach {
  readonly runs: ReadonlySet<Key>;
  readonly lots: ReadonlySet<Key>;
  /** Series of the cartons that the story starts from. */
  readonly series: ReadonlySet<Key>;
  /** Runs and lots whose way to the market is told. */
  readonly onward: ReadonlySet<Key>;
  readonly onwardLots: ReadonlySet<Key>;
}

/** Walks both ways from the start. */
export async function storyReach(transaction: Transaction, start: StoryStart): Promise<StoryReach> {
  const walk = new StoryWalk(transaction);
  const ranges = await walk.shippedRanges(start);
  const [back, on] = await Promise.all([
    walk.wayBack(start, ranges),
    walk.follow(start.runs, start.lots, 'on'),
  ]);
  return {
    runs: new Set([...back.runs, ...on.runs]),
    lots: new Set([...back.lots, ...on.lots]),
    series: new Set(ranges.keys()),
    onward: on.runs,
    onwardLots: on.lots,
  };
}

/** Series of packed cartons that lots were added to, and of those that reworked units went back into. */
export async function furtherSeries(
  transaction: Transaction,
  { onward, onwardLots }: StoryReach,
): Promise<Key[]> {
  const [addedTo, wentBack] = await Promise.all([
    keysIn(
      transaction,
      'select distinct series as key from consumption where lot in (?*) and run is null and series is not null',
      onwardLots,
    ),
    keysIn(
      transaction,
      'select distinct rework_carton.series as key from rework join rework_carton on rework_carton.n = rework.n where rework.run in (?*)',
      onward,
    ),
  ]);
  return [...addedTo, ...wentBack];
}

async function keysIn(transaction: Transaction, text: string, keys: Iterable<Key>): Promise<Key[]> {
  return (await selectIn<{ key: number }>(transaction, text, keys)).map((row) => row.key);
}

/** One statement a level. A number means one record, so that runs find nothing among lots, nor lots among runs. */
const LINKS = {
  back: `select distinct 'lot' as what, lot as key from consumption where run in (?*)
    union all select 'run', rework_source.run from rework join rework_source on rework_source.n = rework.n where rework.run in (?*)
    union all select 'run', run from material_lot_source where n in (?*)`,
  on: `select 'lot' as what, n as key from material_lot_source where run in (?*)
    union all select 'run', rework.run from rework_source join rework on rework.n = rework_source.n where rework_source.run in (?*)
    union all select distinct 'run', run from consumption where lot in (?*) and run is not null`,
} as const;

class StoryWalk {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** What the start and the cartons it names came from. */
  async wayBack(
    start: StoryStart,
    ranges: ReadonlyMap<Key, readonly Span[]>,
  ): Promise<{ runs: Set<Key>; lots: Set<Key> }> {
    const [packedIn, additions, reworked] = await Promise.all([
      this.runsInRanges(ranges),
      keysIn(
        this.#transaction,
        'select distinct lot as key from consumption where series in (?*) and run is null',
        ranges.keys(),
      ),
      this.runsReworkedIn(ranges),
    ]);
    return this.follow([...start.runs, ...packedIn, ...reworked], [...start.lots, ...additions], 'back');
  }

  /** Runs and lots that are met in one direction; more than a trace may show ends it at once. */
  async follow(
    startRuns: Iterable<Key>,
    startLots: Iterable<Key>,
    direction: keyof typeof LINKS,
  ): Promise<{ runs: Set<Key>; lots: Set<Key> }> {
    const [runs, lots] = [new Set(startRuns), new Set(startLots)];
    for (let fresh = [...runs, ...lots]; fresh.length > 0;) {
      const links = await selectIn<{ what: string; key: Key }>(this.#transaction, LINKS[direction], fresh);
      fresh = [];
      for (const { what, key } of links) {
        const met = what === 'lot' ? lots : runs;
        if (met.has(key)) continue;
        met.add(key);
        fresh.push(key);
      }
      if (runs.size + lots.size > NODE_LIMIT) throw tooLarge();
    }
    return { runs, lots };
  }

  /** The carton ranges of the start, those of its shipments among them, with every range that was repacked into them. */
  async shippedRanges(start: StoryStart): Promise<Map<Key, Span[]>> {
    const lines = await selectIn<{ series: number; carton_from: number; carton_to: number }>(
      this.#transaction,
      'select series, carton_from, carton_to from shipment_line where shipment in (?*) and series is not null and carton_from is not null',
      start.shipments,
    );
    const ranges = new Map<Key, Span[]>();
    const add = (series: Key, range: Span): void => {
      const list = ranges.get(series) ?? [];
      ranges.set(series, list);
      list.push(range);
    };
    for (const { series, range } of start.ranges) add(series, range);
    for (const line of lines) add(line.series, { from: line.carton_from, to: line.carton_to });
    for (const [series, list] of ranges) ranges.set(series, mergeSpans(list));
    await this.#addRepacked(ranges);
    return ranges;
  }

  async #addRepacked(ranges: Map<Key, Span[]>): Promise<void> {
    const seen = new Set<Key>();
    for (let grown = true; grown;) {
      const moves = await selectIn<{
        from_series: number;
        from_carton_from: number;
        from_carton_to: number;
        to_series: number;
        to_carton_from: number;
        to_carton_to: number;
      }>(
        this.#transaction,
        'select * from repack_move where to_series in (?*) and to_carton_from is not null',
        ranges.keys(),
      );
      grown = false;
      for (const move of moves) {
        const to = { from: move.to_carton_from, to: move.to_carton_to };
        if (!(ranges.get(move.to_series) ?? []).some((range) => intersectSpans(range, to) !== null)) continue;
        const before = ranges.get(move.from_series) ?? [];
        const after = mergeSpans([...before, { from: move.from_carton_from, to: move.from_carton_to }]);
        if (JSON.stringify(before) === JSON.stringify(after) && seen.has(move.from_series)) continue;
        seen.add(move.from_series);
        ranges.set(move.from_series, after);
        grown = true;
      }
    }
  }

  /** Runs that units in the ranges became by rework in place. */
  async runsReworkedIn(ranges: ReadonlyMap<Key, readonly Span[]>): Promise<Key[]> {
    const rows = await selectIn<{ series: number; carton_from: number; carton_to: number; run: number }>(
      this.#transaction,
      `select rework_carton.series as series, rework_carton.carton_from as carton_from, rework_carton.carton_to as carton_to,
        rework.run as run from rework_carton join rework on rework.n = rework_carton.n where rework_carton.series in (?*)`,
      ranges.keys(),
    );
    return rows
      .filter((row) => {
        const at = { from: row.carton_from, to: row.carton_to };
        return touching(ranges.get(row.series) ?? [], at).length > 0;
      })
      .map(({ run }) => run);
  }

  /** The runs packed in the ranges. */
  async runsInRanges(ranges: ReadonlyMap<Key, readonly Span[]>): Promise<Key[]> {
    const rows = await selectIn<{ series: number; carton_from: number; carton_to: number; run: number }>(
      this.#transaction,
      `select packing.series as series, packing.carton_from as carton_from, packing.carton_to as carton_to,
        packing_content.run as run
        from packing join packing_content on packing_content.n = packing.n where packing.series in (?*)`,
      ranges.keys(),
    );
    const runs = new Set<Key>();
    for (const row of rows) {
      if (runs.has(row.run)) continue;
      const packed = { from: row.carton_from, to: row.carton_to };
      if (touching(ranges.get(row.series) ?? [], packed).length > 0) runs.add(row.run);
    }
    return [...runs];
  }
}
