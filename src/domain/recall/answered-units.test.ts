import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
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

const count = z.int().nullable();
const unitsSchema = z.looseObject({
  open: z.int(),
  returned: z.int(),
  destroyed: z.int(),
  stated: z.looseObject({ answered: z.int(), returned: z.int(), toTake: z.int(), contradicted: z.int() }),
  holders: z.array(
    z.looseObject({
      party: z.looseObject({ id: z.string() }).nullable(),
      recorded: z.int(),
      stated: count,
      returned: z.int(),
      left: count,
      told: z
        .looseObject({
          returned: count,
          toTake: z.array(z.unknown()),
          contradictions: z.array(z.looseObject({ says: z.string(), units: z.int() })),
        })
        .nullable(),
    }),
  ),
  months: z.array(
    z.looseObject({
      month: z.string(),
      places: z.array(z.looseObject({ upToIt: z.int(), toldUpToIt: z.int() })),
    }),
  ),
});
const madeSchema = z.looseObject({ made: z.array(z.looseObject({ id: z.string(), consignee: z.string() })) });
const noticeSchema = z.looseObject({ body: z.looseObject({ consignee: z.string(), units: z.int() }) });

describe.each(eachDatabase)('answers to the notices of a recall on $name', ({ url }) => {
  let world: World;
  let notice: string;
  let consignee: string;
  let sent: number;
  beforeAll(async () => {
    world = await openPack('romper', url());
    const words = { title: 'Dye runs', reason: 'It may run in the mouth', declaredBy: 'M. Sato', id: 'dye' };
    await world.ask('recall.declare', { suspects: ['SG-2108-115'], boundary: 'product', ...words });
    const { made: written } = madeSchema.parse(await world.ask('notice.make', { recall: 'dye' }));
    notice = written[0]?.id ?? '';
    const { body } = noticeSchema.parse(await world.ask('recall-notice.show', { id: notice }));
    ({ consignee, units: sent } = body);
  });
  afterAll(() => world.close());
  const units = async () => unitsSchema.parse(await world.ask('recall.units', { id: 'dye' }));
  const holder = async () => {
    const all = (await units()).holders;
    return all.find(({ party, told }) => party?.id === consignee && told !== null);
  };
  const answered = (id: string, on: string, said: object): Promise<unknown> => {
    const how = { way: 'telephone', by: 'Warehouse desk', received: true, stock: 'found' };
    return world.ask('notice-answer.record', { id, body: { notice, answeredOn: on, ...how, ...said } });
  };
  const takeOver = (more: object = {}): Promise<unknown> =>
    world.ask('recall.take-over', { recall: 'dye', ...more });

  it('stand beside what is recorded, and are in no sum until somebody takes them over', async () => {
    const before = await units();
    await answered('first', '2026-01-06', { found: 30, isolated: 30, returned: 20 });
    const after = await units();
    expect([after.open, after.returned]).toEqual([before.open, before.returned]);
    expect(after.stated).toMatchObject({ answered: 1, returned: 20, toTake: 1, contradicted: 0 });
    expect(await holder()).toMatchObject({ stated: 10, returned: 0, told: { returned: 20, found: 30 } });
    const [month] = after.months;
    expect(month?.places.map(({ toldUpToIt }) => toldUpToIt)).toContain(20);
    expect(month?.places.every(({ upToIt }) => upToIt === 0)).toBe(true);
  });

  it('become progress in one act, and nothing counts twice', async () => {
    expect(await takeOver()).toMatchObject({
      taken: [{ consignee, answer: 'first', records: [{}, {}, {}] }],
      left: [],
    });
    expect(await takeOver()).toMatchObject({ taken: [], left: [] });
    expect(await holder()).toMatchObject({ returned: 20, isolated: 30, told: { toTake: [] } });
    await answered('second', '2026-02-01', { found: 30, isolated: 30, returned: 25, destroyed: 5 });
    const { taken } = z
      .looseObject({ taken: z.array(z.looseObject({ records: z.array(z.looseObject({})) })) })
      .parse(await takeOver({ consignees: [consignee] }));
    expect(taken[0]?.records).toMatchObject([
      { step: 'stated', units: 0 },
      { step: 'returned', units: 5 },
      { step: 'destroyed', units: 5 },
    ]);
    expect(await units()).toMatchObject({ returned: 25, stated: { toTake: 0 } });
    const progress = await world.ask('recall-progress.list', { filter: { answer: 'second' } });
    expect(progress).toMatchObject({ records: [{}, {}, {}] });
  });

  it('over what was sent are a contradiction, never clipped, and taken over only with a reason', async () => {
    await answered('third', '2026-02-02', { found: sent + 40, isolated: sent + 40, returned: sent + 40 });
    // Of what they destroyed before they are silent now: only what they say can contradict.
    const contradictions = [{ says: 'more-than-sent', units: 40 }];
    expect((await holder())?.told?.contradictions).toEqual(contradictions);
    expect(await takeOver()).toMatchObject({ taken: [], left: [{ consignee, contradictions }] });
    await expect(takeOver({ consignees: [consignee] })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(takeOver({ consignees: ['nobody'] })).rejects.toMatchObject({ code: 'not-found' });
    await takeOver({ consignees: [consignee], despite: 'Counted by us on arrival' });
    const { returned } = await units();
    expect(returned).toBe(sent + 40);
    expect((await holder())?.told?.contradictions).toEqual(contradictions);
  });
});
