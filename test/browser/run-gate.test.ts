import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = 'LH2508-C101-121A';

describe.each(eachInstallation)('the gate on the page of a run on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('names what stands against the run, and takes an override with its reason and role', async () => {
    const page = await app.page(`/runs/${RUN}`);
    const gate = page.getByRole('region', { name: 'Release', exact: true });
    await gate.getByText('Label approved, and its photo checked').waitFor();
    await gate.getByText('No label is recorded for the run.').waitFor();
    const picture = gate.getByRole('figure', { name: /things stand between this run and the truck/ });
    const coverage = picture
      .getByRole('listitem')
      .filter({ hasText: 'Every component covered for every rule' });
    await coverage
      .getByText(/paint, Lead in paint/)
      .first()
      .waitFor();
    await coverage.getByText('Compliance').first().waitFor();
    await coverage.getByRole('link', { name: 'Record a report' }).click();
    await page.waitForURL(/#coverage$/);
    expect(await gate.getByRole('button', { name: 'Release', exact: true }).isDisabled()).toBe(true);
    await gate.getByRole('button', { name: 'Override', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Label approved, and its photo checked' }).check();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Marked on the package alone');
    await dialog.getByRole('textbox', { name: 'Who signs' }).fill('M. Sato');
    await dialog.getByRole('textbox', { name: 'In what role' }).fill('Head of compliance');
    await dialog.getByRole('button', { name: 'Override', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await gate.getByText('Overridden', { exact: true }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('is led to from the list of what waits', async () => {
    const page = await app.page('');
    await page.getByRole('navigation').getByRole('link', { name: 'Release', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Release', exact: true }).waitFor();
    const held = page.getByRole('row').filter({ hasText: 'failed the drop test' });
    await held.getByRole('link').first().click();
    const gate = page.getByRole('region', { name: 'Release', exact: true });
    await gate
      .getByText(/failed the drop test/)
      .first()
      .waitFor();
    await gate.getByText('Nothing of it is held').waitFor();
    expect(new URL(page.url()).hash).toBe('#release');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
