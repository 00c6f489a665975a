import { expect } from 'vitest';
import { put } from '../world.ts';
import { boxed, classesOf, lot, made, took } from './story.ts';
import type { Story } from './story.ts';

const YEARS = ['2022', '2023', '2024'] as const;

/** A factory printed DUCK-A on every duck for three years; each year had its own resin, and that of 2023 turns out bad. */
export const ONE_CODE_FOR_YEARS: Story = {
  title: 'one batch code was kept for three years',
  record: () => [
    put('product', 'duck', { name: 'Duck' }),
    put('material', 'PVC', { code: 'PVC', name: 'PVC', unit: 'GRM' }),
    put('revision', 'duck-a', {
      ...{ product: 'duck', kind: 'bom', code: 'A' },
      slots: [{ slot: 'body', material: 'PVC', quantity: 30, unit: 'GRM' }],
    }),
    ...YEARS.flatMap((year) => [
      lot(`pvc-${year}`, 'PVC', 'gaolin'),
      made(`duck-${year}`, {
        ...{ product: 'duck', revision: 'duck-a', code: 'DUCK-A', made: 40 },
        ...{ started: `${year}-03-01`, ended: `${year}-03-02` },
      }),
      took(`duck-${year}`, 'body', `pvc-${year}`, 1_200),
      ...boxed(`dk${year}`, 4, [{ run: `duck-${year}`, unitsPerCarton: 10 }], 'kite'),
    ]),
    put('label', 'duck-mark', {
      ...{ run: 'duck-2024', place: 'product', form: 'plain' },
      lines: [{ key: 'cohort', text: 'Batch: DUCK-A' }],
    }),
  ],
  tell: async (firm) => {
    const runs = YEARS.map((year) => ({ run: { id: `duck-${year}` } }));
    const things = YEARS.map((year) => ({ kind: 'run', id: `duck-${year}` }));
    // Before it is printed a third time: it is the code of its run, and it ties a duck to none.
    expect(await firm.ask('label.check', { run: 'duck-2024' })).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'cohort', outcome: 'met' }),
        expect.objectContaining({
          ...{ rule: 'guide-own-run', outcome: 'not-met', reason: 'code-shared' },
          values: { run: 'DUCK-A', others: '2' },
        }),
      ]) as unknown,
    });
    expect(await firm.ask('label.about', { run: 'duck-2024' })).toMatchObject({ runsOfSameCode: 2 });
    // The code alone means three years of ducks: shown all, none chosen, and no recall drawn on it.
    expect(await firm.ask('code.find', { code: 'duck a' })).toMatchObject({ answer: 'several', things });
    expect(await firm.ask('code.decode', { code: 'DUCK-A' })).toMatchObject({ runs });
    const several = { code: 'ambiguous', problems: { length: 3 } };
    await expect(firm.scope('DUCK-A')).rejects.toMatchObject(several);
    await expect(firm.ask('recall.weigh', { suspects: ['DUCK-A'] })).rejects.toMatchObject(several);
    await firm.ask('incident.open', { id: 'smell', says: 'It smells', codes: ['DUCK-A'] });
    expect(await firm.ask('incident.about', { id: 'smell' })).toMatchObject({
      ...{ about: [], suspects: [], resolved: [{ answer: 'several', things }] },
    });
    // The record does know them apart, by what went in and by the carton.
    expect(classesOf(await firm.scope('pvc-2023'))).toEqual({
      'duck-2022': '1-40 cleared: other-lot-recorded',
      'duck-2023': '1-40 contains: ',
      'duck-2024': '1-40 cleared: other-lot-recorded',
    });
    const shown = { title: 'Ducks', reason: 'Phthalates', declaredBy: 'QA', boundary: 'lots' };
    await firm.ask('recall.declare', { id: 'ducks', suspects: ['pvc-2023'], ...shown });
    expect(await firm.ask('recall.consignees', { id: 'ducks' })).toMatchObject({
      consignees: [{ party: { id: 'kite' }, units: 40, cartons: [{ series: 'dk2023', from: 1, to: 5 }] }],
    });
    // Whoever holds a duck reads the code alone: for them it is recalled, whichever year it is of.
    expect(await firm.ask('recall.check', { code: 'DUCK-A' })).toMatchObject({ answer: 'recalled' });
    expect(await firm.ask('recall.check', { code: 'DK2024-002' })).toMatchObject({ answer: 'none' });
  },
};
