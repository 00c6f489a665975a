import { expect } from 'vitest';
import { put } from '../world.ts';
import { classesOf, lot, made, took } from './story.ts';
import type { Firm, Story } from './story.ts';

const BATCHES = ['doll-1', 'doll-2', 'doll-3', 'doll-4'] as const;

/**
 * Four batches of dolls leave on one shipment. The inspector opened cartons of the first; the report passes “the shipment”. The eyes of the
 * first three are of the lot that later comes off.
 */
export const ONE_OF_FOUR_BATCHES: Story = {
  title: 'an inspection was shown one batch of four',
  record: () => [
    put('product', 'doll', { name: 'Doll' }),
    put('material', 'EYE', { code: 'EYE', name: 'Eye', unit: 'H87' }),
    put('revision', 'doll-a', {
      ...{ product: 'doll', kind: 'bom', code: 'A' },
      slots: [{ slot: 'eyes', material: 'EYE', quantity: 2, unit: 'H87' }],
    }),
    lot('eye-1', 'EYE', 'gaolin'),
    lot('eye-2', 'EYE', 'gaolin'),
    put('carton-series', 'dolls', { code: 'DOLLS', mark: 'DOLLS-{n:3}' }),
    put('shipment', 'sea-4', { code: 'SEA-4', consignee: 'maple', date: '2025-06-20' }),
    put('shipment-line', 'sea-4-line', { shipment: 'sea-4', series: 'dolls', from: 1, to: 17 }),
    ...BATCHES.flatMap((run, index) => [
      made(run, { product: 'doll', revision: 'doll-a', made: 40 }),
      took(run, 'eyes', run === 'doll-4' ? 'eye-2' : 'eye-1', 80),
      put('packing', `${run}-packed`, {
        ...{ series: 'dolls', from: 1 + index * 4, to: 5 + index * 4 },
        contents: [{ run, unitsPerCarton: 10 }],
      }),
    ]),
    put('inspection', 'of-shipment', {
      ...{ kind: 'pre-shipment', shipment: 'sea-4', date: '2025-06-18', result: 'passed' },
      ...{ lotSize: 160, sampleSize: 20, inspector: 'Ana' },
    }),
  ],
  tell: async (firm) => {
    // Of the shipment as a whole nobody knows which batch was looked at: it passes none of the four.
    expect(await inspected(firm)).toEqual([]);
    for (const run of BATCHES)
      expect(await firm.ask('incident.questions', await about(firm, run))).toMatchObject({
        runs: [{ inspections: [] }],
      });
    // In doubt itself, all that it may have stood for is in question, not nothing.
    expect((await firm.scope('inspection:of-shipment')).totals.units).toMatchObject({ contains: 160 });
    // The report names the batch: that one, and no other.
    const body = {
      kind: 'pre-shipment',
      run: 'doll-1',
      shipment: 'sea-4',
      date: '2025-06-18',
      result: 'passed',
    };
    await firm.ask('inspection.correct', { id: 'of-shipment', body, reason: 'The report names batch 1' });
    expect(await inspected(firm)).toEqual(['doll-1']);
    expect((await firm.scope('inspection:of-shipment')).totals.units).toMatchObject({ contains: 40 });
    const refused = firm.ask('release.sign', { run: 'doll-2', releasedBy: 'QA', releasedOn: '2025-06-19' });
    await expect(refused).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ at: 'inspections' })]) as unknown,
    });
    // A passed inspection clears nobody of a lot, the one it saw neither; only what went in does.
    expect(classesOf(await firm.scope('eye-1'))).toEqual({
      'doll-1': '1-40 contains: ',
      'doll-2': '1-40 contains: ',
      'doll-3': '1-40 contains: ',
      'doll-4': '1-40 cleared: other-lot-recorded',
    });
  },
};

/** The batches whose gate counts an inspection. */
async function inspected(firm: Firm): Promise<string[]> {
  const open: string[] = [];
  for (const id of BATCHES) {
    const { conditions } = (await firm.ask('release.assess', { id })) as {
      conditions: { condition: string; stands: boolean }[];
    };
    if (conditions.some(({ condition, stands }) => condition === 'inspections' && !stands)) open.push(id);
  }
  return open;
}

async function about(firm: Firm, code: string): Promise<{ id: string }> {
  const id = `eye-off-${code}`;
  await firm.ask('incident.open', { id, says: 'An eye came off', codes: [code] });
  return { id };
}
