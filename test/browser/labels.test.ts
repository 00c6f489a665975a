import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

/** A sticker as somebody sets it exactly, in a file. */
const TEMPLATE_FILE = {
  ...{ lotproof: 'label-template', name: 'Shop sticker', version: 1, layout: 'sticker-rectangle' },
  ...{ widthMm: 60, heightMm: 40, printMethod: 'sticker', colour: { kind: 'black' }, symbols: [] },
  lines: [
    { key: 'who', text: '{who}', language: 'en' },
    { key: 'made', text: '{place}, {date}', language: 'en' },
    { key: 'cohort', text: '{cohort}', language: 'en' },
  ],
};
const RUN = 'LH2508-C101-121A';

describe.each(eachInstallation)('labels on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('are made from the run’s page, looked at as they print, approved and counted', async () => {
    const page = await app.page('');
    await page.getByRole('navigation').getByRole('link', { name: 'Labels', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Labels' }).waitFor();
    await page.goto(`${app.url}/firms/brightwater/runs/${RUN}`);
    const labels = page.getByRole('region', { name: 'Labels' });
    await labels.getByRole('button', { name: 'Make: Product' }).click();
    await labels.getByText('Not approved').waitFor();
    await expectGoodLook(page, 'with a label on the run');
    await labels.getByRole('link', { name: 'Product' }).click();
    await page.getByRole('img', { name: 'The label as it prints' }).waitFor();
    const check = page.getByRole('region', { name: 'Held against law, channels and record' });
    await check.getByText('Law, for every children’s product').waitFor();
    await expectGoodLook(page, 'of a label');
    const approve = page.getByRole('region', { name: 'Approve' });
    await approve.getByRole('textbox', { name: 'Approved by' }).fill('He Minyi');
    await approve.getByRole('button', { name: 'Approve' }).click();
    const counts = page.getByRole('region', { name: 'Versions and counts' });
    await counts.getByText('He Minyi').waitFor();
    await counts.getByText('not known: a count is missing').waitFor();
    const instruction = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Print instruction (PDF)' }).click();
    expect((await instruction).suggestedFilename()).toMatch(/-instruction\.pdf$/);
    await page.getByRole('link', { name: 'Print a batch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Labels in a batch' }).waitFor();
    await page.getByRole('checkbox', { name: 'With serial numbers' }).check();
    await page.getByLabel('Last number').fill('3');
    await page.getByRole('button', { name: 'Draw the batch' }).click();
    await page.getByText('Drawn: 3 labels').waitFor();
    const batch = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download labels-/ }).click();
    expect((await batch).suggestedFilename()).toMatch(/^labels-.*-3\.pdf$/);
    await page.getByLabel('Printed of each').fill('180');
    await page.getByRole('button', { name: 'Record them as printed' }).click();
    await page.getByText('Recorded: 540 printed.').waitFor();
    const used = page.getByRole('region', { name: 'Printed and used' });
    await used.getByRole('cell', { name: '540' }).waitFor();
    await expectGoodLook(page, 'of a batch');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are edited beside what they will look like, by keyboard, and saved with a reason', async () => {
    const page = await app.page(`/runs/${RUN}`);
    const labels = page.getByRole('region', { name: 'Labels' });
    await labels.getByRole('button', { name: 'Make: Retail package' }).click();
    await labels.getByRole('link', { name: 'Retail package' }).click();
    await page.getByRole('link', { name: 'Open the editor' }).click();
    await page.getByRole('img', { name: 'The label as it prints' }).waitFor();
    await page.getByRole('button', { name: 'Move line 2 up' }).press('Enter');
    await page.getByRole('button', { name: 'Move line 1 down' }).waitFor();
    expect(await focused(page)).toBe('Line 1: Text');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('combobox', { name: 'Line 8: Says' }).waitFor();
    await page.getByText('cannot be drawn yet').waitFor();
    await page.getByRole('textbox', { name: 'Line 8: Text' }).fill('CPSIA compliant');
    await page.getByText('It says “CPSIA compliant”.').waitFor({ state: 'attached' });
    await page.getByLabel('Width (mm)').fill('180');
    await page.getByText('180 × 40 mm').waitFor();
    await expectGoodLook(page, 'of the editor');
    await page.setViewportSize({ width: 390, height: 900 });
    await expectGoodLook(page, 'of the editor on a phone');
    await page.reload();
    await page.getByText('180 × 40 mm').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The buyer asks for it');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    await page.getByRole('region', { name: 'What it says' }).getByText('CPSIA compliant').waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are written by templates, which are seen with a run’s record, approved and followed by versions', async () => {
    const draft = {
      ...{ name: 'Care label', version: 1, state: 'draft', place: 'product', form: 'plain' },
      lines: ['who', 'place', 'date', 'cohort'],
      look: { layout: 'care-label', widthMm: 30, heightMm: 60, method: 'woven', symbol: 'none' },
    };
    const page = await app.page('/labels');
    const sent = await page.request.post(`${app.url}/api/v1/firms/brightwater/label-templates`, {
      headers: { 'x-lotproof': '1', 'idempotency-key': 'care-label', origin: app.url },
      data: { id: 'care', body: draft },
    });
    expect(sent.status(), await sent.text()).toBeLessThan(300);
    await page.getByRole('link', { name: 'Label templates' }).click();
    await page.getByRole('link', { name: 'Care label 1' }).click();
    await page.getByRole('img', { name: 'The label as it prints' }).waitFor();
    await expectGoodLook(page, 'of a template');
    await page.getByRole('button', { name: 'Approve the template' }).click();
    const versions = page.getByRole('region', { name: 'Versions' });
    await versions.getByRole('cell', { name: 'Approved', exact: true }).waitFor();
    await versions.getByRole('button', { name: /New version/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record it' }).click();
    await versions.getByRole('link', { name: '2' }).waitFor();
    await page.getByLabel('Choose a template file').setInputFiles({
      name: 'sticker.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(TEMPLATE_FILE)),
    });
    await page.getByRole('heading', { level: 1, name: 'Shop sticker 1' }).waitFor();
    await page.getByRole('button', { name: 'Download sticker.json' }).waitFor();
    await page.getByRole('img', { name: 'The label as it prints' }).waitFor();
    await expectGoodLook(page, 'of a template file');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

/** The name of what the keyboard is on. */
async function focused(page: Page): Promise<string | null> {
  return page.evaluate<string | null>(`document.activeElement.getAttribute('aria-label')`);
}
