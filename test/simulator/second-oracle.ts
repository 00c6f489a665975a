import type { Key } from '../../src/domain/trace/scope-facts.ts';
import type { Suspect } from '../../src/domain/trace/scope-question.ts';
import { dateOf, timeOf } from './calendar.ts';
import type { Unit, World } from './world.ts';

/**
 * The truth a second time, the other way round: not asked back from each unit but spread forward from what is suspect, step by
 * step until nothing more is reached. Where the two disagree the simulator is wrong, not the engine.
 */
export function secondTruth(world: World, suspects: readonly Suspect[]): Map<Key, number[]> {
  // What each unit carries: the slot by which it came, so that a replaced part can be taken away again.
  const carried = new Map<Unit, Set<string>>();
  const units = world.runs.flatMap((run) => run.units);
  const put = (unit: Unit, by: string): boolean => {
    const there = carried.get(unit) ?? new Set();
    if (there.has(by)) return false;
    carried.set(unit, there.add(by));
    return true;
  };
  for (const unit of units)
    if (suspects.some((suspect) => isItself(world, suspect, unit))) put(unit, 'itself');
  const lots = new Set(world.lots.filter((lot) => suspects.some((each) => names(world, each, lot.key))));
  for (let moved = true; moved;) {
    moved = false;
    for (const unit of units) {
      for (const [slot, atoms] of unit.filled)
        for (const { lot, piece } of atoms)
          if (lots.has(lot) || (piece !== null && carried.has(piece)))
            moved = put(unit, `in ${slot}`) || moved;
      for (const by of carried.get(unit.origin ?? unit) ?? [])
        if (unit.origin !== null && ![...unit.replaced].some((slot) => by === `in ${slot}`))
          moved = put(unit, by) || moved;
    }
  }
  return new Map(
    world.runs.map((run) => [
      run.key,
      run.units.filter((unit) => carried.has(unit)).map((unit) => unit.number),
    ]),
  );
}

function names(world: World, suspect: Suspect, key: Key): boolean {
  if (suspect.kind === 'material-lot') return suspect.lot === key;
  if (suspect.kind !== 'supplier') return false;
  const lot = world.lots.find((each) => each.key === key);
  if (lot?.supplier !== suspect.party) return false;
  if (suspect.site !== null && suspect.site !== lot.supplierSite) return false;
  const days = new Set([lot.madeDay, lot.dispatchedDay]);
  for (const event of world.store) if (event.lot === lot && event.kind === 'received') days.add(event.day);
  for (const day of days) {
    const date = dateOf(day);
    if (!(suspect.from !== null && date < suspect.from) && !(suspect.to !== null && date > suspect.to))
      return true;
  }
  return false;
}

function isItself(world: World, suspect: Suspect, unit: Unit): boolean {
  const { run } = unit;
  if (suspect.kind === 'run')
    return (
      suspect.run === run.key &&
      unit.number >= (suspect.span?.from ?? 1) &&
      unit.number < (suspect.span?.to ?? Infinity)
    );
  if (suspect.kind === 'revision') return [run.bom.key, run.artwork].includes(suspect.revision);
  if (suspect.kind === 'line-window') {
    const here = run.site === suspect.site && run.line === suspect.line;
    return here && timeOf(unit.minute) >= suspect.from && timeOf(unit.minute) <= suspect.to;
  }
  if (suspect.kind !== 'cartons') return false;
  return world.cartons.some(
    (carton) =>
      carton.series === suspect.series &&
      carton.number >= suspect.range.from &&
      carton.number < suspect.range.to &&
      carton.ever.has(unit),
  );
}
