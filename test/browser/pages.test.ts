import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const ADDRESSES = ['', '/?code=ds-red-0311', '/runs', '/runs/LH2508-C101-121A'];

describe.each(eachInstallation)('the web app on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('leads from a typed code to its page', async () => {
    const page = await app.page('');
    await page.getByRole('search').getByLabel('Code').fill('lh2508 c101 121a');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open LH2508-C101-121A' }).click();
    await page.getByRole('heading', { level: 1, name: 'LH2508-C101-121A' }).waitFor();
    expect(await page.title()).toBe('LH2508-C101-121A · lotproof');
    expect(app.faults).toEqual([]);
  });

  it.each(ADDRESSES)('is accessible and cuts nothing off at %s', async (address) => {
    for (const look of [
      { width: 1440 },
      { width: 820, dark: true },
      { width: 390, language: 'zh' as const },
    ]) {
      const page = await app.page(address, look);
      await page
        .getByRole('status', { name: /Loading|正在加载/ })
        .first()
        .waitFor({ state: 'detached' });
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect(over, `sideways at ${String(look.width)}`).toBeLessThanOrEqual(0);
      await page.evaluate(axe.source);
      const found = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
      );
      expect(found, `at ${String(look.width)}`).toEqual([]);
      await page.context().close();
    }
  });
});
