import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const ADDRESSES = ['', '/?code=ds-red-0311', '/runs', '/runs/LH2508-C101-121A', '/release'];

describe.each(eachInstallation)('the web app on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('leads from a typed code to its page', async () => {
    const page = await app.page('');
    await page.getByRole('search').getByRole('textbox', { name: 'Code' }).fill('lh2508 c101 121a');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open LH2508-C101-121A' }).click();
    await page.getByRole('heading', { level: 1, name: 'LH2508-C101-121A' }).waitFor();
    expect(await page.title()).toBe('LH2508-C101-121A · lotproof');
    expect(app.faults).toEqual([]);
  });

  it('offers codes of the firm to begin with, and then those that were looked for', async () => {
    const page = await app.page('');
    const codes = page.locator('.try-codes a');
    await codes.first().waitFor();
    // The slowest answer holds back the others, or what comes late would push them aside.
    const runs = Promise.withResolvers<undefined>();
    await page.route('**/runs?*', async (route) => {
      await runs.promise;
      await route.continue();
    });
    const shipments = page.waitForResponse('**/shipments?*');
    await page.reload();
    await (await shipments).finished();
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(await codes.count()).toBe(0);
    runs.resolve(undefined);
    const code = await codes.first().innerText();
    expect(await codes.count()).toBe(3);
    await codes.first().click();
    await page.getByRole('link', { name: `Open ${code}` }).waitFor();
    await page.getByRole('link', { name: 'Find', exact: true }).click();
    await page.getByText('Looked for lately').waitFor();
    expect(await codes.allInnerTexts()).toEqual([code]);
    await page.context().close();
  });
});

// Looks do not hang on the database, and axe takes its time.
describe('the web app', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it.each(ADDRESSES)('is accessible and cuts nothing off at %s', (address) => expectGoodLooks(app, address));
});
