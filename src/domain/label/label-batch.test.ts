import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { interpret } from '../../../test/drawing/renderers.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';
import { freshFolder, typed } from '../../../test/typed.ts';
import { openPack } from '../../../test/world.ts';

const answered = z.object({
  name: z.string(),
  labels: z.int(),
  drafts: z.int(),
  versions: z.array(z.string()),
  notDrawn: z.array(z.object({ label: z.string(), says: z.string() })),
  base64: z.string(),
});
const printed = z.object({ prints: z.array(z.looseObject({ version: z.string(), printed: z.int() })) });

describe.each(eachDatabase)('batches of labels on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    for (const run of ['bg1', 'bg2']) {
      await world.ask('label.make', { run, place: 'product', id: `${run}-product` });
      await world.freeze(`${run}-product`);
    }
    await world.ask('label.make', { run: 'bg1', place: 'retail-package', id: 'bg1-bag' });
  });
  afterAll(() => world.close());

  const batch = async (input: object) => {
    const answer = answered.parse(await world.ask('label.batch', input));
    return { ...answer, bytes: Buffer.from(answer.base64, 'base64') };
  };

  it('of many runs are one PDF, a page each', async () => {
    const { bytes, labels, drafts, versions } = await batch({ runs: ['bg1', 'bg2'], places: ['product'] });
    expect({ labels, drafts, versions }).toEqual({
      labels: 2,
      drafts: 0,
      versions: ['bg1-product@1', 'bg2-product@1'],
    });
    const { pages, says } = interpret([bytes], 'pdf', { dpi: 72 });
    expect({ says, pages: pages.length }).toEqual({ says: '', pages: 2 });
  });

  it('of one run have serials, in a zip of files too', async () => {
    const { bytes, name } = await batch({
      labels: ['bg1-product'],
      serials: { from: 9, to: 12 },
      serialText: 'Serial {serial}',
      form: 'zip',
      format: 'eps',
    });
    const files = unzipSync(bytes);
    expect(name).toBe('labels-bg1-3.zip');
    expect(Object.keys(files)).toEqual(
      [9, 10, 11].map((at) => `bg1-product-v1-00${String(at).padStart(2, '0')}.eps`),
    );
    const [first, second] = Object.values(files).map((file) => Buffer.from(file).toString('latin1'));
    expect(first).toMatch(/^%!PS-Adobe-3\.0 EPSF-3\.0/);
    expect(first).not.toEqual(second);
  });

  it('leave nothing out in silence: neither drafts, nor runs without labels, nor what has no room', async () => {
    const refused = async (input: object): Promise<unknown> =>
      batch(input).then(
        () => 'taken',
        (problem: unknown) => problem,
      );
    expect(await refused({ runs: ['bg1'] })).toMatchObject({
      message: expect.stringContaining('bg1-bag') as string,
    });
    expect((await batch({ runs: ['bg1'], drafts: true })).drafts).toBe(1);
    expect(await refused({ runs: ['bg1', 'bg2'], places: ['retail-package'], drafts: true })).toMatchObject({
      message: 'The run "bg2" has no label for the place retail-package: make it first.',
    });
    const look = { layout: 'fit', widthMm: 8, heightMm: 5, method: 'sticker', symbol: 'none' };
    const { body } = await world.propose({ run: 'bg2', place: 'inner-pack' });
    await world.ask('label.record', { id: 'tiny', body: { ...body, look } });
    expect(await refused({ labels: ['bg1-product', 'tiny'], drafts: true })).toMatchObject({
      message: expect.stringMatching(/^Label tiny-DRAFT: .*8 × 5 mm/) as string,
    });
    await world.ask('label.withdraw', { id: 'tiny', reason: 'Too small' });
    const seen = { ...body, visibleThrough: true };
    await world.ask('label.record', { id: 'seen', body: seen });
    const { labels, notDrawn } = await batch({ runs: ['bg2'], drafts: true });
    expect({ labels, notDrawn: notDrawn.map(({ label }) => label) }).toEqual({
      labels: 1,
      notDrawn: ['seen'],
    });
    await world.ask('label.withdraw', { id: 'seen', reason: 'Done' });
  });

  it('name their limits, and what cannot be asked', async () => {
    const labels = ['bg1-product'];
    await expect(batch({ labels, serials: { from: 1, to: 502 } })).rejects.toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringContaining('500 labels') as string,
    });
    for (const input of [
      {},
      { labels, runs: ['bg1'] },
      { labels: [...labels, 'bg2-product'], serials: { from: 1, to: 3 } },
      { labels: [...labels, ...labels] },
      { labels, form: 'folder' },
      { labels, out: 'labels.pdf' },
    ])
      await expect(batch(input), JSON.stringify(input)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are counted when they were printed, once for a command, so that counts reconcile', async () => {
    const ask = async () =>
      printed.parse(
        await world.ask('label.printed', {
          labels: ['bg1-product'],
          serials: { from: 1, to: 541 },
          by: 'Ha',
        }),
      );
    expect((await ask()).prints).toMatchObject([{ version: 'bg1-product@1', printed: 540 }]);
    await world.ask('label-print.record', {
      id: 'used',
      body: { version: 'bg1-product@1', applied: 520, spoiled: 14, returned: 6 },
    });
    expect(await world.ask('label.account', { label: 'bg1-product' })).toMatchObject({
      counts: { printed: 540, difference: 0 },
    });
    const all = await world.ask('label.tally', { runs: ['bg1'] });
    expect(all).toMatchObject({
      labels: [
        { label: 'bg1-product', version: { id: 'bg1-product@1' }, counts: { printed: 540, difference: 0 } },
        { label: 'bg1-bag', version: null, counts: { printed: null, prints: 0 } },
      ],
      counts: { printed: null, difference: null, prints: 2 },
    });
    const one = await world.ask('label.tally', { runs: ['bg1'], places: ['product'] });
    expect(one).toMatchObject({ counts: { printed: 540, applied: 520, spoiled: 14, returned: 6 } });
    await expect(world.ask('label.printed', { labels: ['bg1-bag'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('batches at the command line', () => {
  it('go to a path whole or not at all, a piece at a time', async () => {
    const folder = freshFolder();
    const world = await openPack('romper', path.join(folder, 'firms', 'romper.sqlite'));
    await world.close();
    const out = path.join(folder, 'out');
    mkdirSync(out);
    const lotproof = (...words: string[]) => typed(folder, [...words, '--firm', 'romper']);
    await lotproof('label', 'make', 'bg1', 'product', '--id', 'p');
    const serials = ['--serials.from', '1', '--serials.to', '601', '--drafts'];
    const pdf = path.join(out, 'labels.pdf');
    const made = await lotproof('label', 'batch', 'p', ...serials, '--out', pdf);
    expect(made).toMatchObject({ code: 0, said: '' });
    expect(made.out).toContain('600 labels');
    expect(made.out).toContain('600 of DRAFTS');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const eps = path.join(out, 'files');
    const four = ['--serials.from', '1', '--serials.to', '5', '--drafts', '--format', 'eps'];
    expect(await lotproof('label', 'batch', 'p', ...four, '--form', 'folder', '--out', eps)).toMatchObject({
      code: 0,
    });
    expect(readdirSync(eps)).toHaveLength(4);
    expect(await lotproof('label', 'batch', 'p', ...four, '--form', 'folder', '--out', eps)).toMatchObject({
      code: 2,
    });
    const zpl = path.join(out, 'half');
    const wrong = ['--format', 'zpl', '--dpi', '100', '--form', 'folder', '--drafts', '--out', zpl];
    expect(await lotproof('label', 'batch', 'p', ...wrong)).toMatchObject({ code: 2 });
    expect(existsSync(zpl)).toBe(false);
    expect(readdirSync(out).sort()).toEqual(['files', 'labels.pdf']);
  });
});
