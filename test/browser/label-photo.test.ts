import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../src/drawing/draw.ts';
import { layOut } from '../../src/drawing/layout.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

/** A label with the lot code of another run, as it prints. */
async function otherLabel(): Promise<Buffer> {
  const { artwork } = await layOut({
    layout: 'sticker-rectangle',
    widthMm: 60,
    heightMm: 40,
    printMethod: 'sticker',
    colour: { kind: 'black' },
    lines: [{ key: 'lot-code', text: 'Batch: LH2509-C101-121B', language: 'en' }],
    symbols: [],
  });
  return Buffer.from(await draw(artwork, 'png'));
}

describe.each(eachInstallation)('a photo of a label on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('is chosen on the run’s page, differs, and is an inspection that a person decides', async () => {
    const page = await app.page('/runs/LH2508-C101-121A');
    const photo = page.getByRole('region', { name: 'Check a photo of the label' });
    const file = { name: 'other.png', mimeType: 'image/png', buffer: await otherLabel() };
    await photo.locator('input[type=file]').setInputFiles(file);
    await photo.getByText('Something differs.').waitFor();
    await photo.getByRole('row').filter({ hasText: 'LH2509-C101-121B' }).getByText('Differs').waitFor();
    await photo.getByText('A machine passes no label').waitFor();
    await expectGoodLook(page, 'with the outcome of a photo');
    await photo.getByRole('link', { name: 'The inspection' }).click();
    await page.getByText('Pending').first().waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
