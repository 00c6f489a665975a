import { addDays } from '../../kit/calendar-date.ts';
import { retentionRule } from './retention-rules.ts';
import type { RetentionRuleId } from './retention-rules.ts';

/** A clock that runs for something that is kept. */
export interface ClockStart {
  readonly rule: RetentionRuleId;
  /** Null: the day is not on record, so nobody can tell when the period ends. */
  readonly on: string | null;
  /** Number of the record that the day is of. */
  readonly of: number;
}

/** What an agreement says about keeping; years null: it says so in words alone, which a person has to read. */
export interface AgreedKeeping {
  readonly n: number;
  readonly years: number | null;
}

/** Why nobody can tell when something may go. */
export const KEEPING_DOUBTS = ['no-clock', 'no-day', 'agreement-in-words'] as const;
export type KeepingDoubt = (typeof KEEPING_DOUBTS)[number];

/** One reason to keep something, up to and with a day. */
export interface KeepingReason {
  readonly rule: RetentionRuleId | null;
  readonly years: number;
  readonly on: string | null;
  readonly until: string | null;
  readonly of: number;
  /** Number of the agreement that asks for more years than the rule; null: the rule's own. */
  readonly agreement: number | null;
}

export interface KeptUntil {
  /** Last day of keeping, as far as it is known; null: no day is known. */
  readonly until: string | null;
  /** The longest first. */
  readonly reasons: readonly KeepingReason[];
  readonly doubts: readonly KeepingDoubt[];
}

/** The same day so many years later; 29 February becomes 1 March, so that a period is never short. */
export function addYears(date: string, years: number): string {
  const later = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
  const isLeapDay = later.endsWith('-02-29');
  return isLeapDay ? addDays(`${later.slice(0, 4)}-02-28`, 1) : later;
}

/**
 * Until when something has to be kept: of every clock that runs for it the latest, each with the years of its rule or of the longest
 * agreement, whichever is more. `fixed`: a day that is on record for it, by the record that says so.
 */
export function keptUntil(
  starts: readonly ClockStart[],
  agreed: readonly AgreedKeeping[],
  fixed: { readonly on: string; readonly of: number } | null = null,
): KeptUntil {
  const longest = agreed.reduce<AgreedKeeping | null>(
    (most, one) => (one.years !== null && one.years > (most?.years ?? 0) ? one : most),
    null,
  );
  const reasons = starts.map((start) => reasonOf(start, longest));
  if (fixed !== null)
    reasons.push({ rule: null, years: 0, on: fixed.on, until: fixed.on, of: fixed.of, agreement: null });
  const days = reasons.flatMap(({ until }) => until ?? []);
  const doubts: KeepingDoubt[] = [
    ...(starts.length === 0 ? (['no-clock'] as const) : []),
    ...(starts.some(({ on }) => on === null) ? (['no-day'] as const) : []),
    ...(agreed.some(({ years }) => years === null) ? (['agreement-in-words'] as const) : []),
  ];
  return {
    until: days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
    reasons: reasons.toSorted((left, right) => (right.until ?? '9').localeCompare(left.until ?? '9', 'en')),
    doubts,
  };
}

function reasonOf({ rule, on, of }: ClockStart, longest: AgreedKeeping | null): KeepingReason {
  const { years: own } = retentionRule(rule);
  const isAgreed = longest !== null && (longest.years ?? 0) > own;
  const years = isAgreed ? (longest.years ?? own) : own;
  const until = on === null ? null : addYears(on, years);
  return { rule, years, on, until, of, agreement: isAgreed ? longest.n : null };
}

/** How something stands: it may go, is held, is kept until its day, nobody can tell, or it is gone by a recorded act. */
export const KEEPING_STATES = ['due', 'held', 'kept', 'unknown', 'removed'] as const;
export type KeepingState = (typeof KEEPING_STATES)[number];

/** A legal hold comes before everything; a doubt stands only once the known days are over. */
export function keepingState(
  { until, doubts }: Pick<KeptUntil, 'until' | 'doubts'>,
  {
    today,
    isHeld,
    isRemoved,
  }: { readonly today: string; readonly isHeld: boolean; readonly isRemoved: boolean },
): KeepingState {
  if (isRemoved) return 'removed';
  if (isHeld) return 'held';
  if (until !== null && today <= until) return 'kept';
  return until === null || doubts.length > 0 ? 'unknown' : 'due';
}
