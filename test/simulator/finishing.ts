import type { SlotFact } from '../../src/domain/trace/scope-facts.ts';
import { addRevision, drawSlot, type Catalogue } from './catalogue.ts';
import { startRun, useSlot } from './production.ts';
import type { Tape } from './tape.ts';
import {
  DAY_MINUTES,
  moveUnit,
  slotApplies,
  slotNeed,
  type Day,
  type Unit,
  type World,
  type WorldCarton,
  type WorldRun,
} from './world.ts';

/** The day after everything that was made so far. */
export function nextDay(world: World): Day {
  return Math.floor(Math.max(0, ...world.runs.map((run) => run.end)) / DAY_MINUTES) + 1;
}

/** Samples, scrap, loose stock, and units that nobody can account for. */
export function takeUnits(tape: Tape, run: WorldRun): void {
  for (const fate of ['sampled', 'scrapped', 'loose-stock', 'lost'] as const) {
    if (!tape.chance(18)) continue;
    const free = run.units.filter((unit) => unit.fate === 'line');
    const from = tape.below(free.length);
    for (const unit of free.slice(from, from + tape.between(1, 2))) unit.fate = fate;
  }
}

/** Reworks some units that are still on the line, of one run or two, into a run of their own. */
export function reworkUnits(world: World, catalogue: Catalogue, tape: Tape): void {
  const runs = world.runs.filter((run) => run.kind !== 'part' && run.units.some(isFree));
  if (runs.length === 0) return;
  const taken = tape
    .shuffled(runs)
    .slice(0, tape.pick([1, 1, 2]))
    .flatMap((run) => {
      const free = run.units.filter(isFree);
      const from = tape.below(free.length);
      return free.slice(from, from + tape.between(1, 5));
    });
  rework(world, catalogue, tape, tape.chance(50) ? tape.shuffled(taken) : taken);
}

function isFree(unit: Unit): boolean {
  return unit.fate === 'line';
}

/** Reworks what is packed in some cartons and puts it back where it was. */
export function reworkCartons(world: World, catalogue: Catalogue, tape: Tape): void {
  const full = world.cartons.filter((carton) => carton.units.size > 0);
  if (full.length === 0) return;
  const first = tape.pick(full);
  const cartons = full
    .filter((carton) => carton.series === first.series && carton.number >= first.number)
    .slice(0, tape.between(1, 3));
  const places = new Map(
    cartons.flatMap((carton) => [...carton.units].map((unit) => [unit, carton] as const)),
  );
  const run = rework(world, catalogue, tape, [...places.keys()]);
  if (run === null) return;
  run.inPlace.push(...cartons);
  for (const unit of run.units) {
    const carton = unit.origin === null ? undefined : places.get(unit.origin);
    if (carton !== undefined) moveUnit(unit, carton);
  }
}

function rework(world: World, catalogue: Catalogue, tape: Tape, units: readonly Unit[]): WorldRun | null {
  const replaced = new Set<string>();
  const slots: SlotFact[] = [];
  const origins = new Set(units.map((unit) => unit.run));
  for (const slot of [...origins][0]?.bom.slots ?? []) {
    if (!catalogue.bought.includes(slot.material) || !tape.chance(40)) continue;
    const everywhere = [...origins].every((run) =>
      run.bom.slots.some((other) => other.slot === slot.slot && slotApplies(other, run.variant)),
    );
    if (!everywhere) continue;
    slots.push({ ...slot, variants: null });
    replaced.add(slot.slot);
  }
  if (tape.chance(50) && !replaced.has('touch-up'))
    slots.push({ ...drawSlot(tape, 'touch-up', tape.pick(catalogue.bought)), variants: null });
  const bom = addRevision(world, catalogue.goods.product, 'rework', slots);
  const done = unitsDone(tape, slots, replaced, units.length);
  const run = startRun(world, catalogue, tape, {
    bom,
    product: catalogue.goods.product,
    kind: 'rework',
    artwork: null,
    count: units.length,
    notBefore: (nextDay(world) + 4) * DAY_MINUTES,
    origins: units.map((unit, index) => ({ unit, replaced: index < done ? replaced : new Set<string>() })),
  });
  if (run === null) return null;
  for (const unit of units) {
    moveUnit(unit, null);
    unit.fate = 'reworked';
  }
  for (const slot of slots)
    if (slotApplies(slot, run.variant))
      useSlot(world, tape, run, slot, replaced.has(slot.slot) ? done : run.units.length);
  return run;
}

/** Now and then the parts run out, or the shift ends, and the last units keep what they had; a count of parts shows it. */
function unitsDone(
  tape: Tape,
  slots: readonly SlotFact[],
  replaced: ReadonlySet<string>,
  units: number,
): number {
  const done = tape.chance(25) ? tape.below(units) : units;
  const shows = slots.every(
    (slot) => !replaced.has(slot.slot) || slotNeed(slot, done) < slotNeed(slot, units),
  );
  return shows ? done : units;
}

/** Puts a sticker on every unit in some packed cartons: one carton range, or two. */
export function addStickers(world: World, catalogue: Catalogue, tape: Tape): void {
  const full = world.cartons.filter((carton) => carton.units.size > 0);
  if (full.length === 0) return;
  const count = tape.between(1, 2);
  const supplier = tape.pick(catalogue.suppliers);
  const lot = {
    key: world.nextKey,
    material: catalogue.sticker,
    supplier: supplier.party,
    supplierSite: supplier.site,
    madeDay: 0,
    dispatchedDay: 1,
    receivedDay: 2,
    sites: catalogue.factorySites,
    pieces: null,
    piecesUsed: 0,
  };
  world.nextKey += 1;
  world.lots.push(lot);
  const done = new Set<WorldCarton>();
  for (let index = 0; index < count; index += 1) {
    const first = tape.pick(full);
    const cartons = full
      .filter(
        (carton) => carton.series === first.series && carton.number >= first.number && !done.has(carton),
      )
      .slice(0, tape.between(1, 3));
    const run = consecutive(cartons);
    if (run.length === 0) continue;
    for (const carton of run) done.add(carton);
    const units = run.flatMap((carton) => [...carton.units]);
    for (const unit of units) unit.filled.set('', [...(unit.filled.get('') ?? []), { lot, piece: null }]);
    world.stickers.push({ lot, cartons: run, quantity: units.length, day: nextDay(world) });
  }
}

/** The leading cartons that follow one another without a gap. */
export function consecutive(cartons: readonly WorldCarton[]): WorldCarton[] {
  const first = cartons[0];
  if (first === undefined) return [];
  return cartons.filter(
    (carton, index) => carton.series === first.series && carton.number === first.number + index,
  );
}
