import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kit/calendar-date.ts';
import { addYears, keepingState, keptUntil } from './retention.ts';
import type { ClockStart } from './retention.ts';
import { RETENTION_RULE_IDS, retentionRule } from './retention-rules.ts';

const made: ClockStart = { rule: 'production', on: '2020-02-29', of: 1 };
const issued: ClockStart = { rule: 'certificate', on: '2021-06-30', of: 2 };
const seen = (today: string) => ({ today, isHeld: false, isRemoved: false });

describe('how long something is kept', () => {
  it('is never short of a leap day', () => {
    expect(addYears('2020-02-29', 5)).toBe('2025-03-01');
    expect(addYears('2020-02-29', 4)).toBe('2024-02-29');
    expect(addYears('2021-12-31', 6)).toBe('2027-12-31');
  });

  it('is up to the latest of all clocks, that day included', () => {
    const kept = keptUntil([made, issued], []);
    expect(kept).toMatchObject({ until: '2026-06-30', doubts: [] });
    expect(kept.reasons[0]).toMatchObject({ rule: 'certificate', years: 5, of: 2, agreement: null });
    expect(keepingState(kept, seen('2026-06-30'))).toBe('kept');
    expect(keepingState(kept, seen('2026-07-01'))).toBe('due');
  });

  it('is what was agreed where that is longer, and the rule where it is not', () => {
    expect(keptUntil([made], [{ n: 9, years: 10 }])).toMatchObject({
      until: '2030-03-01',
      reasons: [{ years: 10, agreement: 9 }],
    });
    expect(keptUntil([made], [{ n: 9, years: 3 }])).toMatchObject({
      until: '2025-03-01',
      reasons: [{ years: 5, agreement: null }],
    });
  });

  it('is unknown, never over, while a day or a number of years is not on record', () => {
    const later = seen('2099-01-01');
    expect(keepingState(keptUntil([], []), later)).toBe('unknown');
    expect(keepingState(keptUntil([made, { ...issued, on: null }], []), later)).toBe('unknown');
    expect(keepingState(keptUntil([made], [{ n: 9, years: null }]), later)).toBe('unknown');
    // A day on record for it alone is no clock: what law asks of it is not known.
    expect(keepingState(keptUntil([], [], { on: '2022-01-01', of: 3 }), later)).toBe('unknown');
  });

  it('ends for nothing that a legal hold covers', () => {
    const kept = keptUntil([made], []);
    expect(keepingState(kept, { ...seen('2099-01-01'), isHeld: true })).toBe('held');
  });

  it('is never shorter for a further clock or agreement', () => {
    const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2010-01-01', days));
    const start = fc.record({ rule: fc.constantFrom(...RETENTION_RULE_IDS), on: day, of: fc.nat() });
    const agreed = fc.record({ n: fc.nat(), years: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(
        fc.array(start, { minLength: 1 }),
        fc.array(agreed),
        start,
        agreed,
        (starts, all, one, more) => {
          const before = keptUntil(starts, all).until ?? '';
          expect((keptUntil([...starts, one], all).until ?? '') >= before).toBe(true);
          expect((keptUntil(starts, [...all, more]).until ?? '') >= before).toBe(true);
        },
      ),
    );
  });

  it('rests on citations in both languages', () => {
    for (const id of RETENTION_RULE_IDS) {
      const { what, basis, note } = retentionRule(id);
      expect(basis).not.toBe('');
      for (const words of [what, note ?? what]) expect(words.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
