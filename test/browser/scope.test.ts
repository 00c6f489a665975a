import { readFile } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const LOT = { kind: 'material-lot', id: 'DS-RED-0311' };
const ASKED = `/scope?suspects=${encodeURIComponent(JSON.stringify([LOT]))}`;

/** The numbers of one row of the four answers: units, cartons, shipments, consignees. */
async function numbersOf(page: Page, name: string): Promise<string[]> {
  const row = page
    .getByRole('table')
    .first()
    .getByRole('row', { name: new RegExp(`^${name}`) });
  await row.waitFor();
  return row.getByRole('cell').allInnerTexts();
}

/** Waits until a row of the four answers has these units. */
async function hasUnits(page: Page, name: string, units: string): Promise<void> {
  const row = page
    .getByRole('table')
    .first()
    .getByRole('row', { name: new RegExp(`^${name}`) });
  await row.getByRole('cell').first().getByText(units, { exact: true }).waitFor();
}

async function download(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await file.path());
}

describe.each(eachInstallation)('what a suspect touched, on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('is asked from codes, and answered in four classes that add up to no single number', async () => {
    const page = await app.page('/scope');
    await page.getByRole('textbox', { name: 'Codes' }).fill('ds-red-0311, nothing like it');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByText('DS-RED-0311 is added.').waitFor();
    await page.getByText('Nothing on record is called “nothing like it”.').waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    expect(await numbersOf(page, 'Holds it')).toEqual(['2,072', '86', '2', '2']);
    expect((await numbersOf(page, 'Cannot be told')).slice(0, 2)).toEqual(['1,659', '67']);
    await page.getByRole('region', { name: 'Choices of boundary' }).getByText('Allowed').first().waitFor();
    await page.waitForURL(/[?&]at=/);
    expect(app.faults).toEqual([]);
    await page.context().close();
  });

  it('is narrowed and widened at once, and the address gives it again', async () => {
    const page = await app.page(ASKED);
    await numbersOf(page, 'Holds it');
    await page.getByRole('combobox', { name: 'Answer' }).click();
    await page.getByRole('option', { name: 'Cannot be told' }).click();
    await page.waitForURL(/undetermined/);
    await hasUnits(page, 'Holds it', '0');
    const address = page.url();
    const again = await app.page(
      new URL(address).pathname.replace(/^\/firms\/[^/]+/, '') + new URL(address).search,
    );
    expect((await numbersOf(again, 'Cannot be told')).slice(0, 2)).toEqual(['1,659', '67']);
    expect((await numbersOf(again, 'Cleared'))[0]).toBe('0');
    await again.getByRole('button', { name: 'The whole answer' }).click();
    await hasUnits(again, 'Holds it', '2,072');
    await page.context().close();
    await again.context().close();
  });

  it('leads to the form that a missing slip needs, filled in', async () => {
    const page = await app.page(ASKED);
    const missing = page.getByRole('region', { name: 'Missing records' });
    const slip = missing.getByRole('listitem').filter({ hasText: 'LH2508-C101-124B' }).first();
    await slip.getByText('settles 1,659 units').waitFor();
    await slip.getByRole('link', { name: 'Fill in: Material consumption' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Component slot').waitFor();
    expect(await dialog.getByLabel('Component slot').inputValue()).toBe('paint');
    expect(await dialog.getByRole('combobox', { name: 'Run' }).inputValue()).toBe('LH2508-C101-124B');
    await page.context().close();
  });

  it('leads from a shipment without carton numbers to the correction of its line', async () => {
    const run = encodeURIComponent(JSON.stringify([{ kind: 'run', id: 'MD2510-W110-146A' }]));
    const page = await app.page(`/scope?suspects=${run}`);
    const missing = page.getByRole('region', { name: 'Missing records' });
    await missing.getByRole('link', { name: 'Open to mend: Shipment line' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Record the correction' }).waitFor();
    const shipment = dialog.getByRole('combobox', { name: 'Shipment', exact: true });
    expect(await shipment.inputValue()).toBe('BW-24146-S3');
    await dialog.getByRole('combobox', { name: 'Carton series', exact: true }).fill('BW-24146');
    await dialog.getByRole('textbox', { name: 'First number', exact: true }).fill('115');
    await dialog.getByRole('textbox', { name: 'Last number', exact: true }).fill('152');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The packing list came');
    await dialog.getByRole('button', { name: 'Record the correction' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.search.includes('form='));
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('is taken away as CSV and as a workbook that say the same', async () => {
    const page = await app.page(ASKED);
    await numbersOf(page, 'Holds it');
    const csv = (await download(page, 'CSV of the cartons')).toString();
    expect(csv).toContain('LH-25-361,BW-24121');
    const book = read(await download(page, 'XLSX of everything'));
    expect(book.SheetNames).toHaveLength(6);
    const [first = ''] = book.SheetNames;
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[first] ?? {}, { header: 1 });
    expect(rows).toContainEqual(['Holds it', 2072, 86, 2, 2]);
    await page.context().close();
  });

  it('is a click away from the page of a run', async () => {
    const page = await app.page('/runs/LH2508-C101-121B', { language: 'zh' });
    await page.getByRole('link', { name: '如果这个有问题？' }).click();
    await page.getByRole('heading', { level: 1, name: '如果这个有问题？' }).waitFor();
    expect((await numbersOf(page, '确定含有'))[0]).toBe('2,072');
    await page.context().close();
  });
});

// Looks do not hang on the database, and axe takes its time.
it('shows what a suspect touched well at every width', async () => {
  const app = await openApp(eachInstallation[0].open);
  await expectGoodLooks(app, '/scope');
  await expectGoodLooks(app, ASKED);
  expect(app.faults).toEqual([]);
  await app.close();
});
