import type { ReliefAnswer } from './check-answer.ts';
import { allOf } from './condition.ts';
import type { LineFinding, Truth } from './condition.ts';
import { reasonOf } from './reason.ts';
import type { Relief, Words } from './rule.ts';

/** What the catalogue knows was read in October 2026: a relief without a first day surely stands since. */
const READ_BY = '2026-10-01';
const NOT_READ: Words = {
  en: 'Nobody has confirmed it: nothing may rest on it',
  zh: '尚未核实：不得以此为据',
};
const DAY_NOT_READ: Words = {
  en: 'The day from which it is in force has not been read',
  zh: '其生效日期尚未核实',
};

/** Whether a determination or exemption is there to be claimed, by the findings of its conditions. */
export function reliefAnswer(
  relief: Relief,
  findings: readonly LineFinding[],
  producedOn: string,
): ReliefAnswer {
  const dated = datedTruth(relief, producedOn);
  const met = allOf([dated, ...findings.map(({ holds }) => holds)]);
  const isSure = relief.confidence !== 'unconfirmed';
  const { citation, title, conditions } = relief;
  return {
    relief: relief.id,
    ...{ citation, title, conditions },
    state: met === 'no' ? 'no' : met === 'yes' && isSure ? 'available' : 'perhaps',
    missing: [
      ...(isSure ? [] : [NOT_READ]),
      ...(dated === 'unknown' ? [DAY_NOT_READ] : []),
      ...findings.filter(({ holds }) => holds === 'unknown').map(reasonOf),
    ],
  };
}

function datedTruth({ from, to }: Relief, date: string): Truth {
  if (to !== null && date >= to) return 'no';
  if (from === null) return date >= READ_BY ? 'yes' : 'unknown';
  return date >= from ? 'yes' : 'no';
}
