import { intersectSpans, spanLength } from '../../kit/span.ts';
import { mixture, standing, strongest } from './scope-classes.ts';
import type { Piece, Standing } from './scope-classes.ts';
import { chunkStanding, CutPlan, cutInOrder, packedExtents, packedPieces } from './scope-extents.ts';
import type { CartonRange, Chunk, Extent } from './scope-extents.ts';
import type { Key, RepackMoveFact, ReworkFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { Profiles } from './scope-profiles.ts';

/** Units taken out of cartons for good, by repacking. */
export interface TakenOut {
  readonly run: Key;
  readonly fate: RepackMoveFact['fate'];
  readonly units: number;
  readonly standing: Standing;
}

/** Units that left a run in reworked cartons and came back into the same cartons as units of the rework run. */
export interface ReworkedInPlace {
  readonly run: Key;
  readonly into: Key;
  readonly units: number;
  readonly standing: Standing;
}

export interface CartonHistory {
  readonly extents: ReadonlyMap<Key, readonly Extent[]>;
  readonly takenOut: readonly TakenOut[];
  readonly reworked: readonly ReworkedInPlace[];
}

/** The cartons after all that happened to them: packed, added to, reworked in place, repacked, in the order of the dates. */
export function cartonHistory(index: FactIndex, profiles: readonly Profiles[]): CartonHistory {
  const layers = new Map<Key, readonly (readonly Piece[])[]>();
  for (const run of index.runs.values()) layers.set(run.key, packedPieces(profiles, run));
  const suspects = profiles.flatMap((one) => (one.seed.cartons === null ? [] : [one.seed.cartons]));
  const plan = planCuts(index, layers, suspects);
  const extents = packedExtents(index, plan, layers, suspects);
  const history = new History(index, extents, layers, suspects);
  history.addStickers(profiles);
  for (const event of eventsOf(index)) {
    if (event.kind === 'rework') history.rework(event.rework);
    else history.move(event.move);
  }
  return { extents, takenOut: history.takenOut, reworked: history.reworked };
}

function planCuts(
  index: FactIndex,
  layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
  suspects: readonly CartonRange[],
): CutPlan {
  const plan = new CutPlan();
  for (const packing of index.packings) {
    plan.range(packing);
    cutInOrder(plan, packing, layers);
  }
  for (const range of suspects) plan.range(range);
  for (const row of index.additions) if (row.cartons !== null) plan.range(row.cartons);
  for (const rework of index.reworks) for (const range of rework.cartons) plan.range(range);
  for (const move of index.facts.repacks.flatMap((repack) => repack.moves)) {
    plan.range(move.from);
    if (move.to !== null) plan.range(move.to);
  }
  for (const shipment of index.facts.shipments) {
    for (const line of shipment.lines) {
      if (line.series !== null && line.range !== null) plan.range({ series: line.series, range: line.range });
    }
    for (const back of shipment.returns) for (const range of back.lines) plan.range(range);
  }
  return plan;
}

type CartonEvent =
  | { readonly kind: 'rework'; readonly date: string; readonly key: Key; readonly rework: ReworkFact }
  | { readonly kind: 'move'; readonly date: string; readonly key: Key; readonly move: RepackMoveFact };

function eventsOf(index: FactIndex): CartonEvent[] {
  const reworks = index.reworks
    .filter((rework) => rework.cartons.length > 0)
    .map((rework): CartonEvent => ({ kind: 'rework', date: rework.date ?? '', key: rework.key, rework }));
  const moves = index.facts.repacks.flatMap((repack) =>
    repack.moves.map((move): CartonEvent => ({
      kind: 'move',
      date: repack.date ?? '',
      key: repack.key,
      move,
    })),
  );
  return [...reworks, ...moves].sort((left, right) =>
    left.date < right.date ? -1 : left.date > right.date ? 1 : left.key - right.key,
  );
}

class History {
  readonly takenOut: TakenOut[] = [];
  readonly reworked: ReworkedInPlace[] = [];
  readonly #index: FactIndex;
  readonly #extents: ReadonlyMap<Key, Extent[]>;
  readonly #layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>;
  readonly #suspects: readonly CartonRange[];

  constructor(
    index: FactIndex,
    extents: ReadonlyMap<Key, Extent[]>,
    layers: ReadonlyMap<Key, readonly (readonly Piece[])[]>,
    suspects: readonly CartonRange[],
  ) {
    this.#index = index;
    this.#extents = extents;
    this.#layers = layers;
    this.#suspects = suspects;
  }

  #within({ series, range }: CartonRange): Extent[] {
    return (this.#extents.get(series) ?? []).filter((extent) => intersectSpans(extent.range, range) !== null);
  }

  /** Suspect lots added to packed cartons: each unit in them may have got some. */
  addStickers(profiles: readonly Profiles[]): void {
    for (const row of this.#index.additions) {
      if (row.cartons === null || row.kind !== 'issue') continue;
      const found = strongest(profiles.map((one) => one.taint(row.lot)));
      if (found.class === 'cleared') continue;
      const added =
        found.class === 'undetermined' ? found : standing('may-contain', [], { restsOn: [row.key] });
      for (const extent of this.#within(row.cartons)) {
        for (const chunk of extent.chunks ?? []) chunk.own = strongest([chunk.own, added]);
      }
    }
  }

  rework(rework: ReworkFact): void {
    const sources = new Set(rework.of.map((source) => source.run));
    const fresh = this.#wholeRun(rework.run);
    for (const extent of rework.cartons.flatMap((range) => this.#within(range))) {
      extent.chunks = (extent.chunks ?? []).map((chunk) => {
        if (!sources.has(chunk.run)) return chunk;
        this.reworked.push({
          run: chunk.run,
          into: rework.run,
          units: chunk.units,
          standing: chunkStanding(chunk),
        });
        return { run: rework.run, units: chunk.units, own: fresh, carton: chunk.carton };
      });
    }
  }

  #wholeRun(run: Key): Standing {
    return strongest((this.#layers.get(run) ?? []).map((pieces) => mixture(pieces)));
  }

  /** Nobody says which units moved: they take the mixture of what the cartons held, and what stays keeps its own. */
  move(move: RepackMoveFact): void {
    const from = this.#within(move.from);
    const chunks = from
      .flatMap((extent) => extent.chunks ?? [])
      .filter((chunk) => chunk.units > 0 && (move.run === null || chunk.run === move.run));
    const available = chunks.reduce((sum, chunk) => sum + chunk.units, 0);
    const units = Math.min(available, move.units);
    const own = mixture(chunks.map((chunk) => chunk.own));
    const carton = mixture(chunks.map((chunk) => chunk.carton));
    const byRun = new Map<Key, number>();
    let left = units;
    let open = available;
    for (const chunk of chunks) {
      const share = open === 0 ? 0 : Math.min(chunk.units, Math.round((left * chunk.units) / open));
      open -= chunk.units;
      left -= share;
      chunk.units -= share;
      byRun.set(chunk.run, (byRun.get(chunk.run) ?? 0) + share);
    }
    const lost = units < move.units || from.some((extent) => extent.unknown !== null);
    for (const [run, moved] of byRun) this.#put(move, { run, units: moved, own, carton });
    if (lost && move.to !== null) this.#putUnknown(move.to);
  }

  #put(move: RepackMoveFact, moved: Chunk): void {
    if (moved.units === 0) return;
    if (move.to === null) {
      const found = chunkStanding(moved);
      this.takenOut.push({ run: moved.run, fate: move.fate, units: moved.units, standing: found });
      return;
    }
    const targets = this.#within(move.to);
    let cartons = targets.reduce((sum, extent) => sum + spanLength(extent.range), 0);
    let left = moved.units;
    for (const extent of targets) {
      const share = Math.round((left * spanLength(extent.range)) / Math.max(1, cartons));
      cartons -= spanLength(extent.range);
      left -= share;
      if (share === 0) continue;
      const suspect = this.#suspects.some(
        (one) => one.series === extent.series && intersectSpans(one.range, extent.range) !== null,
      );
      // A carton is suspect with every unit that was ever in it (reading 13).
      const carton = suspect ? standing('contains') : moved.carton;
      extent.chunks = [...(extent.chunks ?? []), { run: moved.run, units: share, own: moved.own, carton }];
    }
  }

  #putUnknown(to: CartonRange): void {
    for (const extent of this.#within(to))
      extent.unknown = standing('undetermined', ['quantity-contradiction']);
  }
}
