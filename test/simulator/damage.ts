import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { Damage, DamageKind } from './damage-kind.ts';
import { goodsDamage } from './goods-damage.ts';
import { lotDamage } from './lot-damage.ts';
import { runDamage } from './run-damage.ts';
import type { Tape } from './tape.ts';

export const DAMAGE_KINDS: readonly DamageKind[] = [...runDamage, ...lotDamage, ...goodsDamage];

/** Damage drawn from the tape, without that for which an exception is stated; null where nothing is left to damage. */
export function drawDamage(facts: ScopeFacts, tape: Tape): { kind: DamageKind; damage: Damage } | null {
  const kinds = tape.shuffled(DAMAGE_KINDS.filter((kind) => kind.exception === null));
  for (const kind of kinds) {
    const uses = kind.uses(facts);
    if (uses.length > 0) return { kind, damage: tape.pick(uses) };
  }
  return null;
}
