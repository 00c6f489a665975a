import { intersectSpans } from '../../kit/span.ts';
import type { ConsumptionFact, Key, MaterialLotFact, RunFact } from './scope-facts.ts';
import { clearanceOf, lotHistory, type Clearance, type LotHistory } from './scope-clearances.ts';
import { accountsOfRun, lotAccount } from './scope-accounts.ts';
import { waitFor } from './scope-gaps.ts';
import {
  addRooms,
  finding,
  joinPaths,
  sortKeys,
  sortReasons,
  type Finding,
  type Room,
} from './scope-lattice.ts';
import { CLEARED_REASONS, type ClearedReason, type UndeterminedReason } from './scope-question.ts';
import { isRefilled, isReworkRun } from './scope-reworks.ts';
import { spanOfRow, type SlotAccount, type SlotRow } from './scope-slots.ts';
import { filled, sweep, wholeOf, type Stretch } from './scope-stretches.ts';
import type { Suspects } from './scope-suspects.ts';
import { lacksRevision, suspectLotsOf } from './scope-suspects.ts';
import { slotsOf, takes, type RunSlot, type ScopeWorld } from './scope-world.ts';

/** What the walk knows of lots when it comes to a run. */
export interface LotLevels {
  /** How far a lot is itself suspect: as asked, or by the runs that made it (reading 8). */
  readonly levelOf: (lot: Key) => Finding;
  /** How far by the runs that made it alone. */
  readonly madeLevelOf: (lot: MaterialLotFact) => Finding;
  /** Lots that our own runs made, or that may have been, of a material; of all materials for null. */
  readonly derivedLots: (material: Key | null) => readonly MaterialLotFact[];
}

/** Proofs that all lots that could be here are elsewhere; null where one of them could be. */
interface Elsewhere {
  readonly reasons: readonly ClearedReason[];
  readonly restsOn: readonly Key[];
  readonly room: Room | null;
}

/** Paths by which suspect lots come into runs: through slots, outside of them, or (without a revision) somehow. */
export class LotPaths {
  readonly #world: ScopeWorld;
  readonly #suspects: readonly MaterialLotFact[];
  readonly #levels: LotLevels;
  readonly #accounts = new Map<Key, SlotAccount[]>();
  readonly #histories = new Map<Key, LotHistory>();
  readonly #clearances = new Map<string, Clearance>();

  constructor(world: ScopeWorld, suspects: Suspects, levels: LotLevels) {
    this.#world = world;
    this.#suspects = suspectLotsOf(world, suspects);
    this.#levels = levels;
  }

  accounts(run: RunFact): SlotAccount[] {
    const known = this.#accounts.get(run.key);
    if (known !== undefined) return known;
    const accounts = accountsOfRun(this.#world, run);
    this.#accounts.set(run.key, accounts);
    return accounts;
  }

  /** All paths of lots into a run's units, save those through slots that are left out; empty where no lot asked for has a way in. */
  of(run: RunFact, leftOut: ReadonlySet<string>): Stretch[][] {
    if (lacksRevision(this.#world, run)) {
      const unknown = this.#withoutRevision(run);
      return unknown === null ? [] : [unknown];
    }
    const paths: Stretch[][] = [];
    for (const account of this.accounts(run)) {
      if (leftOut.has(account.slot.slot)) continue;
      const path = this.#throughSlot(run, account);
      if (path !== null) paths.push(path);
    }
    const beside = this.#besideSlots(run);
    return beside === null ? paths : [...paths, beside];
  }

  /** Whether a slot takes any of the lots asked for. */
  takesSuspect(slot: RunSlot): boolean {
    return this.#suspects.some((lot) => takes(slot, lot));
  }

  #throughSlot(run: RunFact, account: SlotAccount): Stretch[] | null {
    const { slot } = account;
    const direct = this.#suspects.filter((lot) => takes(slot, lot));
    const derived = slot.options.flatMap((option) => this.#levels.derivedLots(option.material));
    const suspicious = derived.filter((lot) => this.#levels.madeLevelOf(lot).class !== 'cleared');
    const isOpen = direct.length + suspicious.length > 0;
    if (!isOpen && (this.#suspects.length === 0 || derived.length === 0)) return null;
    if (isOpen && this.#isTouchUpOnly(run, account)) return null;
    const elsewhere = isOpen ? this.#elsewhere(run, direct, suspicious) : this.#cleanParts(slot, derived);
    return sweep(wholeOf(run), account.rows).map(({ span, items }) => ({
      span,
      finding: this.#pieceOf(
        run,
        account,
        elsewhere,
        items.sort((left, right) => left.key - right.key),
      ),
    }));
  }

  /** A rework under an ordinary bill of materials need not have filled every slot again (strict: it must show that it did not). */
  #isTouchUpOnly(run: RunFact, account: SlotAccount): boolean {
    if (this.#world.strict || account.rows.length > 0) return false;
    const reworks = this.#world.reworksInto.get(run.key) ?? [];
    const bill = run.bom === null ? undefined : this.#world.revisions.get(run.bom);
    const replaces = reworks.some((rework) =>
      rework.replaces.some((replaced) => replaced.slot === account.slot.slot),
    );
    return reworks.length > 0 && bill?.kind === 'bom' && !replaces;
  }

  #pieceOf(
    run: RunFact,
    account: SlotAccount,
    elsewhere: Elsewhere | null,
    rows: readonly SlotRow[],
  ): Finding {
    const levels = rows.map((row) => this.#levels.levelOf(row.lot));
    const restsOn = sortKeys(rows.map((row) => row.key));
    const isRework = isReworkRun(this.#world, run);
    // All issues are on record, in a rework also of the units whose slot was not filled again.
    const isAgreed = run.made !== null && account.isAgreed && (rows.length > 0 || isRework);
    const isCovered = account.isCovered || isAgreed;
    // Strict, nothing may be left open in all of the slot: an agreement is believed, and leaves room all the same (reading 2).
    const isProof = isCovered && (!this.#world.strict || (!isAgreed && account.room.quantity === 0));
    const ownRoom = isAgreed ? null : account.room;
    const has = (...classes: string[]): boolean => levels.some((level) => classes.includes(level.class));
    const gap = this.#gapOf(run, account, elsewhere);
    if (has('contains', 'may-contain')) {
      // A rework may have left some units as they were, and an agreement does not say how many.
      const isPartial = isRework && (isAgreed || !isRefilled(this.#world, run, account.slot));
      const isAlone = !isPartial && levels.every((level) => level.class === 'contains');
      const room = addRooms([ownRoom, ...this.#roomsOf(account.slot, levels)]);
      if (isProof && isAlone) return finding({ class: 'contains', room, restsOn });
      return finding({ class: 'may-contain', restsOn, waits: isCovered ? [] : gap.waits });
    }
    const doubtful = levels.filter((level) => level.class === 'undetermined');
    if (isProof) {
      if (doubtful.length > 0) return { ...joinPaths(doubtful), restsOn };
      return this.#otherLots(account.slot, levels, { restsOn, room: ownRoom, elsewhere });
    }
    if (elsewhere === null) return joinPaths([...doubtful, { ...gap, restsOn }]);
    if (doubtful.length > 0) return { ...joinPaths(doubtful), restsOn };
    return finding({ class: 'cleared', ...elsewhere });
  }

  #otherLots(
    slot: RunSlot,
    levels: readonly Finding[],
    proof: { restsOn: readonly Key[]; room: Room | null; elsewhere: Elsewhere | null },
  ): Finding {
    const { restsOn, room, elsewhere } = proof;
    // Proofs by dates, places and accounts hold without reserve; the quantity proof down to its room.
    const isFree = elsewhere !== null && elsewhere.reasons.length > 0;
    const inherited = levels.flatMap((level) => level.reasons);
    return finding({
      class: 'cleared',
      reasons: sortReasons(['other-lot-recorded', ...inherited, ...(elsewhere?.reasons ?? [])]),
      room: addRooms([isFree ? elsewhere.room : room, ...this.#roomsOf(slot, levels)]),
      restsOn: sortKeys([...restsOn, ...(elsewhere?.restsOn ?? [])]),
    });
  }

  /** Room that the proofs about parts leave: a part of which it is wrong may be in as many units as share it. */
  #roomsOf(slot: RunSlot, levels: readonly Finding[]): (Room | null)[] {
    const shared = Math.max(...slot.options.map((option) => Math.ceil(option.perUnits / option.quantity)));
    return levels.map(({ room }) =>
      room === null ? null : { quantity: room.quantity, units: room.units * shared },
    );
  }

  #gapOf(run: RunFact, account: SlotAccount, elsewhere: Elsewhere | null): Finding {
    const reason: UndeterminedReason =
      run.made === null
        ? 'run-open'
        : account.isOver
          ? 'quantity-contradiction'
          : account.rows.length === 0
            ? 'no-consumption-record'
            : 'consumption-short';
    const hasWrongDates =
      account.hasWrongDates || (elsewhere === null && this.#hasWrongDates(run, account.slot));
    return finding({
      class: 'undetermined',
      reasons: hasWrongDates ? sortReasons([reason, 'date-contradiction']) : [reason],
      waits: [waitFor(reason, { run: run.key, slot: account.slot.slot })],
    });
  }

  #hasWrongDates(run: RunFact, slot: RunSlot): boolean {
    return this.#suspects.some((lot) => takes(slot, lot) && this.#clearance(run, lot).hasWrongDates);
  }

  /** What none of these lots' own records allow; parts made by suspect runs are told apart by quantity alone (reading 8). */
  #elsewhere(
    run: RunFact,
    lots: readonly MaterialLotFact[],
    suspicious: readonly MaterialLotFact[],
  ): Elsewhere | null {
    if (suspicious.length > 0) return null;
    const proofs = lots.map((lot) => this.#clearance(run, lot));
    if (proofs.some((proof) => proof.reasons.length === 0)) return null;
    const all = proofs.flatMap((proof) => proof.reasons);
    const common = all.filter((reason) => proofs.every((proof) => proof.reasons.includes(reason)));
    return {
      room: null,
      reasons: CLEARED_REASONS.filter((reason) => (common.length > 0 ? common : all).includes(reason)),
      restsOn: sortKeys(proofs.flatMap((proof) => proof.restsOn)),
    };
  }

  /** Parts of which none is suspect: what clears them clears the slot that takes them. */
  #cleanParts(slot: RunSlot, derived: readonly MaterialLotFact[]): Elsewhere {
    const levels = derived.map((lot) => this.#levels.levelOf(lot.key));
    const reasons = levels.flatMap((level) => level.reasons);
    const cleared = CLEARED_REASONS.filter((reason) => reasons.includes(reason));
    const room = addRooms(this.#roomsOf(slot, levels));
    return { reasons: cleared.length > 0 ? cleared : ['other-lot-recorded'], restsOn: [], room };
  }

  #clearance(run: RunFact, lot: MaterialLotFact): Clearance {
    const id = `${String(run.key)} ${String(lot.key)}`;
    const known = this.#clearances.get(id);
    if (known !== undefined) return known;
    let history = this.#histories.get(lot.key);
    if (history === undefined) {
      const account = lotAccount(this.#world, lot, (other) => this.accounts(other));
      history = lotHistory(this.#world, lot, account);
      this.#histories.set(lot.key, history);
    }
    const clearance = clearanceOf(this.#world, history, run);
    this.#clearances.set(id, clearance);
    return clearance;
  }

  /** Rows with no slot, or with a lot that their slot does not take (reading 6). */
  #besideSlots(run: RunFact): Stretch[] | null {
    const slots = slotsOf(this.#world, run);
    const rows = (this.#world.rowsOfRun.get(run.key) ?? []).filter(
      (row) => !slots.some((slot) => slot.slot === row.slot && takes(slot, this.#world.lots.get(row.lot))),
    );
    const whole = wholeOf(run);
    const items = this.#hits(run, rows);
    // A material that the revision has no place for was used all the same: nothing says of which lots.
    const materials = new Set(rows.flatMap((row) => this.#world.lots.get(row.lot)?.material ?? []));
    const open = this.#suspects.filter(
      (lot) => materials.has(lot.material) && !slots.some((slot) => takes(slot, lot)),
    );
    if (open.length > 0) {
      const others = open.filter((lot) => !rows.some((row) => row.lot === lot.key));
      const elsewhere = this.#elsewhere(run, others, []);
      if (others.length > 0 && elsewhere === null)
        items.push({
          span: whole,
          finding: finding({
            class: 'undetermined',
            reasons: ['quantity-contradiction'],
            waits: [waitFor('quantity-contradiction', { run: run.key })],
          }),
        });
      else if (elsewhere !== null && others.length > 0)
        items.push({ span: whole, finding: finding({ class: 'cleared', ...elsewhere }) });
    }
    if (items.length === 0) return null;
    return filled(whole, items);
  }

  #hits(run: RunFact, rows: readonly ConsumptionFact[]): Stretch[] {
    return rows.flatMap((row): Stretch[] => {
      const level = this.#levels.levelOf(row.lot);
      if (level.class === 'cleared') return [];
      const span = intersectSpans(spanOfRow(run, row), wholeOf(run)) ?? wholeOf(run);
      if (level.class === 'undetermined') return [{ span, finding: { ...level, restsOn: [row.key] } }];
      return [{ span, finding: finding({ class: 'may-contain', restsOn: [row.key] }) }];
    });
  }

  /** A run without revision (reading 14): recorded lots may be in it, all others too unless their own records say otherwise. */
  #withoutRevision(run: RunFact): Stretch[] | null {
    const suspicious = this.#levels
      .derivedLots(null)
      .filter((lot) => this.#levels.madeLevelOf(lot).class !== 'cleared');
    if (this.#suspects.length === 0 && suspicious.length === 0) return null;
    const elsewhere = this.#elsewhere(run, this.#suspects, suspicious);
    const unknown =
      elsewhere === null
        ? finding({
            class: 'undetermined',
            reasons: run.made === null ? ['no-revision', 'run-open'] : ['no-revision'],
            waits: [waitFor('no-revision', { run: run.key })],
          })
        : finding({ class: 'cleared', ...elsewhere });
    const items = this.#hits(run, this.#world.rowsOfRun.get(run.key) ?? []);
    items.push({ span: wholeOf(run), finding: unknown });
    return filled(wholeOf(run), items);
  }
}
