import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterBusinessDays, afterBusinessHours, isBusinessDay } from './business-days.ts';
import { limitsOf, nextDue } from './clock-due.ts';
import type { RunningClock } from './clock-due.ts';
import type { ClockStepName } from './clock-rules.ts';
import { federalHolidays, holidayOn } from './federal-holidays.ts';
import { instantOf, localOf } from './zoned-time.ts';

const NEW_YORK = 'America/New_York';

describe('federal holidays', () => {
  it('are those that the Office of Personnel Management lists', () => {
    const days = (year: number): string[] => federalHolidays(year).map(({ date }) => date.slice(5));
    expect(days(2026)).toEqual(
      '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'.split(' '),
    );
    expect(days(2027)).toEqual(
      '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'.split(' '),
    );
    expect(days(2022)).toEqual('01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26'.split(' '));
    expect(days(2021)).toContain('12-31');
    expect(holidayOn('2020-06-19')).toBeNull();
    expect(holidayOn('2026-11-26')).toBe('Thanksgiving Day');
  });
});

describe('local times', () => {
  it('are instants of their zone, and the other way round', () => {
    expect(new Date(instantOf('2026-01-10T09:15', NEW_YORK)).toISOString()).toBe('2026-01-10T14:15:00.000Z');
    expect(new Date(instantOf('2026-07-10T09:15', NEW_YORK)).toISOString()).toBe('2026-07-10T13:15:00.000Z');
    expect(new Date(instantOf('2026-07-10T09:15', 'Asia/Shanghai')).toISOString()).toBe(
      '2026-07-10T01:15:00.000Z',
    );
    expect(localOf(Date.parse('2026-07-10T01:15:00Z'), 'Asia/Kolkata')).toBe('2026-07-10T06:45');
  });

  it('that come twice, or never, are taken for the earlier', () => {
    expect(new Date(instantOf('2026-11-01T01:30', NEW_YORK)).toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(new Date(instantOf('2026-03-08T02:30', NEW_YORK)).toISOString()).toBe('2026-03-08T06:30:00.000Z');
  });

  it('survive the way to an instant and back wherever they are', () => {
    const zones = fc.constantFrom(NEW_YORK, 'Asia/Ho_Chi_Minh', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
    const minutes = fc
      .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
      .map((ms) => ms - (ms % 60_000));
    fc.assert(
      fc.property(zones, minutes, (zone, instant) => {
        const local = localOf(instant, zone);
        const back = instantOf(local, zone);
        expect(localOf(back, zone)).toBe(local);
        expect(back).toBeLessThanOrEqual(instant);
      }),
    );
  });
});

const dueLocal = (clock: RunningClock, step: ClockStepName, done = new Map<ClockStepName, string>()) => {
  const found = limitsOf(clock, done, instantOf(clock.obtainedAt, clock.timeZone)).find(
    ({ limit }) => limit.step === step,
  );
  const dueMs = found?.dueMs ?? null;
  return dueMs === null ? null : localOf(dueMs, clock.timeZone);
};
const began = (obtainedAt: string, more: Partial<RunningClock> = {}): RunningClock => ({
  ...{ rule: 'section-15b', timeZone: NEW_YORK, obtainedAt },
  ...more,
});

describe('a clock', () => {
  it('lets 24 hours run through weekends and the changes of the clocks', () => {
    expect(dueLocal(began('2026-01-09T16:00'), 'reported')).toBe('2026-01-10T16:00');
    expect(dueLocal(began('2026-03-07T10:00'), 'reported')).toBe('2026-03-08T11:00');
    expect(dueLocal(began('2026-10-31T10:00'), 'reported')).toBe('2026-11-01T09:00');
    expect(dueLocal(began('2026-01-09T16:00', { timeZone: 'Asia/Shanghai' }), 'reported')).toBe(
      '2026-01-10T16:00',
    );
  });

  it('shows beside them the latest reading, without weekends and holidays', () => {
    const latest = (obtainedAt: string): string => {
      const [first] = limitsOf(began(obtainedAt), new Map(), 0);
      return localOf(first?.outerDueMs ?? 0, NEW_YORK);
    };
    expect(latest('2026-01-09T16:00')).toBe('2026-01-12T16:00');
    expect(latest('2026-07-02T16:00')).toBe('2026-07-06T16:00');
    expect(latest('2026-11-25T09:00')).toBe('2026-11-27T09:00');
    expect(latest('2026-01-10T12:00')).toBe('2026-01-13T00:00');
  });

  it('counts business days from the day after, without weekends and federal holidays, to the end of the day', () => {
    expect(dueLocal(began('2026-01-12T09:00'), 'reached-officer')).toBe('2026-01-20T23:59');
    expect(dueLocal(began('2026-01-10T23:30'), 'reached-officer')).toBe('2026-01-16T23:59');
    expect(dueLocal(began('2026-12-18T09:00'), 'investigated')).toBe('2027-01-05T23:59');
  });

  it('counts from when the information was reportable, once that is said', () => {
    expect(dueLocal(began('2026-01-05T09:00', { reportableAt: '2026-01-14T13:20' }), 'reported')).toBe(
      '2026-01-15T13:20',
    );
  });

  it('tells what is due next, what was late, and what no longer matters', () => {
    const clock = began('2026-01-12T09:00');
    const at = (local: string, done: [ClockStepName, string][] = []) => {
      const standings = limitsOf(clock, new Map(done), instantOf(local, NEW_YORK));
      return {
        states: Object.fromEntries(standings.map(({ limit, state }) => [limit.step, state])),
        next: nextDue(standings)?.limit.step ?? null,
      };
    };
    expect(at('2026-01-12T10:00')).toMatchObject({
      next: 'reported',
      states: { 'corrective-action': 'waits' },
    });
    expect(at('2026-01-14T10:00').states).toMatchObject({ reported: 'overdue', 'reached-officer': 'due' });
    expect(at('2026-01-14T10:00', [['reported', '2026-01-13T09:00']])).toMatchObject({
      states: { reported: 'done', investigated: 'ended', 'corrective-action': 'by-choice' },
      next: null,
    });
    expect(at('2026-01-14T10:00', [['reported', '2026-01-13T09:01']]).states).toMatchObject({
      reported: 'done-late',
    });
    expect(at('2026-01-14T10:00', [['not-reportable', '2026-01-12T12:00']])).toMatchObject({ next: null });
  });

  it('takes the limits of a request from the request', () => {
    const asked = { rule: 'retailer-request', obtainedAt: '2026-11-25T15:00' } as const;
    expect(dueLocal(began(asked.obtainedAt, { ...asked, businessDays: 1 }), 'answered')).toBe(
      '2026-11-27T23:59',
    );
    expect(dueLocal(began(asked.obtainedAt, { ...asked, hours: 48 }), 'answered')).toBe('2026-11-27T15:00');
    expect(dueLocal(began('2026-11-25T15:00', { rule: 'certificate-request' }), 'answered')).toBe(
      '2026-11-26T15:00',
    );
  });

  it('never ends on a weekend or holiday by business days, and later for more of them', () => {
    const minutes = fc.integer({ min: Date.UTC(2021, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const due = afterBusinessDays(from, days, NEW_YORK);
        expect(isBusinessDay(localOf(due, NEW_YORK).slice(0, 10))).toBe(true);
        expect(due).toBeGreaterThan(from);
        expect(afterBusinessDays(from, days + 1, NEW_YORK)).toBeGreaterThan(due);
        expect(afterBusinessHours(from, days, NEW_YORK)).toBeGreaterThanOrEqual(from + days * 3_600_000);
      }),
    );
  });
});
