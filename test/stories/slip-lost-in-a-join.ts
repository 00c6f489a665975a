import { expect } from 'vitest';
import { put } from '../world.ts';
import { boxed, classesOf, lot, made, took } from './story.ts';
import type { Firm, Story } from './story.ts';

const BLUE = { run: 'car-3', slot: 'paint', lot: 'blue-ok', quantity: 100 };

/**
 * Three runs of cars were painted blue. The list that somebody made by joining runs with paint slips has two of them: the slip of the third
 * was never handed in, and a run without a slip is in no join.
 */
export const SLIP_LOST_IN_A_JOIN: Story = {
  title: 'a run without a paint slip fell out of the list',
  record: () => [
    put('product', 'car', { name: 'Car' }),
    put('material', 'BLU', { code: 'BLU', name: 'Blue paint', unit: 'GRM' }),
    put('material', 'CHS', { code: 'CHS', name: 'Chassis', unit: 'H87' }),
    put('revision', 'car-a', {
      ...{ product: 'car', kind: 'bom', code: 'A' },
      slots: [
        { slot: 'paint', material: 'BLU', quantity: 2, unit: 'GRM' },
        { slot: 'chassis', material: 'CHS', quantity: 1, unit: 'H87' },
      ],
    }),
    ...[lot('blue-bad', 'BLU', 'huacai'), lot('blue-ok', 'BLU', 'huacai'), lot('chs-1', 'CHS', 'gaolin')],
    ...['car-1', 'car-2', 'car-3'].flatMap((run) => [
      made(run, { product: 'car', revision: 'car-a', made: 50 }),
      took(run, 'chassis', 'chs-1', 50),
      ...boxed(`${run}-po`, 5, [{ run, unitsPerCarton: 10 }], 'kite'),
    ]),
    took('car-1', 'paint', 'blue-bad', 100),
    took('car-2', 'paint', 'blue-ok', 100),
  ],
  tell: async (firm) => {
    await tellWhatLacks(firm);
    await tellRecall(firm);
    // A slip for half of it settles nothing; the rest of it does.
    const half = { ...BLUE, quantity: 50 };
    await firm.ask('consumption.record', { id: 'found', body: half });
    expect(classesOf(await firm.scope('blue-bad'))['car-3']).toBe('1-50 undetermined: consumption-short');
    await firm.ask('consumption.correct', { id: 'found', body: BLUE, reason: 'Second slip' });
    expect(classesOf(await firm.scope('blue-bad'))['car-3']).toBe('1-50 cleared: other-lot-recorded');
    // And had it been the bad one after all:
    const bad = { ...BLUE, lot: 'blue-bad' };
    await firm.ask('consumption.correct', { id: 'found', body: bad, reason: 'Read again' });
    expect(classesOf(await firm.scope('blue-bad'))['car-3']).toBe('1-50 contains: ');
  },
};

async function tellWhatLacks(firm: Firm): Promise<void> {
  const scope = await firm.scope('blue-bad');
  const { 'car-1': first, 'car-2': second, 'car-3': third } = classesOf(scope);
  expect([first, second, third]).toEqual([
    '1-50 contains: ',
    '1-50 cleared: other-lot-recorded',
    '1-50 undetermined: no-consumption-record',
  ]);
  // Which record, how much it must say, and who has it.
  expect(scope.missing).toMatchObject([
    {
      ...{ reason: 'no-consumption-record', run: { id: 'car-3' }, slot: 'paint', needed: 100, recorded: 0 },
      ...{ units: 50, ask: { id: 'maker' }, askSite: { id: 'plant' } },
    },
  ]);
  await firm.ask('incident.open', { id: 'blue', says: 'Lead in blue', codes: ['blue-bad'] });
  expect(await firm.ask('incident.ask', { id: 'blue' })).toMatchObject({ asked: 1 });
  expect(await firm.ask('run.completeness', { id: 'car-3' })).toMatchObject({
    complete: false,
    missing: expect.arrayContaining([
      expect.objectContaining({ missing: 'no-consumption-record', slot: 'paint' }),
    ]) as unknown,
  });
}

/** Every boundary takes it in: none may leave out what nothing clears. */
async function tellRecall(firm: Firm): Promise<void> {
  const { boundaries } = (await firm.ask('recall.weigh', { suspects: ['blue-bad'] })) as {
    boundaries: { boundary: string; units: number; allowed: boolean; notClearedOutside: number }[];
  };
  expect(boundaries.map(({ boundary }) => boundary)).toEqual(['product', 'lots', 'cartons', 'window']);
  for (const { boundary, units, allowed, notClearedOutside } of boundaries)
    expect({ allowed, enough: units >= 100, notClearedOutside }, boundary).toEqual({
      ...{ allowed: true, enough: true, notClearedOutside: 0 },
    });
}
