import type { Key, ScopeFacts, SlotFact } from '../../src/domain/trace/scope-facts.ts';
import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import { isKnownRework } from './damage-kind.ts';
import type { Faults } from './laws.ts';
import { slotLimit, slotNeed } from './world.ts';

/**
 * The room that a proof states is what excuses it in the ordinary setting, so it may not be made up: it is at most the loss
 * that the slots of its run state (or those on the way to it), since what is short of the need covers nothing.
 */
export function roomWithinLoss(facts: ScopeFacts, answer: ScopeAnswer): Faults {
  const losses = new Map(facts.runs.map((run) => [run.key, statedLoss(facts, run.key)]));
  const most = [...losses.values()].reduce((sum, loss) => sum + loss, 0);
  return answer.runs.flatMap((run) => {
    const own = takesFromRuns(facts, run.run) ? most : (losses.get(run.run) ?? 0);
    return run.stretches
      .filter((stretch) => stretch.class === 'cleared' || stretch.class === 'contains')
      .filter((stretch) => (stretch.room?.quantity ?? 0) > own)
      .map(
        (stretch) =>
          `run ${String(run.run)} is ${stretch.class} with room ${String(stretch.room?.quantity)}, its slots lose ${String(own)}`,
      );
  });
}

/** What all slots of a run may lose together. Rounded up by itself, a short stretch can lose one more than the whole run. */
function statedLoss(facts: ScopeFacts, key: Key): number {
  const run = facts.runs.find((each) => each.key === key);
  const bom = facts.revisions.find((revision) => revision.key === run?.bom);
  const lengths = Array.from({ length: run?.made ?? 0 }, (_, index) => index + 1);
  const losses = (bom?.slots ?? []).map((slot) =>
    Math.max(0, ...lengths.map((units) => slotLimit(slot, units) - slotNeed(slot, units))),
  );
  return losses.reduce((sum, loss) => sum + loss, 0);
}

/** Whether units or parts of other runs went into this one; its revision says so when the records of them are lost. */
function takesFromRuns(facts: ScopeFacts, key: Key): boolean {
  const lots = facts.lots.filter((lot) => lot.madeFrom.length > 0);
  const [pieces, materials] = [new Set(lots.map((lot) => lot.key)), new Set(lots.map((lot) => lot.material))];
  const bom = facts.runs.find((run) => run.key === key)?.bom;
  const revision = facts.revisions.find((each) => each.key === bom);
  return (
    isKnownRework(facts, key) ||
    revision?.slots.some((slot) => materials.has(slot.material)) === true ||
    facts.reworks.some((rework) => rework.run === key) ||
    facts.consumptions.some((row) => row.run === key && pieces.has(row.lot))
  );
}

/**
 * A room of a quantity that fills so many units may be spread thin: one smallest quantity of it here and there, of several that a unit
 * takes, or shared by units at its edges. In how many units it then is, for one that it would fill.
 */
export function roomSpread(facts: ScopeFacts): number {
  const slots = facts.revisions.flatMap((revision) => revision.slots);
  return Math.max(1, ...slots.map((slot) => (slot.quantity / slot.perUnits) * unitsTouched(slot)));
}

/** Most units that one smallest quantity of a slot can be in: over `perUnits / quantity` units, from wherever it starts. */
function unitsTouched({ quantity, perUnits }: SlotFact): number {
  const common = greatestCommon(quantity, perUnits);
  return Math.ceil((perUnits + quantity - common) / quantity);
}

function greatestCommon(left: number, right: number): number {
  return right === 0 ? left : greatestCommon(right, left % right);
}
