import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { makeSetUpLink } from '../../src/access/link.ts';
import { setUpFounder } from '../../src/access/sign-in.ts';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { startServer } from '../../src/http/server.ts';
import { OWNER, tokenOf } from '../desk.ts';
import type { Installation } from '../installation.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The built app over a real server with the demo firm, in a real browser, its owner signed in. */
export interface App {
  readonly url: string;
  /** A fresh page at an address below the demo firm's, such as `/runs`. What goes wrong in it is kept in `faults`. */
  page(address: string, look?: { width?: number; language?: 'en' | 'zh'; dark?: boolean }): Promise<Page>;
  readonly faults: string[];
  close(): Promise<void>;
}

export async function openApp(open: () => Promise<Installation>): Promise<App> {
  const house = await open();
  const ledger = await house.firms.create(DEMO_FIRM.id, DEMO_FIRM.name);
  await buildDemo(ledger, () => undefined);
  const link = await house.access.write((transaction) => makeSetUpLink(transaction, house.clock.now));
  const form = { ...OWNER, name: 'Nguyen Thu Ha', language: 'en', token: tokenOf(link ?? '') } as const;
  const { session } = await setUpFounder(house.access, form, { id: 'ha', now: house.clock.now });
  const webFolder = path.resolve(import.meta.dirname, '../../web/dist');
  const log = (line: string): void => void house.logged.push(line);
  const server = await startServer({ ...house, now: () => house.clock.now, log, webFolder });
  const browser = await openBrowser();
  const faults: string[] = [];
  return {
    url: server.url,
    faults,
    page: async (address, { width = 1440, language = 'en', dark = false } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
      });
      await context.addCookies([{ name: 'lotproof', value: session, url: server.url }]);
      await context.addInitScript({ content: `localStorage.setItem('lotproof-language', '${language}')` });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${server.url}/firms/${DEMO_FIRM.id}${address}`);
      await page.locator('main h1').waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await house.close();
    },
  };
}

async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'The browser tests need Chromium, and this machine has none: install the package chromium, then run them again.',
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
