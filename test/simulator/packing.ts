import type { Catalogue } from './catalogue.ts';
import { consecutive, nextDay } from './finishing.ts';
import type { Tape } from './tape.ts';
import {
  moveUnit,
  takeKey,
  type Unit,
  type World,
  type WorldCarton,
  type WorldRun,
  type WorldShipment,
} from './world.ts';

/** Packs what is on the line: in unit order or as it comes, cartons of one run or of two, most of it or all. */
export function packUnits(world: World, catalogue: Catalogue, tape: Tape): void {
  const series = tape.shuffled(catalogue.consignees).map((consignee) => {
    const key = takeKey(world);
    world.series.push({ key, consignee });
    return key;
  });
  const waiting = world.runs
    .filter((run) => run.kind !== 'part')
    .map((run) => ({ run, units: onLine(tape, run) }))
    .filter((stack) => stack.units.length > 0);
  for (const stack of waiting) {
    while (stack.units.length > 0) {
      if (tape.chance(5)) break;
      const target = tape.pick(series);
      const other = waiting.find((candidate) => candidate !== stack && candidate.units.length > 0);
      const perCarton = tape.between(1, 6);
      const otherPerCarton = other !== undefined && tape.chance(30) ? tape.between(1, 3) : 0;
      packBlock(world, tape, target, [
        { ...stack, take: perCarton },
        ...(other === undefined || otherPerCarton === 0 ? [] : [{ ...other, take: otherPerCarton }]),
      ]);
    }
  }
}

function onLine(tape: Tape, run: WorldRun): Unit[] {
  const free = run.units.filter((unit) => unit.fate === 'line');
  return tape.chance(40) ? tape.shuffled(free) : free;
}

/** Packs one or more like cartons from the heads of these stacks. */
function packBlock(
  world: World,
  tape: Tape,
  series: number,
  stacks: readonly { run: WorldRun; units: Unit[]; take: number }[],
): void {
  const most = Math.min(...stacks.map((stack) => Math.floor(stack.units.length / stack.take)));
  const count = most === 0 ? 1 : tape.between(1, Math.min(most, 6));
  const used = world.cartons.filter((carton) => carton.series === series).length;
  const cartons = Array.from({ length: count }, (_, index) => newCarton(world, series, used + index + 1));
  const contents = stacks.map((stack) => {
    const take = Math.min(stack.take, stack.units.length);
    const units = stack.units.splice(0, take * count);
    units.forEach((unit, index) => moveUnit(unit, cartons[Math.floor(index / take)] ?? null));
    return { run: stack.run, unitsPerCarton: take, units };
  });
  world.blocks.push({ cartons, contents, day: nextDay(world) });
}

function newCarton(world: World, series: number, number: number): WorldCarton {
  const carton: WorldCarton = {
    series,
    number,
    units: new Set(),
    ever: new Set(),
    shipment: null,
    consignee: null,
    returned: false,
  };
  world.cartons.push(carton);
  return carton;
}

/** Moves units of one run from a carton to another (an old one or a new one), or out of cartons for good. */
export function repack(world: World, tape: Tape): void {
  const full = world.cartons.filter((carton) => carton.units.size > 0);
  if (full.length === 0) return;
  const from = tape.pick(full);
  const run = tape.pick([...new Set([...from.units].map((unit) => unit.run))]);
  const there = tape.shuffled([...from.units].filter((unit) => unit.run === run));
  const units = there.slice(0, tape.between(1, there.length));
  const others = world.cartons.filter((carton) => carton !== from);
  const day = nextDay(world) + 1 + world.repacks.length;
  if (tape.chance(15)) {
    const fate = tape.pick(['sampled', 'scrapped', 'loose-stock'] as const);
    for (const unit of units) {
      moveUnit(unit, null);
      unit.fate = fate;
    }
    world.repacks.push({ from, to: null, run, units, fate, day });
    return;
  }
  const inSeries = world.cartons.filter((carton) => carton.series === from.series).length;
  const to =
    others.length === 0 || tape.chance(25) ? newCarton(world, from.series, inSeries + 1) : tape.pick(others);
  for (const unit of units) moveUnit(unit, to);
  world.repacks.push({ from, to, run, units, fate: null, day });
}

/** Ships stretches of each series to one consignee or another; some of it stays, some comes back. */
export function ship(world: World, catalogue: Catalogue, tape: Tape): void {
  for (const series of world.series) {
    let waiting = world.cartons.filter((carton) => carton.series === series.key);
    while (waiting.length > 0) {
      const count = tape.between(1, waiting.length);
      const leaving = consecutive(waiting.slice(0, count));
      waiting = waiting.slice(leaving.length);
      if (tape.chance(25)) continue;
      sendOff(world, tape, tape.chance(20) ? tape.pick(catalogue.consignees) : series.consignee, leaving);
    }
  }
}

function sendOff(world: World, tape: Tape, consignee: number | null, cartons: readonly WorldCarton[]): void {
  if (consignee === null) return;
  const day = nextDay(world) + 5;
  const shipment: WorldShipment = {
    key: takeKey(world),
    consignee,
    day,
    lines: split(tape, cartons).map((line) => ({ cartons: line, named: !tape.chance(6) })),
    returns: [],
  };
  for (const carton of cartons) {
    carton.shipment = shipment.key;
    carton.consignee = consignee;
  }
  const named = shipment.lines.filter((line) => line.named).flatMap((line) => line.cartons);
  const back = tape.chance(25) ? consecutive(named.slice(tape.below(named.length), named.length)) : [];
  for (const carton of back) carton.returned = true;
  world.shipments.push({ ...shipment, returns: back.length === 0 ? [] : [{ cartons: back, day: day + 9 }] });
}

function split(tape: Tape, cartons: readonly WorldCarton[]): WorldCarton[][] {
  if (cartons.length < 2 || !tape.chance(35)) return [[...cartons]];
  const at = tape.between(1, cartons.length - 1);
  return [cartons.slice(0, at), cartons.slice(at)];
}
