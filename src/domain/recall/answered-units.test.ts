import { describe, expect, it } from 'vitest';
import { contradictionsOf, toTakeOf, toldBy } from './answered-units.ts';
import type { Answered, AnsweredNotice } from './answered-units.ts';
import { unitsAccount } from './recall-units.ts';
import type { ProgressMade, RecordedUnits } from './recall-units.ts';

const RECORDED: readonly RecordedUnits[] = [
  { place: 'in-transit', party: 7, units: 40 },
  { place: 'retailer', party: 7, units: 60 },
];
const SILENT = { found: null, isolated: null, returned: null, destroyed: null, sold: null };
const answer = (said: Partial<Answered>, on = '2026-01-10'): Answered => ({ ...SILENT, id: on, on, ...said });
const notice = (...answers: Answered[]): AnsweredNotice => {
  return { party: 7, place: 'retailer', isSentKnown: true, answers };
};
const made = (step: ProgressMade['step'], units: number, date = '2026-01-11'): ProgressMade => {
  return { step, units, place: 'retailer', party: 7, date };
};

describe('what consignees answer', () => {
  const judged = (of: AnsweredNotice, progress: readonly ProgressMade[] = []) => {
    const [told] = toldBy(RECORDED, [of]);
    if (told === undefined) return null;
    return { told, toTake: toTakeOf(told, progress), against: contradictionsOf(told, progress) };
  };

  it('stands beside what is recorded, and only what is not recorded yet is taken over', () => {
    const said = notice(
      answer({ found: 10 }, '2026-01-08'),
      answer({ found: 80, sold: 15, returned: 50, isolated: 80 }),
    );
    expect(judged(said)).toMatchObject({
      told: { sent: 100, unaccounted: 5, place: 'retailer' },
      toTake: [
        { step: 'stated', units: 30 },
        { step: 'isolated', units: 80 },
        { step: 'returned', units: 50 },
      ],
      against: [],
    });
    const done = [made('returned', 20), made('isolated', 80), made('stated', 30)];
    expect(judged(said, done)?.toTake).toEqual([{ step: 'returned', units: 30 }]);
    const { holders } = unitsAccount(100, RECORDED, [], [said]);
    expect(holders.find(({ told }) => told !== null)).toMatchObject({
      ...{ place: 'retailer', stated: 30, difference: 5, returned: 0 },
    });
  });

  it('contradicts the record where it tells of more than was sent, than was found, or of less than is recorded', () => {
    expect(judged(notice(answer({ found: 120 })))?.against).toEqual([{ says: 'more-than-sent', units: 20 }]);
    expect(judged(notice(answer({ found: 90, sold: 20 })))?.against).toMatchObject([{ units: 10 }]);
    expect(judged(notice(answer({ found: 0, destroyed: 5 })))?.against).toEqual([
      { says: 'more-than-found', units: 5 },
    ]);
    const before = [made('returned', 9, '2026-01-09'), made('returned', 90)];
    expect(judged(notice(answer({ found: 90, returned: 2 })), before)?.against).toEqual([
      { says: 'less-than-recorded', units: 7 },
    ]);
    expect(judged({ ...notice(answer({ found: 120 })), isSentKnown: false })).toMatchObject({
      told: { sent: null, unaccounted: null },
      against: [],
    });
    expect(judged(notice())).toBeNull();
  });
});
