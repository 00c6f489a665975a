import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provenTruck } from '../../../test/coverage/proven-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { record } from '../../ledger/record.ts';
import { expiryState, reportExpiries } from './expiry.ts';
import type { TestedFact } from './expiry.ts';

const test = (n: number, testedTo: string, rules: string[], product: number | null = 1): TestedFact => ({
  ...{ n, product, site: 2, materials: [7], testedTo, rules },
});

describe('what expires', () => {
  it('is of each rule the newest test alone, as long as the plan says', () => {
    const tests = [
      test(1, '2024-03-01', ['lead-paint', 'small-parts']),
      test(2, '2025-03-01', ['lead-paint']),
    ];
    const found = reportExpiries(tests, () => 'one-year');
    expect(found.map(({ record: n, rules, on }) => [n, rules, on])).toEqual([
      [1, ['small-parts'], '2025-03-01'],
      [2, ['lead-paint'], '2026-03-01'],
    ]);
    expect(reportExpiries(tests, () => 'two-years').map(({ on }) => on)).toEqual([
      '2026-03-01',
      '2027-03-01',
    ]);
    expect(reportExpiries(tests, () => 'short-run')).toEqual([]);
  });

  it('of a component is renewed by another test of the same material', () => {
    const tests = [test(1, '2024-03-01', ['lead-paint'], null), test(2, '2025-03-01', ['lead-paint'], null)];
    expect(reportExpiries(tests, () => 'one-year').map(({ record: n, of }) => [n, of])).toEqual([[2, 7]]);
  });

  it('is past from the day after, and soon in its last sixty days', () => {
    expect(
      ['2026-01-01', '2026-01-02', '2026-03-03', '2026-03-04'].map((on) => expiryState(on, '2026-01-02')),
    ).toEqual(['past', 'soon', 'soon', 'later']);
  });
});

describe.each(eachDatabase)('the calendar of what expires on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    const { ledger, now, newId, actor } = world.context;
    await record(ledger, { actor: actor.id, at: now(), command: 'truck', newId }, (end) =>
      end.append(provenTruck()),
    );
    const put = (kind: string, id: string, body: object): Promise<unknown> =>
      world.ask(`${kind}.record`, { id, body });
    await put('small-batch-registration', 'sb-2024', { party: 'maker', year: 2024, number: 'SBM-1' });
    await put('small-batch-registration', 'sb-2025', { party: 'maker', year: 2025, number: 'SBM-2' });
    await put('agreement', 'agreed', {
      ...{ factory: 'maker', agreedOn: '2025-01-01', until: '2026-02-28', points: {} },
    });
    const scope = [
      { rule: 'lead-paint', from: '2019-01-01', to: '2025-12-31' },
      { rule: 'small-parts', from: '2019-01-01', to: '2025-12-31' },
      { rule: 'lead-substrate', from: '2019-01-01' },
    ];
    await put('laboratory', 'ending', { party: 'lab', labNumber: '9003', scope });
  });
  afterAll(() => world.close());

  it('has every kind of last day, the nearest first, and leaves out what was renewed', async () => {
    const answer = await world.ask('evidence.expiring', { today: '2025-12-20' });
    const { expiring } = answer as {
      expiring: { what: string; on: string; state: string; record: { id: string }; rules: string[] }[];
    };
    expect(expiring.map(({ what, on, state, record: { id } }) => [on, state, what, id])).toEqual([
      ['2025-12-31', 'soon', 'laboratory', 'ending'],
      ['2025-12-31', 'soon', 'small-batch-registration', 'sb-2025'],
      ['2026-02-28', 'later', 'agreement', 'agreed'],
      ['2026-03-01', 'later', 'component-certificate', 'paint-lead-paint'],
      ['2026-03-02', 'later', 'test-report', 'body-lead-substrate'],
      ['2026-03-02', 'later', 'test-report', 'body-phthalates'],
      ['2026-03-02', 'later', 'test-report', 'whole-small-parts'],
    ]);
    expect(expiring[0]?.rules).toEqual(['lead-paint', 'small-parts']);
  });

  it('narrows to a kind and to days', async () => {
    const asked = { today: '2025-12-20', what: 'test-report', until: '2026-03-01' };
    expect(await world.ask('evidence.expiring', asked)).toMatchObject({ expiring: [] });
  });

  it('adds up the coverage of many runs', async () => {
    expect(await world.ask('coverage.runs', { product: 'truck' })).toMatchObject({
      ...{ whole: 1, open: 0 },
      runs: [
        { run: { id: 'run-1' }, asked: 'current', whole: true, covered: 5, cells: 5, open: [], alarms: 0 },
      ],
    });
    await world.ask('test-report.withdraw', { id: 'body-phthalates', reason: 'Not ours' });
    expect(await world.ask('coverage.runs', { site: 'plant', from: '2025-06-01' })).toMatchObject({
      runs: [{ whole: false, covered: 4, open: [{ state: 'gap', cells: 1 }] }],
    });
    expect(await world.ask('coverage.runs', { to: '2025-06-01' })).toMatchObject({ runs: [] });
  });
});
