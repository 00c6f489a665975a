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
  await speak(page, 'zh');
  await page.setViewportSize({ width: 390, height: 900 });
  await expectGoodLook(page, 'at 390 in Chinese');
  await page.context().close();
}

const LANGUAGES = {
  en: { tag: 'en', name: 'English', menu: '语言' },
  zh: { tag: 'zh-Hans', name: '中文', menu: 'Language' },
} as const;

/** Changes the language by the menu at the top, as people do: the page stays, which takes far less than loading it anew. */
export async function speak(page: Page, language: 'en' | 'zh'): Promise<void> {
  const { tag, name, menu } = LANGUAGES[language];
  await page.getByRole('banner').getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.locator(`html[lang=${tag}] main h1`).waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** Judges a page as it stands, once nothing is loading any more. */
export async function expectGoodLook(page: Page, where: string): Promise<void> {
  expect(await faultsOfLook(page), where).toEqual([]);
}

/** What is wrong with the look of a page as it stands: how far it runs over the side, and what axe finds. */
export async function faultsOfLook(page: Page): Promise<string[]> {
  // Not waitForFunction: what it asks again and again is text, and the page's policy allows no eval.
  await page.waitForSelector('.skeleton', { state: 'detached' });
  await drawn(page);
  const faults = await faultsNow(page);
  if (faults.length === 0) return faults;
  // A busy machine may still have been drawing: what is wrong stays wrong.
  await page.waitForTimeout(SETTLING_MS);
  return faultsNow(page);
}

const SETTLING_MS = 500;

async function faultsNow(page: Page): Promise<string[]> {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  if (await page.evaluate<boolean>('window.axe === undefined')) await page.evaluate(axe.source);
  const found = await page.evaluate<string[]>(
    // Every rule is asked; what passes is not described, nor where it stands, which took most of the time.
    "axe.run({ resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations.map(({ id, nodes: [first] }) => `${id}: ${first.html} ${first.failureSummary}`))",
  );
  return over > 0 ? [`${String(over)} pixels over the side`, ...found] : found;
}

/** Waits until a change of media is on the page: the next frames are drawn with it. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
