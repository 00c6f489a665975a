import { expect } from 'vitest';
import { put } from '../world.ts';
import { boxed, lot, made, took } from './story.ts';
import type { Firm, Story } from './story.ts';

/** The hang tag of a rattle says batch RATTLE-7; record, cartons and packing list say RATTLE-1. A parent reads the tag over the telephone. */
export const TAG_AGAINST_PAPERS: Story = {
  title: 'the tag says another batch than the papers',
  record: () => [
    put('product', 'shaker', { name: 'Shaker', style: 'RT' }),
    put('material', 'BEECH', { code: 'BEECH', name: 'Beech', unit: 'GRM' }),
    put('revision', 'rattle-a', {
      ...{ product: 'shaker', kind: 'bom', code: 'A' },
      slots: [{ slot: 'wood', material: 'BEECH', quantity: 10, unit: 'GRM' }],
    }),
    lot('beech-1', 'BEECH', 'gaolin'),
    made('rattle-1', { product: 'shaker', revision: 'rattle-a', made: 40 }),
    took('rattle-1', 'wood', 'beech-1', 400),
    ...boxed('rtl', 4, [{ run: 'rattle-1', unitsPerCarton: 10 }], 'kite'),
    put('packing-list', 'rtl-list', {
      ...{ shipment: 'rtl-sent', number: 'PL-9' },
      lines: [{ goods: 'Shaker', lotCode: 'RATTLE-1', cartonNumbers: '1-4', cartons: 4, units: 40 }],
    }),
    put('label', 'tag', {
      ...{ run: 'rattle-1', place: 'product', form: 'plain' },
      lines: [{ key: 'cohort', text: 'Batch: RATTLE-7' }],
    }),
  ],
  tell: async (firm) => {
    await tellTheTag(firm);
    // Told by the parties to be the same goods, the code leads there, and the difference stays.
    const of = { kind: 'run', id: 'rattle-1' };
    await firm.ask('name.record', { body: { code: 'RATTLE-7', form: 'lot-code', of, where: 'hang tag' } });
    expect(await firm.ask('code.find', { code: 'RATTLE-7' })).toMatchObject({ answer: 'one', things: [of] });
    const scope = await firm.scope('RATTLE-7');
    expect(scope.totals.units).toMatchObject({ contains: 40 });
    expect(await firm.ask('same-story.run', { id: 'rattle-1' })).toMatchObject({ verdict: 'differs' });
    // Once a real RATTLE-7 is made, the tag means both, and nobody picks one.
    await firm.ask('run.record', { id: 'rattle-7', body: { code: 'RATTLE-7', product: 'shaker' } });
    expect(await firm.ask('code.find', { code: 'RATTLE-7' })).toMatchObject({ answer: 'several' });
    await expect(firm.scope('RATTLE-7')).rejects.toMatchObject({ code: 'ambiguous' });
    await firm.ask('run.withdraw', { id: 'rattle-7', reason: 'The story ends here' });
  },
};

async function tellTheTag(firm: Firm): Promise<void> {
  // One character off is a suggestion: never the answer, never a scope, never an incident about that run.
  expect(await firm.ask('code.find', { code: 'RATTLE-7' })).toMatchObject({
    ...{ answer: 'none', things: [] },
    suggestions: [{ id: 'rattle-1', suggestion: true }],
  });
  await expect(firm.scope('RATTLE-7')).rejects.toMatchObject({ code: 'not-found' });
  await firm.ask('incident.open', { id: 'call', says: 'Splinters', codes: ['RATTLE-7'] });
  expect(await firm.ask('incident.questions', { id: 'call' })).toMatchObject({
    ...{ basis: 'nothing', lots: 'not-known', unaffected: null },
  });
  expect(await firm.ask('same-story.run', { id: 'rattle-1' })).toMatchObject({
    verdict: 'differs',
    differences: [
      {
        field: 'lot-code',
        severity: 'critical',
        says: { quote: 'Batch: RATTLE-7' },
        against: { quote: 'RATTLE-1' },
      },
    ],
  });
  const refused = firm.ask('label.freeze', { label: 'tag', approvedBy: 'QA' });
  await expect(refused).rejects.toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({ at: 'cohort', says: expect.stringContaining('RATTLE-1') as string }),
    ]) as unknown,
  });
}
