import { intersectSpans, spanLength, type Span } from '../../kit/span.ts';
import type { Key, ReworkFact, ReworkSourceFact, RunFact } from './scope-facts.ts';
import { waitFor } from './scope-gaps.ts';
import { finding, type Finding } from './scope-lattice.ts';
import { slotNeed } from './scope-slots.ts';
import { billOf, slotsOf, type RunSlot, type ScopeWorld } from './scope-world.ts';

/** All units of a rework run are on record as having come from somewhere. */
export function isWhollyReworked(run: RunFact, reworks: readonly ReworkFact[]): boolean {
  if (reworks.length === 0 || run.made === null) return false;
  const known = reworks
    .flatMap((rework) => rework.of)
    .reduce((sum, source) => sum + (source.quantity ?? Number.NaN), 0);
  return known >= run.made;
}

/**
 * The spans out of which the reworked cartons were packed, where packing tells for all units taken and nothing was moved between
 * these cartons; null where the units may be any of the run.
 */
export function reworkWindows(
  world: ScopeWorld,
  rework: ReworkFact,
  source: ReworkSourceFact,
): Span[] | null {
  const isMoved = world.facts.repacks.some((repack) =>
    repack.moves.some((move) =>
      rework.cartons.some(
        (carton) => move.to?.series === carton.series && intersectSpans(move.to.range, carton.range) !== null,
      ),
    ),
  );
  if (isMoved || rework.cartons.length === 0 || source.quantity === null) return null;
  const windows: Span[] = [];
  let units = 0;
  for (const carton of rework.cartons) {
    for (const packing of world.facts.packings) {
      const shared = intersectSpans(packing.range, carton.range);
      if (packing.series !== carton.series || shared === null) continue;
      for (const content of packing.contents) {
        if (content.run !== source.run) continue;
        if (content.span === null) return null;
        windows.push(content.span);
        units += content.unitsPerCarton * spanLength(shared);
      }
    }
  }
  if (units !== source.quantity) return null;
  return windows.sort((left, right) => left.from - right.from || left.to - right.to);
}

export function isReworkRun(world: ScopeWorld, run: RunFact): boolean {
  return world.reworksInto.has(run.key) || billOf(world, run)?.kind === 'rework';
}

/**
 * A rework is on record as having filled the slot again in every unit: as many old parts came out as all units need, or none of what it
 * was made of, all of it on record, had such a slot. One that stopped half way left some units as they were.
 */
export function isRefilled(world: ScopeWorld, run: RunFact, slot: RunSlot): boolean {
  const { made } = run;
  const [option] = slot.options;
  const reworks = world.reworksInto.get(run.key) ?? [];
  if (made === null || option === undefined || reworks.length === 0) return false;
  const need = slotNeed(option, made);
  const outs = reworks.flatMap((rework) => rework.replaces.filter((replaced) => replaced.slot === slot.slot));
  if (outs.length > 0) return outs.some((replaced) => replaced.quantityOut === need);
  const sources = reworks.flatMap((rework) => rework.of);
  return (
    isWhollyReworked(run, reworks) && sources.every(({ run: from }) => !mayHaveSlot(world, from, slot.slot))
  );
}

function mayHaveSlot(world: ScopeWorld, key: Key, slot: string): boolean {
  const run = world.runs.get(key);
  if (run === undefined || billOf(world, run) === null) return true;
  return slotsOf(world, run).some((each) => each.slot === slot);
}

/** Nothing says of all its units whose they were. */
export function isOpenRework(world: ScopeWorld, run: RunFact): boolean {
  return isReworkRun(world, run) && !isWhollyReworked(run, world.reworksInto.get(run.key) ?? []);
}

/** A rework of which it is not known what went in. */
export function unknownOrigin(run: RunFact): Finding {
  return finding({
    class: 'undetermined',
    reasons: ['no-consumption-record'],
    waits: [waitFor('no-consumption-record', { run: run.key })],
  });
}
