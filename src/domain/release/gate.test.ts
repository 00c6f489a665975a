import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRUCK_EVIDENCE } from '../../../test/coverage/proven-truck.ts';
import { spoilingsOf } from '../../../test/coverage/spoilings.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import { POLICY, TRUCK_PAPERS } from '../../../test/release/released-truck.ts';
import type { World } from '../../../test/world.ts';
import { assessmentSchema } from './gate-report.ts';

type Body = Readonly<Record<string, unknown>>;
const RUN: Body = {
  ...{ code: 'RUN-1', product: 'truck', revision: 'truck-a', site: 'plant', made: 100 },
  ...{ started: '2025-06-02T08:00', ended: '2025-06-03T17:00' },
};

describe.each(eachDatabase)('the gate of a run on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openReleasable(url());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
  });
  afterAll(() => world.close());

  const assess = async () => assessmentSchema.parse(await world.ask('release.assess', { id: 'run-1' }));
  /** What stands, as `condition: findings`. */
  const standing = async (): Promise<string[]> => {
    const { conditions } = await assess();
    return conditions
      .filter(({ stands }) => stands)
      .map(({ condition, findings }) => `${condition}: ${findings.map(({ code }) => code).join()}`);
  };
  const correct = (kind: string, id: string, body: object): Promise<unknown> =>
    world.ask(`${kind}.correct`, { id, body, reason: 'test' });
  const paper = (id: string, change: Body = {}): Promise<unknown> => {
    const { kind, body } = TRUCK_PAPERS[id] ?? { kind: '', body: {} };
    return correct(kind, id, { ...body, ...change });
  };
  const run = (change: Body): Promise<unknown> => correct('run', 'run-1', { ...RUN, ...change });
  const without = (body: Body, ...fields: string[]): Body =>
    Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
  const takes = (slot: string, lot: string, quantity?: number): Promise<unknown> =>
    correct('consumption', `took-${slot}`, {
      run: 'run-1',
      slot,
      lot,
      ...(quantity === undefined ? {} : { quantity }),
    });

  it('is open where everything is on record, and says what was not asked for by which policy', async () => {
    const gate = await assess();
    expect(gate).toMatchObject({ gate: 'open', standing: 0, released: false, beforeShipping: false });
    const certificate = gate.conditions.find(({ condition }) => condition === 'certificate');
    expect(certificate).toMatchObject({ state: 'not-asked', asked: { by: 'policy', of: { id: 'usual' } } });
    const states = gate.conditions.map(({ state }) => state);
    expect(states.filter((state) => state === 'met')).toHaveLength(8);
  });

  const spoilings: readonly (readonly [
    says: string,
    stands: readonly string[],
    spoil: () => Promise<unknown>,
    mend: () => Promise<unknown>,
  ])[] = [
    [
      'more paint than the loss allows',
      ['mass-balance: quantity-contradiction'],
      () => takes('paint', 'red-1', 900),
      () => takes('paint', 'red-1', 300),
    ],
    [
      'units lost',
      ['mass-balance: units-unaccounted'],
      () => paper('packed', { to: 8 }),
      () => paper('packed'),
    ],
    [
      'units twice',
      ['mass-balance: units-too-many'],
      () => paper('packed', { to: 10 }),
      () => paper('packed'),
    ],
    [
      'inspection failed',
      ['inspections: inspection-failed'],
      () => paper('final', { result: 'failed' }),
      () => paper('final'),
    ],
    [
      'inspection pending',
      ['inspections: inspection-pending'],
      () => paper('final', { result: 'pending' }),
      () => paper('final'),
    ],
    [
      'result not written down',
      ['inspections: inspection-pending'],
      () => paper('final', { result: 'not-recorded' }),
      () => paper('final'),
    ],
    [
      'only an inline inspection',
      ['inspections: no-inspection'],
      () => paper('final', { kind: 'inline' }),
      () => paper('final'),
    ],
    [
      'sample nowhere',
      ['retained-sample: sample-nowhere'],
      () => correct('sample', 'kept', without(TRUCK_PAPERS['kept']?.body ?? {}, 'place')),
      () => paper('kept'),
    ],
    [
      'an approved sample alone',
      ['retained-sample: no-sample'],
      () => paper('kept', { kind: 'approved' }),
      () => paper('kept'),
    ],
    [
      'photo failed',
      ['label: photo-failed'],
      () => paper('photo', { result: 'failed' }),
      () => paper('photo'),
    ],
    [
      'photo pending',
      ['label: photo-pending'],
      () => paper('photo', { result: 'pending' }),
      () => paper('photo'),
    ],
    ['no photo', ['label: no-photo'], () => paper('photo', { kind: 'inline' }), () => paper('photo')],
    [
      'run not closed',
      [
        'records: run-open',
        'mass-balance: balance-unknown',
        'coverage: cell-unknown,cell-unknown,cell-unknown,cell-unknown',
      ],
      () => correct('run', 'run-1', without(RUN, 'ended')),
      () => run({}),
    ],
  ];

  it.each(spoilings)('is shut by %s alone', async (_says, stands, spoil, mend) => {
    await spoil();
    expect(await standing()).toEqual(stands);
    await mend();
    expect(await standing()).toEqual([]);
  });

  it.each(Object.entries(TRUCK_EVIDENCE))(
    'is shut by the cell %s alone, however its evidence is spoiled, and by the change where that is one',
    async (cell, { kind, body }) => {
      const id = cell.replaceAll(' ', '-');
      for (const [says, state, spoil] of spoilingsOf(cell, kind)) {
        await correct(kind, id, spoil(structuredClone({ ...body })));
        const { conditions } = await assess();
        const stands = conditions.filter((one) => one.stands);
        const names = stands.map(({ condition }) => condition);
        expect(
          names.filter((name) => name !== 'changes'),
          `${cell}: ${says}`,
        ).toEqual(['coverage']);
        const values = stands[0]?.findings.map((one) => one.values);
        const [component, rule] = cell.split(' ');
        expect(values, `${cell}: ${says}`).toEqual([{ component, rule, cell: state }]);
      }
      await correct(kind, id, body);
      expect(await standing()).toEqual([]);
    },
  );

  it('is shut by rework until an inspection after it passes', async () => {
    const { body } = TRUCK_PAPERS['final'] ?? { body: {} };
    await world.ask('run.record', { id: 'again', body: { code: 'AGAIN', product: 'truck' } });
    const rework = { run: 'again', of: [{ run: 'run-1', quantity: 0 }], date: '2025-06-05' };
    await world.ask('rework.record', { id: 'rework', body: rework });
    expect(await standing()).toEqual(['inspections: inspection-before-rework']);
    await correct('rework', 'rework', without(rework, 'date'));
    expect(await standing()).toEqual(['inspections: inspection-undated']);
    await correct('rework', 'rework', { ...rework, date: '2025-06-04' });
    expect(await standing()).toEqual(['inspections: inspection-undated']);
    await correct('rework', 'rework', rework);
    await world.ask('inspection.record', { id: 'second', body: { ...body, date: '2025-06-06' } });
    expect(await standing()).toEqual([]);
    await world.ask('inspection.withdraw', { id: 'second', reason: 'test' });
    await world.ask('rework.withdraw', { id: 'rework', reason: 'test' });
    expect(await standing()).toEqual([]);
  });

  it('is shut by a hold on it, on its product, on a lot that went in and on its cartons', async () => {
    const held = [
      { kind: 'run', id: 'run-1' },
      { kind: 'product', id: 'truck' },
      { kind: 'material-lot', id: 'red-1' },
      { kind: 'carton-series', id: 'PO' },
    ];
    for (const [index, of] of held.entries()) {
      const id = `hold-${String(index)}`;
      await world.ask('hold.record', { id, body: { of, reason: 'In doubt', placedOn: '2025-06-10' } });
      expect(await standing(), of.kind).toEqual(['holds: held']);
      const release = { hold: id, releasedOn: '2025-06-11', releasedBy: 'QA', reason: 'Looked at' };
      await world.ask('hold-release.record', { body: release });
      expect(await standing(), of.kind).toEqual([]);
    }
  });

  it('is shut by a label that was never approved, or changed since, or looked at before it was', async () => {
    const lines = [{ key: 'cohort', text: 'Batch: RUN-2' }];
    await paper('on-product', { lines });
    expect(await standing()).toEqual(['label: label-changed,photo-before-label']);
    await paper('on-product');
    expect(await standing()).toEqual(['label: photo-before-label']);
    await paper('photo', { note: 'A note looks at nothing again' });
    expect(await standing()).toEqual(['label: photo-before-label']);
    await world.ask('inspection.record', { id: 'photo-2', body: TRUCK_PAPERS['photo']?.body });
    expect(await standing()).toEqual([]);
  });

  it('is shut by an inspection that failed, whatever is noted on one that passed', async () => {
    const { body } = TRUCK_PAPERS['final'] ?? { body: {} };
    await world.ask('inspection.record', { id: 'again', body: { ...body, result: 'failed' } });
    await paper('final', { note: 'Certificate number added' });
    expect(await standing()).toEqual(['inspections: inspection-failed']);
    await world.ask('inspection.record', { id: 'same-day', body });
    expect(await standing()).toEqual(['inspections: inspection-failed']);
    await correct('inspection', 'same-day', without(body, 'date'));
    expect(await standing()).toEqual(['inspections: inspection-failed']);
    await correct('inspection', 'same-day', { ...body, date: '2025-06-05' });
    expect(await standing()).toEqual([]);
    for (const id of ['again', 'same-day']) await world.ask('inspection.withdraw', { id, reason: 'test' });
  });

  it('asks for the mark of the package where the product is excepted', async () => {
    const { body } = TRUCK_PAPERS['on-product'] ?? { body: {} };
    const excepted = { product: 'truck', because: 'too-small', reason: 'Small', decidedBy: 'QA' };
    await world.ask('label-exception.record', {
      id: 'small',
      body: { ...excepted, decidedOn: '2025-06-01' },
    });
    expect(await standing()).toEqual(['label: no-label']);
    await world.ask('label.record', { id: 'on-pack', body: { ...body, place: 'retail-package' } });
    expect(await standing()).toEqual(['label: label-not-approved,photo-before-label']);
    await world.ask('label.withdraw', { id: 'on-pack', reason: 'test' });
    await world.ask('label-exception.withdraw', { id: 'small', reason: 'test' });
    expect(await standing()).toEqual([]);
  });

  it('asks what the agreement in force when the run was made asks', async () => {
    const agreement = {
      ...{ factory: 'maker', agreedOn: '2025-06-02', points: {} },
      release: {
        beforeShipping: true,
        retainedSamples: 6,
        inspections: ['inline', 'final'],
        conditions: [
          { condition: 'label', asked: false, clause: '§ 4' },
          { condition: 'certificate', asked: true },
        ],
      },
    };
    await world.ask('agreement.record', { id: 'signed', body: agreement });
    expect(await assess()).toMatchObject({ agreement: { id: 'signed' }, beforeShipping: true });
    expect(await standing()).toEqual([
      'inspections: no-inspection',
      'retained-sample: samples-few',
      'certificate: no-certificate',
    ]);
    const label = (await assess()).conditions.find(({ condition }) => condition === 'label');
    expect(label).toMatchObject({ state: 'not-asked', asked: { by: 'agreement', clause: '§ 4' } });
    await correct('agreement', 'signed', { ...agreement, agreedOn: '2025-06-03' });
    expect(await standing()).toEqual([]);
    await world.ask('agreement.withdraw', { id: 'signed', reason: 'test' });
  });

  it('lets units be missing as far as is agreed', async () => {
    const missing = (unitLossPermille: number): Promise<unknown> =>
      correct('release-policy', 'usual', { ...POLICY, terms: { ...POLICY.terms, unitLossPermille } });
    await paper('packed', { to: 8 });
    await missing(119);
    expect(await standing()).toEqual(['mass-balance: units-unaccounted']);
    await missing(120);
    expect(await standing()).toEqual([]);
    await correct('release-policy', 'usual', POLICY);
    await paper('packed');
  });

  it('asks for everything where nobody knows when the run was made', async () => {
    await correct('run', 'run-1', without(RUN, 'started', 'ended'));
    const names = (await standing()).map((one) => one.split(':')[0]);
    expect(names).toContain('certificate');
    expect(names).toContain('records');
    await run({});
  });
});
