import type { Key } from './scope-facts.ts';
import type { UndeterminedReason } from './scope-question.ts';

/** A record that is missing (or contradicts another), as far as a walk can name it. */
export interface Gap {
  readonly reason: UndeterminedReason;
  readonly run: Key | null;
  readonly slot: string | null;
  readonly lot: Key | null;
}

const REASONS: readonly UndeterminedReason[] = [
  'no-consumption-record',
  'consumption-short',
  'no-revision',
  'no-packing-record',
  'no-carton-on-shipment',
  'quantity-contradiction',
  'date-contradiction',
  'run-open',
];

/** The gap as a text, by which units say what they wait for. */
export function waitFor(reason: UndeterminedReason, of: Partial<Gap>): string {
  return JSON.stringify([REASONS.indexOf(reason), of.run ?? null, of.slot ?? null, of.lot ?? null]);
}

export function gapOf(wait: string): Gap {
  // Written by waitFor alone.
  const [reason, run, slot, lot] = JSON.parse(wait) as [number, Key | null, string | null, Key | null];
  return { reason: REASONS[reason] ?? 'no-consumption-record', run, slot, lot };
}
