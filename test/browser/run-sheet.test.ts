import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe.each(eachInstallation)('the run sheet on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('shows what the run took in and what was found, and leads to the lots', async () => {
    const page = await app.page('/runs/LH2508-C101-121A');
    await page.getByRole('region', { name: 'Inspections' }).getByText('Passed').first().waitFor();
    for (const name of ['Samples', 'Units taken', 'Reworks'])
      await page.getByRole('region', { name }).waitFor();
    const taken = page.getByRole('region', { name: 'Material consumption' });
    await taken.getByRole('row').nth(1).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'LH2508-C101-121A' }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
