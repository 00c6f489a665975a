import { expect } from 'vitest';
import { put } from '../world.ts';
import { boxed, classesOf, lot, made, took } from './story.ts';
import type { Firm, Story } from './story.ts';

/** Red and blue blocks of one lot of wood bear one lot code and share every box, six and six. Then the red paint turns out bad. */
export const TWO_SKUS_ONE_BOX: Story = {
  title: 'two SKUs share a lot and a box',
  record: () => [
    put('product', 'blocks', {
      name: 'Blocks',
      variants: [
        { id: 'RED', sku: 'BLK-RED', gtin: '9521321001022' },
        { id: 'BLUE', sku: 'BLK-BLUE', gtin: '9521321001039' },
      ],
    }),
    put('material', 'WOOD', { code: 'WOOD', name: 'Wood', unit: 'GRM' }),
    put('material', 'INK', { code: 'INK', name: 'Red stain', unit: 'GRM' }),
    put('revision', 'blocks-a', {
      ...{ product: 'blocks', kind: 'bom', code: 'A' },
      slots: [
        { slot: 'wood', material: 'WOOD', quantity: 20, unit: 'GRM' },
        { slot: 'stain', material: 'INK', quantity: 1, unit: 'GRM', variants: ['RED'] },
      ],
    }),
    ...[lot('wood-7', 'WOOD', 'gaolin'), lot('ink-9', 'INK', 'huacai')],
    ...['RED', 'BLUE'].flatMap((variant) => {
      const run = `blocks-${variant.toLowerCase()}`;
      const about = { product: 'blocks', variant, revision: 'blocks-a', code: 'BLK-0325', made: 60 };
      return [made(run, about), took(run, 'wood', 'wood-7', 1_200)];
    }),
    took('blocks-red', 'stain', 'ink-9', 60),
    ...boxed(
      'mix',
      10,
      [
        { run: 'blocks-red', variant: 'RED', unitsPerCarton: 6 },
        { run: 'blocks-blue', variant: 'BLUE', unitsPerCarton: 6 },
      ],
      'maple',
    ),
  ],
  tell: async (firm) => {
    const things = [{ id: 'blocks-red' }, { id: 'blocks-blue' }];
    // The lot code is two things; with its GTIN it is one; the box is both.
    expect(await firm.ask('code.find', { code: 'BLK-0325' })).toMatchObject({ answer: 'several', things });
    const scanned = '(01)09521321001022(10)BLK-0325';
    expect(await firm.ask('code.find', { code: scanned })).toMatchObject({
      answer: 'one',
      things: [things[0]],
    });
    await expect(firm.scope('BLK-0325')).rejects.toMatchObject({ code: 'ambiguous' });
    expect(classesOf(await firm.scope('wood-7'))).toEqual({
      ...{ 'blocks-red': '1-60 contains: ', 'blocks-blue': '1-60 contains: ' },
    });
    const red = await firm.scope('ink-9');
    expect(classesOf(red)).toEqual({
      ...{ 'blocks-red': '1-60 contains: ', 'blocks-blue': '1-60 cleared: not-in-revision' },
    });
    // Every box is in scope, and says how many of its twelve are.
    const ranges = red.places.flatMap((place) => place.shipments.flatMap((shipment) => shipment.ranges));
    expect(ranges).toMatchObject([
      { from: 1, to: 11, class: 'contains', perCarton: { contains: 6, cleared: 6, undetermined: 0 } },
    ]);
    expect(red.totals.cartons).toMatchObject({ contains: 10, cleared: 0 });
    await tellRecall(firm);
    // A box is recalled; a block is by its SKU; by the shared code alone it is.
    expect(await firm.ask('recall.check', { code: 'MIX-003' })).toMatchObject({ answer: 'recalled' });
    expect(await firm.ask('recall.check', { code: 'BLK-0325' })).toMatchObject({
      answer: 'recalled',
      things: [{ answer: 'recalled' }, { answer: 'none' }],
    });
  },
};

/** Drawn by lots, six of each box go back; drawn by cartons, the box goes back with all that is in it, and the notice says so. */
async function tellRecall(firm: Firm): Promise<void> {
  const shown = { suspects: ['ink-9'], title: 'Red blocks', reason: 'Stain', declaredBy: 'QA' };
  const lots = { run: { id: 'blocks-red' }, units: 60 };
  await firm.ask('recall.declare', { id: 'red', boundary: 'lots', ...shown });
  expect(await firm.ask('recall.consignees', { id: 'red' })).toMatchObject({
    consignees: [
      {
        ...{ party: { id: 'maple' }, units: 60, cartonCount: 10, cartons: [{ unitsPerCarton: 6 }] },
        lots: [lots],
      },
    ],
  });
  await firm.ask('recall.declare', { id: 'boxes', boundary: 'cartons', ...shown });
  expect(await firm.ask('recall.consignees', { id: 'boxes' })).toMatchObject({
    consignees: [
      {
        ...{ party: { id: 'maple' }, units: 120, cartonCount: 10, cartons: [{ unitsPerCarton: 12 }] },
        lots: [lots, { run: { id: 'blocks-blue' }, units: 60 }],
      },
    ],
  });
  // Nothing of the blue ones was suspected, and those in the boxes go back all the same.
  expect(await firm.ask('recall.check', { code: 'BLK-0325' })).toMatchObject({
    things: [{ answer: 'recalled' }, { answer: 'in-part', recalls: [{ id: 'boxes' }] }],
  });
  await firm.ask('recall.withdraw', { id: 'boxes', reason: 'Drawn by lots' });
}
