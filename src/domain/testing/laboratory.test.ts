import { describe, expect, it } from 'vitest';
import { laboratoryObjection } from './laboratory.ts';

const RULE = 'lead-paint';
const accepted = { scope: [{ rule: RULE, from: '2022-03-01', to: '2026-06-30' }] };

describe('a laboratory', () => {
  it('is accepted for a rule from the first day of its acceptance to the last', () => {
    expect(laboratoryObjection(accepted, RULE, '2022-02-28')).toBe('before-acceptance');
    expect(laboratoryObjection(accepted, RULE, '2022-03-01')).toBeNull();
    expect(laboratoryObjection(accepted, RULE, '2026-06-30')).toBeNull();
    expect(laboratoryObjection(accepted, RULE, '2026-07-01')).toBe('after-acceptance');
  });

  it('is not accepted for what nobody wrote down', () => {
    expect(laboratoryObjection({}, RULE, '2025-01-01')).toBe('not-in-scope');
    expect(laboratoryObjection(accepted, 'small-parts', '2025-01-01')).toBe('not-in-scope');
    expect(laboratoryObjection({ scope: [{ rule: RULE }] }, RULE, '2025-01-01')).toBe('before-acceptance');
  });

  it('falls with a withdrawal from its day on, or with all its reports', () => {
    const withdrawn = (reports: 'later' | 'all', rules?: string[]) => ({
      ...accepted,
      withdrawals: [{ from: '2026-01-15', reports, ...(rules === undefined ? {} : { rules }) }],
    });
    expect(laboratoryObjection(withdrawn('later'), RULE, '2026-01-14')).toBeNull();
    expect(laboratoryObjection(withdrawn('later'), RULE, '2026-01-15')).toBe('withdrawn');
    expect(laboratoryObjection(withdrawn('all'), RULE, '2024-05-01')).toBe('withdrawn');
    expect(laboratoryObjection(withdrawn('all', ['small-parts']), RULE, '2026-02-01')).toBeNull();
  });

  it('falls for a test of an unknown day by what holds for any day', () => {
    const withdrawals = [{ from: '2026-01-15', reports: 'all' as const }];
    expect(laboratoryObjection({ ...accepted, withdrawals }, RULE, null)).toBe('withdrawn');
    expect(laboratoryObjection({}, RULE, null)).toBe('not-in-scope');
    expect(laboratoryObjection(accepted, RULE, null)).toBeNull();
  });
});
