import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPdf } from '../coverage/report-pdf.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe('what proves the goods, on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('takes a report beside its PDF, line by line, and nothing that nobody took', async () => {
    const page = await app.page('/report-entry');
    await page.getByLabel('Choose a PDF').first().setInputFiles({
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: reportPdf(),
    });
    await page.locator('canvas[data-drawn=yes]').waitFor();
    const form = page.getByRole('region', { name: 'What will be recorded' });
    const number = form.getByRole('textbox', { name: 'Number', exact: true });
    await page.getByRole('button', { name: 'Take MPT-2026-C101' }).waitFor();
    expect(await number.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Take MPT-2026-C101' }).click();
    expect(await number.inputValue()).toBe('MPT-2026-C101');
    for (const value of ['2026-05-20', '2026-05-12', '2026-05-16', '9901', 'en'])
      await page.getByRole('button', { name: `Take ${value}` }).click();
    await page.getByRole('button', { name: 'Take Pb <10 mg/kg' }).click();
    await form.getByRole('textbox', { name: 'Test', exact: false }).first().waitFor();
    await form.getByRole('textbox', { name: 'Type' }).or(form.getByLabel('Kind')).first().click();
    await page.getByRole('option', { name: 'Periodic test' }).click();
    await form.getByRole('button', { name: 'Record' }).click();
    await page.getByRole('heading', { level: 1, name: 'MPT-2026-C101' }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('assesses a change from its alarm on the run', async () => {
    const page = await app.page('/runs/LH2508-C101-121A');
    const proof = page.getByRole('region', { name: 'What proves it' });
    await proof.getByRole('button', { name: /Assess this change/ }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'Tested', exact: true }).inputValue()).toContain(
      'works',
    );
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('says what rests on a laboratory that was withdrawn', async () => {
    const page = await app.page('/laboratories/eastbay');
    await page.getByRole('link', { name: 'What rests on it?' }).last().click();
    const totals = page.getByRole('region', { name: 'In all' });
    await totals.getByText('Rests on it', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Runs' }).getByText('A cell has nothing else').first().waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it.each([
    '/expiring',
    '/small-batch?year=2026',
    '/evidence-scope?kind=laboratory&id=eastbay',
    '/report-entry',
  ])('is accessible and cuts nothing off at %s', (address) => expectGoodLooks(app, address));
});
