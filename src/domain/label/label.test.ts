import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

const proposal = z.object({
  body: z.looseObject({ lines: z.array(z.looseObject({ key: z.string(), text: z.string() })) }),
  missing: z.array(z.looseObject({ key: z.string(), says: z.string() })),
  responsible: z.looseObject({ rule: z.string(), role: z.string() }),
});
const checked = z.object({
  outcomes: z.array(z.object({ basis: z.string(), outcome: z.string() })),
  findings: z.array(
    z.looseObject({
      rule: z.string(),
      outcome: z.string(),
      reason: z.string(),
      place: z.string().nullable(),
    }),
  ),
});
const frozen = z.object({ id: z.string(), version: z.int(), publicCode: z.string() });

describe.each(eachDatabase)('labels on $name', ({ url }) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(url());
    const records: [string, string, object][] = [
      [
        'party',
        'arcadia',
        {
          name: 'Arcadia Bay Imports LLC',
          roles: ['importer', 'importer-of-record'],
          country: 'US',
          address: '44 Cedar Avenue, Arcadia Bay, Oregon, USA',
          phone: '(123) 456-7890',
        },
      ],
      ['party', 'thuonghoa', { name: 'Thuong Hoa Kidswear', roles: ['factory'], country: 'VN' }],
      ['site', 'bg', { party: 'thuonghoa', name: 'Works', city: 'Bac Giang', country: 'VN' }],
      ['product', 'romper', { name: 'Baby Romper (2022)', style: 'BR-2022', importer: 'arcadia' }],
      [
        'run',
        'bg1',
        {
          code: 'ABC0921-VN-BG1',
          product: 'romper',
          site: 'bg',
          started: '2021-09-06',
          ended: '2021-09-07',
          made: 520,
        },
      ],
      [
        'run',
        'bg2',
        { code: 'ABC1021-VN-BG2', product: 'romper', site: 'bg', started: '2021-10-02', ended: '2021-10-02' },
      ],
    ];
    for (const [kind, id, body] of records) await world.ask(`${kind}.record`, { id, body });
  });
  afterEach(() => world.close());

  const propose = async (input: object) => proposal.parse(await world.ask('label.propose', input));
  const check = async (run: string) => checked.parse(await world.ask('label.check', { run }));
  const outcome = async (run: string, rule: string, place?: string) =>
    (await check(run)).findings.find(
      (one) => one.rule === rule && (place === undefined || one.place === place),
    );
  const freeze = async (label: string, more: object = {}) =>
    frozen.parse(await world.ask('label.freeze', { label, approvedBy: 'QA', ...more }));
  const plan = (body: object) =>
    world.ask('label-plan.record', { id: 'plan', body: { product: 'romper', ...body } });

  it('say what the guide’s sample says, each line from a record', async () => {
    const { body, missing, responsible } = await propose({ run: 'bg1', place: 'product' });
    expect(body.lines.map(({ text }) => text)).toEqual([
      'Importer: Arcadia Bay Imports LLC',
      'Manufacturing location: Bac Giang, Vietnam',
      'Date of manufacturing: September 2021',
      'Baby Romper (2022)',
      'Batch: ABC0921-VN-BG1',
      'Address: 44 Cedar Avenue, Arcadia Bay, Oregon, USA',
      'Phone: (123) 456-7890',
    ]);
    expect(body.lines.map((line) => line['from'])).toContainEqual({ kind: 'site', id: 'bg', field: 'city' });
    expect(missing).toEqual([]);
    expect(responsible).toMatchObject({ rule: 'imported', role: 'importer', confidence: 'primary' });
  });

  it('name what is not on record instead of guessing it', async () => {
    await world.ask('site.record', { id: 'other', body: { party: 'thuonghoa', name: 'Second works' } });
    await world.ask('product.record', { id: 'cap', body: { name: 'Cap' } });
    await world.ask('run.record', { id: 'c1', body: { code: 'CAP-1', product: 'cap', site: 'other' } });
    const { body, missing } = await propose({ run: 'c1', place: 'product' });
    expect(body.lines.map(({ key }) => key)).toEqual(['product', 'cohort']);
    expect(missing.map(({ key }) => key)).toEqual(['who', 'place', 'date', 'address', 'phone']);
    expect(missing).toContainEqual({
      key: 'place',
      kind: 'site',
      id: 'other',
      field: 'city',
      says: 'The record does not say in which town and country it was made.',
    });
  });

  it('stand in further languages below the English, and in a range of dates', async () => {
    await world.ask('run.record', {
      id: 'long',
      body: { code: 'LONG', product: 'romper', site: 'bg', started: '2021-08-30', ended: '2021-09-02' },
    });
    const { body } = await propose({
      run: 'long',
      place: 'product',
      languages: ['zh', 'vi'],
      lines: ['place', 'date'],
    });
    expect(body.lines.map(({ text }) => text)).toEqual([
      'Manufacturing location: Bac Giang, Vietnam',
      'Date of manufacturing: August 2021 – September 2021',
      '产地：Bac Giang, 越南',
      '生产日期：2021年8月 – 2021年9月',
      'Nơi sản xuất: Bac Giang, Việt Nam',
      'Ngày sản xuất: tháng 8 năm 2021 – tháng 9 năm 2021',
    ]);
  });

  it('are held against law and channels apart', async () => {
    await plan({ channels: ['amazon'], durableInfant: false });
    await world.ask('label.make', {
      run: 'bg1',
      place: 'product',
      lines: ['who', 'place', 'date', 'cohort'],
      id: 'p',
    });
    await world.ask('label.make', {
      run: 'bg1',
      place: 'retail-package',
      lines: ['who', 'place', 'date', 'cohort'],
      id: 'r',
    });
    const { outcomes, findings } = await check('bg1');
    const of = Object.fromEntries(outcomes.map(({ basis, outcome: is }) => [basis, is]));
    // Nobody has looked at finished goods: what the law asks of them is not known to be met.
    expect(of).toMatchObject({ law: 'unknown', amazon: 'not-met', 'durable-infant': 'not-applicable' });
    const law = findings.filter(({ basis, outcome: is }) => basis === 'law' && is !== 'not-applicable');
    expect(law.filter(({ outcome: is }) => is !== 'met').map(({ rule }) => rule)).toEqual(['legible']);
    expect(findings.every(({ citation }) => typeof citation === 'string' && citation !== '')).toBe(true);
  });

  it('of durable infant products need more, and that nobody said is no “no”', async () => {
    await world.ask('label.make', { run: 'bg1', place: 'product', id: 'p' });
    expect(await outcome('bg1', 'durable-name')).toMatchObject({ outcome: 'unknown' });
    await plan({ durableInfant: true });
    expect(await outcome('bg1', 'durable-address')).toMatchObject({ outcome: 'met' });
    expect(await outcome('bg1', 'durable-phone')).toMatchObject({ outcome: 'met' });
    expect(await outcome('bg1', 'durable-model')).toMatchObject({ outcome: 'not-met' });
  });

  it('are bound to their run', async () => {
    await world.ask('label.make', { run: 'bg1', place: 'product', id: 'p' });
    const { body } = await propose({ run: 'bg2', place: 'product' });
    await expect(world.ask('label.correct', { id: 'p', body, reason: 'Use it again' })).rejects.toMatchObject(
      { code: 'bound', message: expect.stringContaining('bg1') as string },
    );
    const { body: first } = await propose({ run: 'bg1', place: 'product' });
    await world.ask('label.record', { id: 'copied', body: { ...first, run: 'bg2' } });
    expect(await outcome('bg2', 'cohort')).toMatchObject({ outcome: 'not-met', reason: 'other-batch' });
    await expect(freeze('copied')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are frozen in versions that stay readable', async () => {
    await world.ask('label.make', { run: 'bg1', place: 'product', id: 'p' });
    const first = await freeze('p');
    await expect(freeze('p')).rejects.toMatchObject({ code: 'already-recorded' });
    const { body } = await propose({ run: 'bg1', place: 'product', dates: 'day' });
    await world.ask('label.correct', { id: 'p', body, reason: 'Days' });
    expect(await world.ask('label.account', { label: 'p' })).toMatchObject({ isFrozen: false });
    const second = await freeze('p', { reason: 'The buyer wants days' });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(second.publicCode).toBe(first.publicCode);
    const old = await world.ask('label-version.show', { id: first.id });
    expect(JSON.stringify(old)).toContain('Date of manufacturing: September 2021');
    const shown = z.object({ body: z.looseObject({}) }).parse(old).body;
    await expect(
      world.ask('label-version.correct', {
        id: first.id,
        body: { ...shown, approvedBy: 'Another' },
        reason: 'Signed by another',
      }),
    ).rejects.toMatchObject({ code: 'bound' });
    await world.ask('label-version.correct', {
      id: first.id,
      body: { ...shown, note: 'Filed' },
      reason: 'Filed',
    });
  });

  it('account for what was printed, and say when they cannot', async () => {
    await world.ask('label.make', { run: 'bg1', place: 'product', id: 'p' });
    const { id } = await freeze('p');
    await world.ask('label-print.record', { id: 'a', body: { version: id, printed: 540 } });
    expect(await world.ask('label.account', { label: 'p' })).toMatchObject({ counts: { difference: null } });
    await world.ask('label-print.record', {
      id: 'b',
      body: { version: id, applied: 520, spoiled: 12, returned: 6 },
    });
    expect(await world.ask('label.account', { label: 'p' })).toMatchObject({
      made: 520,
      counts: { printed: 540, difference: 2, prints: 2 },
    });
  });
});
