import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

describe.each(eachDatabase)('labels on $name', ({ url }) => {
  let world: LabelWorld;
  let product: string;
  let run: string;
  let next: string;
  beforeAll(async () => {
    world = await openLabelWorld(url());
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ product, run, next } = await world.newRuns());
  });

  it('say what the guide’s sample says, each line from a record', async () => {
    const { body, missing, responsible } = await world.propose({ run: 'bg1', place: 'product' });
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
    const { body, missing } = await world.propose({ run: 'c1', place: 'product' });
    expect(body.lines.map(({ key }) => key)).toEqual(['product', 'cohort']);
    expect(missing.map(({ key }) => key)).toEqual(['who', 'place', 'date', 'address', 'phone']);
    expect(missing).toContainEqual({
      key: 'place',
      kind: 'site',
      id: 'other',
      field: 'city',
      says: 'The record does not say in which town and country it was made.',
      inChinese: '记录没有说明在哪个城市和国家制造。',
    });
  });

  it('stand in further languages below the English, and in a range of dates', async () => {
    await world.ask('run.record', {
      id: 'long',
      body: { code: 'LONG', product, site: 'bg', started: '2021-08-30', ended: '2021-09-02' },
    });
    const { body } = await world.propose({
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
    await world.plan(product, { channels: ['amazon'], durableInfant: false });
    await world.ask('label.make', {
      run,
      place: 'product',
      lines: ['who', 'place', 'date', 'cohort'],
      id: `p-${run}`,
    });
    await world.ask('label.make', {
      run,
      place: 'retail-package',
      lines: ['who', 'place', 'date', 'cohort'],
      id: 'r',
    });
    const { outcomes, findings } = await world.check(run);
    const of = Object.fromEntries(outcomes.map(({ basis, outcome: is }) => [basis, is]));
    // Nobody has looked at finished goods: what the law asks of them is not known to be met.
    expect(of).toMatchObject({ law: 'unknown', amazon: 'not-met', 'durable-infant': 'not-applicable' });
    const law = findings.filter(({ basis, outcome: is }) => basis === 'law' && is !== 'not-applicable');
    expect(law.filter(({ outcome: is }) => is !== 'met').map(({ rule }) => rule)).toEqual(['legible']);
    expect(findings.every(({ citation }) => typeof citation === 'string' && citation !== '')).toBe(true);
  });

  it('say again what is missing when the command is sent again', async () => {
    const wish = { run, place: 'product', id: `again-${run}`, lines: ['who', 'rn'] };
    const made = await world.ask('label.make', wish, { command: `make-${run}` });
    expect(made).toMatchObject({ missing: [{ field: 'extra' }] });
    expect(await world.ask('label.make', wish, { command: `make-${run}` })).toEqual(made);
  });

  it('of durable infant products need more, and that nobody said is no “no”', async () => {
    await world.ask('label.make', { run, place: 'product', id: `p-${run}` });
    expect(await world.finding(run, 'durable-name')).toMatchObject({ outcome: 'unknown' });
    await world.plan(product, { durableInfant: true });
    expect(await world.finding(run, 'durable-address')).toMatchObject({ outcome: 'met' });
    expect(await world.finding(run, 'durable-phone')).toMatchObject({ outcome: 'met' });
    expect(await world.finding(run, 'durable-model')).toMatchObject({ outcome: 'not-met' });
  });

  it('are bound to their run', async () => {
    await world.ask('label.make', { run, place: 'product', id: `p-${run}` });
    const { body } = await world.propose({ run: next, place: 'product' });
    await expect(
      world.ask('label.correct', { id: `p-${run}`, body, reason: 'Use it again' }),
    ).rejects.toMatchObject({ code: 'bound', message: expect.stringContaining(run) as string });
    const { body: first } = await world.propose({ run, place: 'product' });
    await world.ask('label.record', { id: `copied-${run}`, body: { ...first, run: next } });
    expect(await world.finding(next, 'cohort')).toMatchObject({ outcome: 'not-met', reason: 'other-batch' });
    await expect(world.freeze(`copied-${run}`)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are frozen in versions that stay readable', async () => {
    await world.ask('label.make', { run, place: 'product', id: `p-${run}` });
    const first = await world.freeze(`p-${run}`);
    await expect(world.freeze(`p-${run}`)).rejects.toMatchObject({ code: 'already-recorded' });
    const { body } = await world.propose({ run, place: 'product', dates: 'day' });
    await world.ask('label.correct', { id: `p-${run}`, body, reason: 'Days' });
    expect(await world.ask('label.account', { label: `p-${run}` })).toMatchObject({ isFrozen: false });
    const second = await world.freeze(`p-${run}`, { reason: 'The buyer wants days' });
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

  it('are frozen as they are or not at all: nobody records a version that nobody approved', async () => {
    await world.ask('label.make', { run, place: 'product', id: `p-${run}` });
    const { id, publicCode } = await world.freeze(`p-${run}`);
    const shown = z.object({ body: z.looseObject({}) }).parse(await world.ask('label-version.show', { id }));
    await world.plan(product, { page: { address: 'https://lots.example' } });
    const forged = { ...shown.body, version: 2, approvedBy: 'Nobody' };
    const otherCode = publicCode.startsWith('0') ? `1${publicCode.slice(1)}` : `0${publicCode.slice(1)}`;
    await world.ask('label.make', { run, place: 'retail-package', id: `b-${run}` });
    const ofOther = { ...shown.body, label: `b-${run}`, version: 1, place: 'retail-package' };
    for (const body of [
      { ...forged, lines: [{ key: 'who', text: 'Somebody else' }] },
      { ...forged, publicCode: otherCode },
      { ...forged, publicAddress: 'https://elsewhere.example/l/x/1' },
      { ...forged, publicAddress: `https://elsewhere.example/l/x/${publicCode}` },
      { ...forged, publicAddress: `https://lots.example/x/${publicCode}` },
      { ...forged, publicAddress: `https://lots.example/l/x/y/${publicCode}` },
      { ...forged, publicAddress: `https://lots.example.evil/l/x/${publicCode}` },
      { ...forged, inSymbol: { gtin: '09506000134376', lot: 'X' } },
      ofOther,
    ])
      await expect(
        world.ask('label-version.record', { body }),
        JSON.stringify(body).slice(0, 80),
      ).rejects.toMatchObject({ code: 'bound' });
    const bare = { run: next, place: 'product', form: 'plain', lines: [{ key: 'who', text: 'Nobody' }] };
    await world.ask('label.record', { id: `n-${next}`, body: bare });
    const unfit = { ...bare, label: `n-${next}`, version: 1, publicCode: '7K3M9QX2W5TK' };
    const body = { ...unfit, approvedBy: 'Nobody', approvedOn: '2021-10-03' };
    for (const excused of [body, { ...body, reason: 'New words' }])
      await expect(world.ask('label-version.record', { body: excused })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    const told = { ...body, publicAddress: `https://lots.example/l/arcadia/${unfit.publicCode}` };
    await world.ask('label-version.record', { body: { ...told, despite: 'Marked by hand' } });
  });

  it('account for what was printed, and say when they cannot', async () => {
    await world.ask('label.make', { run, place: 'product', id: `p-${run}` });
    const { id } = await world.freeze(`p-${run}`);
    await world.ask('label-print.record', { id: 'a', body: { version: id, printed: 540 } });
    expect(await world.ask('label.account', { label: `p-${run}` })).toMatchObject({
      counts: { difference: null },
    });
    await world.ask('label-print.record', {
      id: 'b',
      body: { version: id, applied: 520, spoiled: 12, returned: 6 },
    });
    expect(await world.ask('label.account', { label: `p-${run}` })).toMatchObject({
      made: 520,
      counts: { printed: 540, difference: 2, prints: 2 },
    });
  });

  it('are drawn for the printer from the record, and drafts say that they are drafts', async () => {
    const look = {
      layout: 'sticker-rectangle',
      widthMm: 50,
      heightMm: 30,
      method: 'sticker',
      symbol: 'none',
    };
    await world.ask('label.make', { run, place: 'product', id: `p-${run}`, look });
    const draft = await world.draw({ label: `p-${run}`, format: 'eps' });
    expect(draft).toMatchObject({ version: null, name: `p-${run}-DRAFT.eps`, widthMm: 50, heightMm: 30 });
    await world.freeze(`p-${run}`);
    const { text, name, version } = await world.draw({ label: `p-${run}`, format: 'eps' });
    expect({ name, version }).toEqual({ name: `p-${run}-v1.eps`, version: 1 });
    expect(text).toMatch(/^%!PS-Adobe-3\.0 EPSF-3\.0/);
    // 50 × 30 mm in points.
    expect(text).toMatch(/%%HiResBoundingBox: 0\S* 0\S* 141\.7\d* 85\.0\d*/);
    const svg = await world.draw({ label: `p-${run}`, format: 'svg', liveText: true });
    expect(svg.text).toContain('ABC0921-VN-BG1');
    await expect(world.draw({ label: `p-${run}`, format: 'svg', version: 7 })).rejects.toMatchObject({
      code: 'not-found',
    });
    const tiny = { ...look, widthMm: 6, heightMm: 4 };
    await expect(world.draw({ label: `p-${run}`, format: 'svg', look: tiny })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
