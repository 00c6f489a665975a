import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
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

const unitsSchema = z.looseObject({
  units: z.int(),
  open: z.int(),
  destroyed: z.int(),
  closing: z.string().nullable(),
  holders: z.array(z.looseObject({ place: z.string(), recorded: z.int(), stated: z.int().nullable() })),
});
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

describe.each(eachDatabase)('the units of a recall on $name', ({ url }) => {
  let world: World;
  const recall = { recall: 'dye' };
  beforeAll(async () => {
    world = await openPack('romper', url());
    const words = { title: 'Dye runs', reason: 'It may run in the mouth', declaredBy: 'M. Sato', id: 'dye' };
    await world.ask('recall.declare', { suspects: ['SG-2108-115'], boundary: 'product', ...words });
  });
  afterAll(() => world.close());
  const units = async (): Promise<z.infer<typeof unitsSchema>> =>
    unitsSchema.parse(await world.ask('recall.units', { id: 'dye' }));
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
