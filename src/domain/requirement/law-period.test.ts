import { expect, it } from 'vitest';
import { addDays } from '../../kit/calendar-date.ts';
import { citationsOn, inForceOn, limitsOn, standardsOn } from './catalogue.ts';
import { RULES } from './catalogue/rules.ts';
import { lawPeriods } from './law-period.ts';

const FIRST = '1990-01-01';
const LAST = '2028-12-31';

it('parts days at every change of the law, and nowhere between two days of the same law', () => {
  const periodOf = lawPeriods([]);
  const lawOn = (day: string): string =>
    JSON.stringify(
      RULES.map((rule) => [
        ...[inForceOn(rule, day), citationsOn(rule, day), standardsOn(rule, day)],
        limitsOn(rule, day).map(({ printed, scope }) => [printed, scope]),
      ]),
    );
  const laws = new Map<string, string>();
  const starts = new Set<string>();
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) starts.add(periodOf(day));
  for (const start of [...starts].filter((one) => one !== '')) {
    const before = periodOf(addDays(start, -1));
    expect(before).not.toBe(start);
    laws.set(start, lawOn(start));
    // The day before a change still has the law of the stretch that ends there.
    if (before !== '' && before >= FIRST) expect(lawOn(addDays(start, -1))).toBe(lawOn(before));
  }
  expect(laws.size).toBeGreaterThan(10);
});
