import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { decoded } from '../../../test/drawing/renderers.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

const line = (key: string, text: string, language = 'en') => ({ key, text, language });

const file = (more: object = {}): object => ({
  lotproof: 'label-template',
  name: 'Retail sticker',
  version: 1,
  layout: 'sticker-rectangle',
  widthMm: 80,
  heightMm: 50,
  printMethod: 'sticker',
  colour: { kind: 'black' },
  lines: [
    line('product', '{product}'),
    line('who', '{who}'),
    line('made', '{place}; {date}'),
    line('cohort', '{cohort}'),
    line('chinese', '{cohort-zh}', 'zh'),
  ],
  symbols: [{ key: 'code', symbology: 'gs1-datamatrix', data: '(01){gtin}(10){lot}' }],
  ...more,
});
const sent = (body: object) => ({
  name: 'retail.json',
  base64: Buffer.from(JSON.stringify(body)).toString('base64'),
});
const checked = z.looseObject({ ok: z.boolean(), problems: z.array(z.string()), lines: z.array(z.string()) });
const withTemplate = z.looseObject({
  template: z.looseObject({ id: z.string(), version: z.int(), state: z.string() }).nullable(),
  widthMm: z.number(),
  warnings: z.array(z.looseObject({ code: z.string() })),
  base64: z.string(),
});

describe.each(eachDatabase)('label templates as files on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    const romper = { name: 'Baby Romper (2022)', importer: 'arcadia', gtin: '9506000134352' };
    await world.ask('product.correct', { id: 'romper', body: romper, reason: 'GTIN' });
  });
  afterAll(() => world.close());

  const check = async (body: object) =>
    checked.parse(await world.ask('label-template.check', { content: sent(body) }));
  const load = (body: object, more: object = {}) =>
    world.ask('label-template.load', { content: sent(body), place: 'retail-package', ...more });
  const drawn = async (input: object) => withTemplate.parse(await world.ask('label.draw', input));

  it('are checked before anybody records them', async () => {
    expect(await check(file())).toMatchObject({ ok: true, problems: [] });
    const unknown = await check(file({ lines: [line('who', '{who} {colour}')] }));
    expect(unknown).toMatchObject({ ok: false });
    expect(unknown.problems[0]).toContain('{colour}');
    const small = await check(file({ widthMm: 10, heightMm: 6 }));
    expect(small.problems[0]).toContain('It needs about');
    await expect(check({ lotproof: 'label-template' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(load(file({ symbols: [], lines: [line('x', 'Fixed')] }))).rejects.toMatchObject({
      message: expect.stringContaining('no place for any line') as string,
    });
  });

  it('are recorded in versions, approved, and then stay as they are', async () => {
    expect(await load(file())).toMatchObject({ id: 'retail-sticker-1', version: 1 });
    await expect(load(file(), { id: 'again' })).rejects.toMatchObject({ code: 'bound' });
    expect(await load(file({ version: 2, widthMm: 90 }))).toMatchObject({ id: 'retail-sticker-2' });
    expect(await world.ask('label-template.show', { id: 'retail-sticker-2' })).toMatchObject({
      body: { state: 'draft', supersedes: 'retail-sticker-1', languages: ['zh'] },
    });
    const approval = { template: 'retail-sticker-1', approvedBy: 'QA', approvedOn: '2021-08-30' };
    await world.ask('label-template.approve', approval);
    await expect(world.ask('label-template.approve', approval)).rejects.toMatchObject({
      code: 'already-recorded',
    });
    const shown = z
      .object({ body: z.looseObject({}) })
      .parse(await world.ask('label-template.show', { id: 'retail-sticker-1' }));
    const body = { ...shown.body, dates: 'day' };
    await expect(
      world.ask('label-template.correct', { id: 'retail-sticker-1', body, reason: 'Other dates' }),
    ).rejects.toMatchObject({ code: 'bound' });
    expect(await world.ask('label-template.file', { template: 'retail-sticker-1' })).toMatchObject({
      state: 'approved',
      text: JSON.stringify(file()),
    });
  });

  it('are recorded as approved only by somebody, with a file that is what it says', async () => {
    const text = JSON.stringify(file({ name: 'Direct' }));
    const sha256 = createHash('sha256').update(text).digest('hex');
    const own = { name: 'Direct', version: 1, place: 'retail-package', form: 'plain', lines: ['who'] };
    const whole = { ...own, state: 'approved', approvedBy: 'QA', approvedOn: '2021-08-30' };
    const odd = JSON.stringify(file({ name: 'Direct', lines: [line('who', '{who} {colour}')] }));
    const oddHash = createHash('sha256').update(odd).digest('hex');
    const kept = { name: 'direct.json', sha256, text };
    for (const body of [
      { ...own, state: 'approved', file: kept },
      { ...whole, file: { ...kept, sha256: '0'.repeat(64) } },
      { ...whole, file: { ...kept, sha256: oddHash, text: odd } },
      { ...whole, file: { ...kept, sha256: createHash('sha256').update('{}').digest('hex'), text: '{}' } },
    ])
      await expect(
        world.ask('label-template.record', { id: 'direct', body }),
        JSON.stringify(body).slice(0, 120),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(invalid-input|bound)$/) as string });
    await world.ask('label-template.record', { id: 'direct', body: { ...whole, file: kept } });
  });

  it('draw a label that names their version, with symbols from the record', async () => {
    const template = 'retail-sticker-1';
    await world.ask('label.make', { run: 'bg1', place: 'retail-package', id: 'sticker', template });
    await world.freeze('sticker');
    const answer = await drawn({ label: 'sticker', format: 'png', dpi: 400 });
    expect(answer).toMatchObject({ template: { id: template, version: 1, state: 'approved' }, widthMm: 80 });
    expect(await decoded(Buffer.from(answer.base64, 'base64'))).toEqual([
      '(01)09506000134352(10)ABC0921-VN-BG1',
    ]);
    // Another version of the template is another label to approve, though it says the same.
    await world.ask('label-template.approve', { template: 'retail-sticker-2', approvedBy: 'QA' });
    const { body } = await world.propose({
      run: 'bg1',
      place: 'retail-package',
      template: 'retail-sticker-2',
    });
    await world.ask('label.correct', { id: 'sticker', body, reason: 'Wider' });
    expect((await world.freeze('sticker')).version).toBe(2);
    expect(await drawn({ label: 'sticker', format: 'svg' })).toMatchObject({ widthMm: 90 });
    expect(await drawn({ label: 'sticker', version: 1, format: 'svg' })).toMatchObject({ widthMm: 80 });
  });

  it('that nobody approved draw press files with the mark of a draft, and freeze no label', async () => {
    await load(file({ name: 'Draft sticker', symbols: [] }));
    const template = 'draft-sticker-1';
    await world.ask('label.make', { run: 'bg2', place: 'retail-package', id: 'unapproved', template });
    await expect(world.freeze('unapproved')).rejects.toMatchObject({ code: 'invalid-input' });
    const zpl = async (): Promise<string> =>
      Buffer.from((await drawn({ label: 'unapproved', format: 'zpl' })).base64, 'base64').toString('latin1');
    const marked = await zpl();
    expect((await drawn({ label: 'unapproved', format: 'svg' })).warnings.map(({ code }) => code)).toContain(
      'template-draft',
    );
    await world.ask('label-template.approve', { template, approvedBy: 'QA' });
    await world.freeze('unapproved');
    expect((await zpl()).length).toBeLessThan(marked.length);
  });

  it('refuse a label that says more than they have a place for', async () => {
    const lines = ['who', 'place', 'date', 'product', 'cohort', 'phone'];
    const wish = { run: 'bg2', place: 'retail-package', template: 'retail-sticker-1', lines };
    await world.ask('label.make', { ...wish, id: 'more' });
    await expect(world.draw({ label: 'more', format: 'svg' })).rejects.toMatchObject({
      message: expect.stringContaining('no place for what the label says: phone') as string,
    });
  });
});
