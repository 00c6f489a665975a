import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFile } from '../cases/pack-files.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook, expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const { name, bytes } = packFile('romper');
const PARTNERS = 'Code,Name,Roles\nZENITH,Zenith Foam Works,supplier\nORBIT,Orbit Labels,suplier\n';

describe.each(eachInstallation)('getting records in on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  const choose = async (page: Page, file: { name: string; buffer: Buffer }): Promise<void> =>
    page.getByLabel('Choose files').setInputFiles({ ...file, mimeType: 'application/octet-stream' });

  it('looks good with nothing chosen', () => expectGoodLooks(app, '/records-in'));

  it("takes a factory's workbook from a guess to a dry run with its problems at their cells", async () => {
    const page = await app.page('/records-in');
    await choose(page, { name, buffer: bytes });
    await page.getByRole('combobox', { name: 'Factory whose file this is' }).fill('Thuong Hoa');
    await page.getByRole('button', { name: 'Guess again' }).click();
    await page.getByRole('heading', { name: 'New names this file brings' }).waitFor();
    await page.getByRole('tab', { name: 'Partners' }).click();
    await page
      .getByText(/is what it is called/)
      .first()
      .waitFor();
    await expectGoodLook(page, 'the mapping');
    for (const field of await page
      .getByRole('region', { name: 'What the file does not say' })
      .locator('input')
      .all())
      await field.fill('BR22');
    await page.getByLabel(/reads two ways/).selectOption({ label: 'day, month, year' });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('heading', { name: 'What would be recorded' }).waitFor();
    await page
      .getByRole('button', { name: /Has to be decided/ })
      .first()
      .click();
    await page.getByRole('gridcell', { selected: true }).waitFor();
    await expectGoodLook(page, 'the dry run');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('mends a cell in place, and finds nothing new the second time, and takes it back', async () => {
    const page = await app.page('/records-in');
    const file = { name: 'partners.csv', buffer: Buffer.from(PARTNERS) };
    await choose(page, file);
    await page.getByRole('button', { name: /Has to be decided.*C3/ }).click();
    await page.getByLabel('Read the cell as').fill('supplier');
    await page.getByRole('button', { name: 'Mend' }).click();
    await page.getByText('No problems: every row can be recorded.').waitFor();
    await page.getByRole('button', { name: 'Record 2 changes' }).click();
    await page.getByRole('heading', { name: 'Taken in' }).waitFor();
    await page.getByRole('button', { name: 'Take in another file' }).click();
    const unchanged = PARTNERS.replace('suplier', 'supplier');
    await choose(page, { name: 'partners.csv', buffer: Buffer.from(unchanged) });
    await page.getByRole('button', { name: 'Nothing new in this file' }).waitFor();
    await page.getByRole('button', { name: 'Take in another file' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/2 records it recorded will be withdrawn/).waitFor();
    await dialog.getByLabel('Reason').fill('The file of another order');
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
