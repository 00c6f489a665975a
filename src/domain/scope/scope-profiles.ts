import { intersectSpans } from '../../kit/span.ts';
import { accountIsClosed, lotAccount, lotClearances } from './scope-clearances.ts';
import type { LotAccount } from './scope-clearances.ts';
import { inOrder, mixture, overlay, piecesIn, standing, strongest } from './scope-classes.ts';
import type { Piece, Standing } from './scope-classes.ts';
import type {
  ConsumptionFact,
  Key,
  MaterialLotFact,
  ReworkFact,
  RunFact,
  SlotFact,
} from '../trace/scope-facts.ts';
import { bomOf, slotsOf } from './scope-index.ts';
import type { FactIndex } from './scope-index.ts';
import { loopsOf } from './scope-loops.ts';
import type { ClearedReason, ScopeReason } from '../trace/scope-question.ts';
import { packedSpans, regionOf } from './scope-regions.ts';
import { reworkStanding } from './scope-rework.ts';
import type { Seed } from './scope-seed.ts';
import { slotPieces } from './scope-slots.ts';
import { unitsOf } from './scope-windows.ts';

/** The name of a path that is no slot: rows without one, additions to cartons, rework, the suspicion itself. */
type PathName = string;
export type Paths = ReadonlyMap<PathName, readonly Piece[]>;

const CLEAN: Standing = standing('cleared');

/** How every run stands toward one seed of suspicion: by path, and all paths together. */
export class Profiles {
  readonly index: FactIndex;
  readonly seed: Seed;
  readonly #strict: boolean;
  readonly #paths = new Map<Key, Paths>();
  readonly #whole = new Map<Key, readonly Piece[]>();
  readonly #loops: ReadonlyMap<Key, number>;
  readonly #accounts = new Map<Key, LotAccount>();
  readonly #taints = new Map<Key, Standing>();
  readonly #suspectMaterials: ReadonlySet<Key>;
  readonly #madeHere: ReadonlyMap<Key, readonly Key[]>;
  readonly #taintedMaterials = new Map<Key, boolean>();
  /** Runs whose paths are being worked out: met again, the records go in a circle. */
  readonly #busy = new Set<Key>();

  constructor(index: FactIndex, seed: Seed, strict: boolean) {
    this.index = index;
    this.seed = seed;
    this.#strict = strict;
    this.#loops = loopsOf(index);
    const suspects = [...seed.lots, ...seed.maybeLots].flatMap((key) => index.lots.get(key) ?? []);
    for (const lot of suspects) this.#accounts.set(lot.key, lotAccount(index, lot));
    this.#suspectMaterials = new Set(suspects.map((lot) => lot.material));
    this.#madeHere = runsThatMake(index);
  }

  /** The run's units by class: all its paths together. */
  of(run: RunFact): readonly Piece[] {
    const known = this.#whole.get(run.key);
    if (known !== undefined) return known;
    const pieces = overlay(unitsOf(run), [...this.paths(run).values()]);
    this.#whole.set(run.key, pieces);
    return pieces;
  }

  /** The run's units by class, for each path by which suspicion could come in. */
  paths(run: RunFact): Paths {
    const known = this.#paths.get(run.key);
    if (known !== undefined) return known;
    if (this.#busy.has(run.key))
      return new Map([['*circle', [{ ...this.#circle(run, null), span: unitsOf(run) }]]]);
    this.#busy.add(run.key);
    const paths = this.#newPaths(run);
    this.#busy.delete(run.key);
    this.#paths.set(run.key, paths);
    return paths;
  }

  /** The run's units by class as they go into cartons: what is added to packed cartons is counted by carton. */
  packed(run: RunFact): readonly Piece[] {
    const paths = this.paths(run);
    if (!paths.has('*added')) return this.of(run);
    return overlay(
      unitsOf(run),
      [...paths].filter(([name]) => name !== '*added').map(([, pieces]) => pieces),
    );
  }

  #newPaths(run: RunFact): Paths {
    const paths = new Map<PathName, readonly Piece[]>();
    if (this.seed.direct !== null) paths.set('*itself', this.seed.direct(run));
    for (const [name, pieces] of this.#materialPaths(run)) paths.set(name, pieces);
    const rework = this.#reworkPath(run);
    if (rework !== null) paths.set('*rework', rework);
    if (paths.size === 0)
      paths.set('*nothing', [{ ...standing('cleared', ['not-in-revision']), span: unitsOf(run) }]);
    return paths;
  }

  /** What a lot means for the units that take it. */
  taint(lot: Key): Standing {
    if (this.seed.lots.has(lot)) return standing('contains');
    if (this.seed.maybeLots.has(lot)) return standing('may-contain');
    const known = this.#taints.get(lot);
    if (known !== undefined) return known;
    const fact = this.index.lots.get(lot);
    const found = fact === undefined ? CLEAN : this.#madeTaint(fact);
    this.#taints.set(lot, found);
    return found;
  }

  /** Reading 8: a lot that is the output of runs takes the mixture of the units it is made of. */
  #madeTaint(lot: MaterialLotFact): Standing {
    if (lot.madeFrom.length === 0) return this.#unsaidOrigin(lot);
    const sources = lot.madeFrom.map((source) => {
      const run = this.index.runs.get(source.run);
      return run === undefined ? CLEAN : this.#outputOf(run, source.span);
    });
    const known = lot.madeFrom.every((source) => source.quantity !== null);
    const recorded = lot.madeFrom.reduce((sum, source) => sum + (source.quantity ?? 0), 0);
    const dispatched = lot.quantityDispatched;
    // Part of the lot came from a run that nobody recorded.
    if (known && dispatched !== null && recorded < dispatched) sources.push(this.#unsaidOrigin(lot));
    return mixture(sources);
  }

  #outputOf(run: RunFact, span: MaterialLotFact['madeFrom'][number]['span']): Standing {
    return mixture(piecesIn(this.of(run), span));
  }

  /** A lot of a material that we make ourselves, of which nobody says which run made it. */
  #unsaidOrigin(lot: MaterialLotFact): Standing {
    const makers = this.#madeHere.get(lot.material) ?? [];
    const classes = makers.flatMap((key) => {
      const run = this.index.runs.get(key);
      return run === undefined ? [] : this.of(run);
    });
    if (classes.every((piece) => piece.class === 'cleared')) return CLEAN;
    const cause = {
      reason: 'no-consumption-record' as const,
      run: makers[0] ?? 0,
      slot: null,
      lot: lot.key,
      needed: null,
      recorded: null,
    };
    return standing('undetermined', ['no-consumption-record'], { causes: [cause] });
  }

  #materialPaths(run: RunFact): [PathName, readonly Piece[]][] {
    const rows = this.index.rowsOfRun.get(run.key) ?? [];
    const bom = bomOf(this.index, run);
    const slots = bom === null ? new Map<string, SlotFact[]>() : slotsOf(bom, run);
    const fits = (row: ConsumptionFact): boolean => {
      const material = this.index.lots.get(row.lot)?.material;
      const lines = row.slot === null ? undefined : slots.get(row.slot);
      return lines?.some((line) => line.material === material) ?? false;
    };
    const strayRows = rows.filter((row) => row.kind === 'issue' && !fits(row));
    const paths: [PathName, readonly Piece[]][] = [];
    for (const [slot, lines] of slots) {
      const own = rows.filter((row) => belongsTo(row, slot, fits, rows));
      const pieces = this.#slotPath(run, slot, lines, own);
      if (pieces !== null) paths.push([slot, pieces]);
    }
    const stray = this.#strayPath(run, strayRows, bom === null, slots);
    if (stray !== null) paths.push(['*stray', stray]);
    const added = this.#additionPath(run);
    if (added !== null) paths.push(['*added', added]);
    return paths;
  }

  /** Null where no lot that this slot could take is under suspicion. */
  #slotPath(
    run: RunFact,
    slot: string,
    lines: readonly SlotFact[],
    rows: readonly ConsumptionFact[],
  ): readonly Piece[] | null {
    const materials = new Set(lines.map((line) => line.material));
    const suspects = this.#suspectsOf(materials);
    const parts = this.#taintedParts(materials, run);
    if (suspects.length === 0 && !parts) return null;
    const accountsClosed = !parts && suspects.every((account) => accountIsClosed(account));
    const taint = (lot: Key): Standing => this.#taintFor(run, lot);
    const pieces = slotPieces({
      index: this.index,
      run,
      slot,
      lines,
      rows,
      taint,
      strict: this.#strict,
      accountsClosed,
    });
    if (parts) return pieces;
    return pieces.map((piece) => this.#clearedBy(piece, this.#reasonsFor(run, suspects)));
  }

  #suspectsOf(materials: ReadonlySet<Key>): LotAccount[] {
    return [...this.#accounts.values()].filter((account) => materials.has(account.lot.material));
  }

  /** Reading 8: whether any lot of our own making that the slot could take is under suspicion. */
  #taintedParts(materials: ReadonlySet<Key>, run: RunFact): boolean {
    return [...materials].some((material) => {
      const makers = this.#madeHere.get(material) ?? [];
      const loop = this.#loops.get(run.key);
      if (loop !== undefined && makers.some((key) => this.#loops.get(key) === loop)) return true;
      const known = this.#taintedMaterials.get(material);
      if (known !== undefined) return known;
      const found = makers.some((key) => {
        const maker = this.index.runs.get(key);
        return maker !== undefined && this.of(maker).some((piece) => piece.class !== 'cleared');
      });
      // Worked out in the middle of a circle the answer may be that circle's alone.
      if (this.#busy.size <= 1) this.#taintedMaterials.set(material, found);
      return found;
    });
  }

  /** Records that go in a circle contradict each other: what comes round that way cannot be told, and is never clear. */
  #taintFor(run: RunFact, lot: Key): Standing {
    const fact = this.index.lots.get(lot);
    const circular = fact?.madeFrom.some((source) => {
      const maker = this.index.runs.get(source.run);
      return maker !== undefined && this.#inLoop(run, maker);
    });
    return circular === true && !this.seed.lots.has(lot) ? this.#circle(run, lot) : this.taint(lot);
  }

  #inLoop(run: RunFact, other: RunFact): boolean {
    const loop = this.#loops.get(run.key);
    return loop !== undefined && loop === this.#loops.get(other.key);
  }

  #circle(run: RunFact, lot: Key | null): Standing {
    const reason = 'date-contradiction' as const;
    const cause = { reason, run: run.key, slot: null, lot, needed: null, recorded: null };
    return standing('undetermined', [reason], { causes: [cause] });
  }

  /** Reasons that clear the run of every one of these lots: those that hold for all, else all of them. */
  #reasonsFor(run: RunFact, accounts: readonly LotAccount[]): ClearedReason[] | null {
    const each = accounts.map((account) => lotClearances(this.index, account, run));
    const [first] = each;
    if (first === undefined || each.some((reasons) => reasons.length === 0)) return null;
    const shared = first.filter((reason) => each.every((reasons) => reasons.includes(reason)));
    return shared.length > 0 ? shared : each.flat();
  }

  #clearedBy(piece: Piece, reasons: readonly ClearedReason[] | null): Piece {
    if (reasons === null || piece.class === 'contains' || piece.class === 'may-contain') return piece;
    const all = inOrder([...(piece.class === 'cleared' ? piece.reasons : []), ...reasons]);
    return { span: piece.span, class: 'cleared', reasons: all, restsOn: piece.restsOn, causes: [] };
  }

  /**
   * Readings 6 and 14: rows that no slot takes, and runs without revision. A suspect lot there may be in its units; another
   * lot of the material shows that the revision does not say all, and clears nothing.
   */
  #strayPath(
    run: RunFact,
    rows: readonly ConsumptionFact[],
    noRevision: boolean,
    slots: ReadonlyMap<string, readonly SlotFact[]>,
  ): readonly Piece[] | null {
    const layers: Piece[][] = [];
    for (const row of rows) {
      const found = this.#taintFor(run, row.lot);
      if (found.class === 'cleared') continue;
      const seen =
        found.class === 'undetermined' ? found : standing('may-contain', [], { restsOn: [row.key] });
      layers.push(regionOf(this.index, run, row).map((span) => ({ ...seen, span })));
    }
    const open = this.#openMaterials(run, rows, noRevision, slots);
    if (open !== null) layers.push([{ ...open, span: unitsOf(run) }]);
    if (layers.length === 0) return null;
    return overlay(unitsOf(run), [[{ ...CLEAN, span: unitsOf(run) }], ...layers.map(apart).flat()]);
  }

  #openMaterials(
    run: RunFact,
    rows: readonly ConsumptionFact[],
    noRevision: boolean,
    slots: ReadonlyMap<string, readonly SlotFact[]>,
  ): Standing | null {
    const taken = new Set([...slots.values()].flatMap((lines) => lines.map((line) => line.material)));
    const recorded = new Set(rows.map((row) => this.index.lots.get(row.lot)?.material));
    const standings: Standing[] = [];
    for (const material of this.#suspectMaterials) {
      if (!noRevision && !recorded.has(material)) {
        if (!taken.has(material))
          standings.push(standing('cleared', ['not-in-revision'], { restsOn: bomKeys(run) }));
        continue;
      }
      const reasons = this.#reasonsFor(run, this.#suspectsOf(new Set([material])));
      if (reasons !== null) standings.push(standing('cleared', reasons));
      else standings.push(this.#unsaid(run, noRevision ? openReason(run) : 'quantity-contradiction'));
    }
    // Without a revision nobody can say whether the run takes parts of our own making that are under suspicion.
    if (noRevision && this.#anyTaintedPart(run)) standings.push(this.#unsaid(run, openReason(run)));
    return standings.length === 0 ? null : strongest(standings);
  }

  #anyTaintedPart(run: RunFact): boolean {
    for (const [material, makers] of this.#madeHere) {
      if (!makers.includes(run.key) && this.#taintedParts(new Set([material]), run)) return true;
    }
    return false;
  }

  #unsaid(run: RunFact, reason: ScopeReason): Standing {
    const cause = { reason, run: run.key, slot: null, lot: null, needed: null, recorded: null };
    return standing('undetermined', [reason], { causes: [cause] });
  }

  /** A sticker or insert added to packed cartons: which units of the run those hold is known as far as packing says. */
  #additionPath(run: RunFact): readonly Piece[] | null {
    const layers: Piece[][] = [];
    for (const row of this.index.additions) {
      if (row.cartons === null || row.kind !== 'issue') continue;
      const found = this.taint(row.lot);
      if (found.class === 'cleared') continue;
      const packed = this.index.packingsOfRun.get(run.key) ?? [];
      const { series, range } = row.cartons;
      if (
        !packed.some(
          ({ packing }) => packing.series === series && intersectSpans(packing.range, range) !== null,
        )
      )
        continue;
      const seen =
        found.class === 'undetermined' ? found : standing('may-contain', [], { restsOn: [row.key] });
      layers.push(packedSpans(this.index, run, row.cartons).map((span) => ({ ...seen, span })));
    }
    if (layers.length === 0) return null;
    return overlay(unitsOf(run), [[{ ...CLEAN, span: unitsOf(run) }], ...layers.map(apart).flat()]);
  }

  #reworkPath(run: RunFact): readonly Piece[] | null {
    const reworks: readonly ReworkFact[] = this.index.reworksInto.get(run.key) ?? [];
    const found = reworkStanding(this.index, run, reworks, this.seed.wholeUnits, (source) =>
      this.#inLoop(run, source) ? null : this.paths(source),
    );
    if (found === 'none') return null;
    if (found === 'unsaid') return [{ ...this.#unsaidSource(run), span: unitsOf(run) }];
    const sure = !this.#strict || this.seed.wholeUnits || found.class !== 'contains';
    // Strictly, no record says that nothing was taken out of the reworked units.
    return [{ ...(sure ? found : { ...found, class: 'may-contain' }), span: unitsOf(run) }];
  }

  /** A rework run of which nobody says whose units went in. */
  #unsaidSource(run: RunFact): Standing {
    const others = [...this.index.runs.values()].filter(
      (other) => other.key !== run.key && other.product === run.product && !this.#inLoop(run, other),
    );
    const isRework = (other: RunFact): boolean =>
      other.bom !== null && this.index.revisions.get(other.bom)?.kind === 'rework';
    const clean = others
      .filter((other) => !isRework(other))
      .every((other) => this.of(other).every((piece) => piece.class === 'cleared'));
    return clean ? CLEAN : this.#unsaid(run, 'no-consumption-record');
  }
}

/** Regions of one row may overlap (two packings of one run): each becomes a layer of its own. */
function apart(pieces: readonly Piece[]): Piece[][] {
  return pieces.map((piece) => [piece]);
}

function openReason(run: RunFact): ScopeReason {
  return run.made === null ? 'run-open' : 'no-revision';
}

function bomKeys(run: RunFact): Key[] {
  return run.bom === null ? [] : [run.bom];
}

/** A return names its lot and, often, no slot: it counts in the slot the lot was issued to. */
function belongsTo(
  row: ConsumptionFact,
  slot: string,
  fits: (row: ConsumptionFact) => boolean,
  rows: readonly ConsumptionFact[],
): boolean {
  if (row.slot === slot) return fits(row);
  if (row.slot !== null || row.kind === 'issue') return false;
  return rows.some((other) => other.kind === 'issue' && other.lot === row.lot && other.slot === slot);
}

/** For each material that is made here: the runs that make it, by what its lots say, and all runs of the same products. */
function runsThatMake(index: FactIndex): Map<Key, readonly Key[]> {
  const makers = new Map<Key, Set<Key>>();
  for (const lot of index.lots.values()) {
    for (const source of lot.madeFrom) {
      const run = index.runs.get(source.run);
      const list = makers.get(lot.material) ?? new Set<Key>();
      makers.set(lot.material, list);
      list.add(source.run);
      if (run === undefined) continue;
      for (const other of index.runs.values()) if (other.product === run.product) list.add(other.key);
    }
  }
  return new Map(
    [...makers].map(([material, keys]) => [material, [...keys].sort((left, right) => left - right)]),
  );
}
