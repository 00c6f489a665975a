import { intersectSpans, type Span } from '../../kit/span.ts';
import type { Key, MaterialLotFact, PackingFact, RunFact } from './scope-facts.ts';
import { RangeIndex } from './scope-range-index.ts';
import { isOpenRework } from './scope-reworks.ts';
import { lacksRevision, productsConcerned, suspectLotsOf, type Suspects } from './scope-suspects.ts';
import { isWhollyMade, partRuns } from './scope-walk.ts';
import type { CartonRange, ScopeWorld } from './scope-world.ts';

/** What an answer is about. */
export interface Reached {
  readonly runs: readonly RunFact[];
  /** Lots asked for, and lots of parts that may be made of the runs. */
  readonly lots: ReadonlySet<Key>;
}

/**
 * The runs that an answer is about (reading 19): every run of every product any of whose revisions has a slot for a suspect material,
 * every run that recorded a suspect, every run without revision; for other suspects the runs of the products concerned; and all that
 * any of them flowed into: through lots of parts, and through rework.
 */
export function reachOfWorld(world: ScopeWorld, suspects: Suspects): Reached {
  const reach = new Reach(world);
  const lots = suspectLotsOf(world, suspects);
  for (const lot of lots) reach.addLot(lot);
  for (const product of productsConcerned(world, suspects)) reach.addProduct(product);
  for (const cartons of suspects.cartons) reach.addCartons(cartons, true);
  return reach.finish();
}

class Reach {
  readonly #world: ScopeWorld;
  readonly #runs = new Set<RunFact>();
  readonly #products = new Set<Key>();
  readonly #materials = new Set<Key>();
  readonly #lots = new Set<Key>();
  readonly #waiting: RunFact[] = [];
  readonly #lotsFrom: ReadonlyMap<Key, readonly MaterialLotFact[]>;
  readonly #slotProducts: ReadonlyMap<Key, ReadonlySet<Key>>;

  constructor(world: ScopeWorld) {
    this.#world = world;
    const lots = [...world.lots.values()].flatMap((lot) =>
      lot.madeFrom.map((source) => ({ run: source.run, lot })),
    );
    this.#lotsFrom = new Map(
      [...Map.groupBy(lots, ({ run }) => run)].map(([run, each]) => [run, each.map(({ lot }) => lot)]),
    );
    const madeTo = Map.groupBy(world.runs.values(), (run) => run.bom);
    const slots = world.facts.revisions.flatMap((revision) => {
      const products = [revision.product, ...(madeTo.get(revision.key) ?? []).map((run) => run.product)];
      return revision.slots.flatMap(({ material }) =>
        [...new Set(products)].map((product) => ({ material, product })),
      );
    });
    this.#slotProducts = new Map(
      [...Map.groupBy(slots, ({ material }) => material)].map(([material, each]) => [
        material,
        new Set(each.map(({ product }) => product)),
      ]),
    );
  }

  addRun(run: RunFact | undefined): void {
    if (run === undefined || this.#runs.has(run)) return;
    this.#runs.add(run);
    this.#waiting.push(run);
  }

  addProduct(product: Key): void {
    if (this.#products.has(product)) return;
    this.#products.add(product);
    for (const run of this.#world.runsOfProduct.get(product) ?? []) this.addRun(run);
  }

  /** A lot asked for, or made of what was reached: runs without revision may have taken any. */
  addLot(lot: MaterialLotFact): void {
    if (this.#lots.has(lot.key)) return;
    if (this.#lots.size === 0)
      for (const run of this.#world.runs.values()) if (lacksRevision(this.#world, run)) this.addRun(run);
    this.#lots.add(lot.key);
    if (!this.#materials.has(lot.material)) {
      this.#materials.add(lot.material);
      for (const product of this.#slotProducts.get(lot.material) ?? []) this.addProduct(product);
      this.#addUsers(lot.material);
    }
    for (const row of this.#world.rowsOfLot.get(lot.key) ?? []) {
      if (row.run !== null) this.addRun(this.#world.runs.get(row.run));
      if (row.cartons !== null) this.addCartons(row.cartons, false);
    }
  }

  /** Runs that used any lot of a material: where no slot asked for it, nothing clears them of the others (reading 6). */
  #addUsers(material: Key): void {
    for (const { key } of this.#world.lotsOfMaterial.get(material) ?? [])
      for (const row of this.#world.rowsOfLot.get(key) ?? [])
        if (row.run !== null) this.addRun(this.#world.runs.get(row.run));
  }

  /** Runs packed or moved into cartons; where some are on no packing record (or moved units on none), any run of goods. */
  addCartons({ series, range }: CartonRange, isAsked: boolean): void {
    const known: Span[] = [];
    const add = (key: Key): void => {
      const run = this.#world.runs.get(key);
      if (run !== undefined && isAsked) this.addProduct(run.product);
      this.addRun(run);
    };
    for (const packing of this.#packings().touching({ series, range })) {
      const shared = intersectSpans(packing.range, range);
      if (shared !== null) known.push(shared);
      for (const content of packing.contents) add(content.run);
    }
    let isOpen = false;
    for (const { run } of this.#moves().touching({ series, range })) {
      if (run === null) isOpen = true;
      else add(run);
    }
    if (!isOpen && covers(range, known)) return;
    for (const run of this.#world.runs.values()) if (!this.#world.parts.has(run.product)) add(run.key);
  }

  #packingIndex: RangeIndex<PackingFact> | null = null;
  #packings(): RangeIndex<PackingFact> {
    this.#packingIndex ??= new RangeIndex(this.#world.facts.packings);
    return this.#packingIndex;
  }

  /** Both ends of every move of units between cartons. */
  #moveIndex: RangeIndex<CartonRange & { run: Key | null }> | null = null;
  #moves(): RangeIndex<CartonRange & { run: Key | null }> {
    const moves = (): (CartonRange & { run: Key | null })[] =>
      this.#world.facts.repacks
        .flatMap((repack) => repack.moves)
        .flatMap(({ from, to, run }) => [from, to].flatMap((end) => (end === null ? [] : [{ ...end, run }])));
    this.#moveIndex ??= new RangeIndex(moves());
    return this.#moveIndex;
  }

  finish(): Reached {
    for (let run = this.#waiting.pop(); run !== undefined; run = this.#waiting.pop()) this.#follow(run);
    return { runs: [...this.#runs].sort((left, right) => left.key - right.key), lots: this.#lots };
  }

  #follow(run: RunFact): void {
    for (const lot of this.#lotsFrom.get(run.key) ?? []) this.addLot(lot);
    // Pieces of it that are in no lot on record may be in any whose making is not.
    if (this.#open().has(run)) for (const lot of this.#unknownLots()) this.addLot(lot);
    for (const into of this.#reworkTargets().get(run.key) ?? []) this.addRun(this.#world.runs.get(into));
    for (const rework of this.#world.reworksInto.get(run.key) ?? [])
      for (const source of rework.of) this.addRun(this.#world.runs.get(source.run));
    // Of a rework that does not say what went in, the units may be of any run of its product.
    if (this.#openReworks().has(run.product)) this.addProduct(run.product);
  }

  #openRuns: Set<RunFact> | null = null;
  #open(): Set<RunFact> {
    this.#openRuns ??= new Set(partRuns(this.#world));
    return this.#openRuns;
  }

  #unknown: MaterialLotFact[] | null = null;
  #unknownLots(): MaterialLotFact[] {
    this.#unknown ??= [...this.#world.lots.values()].filter((lot) => !isWhollyMade(lot));
    return this.#unknown;
  }

  #openRework: Set<Key> | null = null;
  /** Products with a rework run of which it is not known whose units went in. */
  #openReworks(): Set<Key> {
    this.#openRework ??= new Set(
      [...this.#world.runs.values()]
        .filter((run) => isOpenRework(this.#world, run))
        .map((run) => run.product),
    );
    return this.#openRework;
  }

  #targets: Map<Key, Key[]> | null = null;
  #reworkTargets(): Map<Key, Key[]> {
    if (this.#targets !== null) return this.#targets;
    this.#targets = new Map();
    for (const [into, reworks] of this.#world.reworksInto)
      for (const source of reworks.flatMap((rework) => rework.of))
        this.#targets.set(source.run, [...(this.#targets.get(source.run) ?? []), into]);
    return this.#targets;
  }
}

/** Whether known spans leave nothing of a range out. */
export function covers(range: Span, known: readonly Span[]): boolean {
  let next = range.from;
  for (const span of [...known].sort((left, right) => left.from - right.from)) {
    if (span.from > next) return false;
    next = Math.max(next, span.to);
  }
  return next >= range.to;
}
