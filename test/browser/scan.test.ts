import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { asFilm, asPng, labelPicture } from './label-picture.ts';
import type { LabelCode } from './label-picture.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const LOT = 'LH2508-C101-121A';
const GROUP_SEPARATOR = String.fromCharCode(29);

/** What stands on labels, and what has to come to the box from it. */
const LABELS: readonly (LabelCode & { readonly found: string })[] = [
  { text: LOT, format: 'QRCode', found: LOT },
  { text: LOT, format: 'DataMatrix', found: LOT },
  { text: LOT, format: 'Code128', found: LOT },
  { text: '4006381333931', format: 'EAN13', found: '4006381333931' },
  {
    text: `(01)04006381333931(10)${LOT}(21)7`,
    format: 'DataMatrix',
    options: 'gs1',
    found: `010400638133393110${LOT}${GROUP_SEPARATOR}217`,
  },
];

describe('scanning codes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lotproof-film-'));
  let app: App;
  beforeAll(async () => {
    const film = path.join(folder, 'label.y4m');
    writeFileSync(film, asFilm(await labelPicture([{ text: LOT, format: 'QRCode' }])));
    app = await openApp(eachInstallation[0].open, film);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('reads a code with the camera and finds it', async () => {
    const page = await app.page('');
    await page.context().grantPermissions(['camera']);
    await page.getByRole('search').getByRole('button', { name: 'Scan a code' }).click();
    await page.getByRole('link', { name: `Open ${LOT}` }).waitFor();
    expect(new URL(page.url()).searchParams.get('code')).toBe(LOT);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('reads photos of every usual code, and GS1 data as they are', async () => {
    const page = await app.page('');
    for (const label of LABELS) {
      await page.goto(`${app.url}/firms/brightwater`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('button', { name: 'Scan a code' }).click();
      await choosePhoto(page, [label]);
      await page.waitForURL((address) => address.searchParams.has('code'));
      const code = new URL(page.url()).searchParams.get('code') ?? '';
      expect(code.replaceAll('"', ''), label.format).toBe(label.found);
    }
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('offers the codes of a label with several, and says when there is none', async () => {
    const page = await app.page('');
    await page.getByRole('search').getByRole('button', { name: 'Scan a code' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('does not allow the camera').waitFor();
    await choosePhoto(page, []);
    await dialog.getByText('No code was found in the photo').waitFor();
    await choosePhoto(page, [
      { text: LOT, format: 'QRCode' },
      { text: '4006381333931', format: 'EAN13' },
    ]);
    await dialog.getByRole('button', { name: /4006381333931.*EAN-13/ }).waitFor();
    await expectGoodLook(page, 'with a choice');
    await dialog.getByRole('button', { name: new RegExp(LOT) }).click();
    await page.getByRole('link', { name: `Open ${LOT}` }).waitFor();
    await page.context().close();
  });

  it('reads a photo that is dropped on the first page', async () => {
    const page = await app.page('');
    const picture = asPng(await labelPicture([{ text: LOT, format: 'DataMatrix' }])).toString('base64');
    await page.evaluate(`{
      const bytes = Uint8Array.from(atob('${picture}'), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'label.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    await page.getByRole('link', { name: `Open ${LOT}` }).waitFor();
    await page.context().close();
  });
});

async function choosePhoto(page: Page, codes: readonly LabelCode[]): Promise<void> {
  const buffer = asPng(await labelPicture(codes));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a photo' }).click();
  await (await choosing).setFiles({ name: 'label.png', mimeType: 'image/png', buffer });
}
