import { expect } from 'vitest';
import { put } from '../world.ts';
import { classesOf, lot, made, took } from './story.ts';
import type { Firm, Story } from './story.ts';

const SLOTS = { body: ['abs-1', 3_000], axles: ['axl-1', 120] } as const;

/**
 * Red paint is tested as it comes from Huacai. In June the painter also used a drum of Lanfeng's, for one run and for half of another,
 * and for a third run a drum whose label was gone.
 */
export const PAINT_NOT_ON_THE_LIST: Story = {
  title: 'paint came from a source that nobody tested',
  record: () => [
    put('party', 'lanfeng', { name: 'Lanfeng Coatings', roles: ['supplier'] }),
    put('site', 'lanfeng-works', { party: 'lanfeng', name: 'Foshan' }),
    lot('LF-88', 'PNT-RED', 'lanfeng'),
    put('material-lot', 'drum', { material: 'PNT-RED', code: 'DRUM-3' }),
    ...['run-2', 'run-3', 'run-4'].flatMap((run) => [
      made(run, { product: 'truck', revision: 'truck-a', made: 60 }),
      ...Object.entries(SLOTS).map(([slot, [of, quantity]]) => took(run, slot, of, quantity)),
    ]),
    took('run-2', 'paint', 'LF-88', 180),
    took('run-3', 'paint', 'red-2', 90, { span: { from: 1, to: 31 } }),
    took('run-3', 'paint', 'LF-88', 90, { span: { from: 31, to: 61 } }),
    took('run-4', 'paint', 'drum', 180),
  ],
  tell: async (firm) => {
    await tellCoverage(firm);
    await tellCertificate(firm);
    // What must be found, once Lanfeng is in doubt: the drum without a label may be theirs.
    const scope = await firm.scope('supplier:lanfeng');
    expect(classesOf(scope)).toMatchObject({
      'run-1': '1-100 cleared: other-lot-recorded',
      'run-2': '1-60 contains: ',
      'run-3': '1-30 cleared: other-lot-recorded; 31-60 contains: ',
      'run-4': '1-60 may-contain: ',
    });
  },
};

/** The test of Huacai’s paint proves nothing of Lanfeng’s, and the gate says so before anything leaves. */
async function tellCoverage(firm: Firm): Promise<void> {
  for (const run of ['run-2', 'run-3', 'run-4']) {
    const coverage = await firm.ask('coverage.run', { id: run });
    const paint = { component: 'paint', cells: [{ rule: 'lead-paint', state: 'wrong-supplier-site' }] };
    expect(coverage, run).toMatchObject({ whole: false });
    const { rows } = coverage as { rows: { component: string }[] };
    expect(
      rows.find(({ component }) => component === 'paint'),
      run,
    ).toMatchObject(paint);
    const { gate, conditions } = (await firm.ask('release.assess', { id: run })) as {
      gate: string;
      conditions: { condition: string; stands: boolean }[];
    };
    expect(gate, run).toBe('shut');
    const stands = conditions.filter((one) => one.stands).map(({ condition }) => condition);
    expect(stands, run).toContain('coverage');
    if (run !== 'run-4') expect(stands, run).toContain('changes');
  }
  expect(await firm.ask('coverage.run', { id: 'run-2' })).toMatchObject({
    changes: [
      {
        ...{ state: 'open', slot: 'paint', lots: ['LF-88'], tested: { id: 'huacai-works' } },
        used: { id: 'lanfeng-works' },
      },
    ],
  });
}

/** No certificate is issued for it, and the one of the tested run does not stretch over it. */
async function tellCertificate(firm: Firm): Promise<void> {
  await expect(firm.ask('certificate.make', { run: 'run-2' })).rejects.toMatchObject({
    problems: [{ at: 'run-2 paint lead-paint', says: expect.stringContaining('another supplier') as string }],
  });
  await firm.ask('certificate.make', { run: 'run-1', number: 'CPC-1' });
  expect(await firm.ask('certificate.covering', { run: 'run-2' })).toMatchObject({
    valid: null,
    certificates: [{ number: 'CPC-1', standing: 'does-not-cover' }],
  });
}
