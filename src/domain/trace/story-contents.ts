import { mergeSpans, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import type { Key } from './scope-facts.ts';
import type { CartonStory } from './story-cartons.ts';
import { labelOf } from './story-facts.ts';
import type { StoryFacts } from './story-facts.ts';
import { rangesKey, sharedRanges, touching } from './story-ranges.ts';
import type { SourceStory } from './story-source.ts';
import type { StoryNode, StoryTeller } from './story-tree.ts';
import { word, worded } from './story-words.ts';

interface PackedRun {
  readonly run: Key;
  readonly unitsPerCarton: number;
  readonly span: Span | null;
  readonly date: string | null;
  readonly ranges: Span[];
}

/** Tells what is in cartons: the runs packed there, what was put in later, and what was repacked from elsewhere. */
export class ContentStory {
  readonly #facts: StoryFacts;
  readonly #teller: StoryTeller;
  readonly #cartons: CartonStory;
  readonly #source: SourceStory;

  constructor(facts: StoryFacts, teller: StoryTeller, cartons: CartonStory, source: SourceStory) {
    this.#facts = facts;
    this.#teller = teller;
    this.#cartons = cartons;
    this.#source = source;
  }

  /** Cartons of a series and all that went into them. */
  contents(series: Key, spans: readonly Span[], relation: string): StoryNode {
    const ranges = mergeSpans(spans);
    const step = this.#cartons.step(series, ranges, relation);
    return this.#teller.once(step, `contents ${rangesKey(series, ranges)}`, () =>
      this.#contents(series, ranges),
    );
  }

  #contents(series: Key, ranges: readonly Span[]): StoryNode[] {
    const packed = this.#packed(series, ranges);
    const repacked = this.#repackedFrom(series, ranges);
    const covered = mergeSpans([
      ...packed.covered,
      ...(this.#facts.movesTo.get(series) ?? []).flatMap(({ move }) =>
        move.to === null ? [] : [move.to.range],
      ),
    ]);
    const bare = ranges.flatMap((range) => subtractSpans(range, touching(covered, range)));
    const missing = {
      ...this.#cartons.step(series, bare, 'missing'),
      kind: 'missing',
      ...worded('no-packing'),
    };
    return [
      ...packed.runs.map(({ run, unitsPerCarton, span, date, ranges: of }) =>
        this.#source.run(run, 'packed from run', {
          span,
          ranges: mergeSpans(of),
          notes: [
            word('units-per-carton', { count: unitsPerCarton }),
            ...(date === null ? [] : [word('packed-on', { date })]),
          ],
        }),
      ),
      ...repacked,
      ...this.#reworkedIn(series, ranges),
      ...this.#additions(series, ranges),
      ...(bare.length === 0 ? [] : [this.#teller.node(missing)]),
    ];
  }

  #packed(series: Key, ranges: readonly Span[]): { runs: readonly PackedRun[]; covered: readonly Span[] } {
    const runs = new Map<string, PackedRun>();
    const covered: Span[] = [];
    for (const { range, contents, date } of this.#facts.packings.get(series) ?? []) {
      const shared = sharedRanges(ranges, range);
      if (shared.length === 0) continue;
      covered.push(...shared);
      for (const { run, unitsPerCarton, span } of contents) {
        const key = `${String(run)} ${String(unitsPerCarton)} ${String(span?.from)}-${String(span?.to)} ${date ?? ''}`;
        const known = runs.get(key) ?? { run, unitsPerCarton, span, date, ranges: [] };
        runs.set(key, known);
        known.ranges.push(...shared);
      }
    }
    return { runs: [...runs.values()], covered };
  }

  #repackedFrom(series: Key, ranges: readonly Span[]): StoryNode[] {
    return (this.#facts.movesTo.get(series) ?? []).flatMap(({ repack, date, move }) => {
      if (move.to === null) return [];
      const shared = sharedRanges(ranges, move.to.range);
      if (shared.length === 0) return [];
      const facts = { date, units: move.units, ranges: shared };
      const from = this.contents(move.from.series, [move.from.range], 'out of');
      return [this.#teller.node({ relation: 'repacked', ...labelOf(this.#facts, repack), facts }, [from])];
    });
  }

  /** Units reworked in these cartons went in as units of one run and came back as units of another. */
  #reworkedIn(series: Key, ranges: readonly Span[]): StoryNode[] {
    return (this.#facts.reworksIn.get(series) ?? []).flatMap(({ range, rework }) => {
      const shared = sharedRanges(ranges, range);
      if (shared.length === 0) return [];
      const facts = { date: rework.date, ranges: shared };
      const step = { relation: 'reworked in place', ...labelOf(this.#facts, rework.key), facts };
      return [this.#teller.node(step, [this.#source.run(rework.run, 'came back as run')])];
    });
  }

  #additions(series: Key, ranges: readonly Span[]): StoryNode[] {
    return (this.#facts.additions.get(series) ?? []).flatMap(({ lot, cartons, date, quantity }) => {
      const shared = cartons === null ? [] : sharedRanges(ranges, cartons.range);
      return shared.length === 0 ? [] : [this.#source.lot(lot, 'added', { date, quantity, ranges: shared })];
    });
  }
}
