import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = 'LH2508-C101-121A';

describe.each(eachInstallation)('labels on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('are made from the run’s page, looked at as they print, approved and counted', async () => {
    const page = await app.page(`/runs/${RUN}`);
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
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
