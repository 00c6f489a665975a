import type { Key, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { Damage, DamageKind } from './damage-kind.ts';
import { goodsDamage } from './goods-damage.ts';
import { lotDamage } from './lot-damage.ts';
import { runDamage } from './run-damage.ts';
import type { Tape } from './tape.ts';

export const DAMAGE_KINDS: readonly DamageKind[] = [...runDamage, ...lotDamage, ...goodsDamage];

/** The runs in question and the lots that lead to them: losing records elsewhere seldom matters. */
export interface Focus {
  /** Revisions that the question names: of what is not on record nothing can be asked. */
  readonly asked: ReadonlySet<Key>;
  readonly lots: ReadonlySet<Key>;
  readonly runs: ReadonlySet<Key>;
}

/**
 * Damage drawn from the tape, without that for which an exception by run is stated; null where nothing is left to damage. Mostly it
 * falls on what is in question, and often it is a slip of the lots in question that goes: what is then proven without it has to be
 * proven by something else.
 */
export function drawDamage(
  facts: ScopeFacts,
  focus: Focus,
  tape: Tape,
): { kind: DamageKind; damage: Damage } | null {
  const aim = tape.pick(['slip', 'focus', 'focus', 'any'] as const);
  const kinds = tape.shuffled(DAMAGE_KINDS.filter(isTried));
  if (aim === 'slip') kinds.sort((left, right) => Number(isSlip(right)) - Number(isSlip(left)));
  for (const kind of kinds) {
    const uses = kind.uses(facts).filter((use) => keepsAsked(use.apply(), focus.asked));
    const aimed = aim === 'any' ? uses : uses.filter((use) => isInFocus(facts, use.apply(), focus));
    if (aimed.length > 0) return { kind, damage: tape.pick(aimed) };
  }
  return null;
}

/** Without an exception, or with one that is about cartons alone: the laws by run hold for it all the same. */
export function isTried(kind: DamageKind): boolean {
  return kind.exception === null || kind.exception === 'carton-contents';
}

function keepsAsked(facts: ScopeFacts, asked: ReadonlySet<Key>): boolean {
  return [...asked].every((key) => facts.revisions.some((revision) => revision.key === key));
}

function isSlip(kind: DamageKind): boolean {
  return kind.name === 'issue dropped';
}

function isInFocus(before: ScopeFacts, after: ScopeFacts, { lots, runs }: Focus): boolean {
  const changed = <T>(from: readonly T[], to: readonly T[]): T[] => {
    if (from === to) return [];
    const kept = new Set(to);
    return from.filter((item) => !kept.has(item));
  };
  return (
    changed(before.lots, after.lots).some((lot) => lots.has(lot.key)) ||
    changed(before.runs, after.runs).some((run) => runs.has(run.key)) ||
    changed(before.consumptions, after.consumptions).some(
      (row) => lots.has(row.lot) || (row.run !== null && runs.has(row.run) && row.kind !== 'issue'),
    ) ||
    changed(before.reworks, after.reworks).some((rework) => runs.has(rework.run)) ||
    changed(before.packings, after.packings).some((packed) =>
      packed.contents.some(({ run }) => runs.has(run)),
    )
  );
}
