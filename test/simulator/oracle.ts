import type { Key } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeQuestion, Suspect } from '../../src/domain/trace/scope-question.ts';
import { dateOf, timeOf } from './calendar.ts';
import type { Unit, World, WorldCarton, WorldLot } from './world.ts';

/** What is true of one carton as it is today. */
export interface CartonTruth {
  readonly series: Key;
  readonly number: number;
  readonly units: number;
  readonly holding: number;
  readonly party: Key | null;
  readonly returned: boolean;
}

export interface RunTruth {
  readonly run: Key;
  readonly made: number;
  /** Unit numbers that hold the suspect, as made in this run. */
  readonly holding: readonly number[];
  /** How many of its units that were not reworked into another run hold it today. */
  readonly holdingToday: number;
  /** Of the units as they are today, by place. */
  readonly shipped: number;
  readonly returned: number;
  readonly inStock: number;
  readonly sampled: number;
  readonly scrapped: number;
  readonly looseStock: number;
  readonly delivered: number;
  readonly reworkedAway: number;
  readonly lost: number;
  readonly intermediate: boolean;
}

export interface Truth {
  readonly runs: readonly RunTruth[];
  readonly cartons: readonly CartonTruth[];
}

/** Answers a question from the units themselves. */
export function truthOf(world: World, question: ScopeQuestion): Truth {
  const holds = holder(world, question);
  const runs = world.runs.map((run): RunTruth => {
    const count = (test: (unit: Unit) => boolean): number => run.units.filter(test).length;
    return {
      run: run.key,
      made: run.units.length,
      holding: run.units.filter((unit) => holds(unit)).map((unit) => unit.number),
      holdingToday: count((unit) => unit.fate !== 'reworked' && holds(unit)),
      shipped: count((unit) => away(unit.carton) && unit.carton?.returned === false),
      returned: count((unit) => unit.carton?.returned === true),
      inStock: count((unit) => unit.carton !== null && !away(unit.carton)),
      sampled: count((unit) => unit.fate === 'sampled'),
      scrapped: count((unit) => unit.fate === 'scrapped'),
      looseStock: count((unit) => unit.fate === 'loose-stock'),
      delivered: count((unit) => unit.fate === 'delivered'),
      reworkedAway: count((unit) => unit.fate === 'reworked'),
      lost: count((unit) => unit.fate === 'lost' || unit.fate === 'line'),
      intermediate: run.kind === 'part',
    };
  });
  const cartons = world.cartons.map((carton) => ({
    series: carton.series,
    number: carton.number,
    units: carton.units.size,
    holding: [...carton.units].filter((unit) => holds(unit)).length,
    party: carton.consignee,
    returned: carton.returned,
  }));
  return { runs, cartons };
}

function away(carton: WorldCarton | null): boolean {
  return carton !== null && carton.shipment !== null;
}

/** Whether a unit holds any of the suspects: by itself, by what is in it, or by the unit that it was reworked from. */
function holder(world: World, question: ScopeQuestion): (unit: Unit) => boolean {
  const lots = new Set(question.suspects.flatMap((suspect) => suspectLots(world, suspect)));
  const direct = question.suspects.map((suspect) => directly(world, suspect));
  const holds = (unit: Unit, gone: ReadonlySet<string>): boolean => {
    if (direct.some((test) => test(unit))) return true;
    for (const [slot, atoms] of unit.filled) {
      if (gone.has(slot)) continue;
      if (atoms.some(({ lot, piece }) => lots.has(lot) || (piece !== null && holds(piece, new Set()))))
        return true;
    }
    return unit.origin !== null && holds(unit.origin, new Set([...gone, ...unit.replaced]));
  };
  return (unit) => holds(unit, new Set());
}

function suspectLots(world: World, suspect: Suspect): WorldLot[] {
  if (suspect.kind === 'material-lot') return world.lots.filter((lot) => lot.key === suspect.lot);
  if (suspect.kind !== 'supplier') return [];
  const inside = (date: string): boolean =>
    (suspect.from === null || date >= suspect.from) && (suspect.to === null || date <= suspect.to);
  return world.lots.filter((lot) => {
    if (lot.supplier !== suspect.party) return false;
    if (suspect.site !== null && lot.supplierSite !== suspect.site) return false;
    const received = world.store.filter((event) => event.lot === lot && event.kind === 'received');
    const days = [lot.madeDay, lot.dispatchedDay, ...received.map((event) => event.day)];
    return days.some((day) => inside(dateOf(day)));
  });
}

/** Suspects that are units by themselves: of a run, a line's window, cartons, a revision. */
function directly(world: World, suspect: Suspect): (unit: Unit) => boolean {
  switch (suspect.kind) {
    case 'run': {
      const { run, span } = suspect;
      return (unit) =>
        unit.run.key === run && (span === null || (unit.number >= span.from && unit.number < span.to));
    }
    case 'line-window': {
      const { site, line, from, to } = suspect;
      return (unit) => {
        const time = timeOf(unit.minute);
        return unit.run.site === site && unit.run.line === line && time >= from && time <= to;
      };
    }
    case 'revision':
      return (unit) => unit.run.bom.key === suspect.revision || unit.run.artwork === suspect.revision;
    case 'cartons': {
      const { series, range } = suspect;
      const ever = new Set(
        world.cartons
          .filter((carton) => carton.series === series)
          .filter((carton) => carton.number >= range.from && carton.number < range.to)
          .flatMap((carton) => [...carton.ever]),
      );
      return (unit) => ever.has(unit);
    }
    default:
      return () => false;
  }
}
