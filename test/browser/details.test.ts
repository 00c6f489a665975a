import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { drawn, expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

/** Pages of each kind, and what has to stand under which heading. */
const PAGES = [
  ['/material-lots/DS-RED-0311', 'Runs that used it', 'LH2508-C101-121B'],
  ['/material-lots/DS-RED-0311', 'Material receipts', 'lanhua-dg'],
  ['/shipments/BW-24121-S1', 'Shipment lines', '1–70'],
  ['/carton-series/BW-24121', 'Packings', 'LH2508-C101-121B'],
  ['/carton-series/BW-24121', 'Shipment lines', 'BW-24121-S2'],
  ['/products/bw-c-101', 'Revisions', 'BW-C-101 BOM A'],
  ['/products/bw-c-101', 'Runs', 'LH2605-C101-199B'],
  ['/revisions/bw-c-101-bom-a', 'Bill of materials', 'PNT-RED'],
  ['/parties/lanhua', 'Sites', 'Lanhua Dongguan plant'],
  ['/parties/kk-ogden', 'Shipments', 'LH-26-555'],
  ['/sites/lanhua-dg', 'Runs', 'LH2605-C101-199B'],
  ['/holds/SH2408-P116-18A-hold', 'Hold releases', 'Aug 5, 2024'],
] as const;

describe.each(eachInstallation)('detail pages on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('show what belongs to a record of each kind', async () => {
    const page = await app.page('/material-lots/DS-RED-0311');
    for (const [address, region, link] of PAGES) {
      await go(page, address);
      const there = page.getByRole('region', { name: region, exact: true });
      await there.getByRole('link', { name: link }).first().waitFor();
    }
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('lead to all of them, narrowed to what the page is about', async () => {
    const page = await app.page('/revisions/bw-c-101-bom-a');
    await page
      .getByRole('region', { name: 'Runs', exact: true })
      .getByRole('link', { name: 'These are the first 10. Show all' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
    await page.getByRole('button', { name: 'Remove the filter Revision: bw-c-101-bom-a' }).waitFor();
    await page.getByText('16 records').waitFor();
    await page.getByRole('button', { name: 'Remove the filter Revision: bw-c-101-bom-a' }).click();
    await page.getByText(/100 records so far/).waitFor();
    await page.context().close();
  });

  it('take a record that belongs here with the form filled in', async () => {
    const page = await app.page('/material-lots/DS-RED-0311');
    await page.getByRole('button', { name: 'Record: Material receipt' }).click();
    const dialog = page.getByRole('dialog');
    const lot = dialog.getByRole('combobox', { name: 'Material lot', exact: true });
    expect(await lot.inputValue()).toBe('DS-RED-0311');
    await page.context().close();
  });

  it('print on A4 without navigation and without cut tables', async () => {
    const suspects = encodeURIComponent(JSON.stringify([{ kind: 'material-lot', id: 'DS-RED-0311' }]));
    for (const [address, width] of [
      ['/runs/LH2508-C101-121A', PORTRAIT],
      [`/scope?suspects=${suspects}`, PORTRAIT],
      ['/trace?kind=run&id=LH2508-C101-121A', LANDSCAPE],
    ] as const) {
      const page = await app.page(address, { width, dark: true });
      await page.waitForSelector('.skeleton', { state: 'detached' });
      await page.emulateMedia({ media: 'print' });
      await drawn(page);
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main table')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.ariaLabel + ' ' + one.getBoundingClientRect().right + ' ' + one.innerText)`,
      );
      expect(cut, `tables cut off at ${address}`).toEqual([]);
      await page.context().close();
    }
  });
});

/** Pixels between the margins of A4. */
const PORTRAIT = 703;
const LANDSCAPE = 1_032;

/** To another page in the same window, as somebody does who follows links. */
async function go(page: Page, address: string): Promise<void> {
  const firm = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${new URL(page.url()).origin}${firm}${address}`);
  await page.locator('main h1').waitFor();
}

// Looks do not hang on the database, and axe takes its time.
describe('detail pages', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it.each([
    '/material-lots/DS-RED-0311',
    '/shipments/BW-24121-S1',
    '/revisions/bw-c-101-bom-a',
    '/parties/lanhua',
  ])('are accessible and cut nothing off at %s', (address) => expectGoodLooks(app, address));
});
