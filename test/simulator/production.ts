import { spanLength, type Span } from '../../src/kit/span.ts';
import type { Key, RevisionFact, SlotFact } from '../../src/domain/trace/scope-facts.ts';
import { VARIANTS, type Catalogue } from './catalogue.ts';
import type { Tape } from './tape.ts';
import {
  DAY_MINUTES,
  fillUnits,
  slotApplies,
  slotLimit,
  slotNeed,
  takeKey,
  type Atom,
  type Day,
  type Unit,
  type Usage,
  type World,
  type WorldLot,
  type WorldRun,
} from './world.ts';

/** First day of production: the first lot of every bought material is in by then. */
const FIRST_DAY = 5;

/** Lots of a bought material: the first early and everywhere, later ones through the weeks and often for one site only. */
export function buyLots(world: World, catalogue: Catalogue, tape: Tape, material: Key): void {
  const count = tape.between(1, 4);
  for (let index = 0; index < count; index += 1) {
    const supplier = tape.pick(catalogue.suppliers);
    const madeDay = index === 0 ? 0 : tape.between(0, 12);
    const dispatchedDay = madeDay + (index === 0 ? 1 : tape.pick([0, 0, 1, 2]));
    world.lots.push({
      key: takeKey(world),
      material,
      supplier: supplier.party,
      supplierSite: supplier.site,
      madeDay,
      dispatchedDay,
      receivedDay: dispatchedDay + tape.pick([0, 0, 1, 2]),
      sites: index === 0 || tape.chance(35) ? catalogue.factorySites : [tape.pick(catalogue.factorySites)],
      pieces: null,
      piecesUsed: 0,
    });
  }
}

/** Makes one run of parts or goods; when nothing can be made (no pieces left), none. */
export function makeRun(world: World, catalogue: Catalogue, tape: Tape): void {
  const partCount = catalogue.parts.length;
  const part = tape.chance(partCount > 0 ? 45 : 0) || lacksPieces(world, catalogue);
  const level = part ? tape.below(partCount) : -1;
  const made = catalogue.parts[level];
  const bom = made?.revision ?? tape.pick(catalogue.goods.revisions);
  const run = startRun(world, catalogue, tape, {
    bom,
    product: bom.product,
    kind: made === undefined ? 'goods' : 'part',
    artwork: made === undefined ? tape.pick([...catalogue.artworks, null]) : null,
    count: tape.chance(15) ? tape.between(9, 40) : tape.between(1, 8),
  });
  if (run === null) return;
  for (const slot of bom.slots) if (slotApplies(slot, run.variant)) useSlot(world, tape, run, slot);
  if (tape.chance(8)) useOffBill(world, tape, run, tape.pick(catalogue.bought));
  if (made !== undefined) deliver(world, catalogue, tape, run, made.material);
}

/** With sub-assemblies in the catalogue the first run makes the lowest of them. */
function lacksPieces(world: World, catalogue: Catalogue): boolean {
  return catalogue.parts.length > 0 && !world.lots.some((lot) => lot.pieces !== null);
}

export interface RunDraft {
  readonly bom: RevisionFact;
  readonly product: Key;
  readonly kind: WorldRun['kind'];
  readonly artwork: Key | null;
  readonly count: number;
  readonly notBefore?: number;
  readonly origins?: readonly { unit: Unit; replaced: ReadonlySet<string> }[];
}

/** Lays out a run's units in time, after or beside the runs that there are; null when its pieces do not suffice for one unit. */
export function startRun(world: World, catalogue: Catalogue, tape: Tape, draft: RunDraft): WorldRun | null {
  const previous = world.runs.at(-1);
  const site = tape.pick(catalogue.factorySites);
  const line = tape.pick(['L1', 'L2']);
  const hours = previous === undefined ? 0 : tape.pick([24, 24, 0, 2, 72]);
  const earliest = previous?.start ?? FIRST_DAY * DAY_MINUTES + 480;
  const free = world.runs.filter((run) => run.site === site && run.line === line).map((run) => run.end);
  const start = Math.max(earliest + hours * 60, draft.notBefore ?? 0, ...free);
  const variant = draft.kind === 'part' ? null : tape.pick(VARIANTS);
  const count = Math.min(draft.count, piecesFor(world, draft.bom, start, site));
  if (count < 1) return null;
  const unitsPerHour = tape.pick([4, 2, 6, 10]);
  const run: WorldRun = {
    key: takeKey(world),
    product: draft.product,
    kind: draft.kind,
    variant,
    bom: draft.bom,
    artwork: draft.artwork,
    site,
    alsoAt: tape.chance(30) ? catalogue.factorySites.filter((other) => other !== site) : [],
    line,
    start,
    end: start + Math.ceil(count / unitsPerHour) * 60,
    unitsPerHour,
    units: [],
    usages: [],
    inPlace: [],
  };
  for (let number = 1; number <= count; number += 1) run.units.push(newUnit(run, number, draft));
  world.runs.push(run);
  return run;
}

/** Units are made in both halves of an hour, never on the hour or the half hour: windows and counts cut between units. */
function newUnit(run: WorldRun, number: number, draft: RunDraft): Unit {
  const index = (number - 1) % run.unitsPerHour;
  const half = Math.floor(run.unitsPerHour / 2);
  const minute = index < half ? 5 + 2 * index : 35 + 2 * (index - half);
  const origin = draft.origins?.[number - 1];
  return {
    run,
    number,
    minute: run.start + Math.floor((number - 1) / run.unitsPerHour) * 60 + minute,
    origin: origin?.unit ?? null,
    filled: new Map(),
    replaced: origin?.replaced ?? new Set(),
    fate: 'line',
    carton: null,
  };
}

/** How many units the pieces in store suffice for. */
function piecesFor(world: World, bom: RevisionFact, start: number, site: Key): number {
  let most = Number.MAX_SAFE_INTEGER;
  for (const slot of bom.slots) {
    const lots = world.lots.filter((lot) => lot.material === slot.material);
    if (lots.some((lot) => lot.pieces !== null) || lots.length === 0) {
      const ready = lots.filter((lot) => usable(lot, start, [site]));
      const pieces = ready.reduce((sum, lot) => sum + piecesLeft(lot), 0);
      most = Math.min(most, Math.floor(pieces / slot.quantity));
    }
  }
  return most;
}

function piecesLeft(lot: WorldLot): number {
  return lot.pieces === null ? Number.MAX_SAFE_INTEGER : lot.pieces.length - lot.piecesUsed;
}

function usable(lot: WorldLot, start: number, sites: readonly Key[]): boolean {
  const received = lot.receivedDay <= Math.floor(start / DAY_MINUTES);
  return received && piecesLeft(lot) > 0 && lot.sites.some((site) => sites.includes(site));
}

/** Fills one slot over the first `units` units of a run (all of them, save in a rework that stopped half way) from one lot or several, switching in mid-run or going to and fro between them. */
export function useSlot(
  world: World,
  tape: Tape,
  run: WorldRun,
  slot: SlotFact,
  units = run.units.length,
): void {
  const need = slotNeed(slot, units);
  if (need === 0) return;
  const lots = world.lots.filter(
    (lot) => lot.material === slot.material && usable(lot, run.start, [run.site, ...run.alsoAt]),
  );
  const chosen = tape.shuffled(lots).slice(0, tape.pick([1, 1, 2, 3]));
  const sequence = tape.chance(25) ? toAndFro(tape, chosen, need) : inTurn(tape, chosen, need, slot.quantity);
  const atoms = sequence.flatMap((lot) => takeAtom(lot));
  for (const lot of lots) while (atoms.length < need && piecesLeft(lot) > 0) atoms.push(...takeAtom(lot));
  const most = slotLimit(slot, units) - need;
  const loss = tape.chance(40) ? most : tape.below(most + 1);
  const usage: Usage = {
    run,
    slot,
    over: { from: 1, to: units + 1 },
    atoms,
    waste: waste(tape, [...new Set(atoms.map((atom) => atom.lot))], loss),
    returned: returns(tape, [...new Set(atoms.map((atom) => atom.lot))]),
  };
  run.usages.push(usage);
  fillUnits(run, usage);
}

function takeAtom(lot: WorldLot): Atom[] {
  if (piecesLeft(lot) === 0) return [];
  const piece = lot.pieces?.[lot.piecesUsed] ?? null;
  lot.piecesUsed += 1;
  return [{ lot, piece }];
}

function inTurn(tape: Tape, lots: readonly WorldLot[], need: number, perUnit: number): WorldLot[] {
  const cuts = lots.slice(1).map(() => tape.below(need + 1));
  const even = tape.chance(60);
  const edges = cuts.map((cut) => (even ? cut - (cut % perUnit) : cut)).sort((left, right) => left - right);
  const sequence: WorldLot[] = [];
  for (let index = 0; index < need; index += 1) {
    const lot = lots[edges.filter((edge) => edge <= index).length];
    if (lot !== undefined) sequence.push(lot);
  }
  return sequence;
}

function toAndFro(tape: Tape, lots: readonly WorldLot[], need: number): WorldLot[] {
  return Array.from({ length: need }, () => tape.pick(lots));
}

function waste(tape: Tape, lots: readonly WorldLot[], quantity: number): Map<WorldLot, number> {
  const wasted = new Map<WorldLot, number>();
  for (let left = quantity; left > 0; left -= 1) {
    const lot = tape.pick(lots);
    if (piecesLeft(lot) === 0) continue;
    lot.piecesUsed += lot.pieces === null ? 0 : 1;
    wasted.set(lot, (wasted.get(lot) ?? 0) + 1);
  }
  return wasted;
}

function returns(tape: Tape, lots: readonly WorldLot[]): Map<WorldLot, number> {
  const returned = new Map<WorldLot, number>();
  for (const lot of lots) if (tape.chance(20)) returned.set(lot, tape.between(1, 5));
  return returned;
}

/** A lot that the bill of materials has no place for, into some of the units. */
function useOffBill(world: World, tape: Tape, run: WorldRun, material: Key): void {
  const lots = world.lots.filter(
    (lot) => lot.material === material && usable(lot, run.start, [run.site, ...run.alsoAt]),
  );
  if (lots.length === 0) return;
  const lot = tape.pick(lots);
  const from = tape.between(1, run.units.length);
  const over: Span = { from, to: tape.between(from + 1, run.units.length + 1) };
  const atoms = Array.from({ length: spanLength(over) }, () => ({ lot, piece: null }));
  const usage: Usage = { run, slot: null, over, atoms, waste: new Map(), returned: new Map() };
  run.usages.push(usage);
  fillUnits(run, usage);
}

/** Turns the units of a part run, and what earlier runs of it left waiting, into a lot of pieces. */
function deliver(world: World, catalogue: Catalogue, tape: Tape, run: WorldRun, material: Key): void {
  for (const unit of run.units) unit.fate = tape.chance(8) ? 'scrapped' : 'delivered';
  if (tape.chance(25)) return;
  const already = new Set(world.lots.flatMap((lot) => lot.pieces ?? []));
  const pieces = world.runs
    .filter((other) => other.product === run.product)
    .flatMap((other) => other.units)
    .filter((unit) => unit.fate === 'delivered' && !already.has(unit));
  if (pieces.length === 0) return;
  const day: Day = Math.floor(Math.max(...pieces.map((unit) => unit.run.end)) / DAY_MINUTES);
  world.lots.push({
    key: takeKey(world),
    material,
    supplier: null,
    supplierSite: null,
    madeDay: day,
    dispatchedDay: day,
    receivedDay: day + 1 + tape.below(2),
    sites: catalogue.factorySites,
    pieces: tape.chance(50) ? tape.shuffled(pieces) : pieces,
    piecesUsed: 0,
  });
}
