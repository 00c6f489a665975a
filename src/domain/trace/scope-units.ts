import { runsPacked, type CartonHistory } from './scope-carton-history.ts';
import type { Content, Source } from './scope-cartons.ts';
import type { Key, RunFact } from './scope-facts.ts';
import { waitFor } from './scope-gaps.ts';
import {
  addCounts,
  finding,
  mixFindings,
  noCounts,
  strongest,
  type Finding,
  type Tally,
} from './scope-lattice.ts';
import type { ScopeClass } from './scope-question.ts';
import { isOpenRework, isReworkRun, isWhollyReworked } from './scope-reworks.ts';
import { countOver, mixOver, soleFinding, type Stretch } from './scope-stretches.ts';
import type { ScopeWorld } from './scope-world.ts';

/** How many units of a run are where, by their numbers alone. */
export interface RunUnits {
  readonly packed: number;
  readonly reworkedAway: number;
  readonly taken: number;
  /** Null: the run is open. */
  readonly unaccounted: number | null;
  /** Units, reworked ones among them, of which no record says that they were in a carton, nor that they went elsewhere. */
  readonly unseen: number | null;
}

/**
 * The by-place view of units: those of a carton are a mixture of what they may be (readings 10 and 11). A rework whose units are in no
 * carton on record may have been done in any carton of the runs that it took them from: those are then mixed with it. Where more units of
 * a run are on record than it made, which of them are its own is not known, and none `contains` for certain.
 */
export class UnitClasses {
  readonly #history: CartonHistory;
  readonly #stretchesOf: (run: Key) => readonly Stretch[];
  readonly #units: ReadonlyMap<Key, RunUnits>;
  readonly #unplaced: ReadonlyMap<Key, readonly Key[]>;
  readonly #products: ReadonlyMap<Key, Key>;
  /** Products with a rework run of which it is not known whose units went in. */
  readonly #openReworks: ReadonlySet<Key>;
  readonly #mixed = new Map<string, Finding>();
  /** Of contents of one run to which nothing happened, as most are: by run and by the one finding that their window touches, or null. */
  readonly #plain = new Map<Key, Map<Finding | null, Finding>>();
  readonly #ids = new WeakMap<Content['sources'], string>();

  constructor(
    world: ScopeWorld,
    history: CartonHistory,
    runs: readonly RunFact[],
    stretchesOf: (run: Key) => readonly Stretch[],
  ) {
    this.#history = history;
    this.#stretchesOf = stretchesOf;
    this.#units = unitsOfRuns(world, history, runs);
    this.#unplaced = unplacedReworks(world, runs, this.#units);
    this.#products = new Map(runs.map((run) => [run.key, run.product]));
    this.#openReworks = new Set(runs.filter((run) => isOpenRework(world, run)).map((run) => run.product));
  }

  unitsOf(run: Key): RunUnits {
    return this.#units.get(run) ?? { packed: 0, reworkedAway: 0, taken: 0, unaccounted: 0, unseen: 0 };
  }

  /** Contents of cartons, unit by unit. */
  countContent(content: Content): { counts: Tally; finding: Finding } {
    const told = this.#findingOf(content);
    const counts = noCounts();
    const [source] = content.sources;
    const isPlain = content.isExact && content.sources.length === 1 && source?.window !== null;
    if (isPlain && source?.extra === 'cleared' && !this.#isDoubtful(content.run)) {
      addCounts(counts, countOver(this.#stretchesOf(content.run), source.window));
      return { counts, finding: told };
    }
    counts[told.class] += content.units;
    return { counts, finding: told };
  }

  #isDoubtful(run: Key): boolean {
    return (this.unitsOf(run).unaccounted ?? 0) < 0 || (this.#unplaced.get(run) ?? []).length > 0;
  }

  #findingOf(content: Content): Finding {
    const [only] = content.sources;
    const isPlain =
      content.isDoubtful !== true &&
      content.sources.length === 1 &&
      only?.run === content.run &&
      only.extra === 'cleared';
    const touched = isPlain ? soleFinding(this.#stretchesOf(content.run), only.window) : undefined;
    if (touched === undefined) return this.#evaluate(content);
    let known = this.#plain.get(content.run);
    if (known === undefined) this.#plain.set(content.run, (known = new Map<Finding | null, Finding>()));
    const before = known.get(touched);
    if (before !== undefined) return before;
    const told = this.#evaluate(content);
    known.set(touched, told);
    return told;
  }

  #evaluate(content: Content): Finding {
    const id = `${String(content.run)} ${String(content.isDoubtful)} ${this.#idOf(content.sources)}`;
    const known = this.#mixed.get(id);
    if (known !== undefined) return known;
    const befell = this.#history.extras.get(content.run) ?? 'cleared';
    const parts = content.sources.map((source) => this.#sourceFinding(source, befell));
    for (const rework of this.#unplaced.get(content.run) ?? [])
      parts.push(mixOver(this.#stretchesOf(rework), null));
    const mixed = mixFindings(parts);
    const isOver = (this.unitsOf(content.run).unaccounted ?? 0) < 0 || content.isDoubtful === true;
    const told = isOver && mixed.class === 'contains' ? { ...mixed, class: 'may-contain' as const } : mixed;
    this.#mixed.set(id, told);
    return told;
  }

  #idOf(sources: Content['sources']): string {
    const known = this.#ids.get(sources);
    if (known !== undefined) return known;
    const id = JSON.stringify(
      sources.map(({ run, window, extra }) => [run, window?.from, window?.to, extra]),
    );
    this.#ids.set(sources, id);
    return id;
  }

  #sourceFinding(source: Source, befell: ScopeClass): Finding {
    const base = mixOver(this.#stretchesOf(source.run), source.window);
    const extra = strongest(source.extra, befell);
    const said = strongest(base.class, extra);
    if (said === base.class) return base;
    return finding({ class: said, reasons: said === 'undetermined' ? ['no-consumption-record'] : [] });
  }

  /** Units of a run that are in no carton: out of a span of it, or any. */
  loose(run: Key, span: Parameters<typeof mixOver>[1]): Finding {
    const base = mixOver(this.#stretchesOf(run), span);
    const { extras, loose } = this.#history;
    const befell = strongest(extras.get(run) ?? 'cleared', loose.get(run) ?? 'cleared');
    const said = strongest(base.class, befell);
    if (said === base.class) return base;
    return finding({ class: said, reasons: said === 'undetermined' ? ['no-consumption-record'] : [] });
  }

  /** Units on no record: where suspect cartons are on none either, they may have been in those. */
  unaccounted(run: Key): Finding {
    const told = this.loose(run, null);
    // They may be the very units of a rework that does not say whose it took.
    const isTwice = told.class === 'contains' && this.#openReworks.has(this.#products.get(run) ?? 0);
    const base = isTwice ? { ...told, class: 'may-contain' as const } : told;
    if (!this.#history.hasUnknown || base.class !== 'cleared') return base;
    return finding({
      class: 'undetermined',
      reasons: ['no-packing-record'],
      waits: [waitFor('no-packing-record', {})],
    });
  }
}

function unitsOfRuns(
  world: ScopeWorld,
  history: CartonHistory,
  runs: readonly RunFact[],
): Map<Key, RunUnits> {
  const packed = new Map<Key, number>();
  const add = (to: Map<Key, number>, run: Key, units: number): void => {
    to.set(run, (to.get(run) ?? 0) + units);
  };
  for (const { contents } of history.book.all())
    for (const content of contents) add(packed, content.run, content.units);
  const gone = new Map<Key, number>();
  for (const { content, fate } of history.gone) if (fate !== null) add(gone, content.run, content.units);
  const converted = new Map<Key, number>();
  for (const { content } of history.reworked) add(converted, content.run, content.units);
  const declared = declaredReworks(world);
  return new Map(
    runs.map((run) => {
      const reworkedAway = Math.max(declared.get(run.key) ?? 0, converted.get(run.key) ?? 0);
      const taken = run.taken.reduce((sum, one) => sum + one.quantity, 0) + (gone.get(run.key) ?? 0);
      const inCartons = packed.get(run.key) ?? 0;
      const unaccounted = run.made === null ? null : run.made - inCartons - reworkedAway - taken;
      const unseen = unaccounted === null ? null : unaccounted + reworkedAway - (converted.get(run.key) ?? 0);
      return [run.key, { packed: inCartons, reworkedAway, taken, unaccounted, unseen }];
    }),
  );
}

/** How many units of each run the rework records say went in. */
function declaredReworks(world: ScopeWorld): Map<Key, number> {
  const declared = new Map<Key, number>();
  for (const [into, reworks] of world.reworksInto) {
    const sources = reworks.flatMap((rework) => rework.of);
    const made = world.runs.get(into)?.made ?? 0;
    for (const source of sources) {
      const units = source.quantity ?? (sources.length === 1 ? made : 0);
      declared.set(source.run, (declared.get(source.run) ?? 0) + units);
    }
  }
  return declared;
}

/** By run, the reworks whose units are in no carton and may have been put back where that run's were. */
function unplacedReworks(
  world: ScopeWorld,
  runs: readonly RunFact[],
  units: ReadonlyMap<Key, RunUnits>,
): Map<Key, Key[]> {
  const packedAnew = runsPacked(world);
  const unplaced = new Map<Key, Key[]>();
  for (const run of runs) {
    const reworks = world.reworksInto.get(run.key) ?? [];
    const unaccounted = units.get(run.key)?.unaccounted ?? 1;
    if (!isReworkRun(world, run) || packedAnew.has(run.key) || unaccounted <= 0) continue;
    const sources = isWhollyReworked(run, reworks)
      ? reworks.flatMap((rework) => rework.of.map((source) => source.run))
      : (world.runsOfProduct.get(run.product) ?? []).map((other) => other.key);
    for (const source of new Set(sources))
      if (source !== run.key) unplaced.set(source, [...(unplaced.get(source) ?? []), run.key]);
  }
  return unplaced;
}
