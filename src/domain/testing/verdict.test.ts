import { describe, expect, it } from 'vitest';
import { ruleFactOf } from './rule-fact.ts';
import { judge, verdictOf } from './verdict.ts';

const lead = (value: string, unit: 'ppm' | 'percent' = 'ppm') =>
  ({ tested: '1', rule: 'lead-substrate', analyte: 'Pb', value, unit }) as const;
const on = (day: string) => ruleFactOf('lead-substrate', day).limits;

describe('a verdict', () => {
  it('is by the limit in force when the goods were made', () => {
    expect(judge([lead('200')], on('2009-09-01')).verdict).toBe('passed');
    expect(judge([lead('200')], on('2011-08-13')).verdict).toBe('passed');
    expect(judge([lead('200')], on('2011-08-14')).verdict).toBe('failed');
  });

  it('takes units and decimals exactly', () => {
    expect(judge([lead('100')], on('2025-01-01')).verdict).toBe('passed');
    expect(judge([lead('100.000000001')], on('2025-01-01')).verdict).toBe('failed');
    expect(judge([lead('0.01', 'percent')], on('2025-01-01')).verdict).toBe('passed');
    expect(judge([lead('0.0100001', 'percent')], on('2025-01-01')).verdict).toBe('failed');
  });

  it('of less than can be found holds only where that is within the limit', () => {
    const [limit] = on('2025-01-01');
    expect(verdictOf(lead('<100'), limit)).toBe('passed');
    expect(verdictOf(lead('<101'), limit)).toBe('unknown');
  });

  it('of the laboratory does not stand against a value, and stands where nothing is measured', () => {
    expect(verdictOf({ ...lead('200'), stated: 'passed' }, on('2025-01-01')[0])).toBe('failed');
    const mechanical = { tested: '1', rule: 'small-parts', stated: 'passed' } as const;
    expect(judge([mechanical], ruleFactOf('small-parts', '2025-01-01').limits).verdict).toBe('passed');
    expect(judge([{ tested: '1', rule: 'small-parts' }], []).verdict).toBe('unknown');
  });

  it('needs every analyte that has a limit', () => {
    const { limits } = ruleFactOf('phthalates', '2025-01-01');
    const dehp = {
      tested: '1',
      rule: 'phthalates',
      analyte: 'DEHP',
      value: '<0.005',
      unit: 'percent',
    } as const;
    expect(judge([dehp], limits)).toMatchObject({ verdict: 'unknown' });
    expect(judge([dehp], limits).missing).toHaveLength(7);
  });
});
