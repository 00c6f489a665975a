import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { draw } from '../../drawing/draw.ts';
import { layOut } from '../../drawing/layout.ts';
import { readPhoto } from './photo-reading-store.ts';

/** A photo as good as one can be: the label as it prints at 300 dpi. */
async function labelWith(batch: string): Promise<{ name: string; base64: string }> {
  const lines = ['Arcadia Bay Imports LLC', 'Bac Giang, Vietnam', 'September 2021', `Batch: ${batch}`];
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 40,
    printMethod: 'sticker',
    colour: { kind: 'black' },
    lines: lines.map((text, index) => ({ key: `line${String(index)}`, text, language: 'en' })),
    symbols: [],
  });
  return { name: 'label.png', base64: Buffer.from(await draw(artwork, 'png')).toString('base64') };
}

describe.each(eachDatabase)('the photo of a label on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
  });
  afterAll(() => world.close());

  it('with another lot code differs, and becomes evidence whose result a person has to say', async () => {
    const photo = await labelWith('ABC1021-VN-BG7');
    const answer = await world.ask('label.photo', { photo, run: 'bg1' });
    expect(answer).toMatchObject({ verdict: 'differs', basis: 'record', against: 'bg1' });
    const { fields, inspection, file } = answer as {
      fields: { key: string }[];
      inspection: string;
      file: string;
    };
    expect(fields.find(({ key }) => key === 'lot-code')).toMatchObject({
      verdict: 'differs',
      read: 'ABC1021-VN-BG7',
    });
    expect(fields.find(({ key }) => key === 'date')).toMatchObject({
      expected: 'September 2021',
      verdict: 'agrees',
    });
    expect(await world.ask('inspection.show', { id: inspection })).toMatchObject({
      body: {
        kind: 'label-check',
        run: 'bg1',
        result: 'pending',
        files: [file],
        findings: expect.arrayContaining([
          expect.objectContaining({ says: expect.stringMatching(/^Lot code differs.*批号不一致/) as string }),
        ]) as unknown[],
      },
    });
    expect(await world.ask('file.content', { id: file })).toMatchObject({ base64: photo.base64 });
  });

  it('that is none is refused, and nothing is recorded', async () => {
    const photo = { name: 'label.jpg', base64: 'bGFiZWw=' };
    await expect(world.ask('label.photo', { photo, run: 'bg1' })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });
});

/** A PNG of 200 × 200 pixels that ends after its head. */
const BROKEN = Buffer.from('89504e470d0a1a0a0000000d49484452000000c8000000c80802000000223a39c9', 'hex');

describe('a photo', () => {
  it('that is broken is refused, and the next one is read', async () => {
    await expect(readPhoto(BROKEN)).rejects.toMatchObject({ code: 'unreadable-file' });
    const { base64 } = await labelWith('ABC0921-VN-BG1');
    const bytes = Buffer.from(base64, 'base64');
    await expect(readPhoto(bytes, 1)).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('did not come to an end') as string,
    });
    expect((await readPhoto(bytes)).words.map(({ text }) => text)).toContain('ABC0921-VN-BG1');
  });

  it('of more pixels than a phone takes is refused before anything is unpacked', async () => {
    const vast = Buffer.from(BROKEN);
    vast.writeUInt32BE(20_000, 16);
    vast.writeUInt32BE(20_000, 20);
    await expect(readPhoto(vast)).rejects.toMatchObject({ code: 'limit-exceeded' });
  });
});
