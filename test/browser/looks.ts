import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { App } from './open-app.ts';

/**
 * Looks at a page as customers do: wide in the light, on a tablet in the dark, on a phone in Chinese. Nothing may be cut off,
 * and axe must find nothing.
 */
export async function expectGoodLooks(app: App, address: string): Promise<void> {
  const page = await app.page(address, { width: 1440 });
  await expectGoodLook(page, 'at 1440');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 820, height: 900 });
  await expectGoodLook(page, 'at 820 in the dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 900 });
  await page.evaluate(`localStorage.setItem('lotproof-language', 'zh')`);
  await page.reload();
  await page.locator('html[lang=zh-Hans] main h1').waitFor();
  await expectGoodLook(page, 'at 390 in Chinese');
  await page.context().close();
}

/** Judges a page as it stands, once nothing is loading any more. */
export async function expectGoodLook(page: Page, where: string): Promise<void> {
  // Not waitForFunction: what it asks again and again is text, and the page's policy allows no eval.
  await page.waitForSelector('.skeleton', { state: 'detached' });
  // Colours have changed over once a frame or two are drawn.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(over, `sideways ${where}`).toBeLessThanOrEqual(0);
  if (await page.evaluate<boolean>('window.axe === undefined')) await page.evaluate(axe.source);
  const found = await page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes: [first] }) => `${id}: ${first.html} ${first.failureSummary}`))',
  );
  expect(found, where).toEqual([]);
}
