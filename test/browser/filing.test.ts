import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe('papers and filings on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('lead from the list of filings to a shipment, where what the broker says is recorded', async () => {
    const page = await app.page('/filings');
    await page.getByRole('heading', { level: 1, name: 'Customs filing' }).waitFor();
    await page.getByRole('link', { name: /^MD-26-600/ }).waitFor();
    await page.context().close();
    const filing = await app.page('/shipments/BW-24115-S1/filing');
    await filing.getByText('All lines have what goes to the broker').waitFor();
    await filing.getByText('Reference message set').waitFor();
    await filing.getByRole('button', { name: /^Record a report/ }).click();
    const dialog = filing.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Date' }).fill('2026-06-04');
    await dialog.getByRole('textbox', { name: 'Customs entry' }).fill('231-1234567-8');
    await dialog.getByRole('combobox', { name: 'State' }).click();
    await filing.getByRole('option', { name: 'Accepted' }).click();
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await filing.getByRole('region', { name: 'What the broker reported' }).getByText('Accepted').waitFor();
    await filing.context().close();
    expect(app.faults).toEqual([]);
  });

  it('tell each difference with both quotes', async () => {
    const page = await app.page('/shipments/BW-24159-S1/same-story');
    await page.getByText('Batch: LH2501-C101-58A').first().waitFor();
    expect(await page.getByText('Not one story').count()).toBeGreaterThan(0);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it.each([
    '/filings',
    '/shipments/BW-24115-S1/filing',
    '/shipments/BW-24159-S1/same-story',
    '/runs/LH2507-C101-115A/channel-pack',
  ])('are accessible and cut nothing off at %s', (address) => expectGoodLooks(app, address));
});
