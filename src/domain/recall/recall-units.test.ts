import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { firstNotice, recallDye } from '../../../test/dye-recall.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { monthUnits, unitsAccount } from './recall-units.ts';
import type { ProgressMade, RecordedUnits } from './recall-units.ts';

const RECORDED: readonly RecordedUnits[] = [
  { place: 'own-stock', party: null, units: 40 },
  { place: 'retailer', party: 7, units: 100 },
];
const made = (step: ProgressMade['step'], units: number, more: Partial<ProgressMade> = {}): ProgressMade => ({
  ...{ step, units, place: 'retailer', party: 7, date: '2026-01-10' },
  ...more,
});
const own = { place: 'own-stock', party: null } as const;

describe('the account of recalled units', () => {
  it('counts none twice: what came back lies in own stock until it is corrected or destroyed', () => {
    const progress = [
      made('stated', 90),
      made('returned', 80),
      made('destroyed', 100, { ...own, date: '2026-02-03' }),
      made('corrected', 5, { place: 'consumer', party: null, date: '2026-02-20' }),
    ];
    const { holders, open, corrected, destroyed, returned } = unitsAccount(140, RECORDED, progress);
    expect({ open, corrected, destroyed, returned }).toEqual({
      open: 35,
      corrected: 5,
      destroyed: 100,
      returned: 80,
    });
    expect(holders).toMatchObject([
      { ...own, recorded: 40, left: 20 },
      { place: 'retailer', recorded: 100, stated: 90, left: 20, returned: 80 },
      { place: 'consumer', recorded: 0, left: null, corrected: 5 },
    ]);
    const month = (name: string): number[] =>
      monthUnits(name, RECORDED, progress).map(({ inMonth }) => inMonth);
    expect(month('2026-01')).toEqual([0, 0, 0, 80, 0, 0]);
    expect(month('2026-02')).toEqual([20, 0, 0, 0, 5, 0]);
  });
});

const count = z.int().nullable();
const unitsSchema = z.looseObject({
  units: z.int(),
  open: z.int(),
  returned: z.int(),
  destroyed: z.int(),
  closing: z.string().nullable(),
  stated: z.looseObject({ answered: z.int(), returned: count, toTake: z.int(), contradicted: z.int() }),
  holders: z.array(
    z.looseObject({
      place: z.string(),
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
const takenSchema = z.looseObject({ taken: z.array(z.looseObject({})) });
const reportSchema = z.looseObject({
  base64: z.string(),
  items: z.array(
    z.looseObject({
      number: z.int(),
      title: z.string(),
      blanks: z.array(z.string()),
      table: z.looseObject({ rows: z.array(z.array(z.string())) }).nullable(),
    }),
  ),
});

describe.each(eachDatabase)('a recall on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
  });
  afterAll(() => world.close());

  describe('its units', () => {
    const recall = { recall: 'dye' };
    beforeAll(() => recallDye(world, 'product'));
    const units = async () => unitsSchema.parse(await world.ask('recall.units', { id: 'dye' }));
    const close = (id: string, more: object = {}): Promise<unknown> =>
      world.ask('recall-closing.record', {
        id,
        body: { ...recall, closedOn: '2026-01-05', closedBy: 'M. Sato', ...more },
      });

    it('add up by where they are, and stand beside what people state', async () => {
      const before = await units();
      expect(before.holders.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(before.units);
      expect(before.open).toBe(before.units - before.destroyed);
      const body = { ...recall, date: '2026-01-02', step: 'stated', place: 'consumer', units: 3 };
      await world.ask('recall-progress.record', { id: 'said', body });
      expect((await units()).holders.find(({ place }) => place === 'consumer')).toMatchObject({
        recorded: 0,
        stated: 3,
      });
    });

    it('keep a recall open until the sums meet, or each unit has a reason', async () => {
      const { open: all } = await units();
      await expect(close('too-soon')).rejects.toMatchObject({ code: 'invalid-input' });
      const done = { ...recall, date: '2026-01-03', step: 'destroyed', place: 'own-stock', units: all - 10 };
      await world.ask('recall-progress.record', { id: 'burnt', body: done });
      const reason = { place: 'consumer', units: 9, reason: 'Not handed in' };
      await expect(close('one-short', { reasons: [reason] })).rejects.toMatchObject({
        message: expect.stringContaining('1 recalled units are neither') as string,
      });
      await close('done', { reasons: [{ ...reason, units: 10 }] });
      expect(await units()).toMatchObject({ closing: 'done', open: 10 });
      await world.ask('recall-progress.record', { id: 'more', body: { ...done, units: 11 } });
      await expect(close('over')).rejects.toMatchObject({
        message: expect.stringContaining('surplus') as string,
      });
    });

    it('are in the report with date codes and what deciphers them, and every blank is named', async () => {
      const { base64, items } = reportSchema.parse(await world.ask('recall.report', { id: 'dye' }));
      expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
      const codes = items.find(({ title }) => title.startsWith('Identification'))?.table?.rows ?? [];
      expect(codes.map(([code]) => code)).toContain('ABC0921-VN-BG1');
      expect(items.find(({ number }) => number === 1)?.blanks).toEqual(['Name, title, address, telephone']);
      expect(items.find(({ number }) => number === 12)?.blanks).toContain('Plans');
      const again = reportSchema.parse(await world.ask('recall.report', { id: 'dye' }));
      expect(again.base64).toBe(base64);
      const shown = z
        .looseObject({ body: z.looseObject({}) })
        .parse(await world.ask('recall.show', { id: 'dye' })).body;
      const report = { submitter: 'M. Sato, Arcadia Bay', notification: 'Letters to all' };
      await world.ask('recall.correct', { id: 'dye', body: { ...shown, report }, reason: 'Asked around' });
      const filled = reportSchema.parse(await world.ask('recall.report', { id: 'dye', format: 'json' }));
      expect(filled.items.find(({ number }) => number === 1)?.blanks).toEqual([]);
    });
  });

  describe('the answers to its notices', () => {
    let first: Awaited<ReturnType<typeof firstNotice>>;
    beforeAll(async () => {
      await recallDye(world, 'product', 'answered');
      first = await firstNotice(world, 'answered');
    });
    const units = async () => unitsSchema.parse(await world.ask('recall.units', { id: 'answered' }));
    const holder = async () => {
      const all = (await units()).holders;
      return all.find(({ party, told }) => party?.id === first.consignee && told !== null);
    };
    const answered = (id: string, on: string, said: object): Promise<unknown> => {
      const how = { way: 'telephone', by: 'Warehouse desk', received: true, stock: 'found' };
      return world.ask('notice-answer.record', {
        id,
        body: { notice: first.notice, answeredOn: on, ...how, ...said },
      });
    };
    const takeOver = (more: object = {}): Promise<unknown> =>
      world.ask('recall.take-over', { recall: 'answered', ...more });

    it('stand beside what is recorded, and are in no sum until somebody takes them over', async () => {
      const before = await units();
      expect(before.stated).toMatchObject({ answered: 0, returned: null });
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
      const send = () => world.ask('recall.take-over', { recall: 'answered' }, { command: 'take-over' });
      const answer = takenSchema.parse(await send());
      expect(answer).toMatchObject({
        taken: [{ consignee: first.consignee, answer: 'first', records: [{}, {}, {}] }],
        left: [],
      });
      expect(await send()).toEqual({ taken: answer.taken, left: null });
      expect(await takeOver()).toMatchObject({ taken: [], left: [] });
      expect(await holder()).toMatchObject({ returned: 20, isolated: 30, told: { toTake: [] } });
      await answered('second', '2026-02-01', { found: 30, isolated: 30, returned: 25, destroyed: 5 });
      const { taken } = z
        .looseObject({ taken: z.array(z.looseObject({ records: z.array(z.looseObject({})) })) })
        .parse(await takeOver({ consignees: [first.consignee] }));
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
      await answered('third', '2026-02-02', {
        found: first.units + 40,
        isolated: first.units + 40,
        returned: first.units + 40,
      });
      // Of what they destroyed before they are silent now: only what they say can contradict.
      const contradictions = [{ says: 'more-than-sent', units: 40 }];
      expect((await holder())?.told?.contradictions).toEqual(contradictions);
      expect(await takeOver()).toMatchObject({
        taken: [],
        left: [{ consignee: first.consignee, contradictions }],
      });
      await expect(takeOver({ consignees: [first.consignee] })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await expect(takeOver({ consignees: ['nobody'] })).rejects.toMatchObject({ code: 'not-found' });
      await takeOver({ consignees: [first.consignee], despite: 'Counted by us on arrival' });
      const { returned } = await units();
      expect(returned).toBe(first.units + 40);
      expect((await holder())?.told?.contradictions).toEqual(contradictions);
    });
  });
});
