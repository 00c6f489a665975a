import type { Page } from 'playwright-core';
import { present } from '../../src/kit/invariant.ts';

/** A phone of somebody without an account, which runs no scripts: in the browser of a page, and with nothing that the page has. */
export async function strangersPhone(beside: Page): Promise<Page> {
  const context = await present(beside.context().browser(), 'a browser').newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 900 },
  });
  return context.newPage();
}
