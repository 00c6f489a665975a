import { afterEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { SchemePart } from './code-scheme.ts';

const sequence: SchemePart = { kind: 'sequence', longest: 3 };
const month: SchemePart[] = [{ kind: 'month' }, { kind: 'year' }];
const places: SchemePart = {
  kind: 'site',
  values: [
    { of: 'bg', code: 'BG' },
    { of: 'bn', code: 'BN' },
  ],
};
const country: SchemePart = { kind: 'country', values: [{ of: 'VN', code: 'VN' }] };
const dash: SchemePart = { kind: 'text', text: '-' };
const batches = {
  name: 'Batches',
  from: '2021-01-01',
  reset: 'month',
  countedBy: ['site'],
  parts: [{ kind: 'text', text: 'ABC' }, ...month, dash, country, dash, places, sequence],
};
const september = { date: '2021-09-06', site: 'bg' };

describe.each(eachDatabase)('lot codes on $name', ({ url }) => {
  const open: World[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((world) => world.close()));
  });

  async function openFirm(address = url()): Promise<World> {
    const world = await openWorld(address);
    open.push(world);
    await world.ask('party.record', {
      id: 'th',
      body: { name: 'Thuong Hoa', roles: ['factory'], country: 'VN' },
    });
    for (const id of ['bg', 'bn']) await world.ask('site.record', { id, body: { party: 'th', name: id } });
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    await world.ask('code-scheme.record', { id: 'batches', body: batches });
    return world;
  }

  it('are given out one after the other, by site and month, and previewed without', async () => {
    const world = await openFirm();
    expect(
      await world.ask('code-scheme.preview', { id: 'batches', facts: september, count: 2 }),
    ).toMatchObject({
      codes: [{ code: 'ABC0921-VN-BG1' }, { code: 'ABC0921-VN-BG2' }],
    });
    const next = async (facts: object) =>
      (await world.ask('code-scheme.next', { id: 'batches', facts })) as { code: string };
    expect(await next(september)).toMatchObject({ code: 'ABC0921-VN-BG1', id: 'ABC0921VNBG1', number: 1 });
    expect((await next(september)).code).toBe('ABC0921-VN-BG2');
    expect((await next({ ...september, site: 'bn' })).code).toBe('ABC0921-VN-BN1');
    expect((await next({ ...september, date: '2021-10-01' })).code).toBe('ABC1021-VN-BG1');
    await expect(next({ date: '2021-09-06', site: 'romper' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(next({ ...september, date: '2046-01-01' })).rejects.toThrow('until 2045-12-31');
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
  });

  it('are passed over where a run has them, and stay given out when they are withdrawn', async () => {
    const world = await openFirm();
    await world.ask('run.record', {
      id: 'r1',
      body: { code: 'abc0921 vn bg1', product: 'romper', site: 'bg' },
    });
    const next = () => world.ask('code-scheme.next', { id: 'batches', facts: september });
    expect(await next()).toMatchObject({ code: 'ABC0921-VN-BG2', number: 2 });
    await world.ask('lot-code.withdraw', { id: 'ABC0921VNBG2', reason: 'The order was cancelled' });
    expect(await next()).toMatchObject({ code: 'ABC0921-VN-BG3' });
  });

  it('are never those of two runs, but for codes that no scheme gives', async () => {
    const world = await openFirm();
    const run = (id: string, code: string) =>
      world.ask('run.record', { id, body: { code, product: 'romper' } });
    await run('r1', 'ABC0921-VN-BG1');
    await expect(run('r2', 'abc0921vnbg1')).rejects.toMatchObject({ code: 'code-taken' });
    await run('r2', '0902');
    await run('r3', '0902');
    await expect(
      world.ask('run.correct', {
        id: 'r3',
        body: { code: 'ABC0921 VN BG1', product: 'romper' },
        reason: 'Typed',
      }),
    ).rejects.toThrow('is that of the run "r1"');
    await world.ask('run.withdraw', { id: 'r1', reason: 'Never made' });
    await run('r4', 'ABC0921-VN-BG1');
  });

  it('are the same again for the same command, and all different for many at once', async () => {
    const address = url();
    const [one, other] = [await openFirm(address), await openWorld(address)];
    open.push(other);
    const asked = Array.from({ length: 24 }, (_, index) =>
      (index % 2 === 0 ? one : other).ask('code-scheme.next', { id: 'batches', facts: september }),
    );
    const codes = (await Promise.all(asked)).map((given) => (given as { code: string }).code);
    expect(new Set(codes).size).toBe(24);
    expect(codes).toContain('ABC0921-VN-BG24');
  });

  it('come of schemes that are proved, each beside the others', async () => {
    const world = await openFirm();
    const record = (id: string, body: object) => world.ask('code-scheme.record', { id, body });
    const unproved = { ...batches, reset: 'day', most: 9 };
    await expect(record('daily', unproved)).rejects.toThrow(/are both ABC0121-VN-BG1/);
    const again = {
      ...batches,
      name: 'Again',
      countedBy: [],
      parts: [{ kind: 'text', text: 'ABC' }, ...month, { kind: 'free', length: 4 }, sequence],
    };
    await expect(record('again', again)).rejects.toThrow('The scheme "batches" gives the same codes');
    expect(await world.ask('code-scheme.prove', { body: again })).toMatchObject({
      accepted: false,
      compared: ['batches'],
      findings: [{ reason: 'overlaps', other: 'batches' }],
    });
    expect(await world.ask('code-scheme.prove', { body: batches, id: 'batches' })).toMatchObject({
      accepted: true,
      findings: [],
      last: '2045-12-31',
      codes: [{ code: 'ABC0121-VN-BG1' }, { code: 'ABC0121-VN-BG2' }, { code: 'ABC0121-VN-BG999' }],
    });
  });

  it('in use at a factory are described as they are, and none is given out', async () => {
    const world = await openFirm();
    const body = {
      name: 'As printed',
      pattern: '{brand:3}{month:2}{year:2}-VN-BG{sequence}',
      example: 'ABC0921-VN-BG1',
    };
    await world.ask('code-scheme.record', { id: 'printed', body });
    for (const name of ['code-scheme.next', 'code-scheme.preview']) {
      await expect(world.ask(name, { id: 'printed', facts: september })).rejects.toThrow('issues none');
    }
    await expect(
      world.ask('lot-code.record', {
        id: 'ABC1',
        body: { code: 'ABC1', scheme: 'batches', number: 1, ...september, country: 'VN' },
      }),
    ).rejects.toThrow('writes ABC0921-VN-BG1 for this');
  });
});
