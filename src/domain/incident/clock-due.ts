import { afterBusinessDays, afterBusinessHours } from './business-days.ts';
import { CLOCK_LIMITS } from './clock-rules.ts';
import type { ClockLimit, ClockRuleName, ClockStepName } from './clock-rules.ts';
import { instantOf } from './zoned-time.ts';

const HOUR_MS = 3_600_000;

export const LIMIT_STATES = ['done', 'done-late', 'due', 'overdue', 'by-choice', 'waits', 'ended'] as const;
export type LimitState = (typeof LIMIT_STATES)[number];

/** What a clock is counted from; times are local to its zone. */
export interface RunningClock {
  readonly rule: ClockRuleName;
  readonly timeZone: string;
  readonly obtainedAt: string;
  readonly reportableAt?: string | undefined;
  readonly hours?: number | undefined;
  readonly businessDays?: number | undefined;
}

/** Steps that were done, the first time each. */
export type DoneSteps = ReadonlyMap<ClockStepName, string>;

export interface LimitStanding {
  readonly limit: ClockLimit;
  readonly state: LimitState;
  /** Instants in milliseconds; null: what it is counted from has not happened. */
  readonly dueMs: number | null;
  /** The latest reading, where weekends and holidays are left out of the hours too. */
  readonly outerDueMs: number | null;
  readonly doneMs: number | null;
}

/**
 * Where each limit of a clock stands at an instant. The stricter reading counts: hours run through weekends and holidays, and until the
 * firm says since when its information is reportable, they run from the day it was obtained.
 */
export function limitsOf(clock: RunningClock, done: DoneSteps, nowMs: number): LimitStanding[] {
  return limitsOfRule(clock).map((limit) => standingOf(limit, clock, done, nowMs));
}

/** The limit that is due next; null: nothing is. */
export function nextDue(standings: readonly LimitStanding[]): LimitStanding | null {
  const open = standings.filter(({ state }) => state === 'due' || state === 'overdue');
  return open.reduce<LimitStanding | null>(
    (first, one) => (first === null || (one.dueMs ?? Infinity) < (first.dueMs ?? Infinity) ? one : first),
    null,
  );
}

function limitsOfRule({ rule, hours, businessDays }: RunningClock): readonly ClockLimit[] {
  const known = CLOCK_LIMITS[rule];
  if (known.length > 0) return known;
  const own = hours === undefined ? { businessDays: businessDays ?? 1 } : { hours };
  const asAsked = { citation: '', source: '', confidence: 'primary' } as const;
  return [{ step: 'answered', from: 'obtained', ...own, ...asAsked }];
}

function standingOf(limit: ClockLimit, clock: RunningClock, done: DoneSteps, nowMs: number): LimitStanding {
  const { timeZone } = clock;
  const doneAt = done.get(limit.step);
  const doneMs = doneAt === undefined ? null : instantOf(doneAt, timeZone);
  const fromMs = startOf(limit, clock, done);
  if (fromMs === null) return { limit, state: 'waits', dueMs: null, outerDueMs: null, doneMs };
  const dueMs = dueOf(limit, fromMs, timeZone);
  const outerDueMs =
    limit.hasOuterReading === true ? afterBusinessHours(fromMs, limit.hours ?? 0, timeZone) : null;
  return { limit, state: stateOf({ dueMs, doneMs, nowMs, done, limit }), dueMs, outerDueMs, doneMs };
}

function startOf({ from }: ClockLimit, clock: RunningClock, done: DoneSteps): number | null {
  const at =
    from === 'obtained'
      ? clock.obtainedAt
      : from === 'reportable'
        ? (clock.reportableAt ?? clock.obtainedAt)
        : done.get(from);
  return at === undefined ? null : instantOf(at, clock.timeZone);
}

function dueOf({ hours, businessDays }: ClockLimit, fromMs: number, timeZone: string): number {
  return hours === undefined
    ? afterBusinessDays(fromMs, businessDays ?? 0, timeZone)
    : fromMs + hours * HOUR_MS;
}

function stateOf({
  dueMs,
  doneMs,
  nowMs,
  done,
  limit,
}: {
  dueMs: number;
  doneMs: number | null;
  nowMs: number;
  done: DoneSteps;
  limit: ClockLimit;
}): LimitState {
  if (doneMs !== null) return doneMs <= dueMs ? 'done' : 'done-late';
  // Who has reported, or recorded why it need not, neither waits for the officer nor investigates against this clock.
  const ends = done.has('not-reportable') || (done.has('reported') && limit.step !== 'corrective-action');
  if (ends) return 'ended';
  if (limit.isByChoice === true) return 'by-choice';
  return nowMs <= dueMs ? 'due' : 'overdue';
}
