import { isSettled } from './scope-settled.ts';
import type { Key, MaterialLotFact, ReworkFact, ReworkSourceFact, RunFact } from './scope-facts.ts';
import { waitFor } from './scope-gaps.ts';
import { CLEAN, finding, joinPaths, mixFindings, ownReasons, type Finding } from './scope-lattice.ts';
import { LotPaths } from './scope-lot-paths.ts';
import { isWhollyReworked, reworkWindows, unknownOrigin } from './scope-reworks.ts';
import { slotNeed } from './scope-slots.ts';
import { mixOver, overlay, wholeOf, type Stretch } from './scope-stretches.ts';
import { ownStretches, type Suspects } from './scope-suspects.ts';
import { billOf, slotsOf, type ScopeWorld } from './scope-world.ts';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The by-run view: every unit of every run with its strongest path. A run's paths are: units suspect by themselves, lots through its
 * slots and beside them, and what went into it as rework. What flows from run to run is a mixture: pieces of a lot, units of a rework.
 * Runs may be made of each other in bad records; the walk then goes round until nothing rises any more.
 */
export class RunWalk {
  readonly #world: ScopeWorld;
  readonly #suspects: Suspects;
  /** Lots that are asked for or may be made of runs that are looked at. */
  readonly #reached: ReadonlySet<Key>;
  readonly #paths: LotPaths;
  #values = new Map<string, Stretch[]>();
  #before = new Map<string, Stretch[]>();
  #levels = new Map<Key, Finding>();
  readonly #open = new Set<string>();
  #isCircular = false;
  #partRuns: RunFact[] | null = null;
  readonly #derived = new Map<Key | null, MaterialLotFact[]>();

  constructor(world: ScopeWorld, suspects: Suspects, reached: ReadonlySet<Key>) {
    this.#world = world;
    this.#suspects = suspects;
    this.#reached = reached;
    this.#paths = new LotPaths(world, suspects, {
      levelOf: (lot) => this.levelOf(lot),
      madeLevelOf: (lot) => this.#madeLevelOf(lot),
      derivedLots: (material) => this.#derivedLots(material),
    });
    this.#settle();
  }

  stretches(run: RunFact): Stretch[] {
    return this.#valueOf(run, NOTHING);
  }

  /** The accounts of a run's slots, for what is missing in them. */
  get paths(): LotPaths {
    return this.#paths;
  }

  #metItself(): boolean {
    return this.#isCircular;
  }

  #settle(): void {
    const order = this.#inOrder();
    for (;;) {
      this.#isCircular = false;
      this.#values = new Map();
      this.#levels = new Map();
      for (const run of order) this.#valueOf(run, NOTHING);
      if (!this.#metItself() || isSettled(this.#before, this.#values)) return;
      this.#before = this.#values;
    }
  }

  /** Runs after all that flowed into them, so that no evaluation goes deep. */
  #inOrder(): RunFact[] {
    const order: RunFact[] = [];
    const seen = new Set<Key>();
    for (const start of this.#world.runs.values()) {
      const stack: { run: RunFact; rest: Iterator<RunFact> }[] = [];
      const enter = (run: RunFact): void => {
        if (seen.has(run.key)) return;
        seen.add(run.key);
        stack.push({ run, rest: this.#sourcesOf(run)[Symbol.iterator]() });
      };
      enter(start);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const next = top.rest.next();
        if (next.done !== true) enter(next.value);
        else {
          order.push(top.run);
          stack.pop();
        }
      }
    }
    return order;
  }

  *#sourcesOf(run: RunFact): Generator<RunFact> {
    const rows = this.#world.rowsOfRun.get(run.key) ?? [];
    const materials = slotsOf(this.#world, run).flatMap((slot) =>
      slot.options.map((option) => option.material),
    );
    const lots = [
      ...rows.flatMap((row) => this.#world.lots.get(row.lot) ?? []),
      ...materials.flatMap((material) => this.#derivedLots(material)),
    ];
    const keys = lots.flatMap((lot) => lot.madeFrom.map((source) => source.run));
    for (const rework of this.#world.reworksInto.get(run.key) ?? [])
      keys.push(...rework.of.map((source) => source.run));
    for (const key of new Set(keys)) {
      const source = this.#world.runs.get(key);
      if (source !== undefined) yield source;
    }
  }

  #valueOf(run: RunFact, leftOut: ReadonlySet<string>): Stretch[] {
    const id = JSON.stringify([run.key, ...[...leftOut].sort()]);
    const known = this.#values.get(id);
    if (known !== undefined) return known;
    if (this.#open.has(id)) {
      this.#isCircular = true;
      return this.#before.get(id) ?? [{ span: wholeOf(run), finding: CLEAN }];
    }
    this.#open.add(id);
    const value = this.#evaluate(run, leftOut);
    this.#open.delete(id);
    this.#values.set(id, value);
    return value;
  }

  #evaluate(run: RunFact, leftOut: ReadonlySet<string>): Stretch[] {
    const whole = wholeOf(run);
    const paths = this.#paths.of(run, leftOut);
    const inherited = this.#inherited(run, leftOut);
    if (inherited !== null) paths.push([{ span: whole, finding: inherited }]);
    if (paths.length === 0 && this.#suspects.lots.size > 0) {
      const isReplaced = slotsOf(this.#world, run).some(
        (slot) => leftOut.has(slot.slot) && this.#paths.takesSuspect(slot),
      );
      const restsOn = run.bom === null ? [] : [run.bom];
      const reason = isReplaced ? 'other-lot-recorded' : 'not-in-revision';
      paths.push([{ span: whole, finding: finding({ class: 'cleared', reasons: [reason], restsOn }) }]);
    }
    const own = ownStretches(this.#world, this.#suspects, run);
    if (own !== null) paths.push(own);
    if (paths.length === 0)
      paths.push([{ span: whole, finding: finding({ class: 'cleared', reasons: ['outside-span'] }) }]);
    const isTaken = slotsOf(this.#world, run).some((slot) => this.#paths.takesSuspect(slot));
    return overlay(whole, paths).map(({ span, finding: told }) => ({
      span,
      finding: ownReasons(told, isTaken),
    }));
  }

  /** What went into a rework run (reading 12): a mixture of the units that it was made of. Null for other runs. */
  #inherited(run: RunFact, leftOut: ReadonlySet<string>): Finding | null {
    const reworks = this.#world.reworksInto.get(run.key) ?? [];
    const isRework = reworks.length > 0 || billOf(this.#world, run)?.kind === 'rework';
    if (!isRework) return null;
    const parts = reworks.flatMap((rework) => {
      const without = new Set([...leftOut, ...this.#endedSlots(run, rework)]);
      return rework.of.map((source) => this.#reworkedFrom(run, rework, source, without));
    });
    if (!isWhollyReworked(run, reworks)) {
      const ended = reworks.flatMap((rework) => [...this.#endedSlots(run, rework)]);
      parts.push(this.#anyOfProduct(run, new Set([...leftOut, ...ended])));
    }
    return { ...mixFindings(parts), restsOn: reworks.map((rework) => rework.key) };
  }

  /**
   * Units of one run that went in. What they surely hold may have been replaced in a slot that the rework filled again, or (with its
   * revision unknown) in any: it is then only perhaps still there.
   */
  #reworkedFrom(
    run: RunFact,
    rework: ReworkFact,
    source: ReworkSourceFact,
    without: ReadonlySet<string>,
  ): Finding {
    const from = this.#world.runs.get(source.run);
    if (from === undefined) return unknownOrigin(run);
    const windows = source.span === null ? reworkWindows(this.#world, rework, source) : [source.span];
    const among = (stretches: readonly Stretch[]): Finding =>
      mixFindings((windows ?? [null]).map((window) => mixOver(stretches, window)));
    const all = among(this.#valueOf(from, without));
    if (all.class !== 'contains') return all;
    const refilled = slotsOf(this.#world, run).map((slot) => slot.slot);
    const isKnown = billOf(this.#world, run) !== null;
    if (isKnown && refilled.every((slot) => without.has(slot))) return all;
    const kept = among(this.#valueOf(from, new Set([...without, ...refilled])));
    return isKnown && kept.class === 'contains' ? kept : { ...all, class: 'may-contain', room: null };
  }

  /** Nothing says which units went in: each that the product has may have. */
  #anyOfProduct(run: RunFact, leftOut: ReadonlySet<string>): Finding {
    const others = (this.#world.runsOfProduct.get(run.product) ?? []).filter((other) => other !== run);
    const all = mixFindings(others.map((other) => mixOver(this.#valueOf(other, leftOut), null)));
    return all.class === 'cleared' && others.length > 0 ? { ...all, restsOn: [] } : unknownOrigin(run);
  }

  /** Slots whose old part is on record as taken out of every unit, counted, with its fate, and filled again in full. */
  #endedSlots(run: RunFact, rework: ReworkFact): Set<string> {
    const ended = new Set<string>();
    if (run.made === null) return ended;
    for (const { slot, quantityOut, fate } of rework.replaces) {
      const account = this.#paths.accounts(run).find((each) => each.slot.slot === slot);
      const option = account?.slot.options[0];
      if (account === undefined || option === undefined || fate === null) continue;
      if (quantityOut === slotNeed(option, run.made) && (account.isCovered || account.isAgreed))
        ended.add(slot);
    }
    return ended;
  }

  /** How far a lot is suspect itself: as asked, or for the units of runs that it is made of. */
  levelOf(key: Key): Finding {
    const asked = this.#suspects.lots.get(key);
    const direct = asked === undefined ? CLEAN : finding({ class: asked, restsOn: [key] });
    const lot = this.#world.lots.get(key);
    if (lot === undefined || asked === 'contains') return direct;
    return asked === undefined ? this.#madeLevelOf(lot) : joinPaths([direct, this.#madeLevelOf(lot)]);
  }

  #madeLevelOf(lot: MaterialLotFact): Finding {
    const known = this.#levels.get(lot.key);
    if (known !== undefined) return known;
    const wasCircular = this.#isCircular;
    this.#isCircular = false;
    const level = this.#evaluateLot(lot);
    // What was met while still open may rise in this very round: ask again.
    if (!this.#metItself()) this.#levels.set(lot.key, level);
    this.#isCircular ||= wasCircular;
    return level;
  }

  #evaluateLot(lot: MaterialLotFact): Finding {
    const parts = lot.madeFrom.map((source) => {
      const run = this.#world.runs.get(source.run);
      return run === undefined ? this.#unknownLot(lot) : mixOver(this.#valueOf(run, NOTHING), source.span);
    });
    if (!isWhollyMade(lot) && this.#hasPiecesLeft()) parts.push(this.#unknownLot(lot));
    if (parts.length === 0) return CLEAN;
    const mixed = mixFindings(parts);
    // Pieces that come from no run on record may be of any.
    const isSure = mixed.class !== 'contains' || isWhollyMade(lot);
    return { ...(isSure ? mixed : finding({ class: 'may-contain' })), restsOn: [lot.key] };
  }

  #unknownLot(lot: MaterialLotFact): Finding {
    return finding({
      class: 'undetermined',
      reasons: ['no-consumption-record'],
      waits: [waitFor('no-consumption-record', { lot: lot.key })],
    });
  }

  /** Lots that runs looked at made, or may have made: those without a supplier. */
  #derivedLots(material: Key | null): MaterialLotFact[] {
    const known = this.#derived.get(material);
    if (known !== undefined) return known;
    const lots =
      material === null ? [...this.#world.lots.values()] : (this.#world.lotsOfMaterial.get(material) ?? []);
    const derived = lots.filter(
      (lot) => this.#reached.has(lot.key) && (lot.madeFrom.length > 0 || lot.supplier === null),
    );
    this.#derived.set(material, derived);
    return derived;
  }

  /** Whether suspect units of a run of parts are in no lot on record: they may be in one whose making is not. */
  #hasPiecesLeft(): boolean {
    this.#partRuns ??= partRuns(this.#world);
    for (const run of this.#partRuns)
      if (mixOver(this.#valueOf(run, NOTHING), null).class !== 'cleared') return true;
    return false;
  }
}

/** All pieces of a bought lot are its supplier's; of one that we made, each must come from a run on record. */
export function isWhollyMade(lot: MaterialLotFact): boolean {
  if (lot.madeFrom.length === 0) return lot.supplier !== null;
  if (lot.quantityDispatched === null) return false;
  const known = lot.madeFrom.reduce((sum, source) => sum + (source.quantity ?? Number.NaN), 0);
  return known >= lot.quantityDispatched;
}

/** Runs whose units become pieces, and of which more were made than lots of them are on record. */
export function partRuns(world: ScopeWorld): RunFact[] {
  const given = new Map<Key, number>();
  for (const lot of world.lots.values())
    for (const source of lot.madeFrom)
      given.set(source.run, (given.get(source.run) ?? 0) + (source.quantity ?? Number.NaN));
  return [...world.runs.values()].filter((run) => {
    const lots = given.get(run.key);
    if (lots === undefined && !world.parts.has(run.product)) return false;
    if (run.made === null) return true;
    const kept = run.taken.reduce((sum, one) => sum + (one.kind === 'delivered' ? 0 : one.quantity), 0);
    return !((lots ?? 0) >= run.made - kept);
  });
}
