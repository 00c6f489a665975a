import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { interpret } from '../../../test/drawing/renderers.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

const answered = z.object({
  name: z.string(),
  version: z.int().nullable(),
  ask: z.string().nullable(),
  warnings: z.array(z.looseObject({ code: z.string() })),
  base64: z.string(),
});

describe.each(eachDatabase)('print instructions on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    const look = { layout: 'care-label', widthMm: 30, heightMm: 60, method: 'woven', symbol: 'none' };
    const { body } = await world.propose({ run: 'bg1', place: 'product' });
    await world.ask('label.record', { id: 'seam', body: { ...body, look, spot: 'left side seam' } });
    await world.ask('label.make', { run: 'bg1', place: 'retail-package', id: 'bag' });
  });
  afterAll(() => world.close());

  const instruct = async (input: object) => {
    const answer = answered.parse(await world.ask('label.instruct', { label: 'seam', ...input }));
    const { pages, says } = interpret([Buffer.from(answer.base64, 'base64')], 'pdf', {
      dpi: 72,
      device: 'txtwrite',
    });
    expect({ says, pages: pages.length }).toEqual({ says: '', pages: 1 });
    return { ...answer, text: pages[0]?.toString('utf8') ?? '' };
  };

  it('say from the record what the factory needs, in English and Chinese, and that a draft is one', async () => {
    const { text, version, ask } = await instruct({});
    expect({ version, ask }).toEqual({ version: null, ask: 'Phone: (123) 456-7890' });
    for (const words of ['Baby Romper (2022)', 'ABC0921-VN-BG1', 'DRAFT: nobody approved it', '请勿印刷'])
      expect(text).toContain(words);
    for (const words of [
      '30 × 60 mm',
      'Woven label',
      '织唛',
      'Black, one ink',
      'left side seam',
      '20 washes',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Also marked, by bag: Retail package');
    expect(text).toContain('This mark: Product (place not shown)');
  });

  it('show the place on a simple picture, or on a photo on record', async () => {
    const label = async (id: string, picture: object): Promise<void> => {
      const shown = z.object({ body: z.looseObject({}) }).parse(await world.ask('label.show', { id }));
      await world.ask('label.correct', { id, body: { ...shown.body, picture }, reason: 'Where' });
    };
    const { base64 } = await world.draw({ label: 'bag', format: 'png', dpi: 72 });
    await world.ask('file.add', { content: { name: 'bag.png', base64 }, id: 'bag-photo' });
    const box = { x: 60, y: 60, width: 25, height: 20 };
    await label('seam', { schematic: 'garment', box });
    await label('bag', { photo: 'bag-photo', box });
    const { text } = await instruct({});
    expect(text).not.toContain('place not shown');
    await expect(label('bag', { box })).rejects.toMatchObject({ code: 'invalid-input' });
    await world.ask('file.add', {
      content: { name: 'note.png', base64: Buffer.from('no picture').toString('base64') },
      id: 'no-photo',
    });
    await label('bag', { photo: 'no-photo' });
    await expect(instruct({})).rejects.toMatchObject({ code: 'unreadable-file' });
    await label('bag', { schematic: 'bag' });
  });

  it('name the version, the files and whom to ask, and take what the firm says instead', async () => {
    await world.freeze('seam', { approvedBy: 'Max' });
    const { text, name, version, ask } = await instruct({
      files: ['ai'],
      where: { en: 'Inside the left seam', zh: '左侧缝内侧' },
      permanence: { en: 'Read after 50 washes', zh: '洗涤50次后可读' },
    });
    expect({ name, version, ask }).toEqual({
      name: 'seam-v1-instruction.pdf',
      version: 1,
      ask: 'Max, Phone: (123) 456-7890',
    });
    for (const words of ['Version 1, approved by Max', 'seam-v1.ai', 'Inside the left seam', '左侧缝内侧'])
      expect(text).toContain(words);
    expect(text).toContain('50 washes');
    expect(text).not.toContain('20 washes');
  });

  it('say when nobody to ask is on record, and refuse what does not fit a page', async () => {
    const lines = [{ key: 'cohort', text: 'Batch: ABC0921-VN-BG1' }];
    const body = { run: 'bg1', place: 'inner-pack', form: 'plain', lines };
    await world.ask('label.record', { id: 'silent', body });
    const { ask, warnings, text } = await instruct({ label: 'silent' });
    expect(ask).toBeNull();
    expect(warnings.map(({ code }) => code)).toContain('nobody-to-ask');
    expect(text).toContain('Nobody is on record');
    const checks = Array.from({ length: 6 }, () => ({ en: 'measure '.repeat(70), zh: '测量'.repeat(200) }));
    await expect(instruct({ checks })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(instruct({ label: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(instruct({ out: 'x.pdf' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
