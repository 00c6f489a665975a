import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addPerson, setMembership } from '../../src/access/person-store.ts';
import { beginSession, endSession } from '../../src/access/session.ts';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { buildDemoInThread } from '../../src/demo/build-in-thread.ts';
import type { ServerOptions } from '../../src/http/edge.ts';
import { startServer } from '../../src/http/server.ts';
import type { Role } from '../../src/operation/permission.ts';
import type { Installation, OpenInstallation } from '../installation.ts';
import { openDemoHouse } from './demo-house.ts';

const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same browser without the parts that nobody sees, for half of the processor's time; it has no camera. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** How a page is looked at; without `session` by the owner. */
export interface Look {
  readonly width?: number;
  readonly language?: 'en' | 'zh';
  readonly dark?: boolean;
  /** From `signIn`; null for nobody. */
  readonly session?: string | null;
  /** Another firm than the demo's. */
  readonly firm?: string;
}

/** The built app over a real server with the demo firm, in a real browser, its owner signed in. */
export interface App {
  readonly url: string;
  readonly house: Installation;
  /** A fresh page at an address below the demo firm's, such as `/runs`. What goes wrong in it is kept in `faults`. */
  page(address: string, look?: Look): Promise<Page>;
  /** A session of somebody new in the demo firm. */
  signIn(role: Role, sites?: readonly string[]): Promise<string>;
  /** Ends a session, as its time does. */
  signOut(session: string): Promise<void>;
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens a copy of the demo firm; a test file may record in it whatever it likes. `film`: a Y4M file that its camera sees. */
export async function openApp(open: OpenInstallation, film?: string): Promise<App> {
  const house = await openDemoHouse(open);
  const owner = await house.access.write((transaction) => beginSession(transaction, 'ha', house.clock.now));
  return appOf(house, { film, session: owner, root: `/firms/${DEMO_FIRM.id}` });
}

const buildDemo: NonNullable<ServerOptions['buildDemo']> = ({ settings, progress }) =>
  buildDemoInThread(settings, progress);

/** Opens an installation that nobody has set up; its pages are at their whole addresses, and nobody is signed in. */
export async function openEmptyApp(open: OpenInstallation): Promise<App> {
  return appOf(await open(), { film: undefined, session: null, root: '' });
}

async function appOf(
  house: Installation,
  { film, session, root }: { film: string | undefined; session: string | null; root: string },
): Promise<App> {
  const webFolder = path.resolve(import.meta.dirname, '../../web/dist');
  const log = (line: string): void => void house.logged.push(line);
  // Time passes while people look, or the allowance of requests would never come back.
  const openedMs = performance.now();
  const now = (): string => {
    const passedMs = Math.floor(performance.now() - openedMs);
    return new Date(Date.parse(house.clock.now) + passedMs).toISOString();
  };
  const server = await startServer({ ...house, now, log, webFolder, version: '9.9.9', buildDemo });
  const browser = await openBrowser(film);
  const faults: string[] = [];
  return {
    url: server.url,
    house,
    faults,
    page: async (address, look = {}) => {
      const context = await contextFor(browser, server.url, { session, ...look });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${server.url}${look.firm === undefined ? root : `/firms/${look.firm}`}${address}`);
      await page.locator('main h1').waitFor();
      return page;
    },
    signIn: (role, sites = []) => newMember(house, role, sites),
    signOut: (ended) => house.access.write((transaction) => endSession(transaction, ended, house.clock.now)),
    close: async () => {
      await browser.close();
      await server.close();
      await house.close();
    },
  };
}

async function contextFor(
  browser: Browser,
  url: string,
  { width = 1440, language = 'en', dark = false, session = null }: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  // The machine may have much else to do; a page that hangs still ends.
  context.setDefaultTimeout(60_000);
  if (session !== null) await context.addCookies([{ name: 'lotproof', value: session, url }]);
  await context.addInitScript({
    content: `localStorage.getItem('lotproof-language') ?? localStorage.setItem('lotproof-language', '${language}')`,
  });
  return context;
}

async function newMember(house: Installation, role: Role, sites: readonly string[]): Promise<string> {
  const id = house.newId();
  const at = house.clock.now;
  return house.access.write(async (transaction) => {
    const person = { id, name: `The ${role}`, login: `${id}@example.com`, language: 'en' } as const;
    await addPerson(transaction, { ...person, founder: false, at });
    await setMembership(transaction, id, { firm: DEMO_FIRM.id, role, sites });
    return beginSession(transaction, id, at);
  });
}

/** Starts Chromium. */
export async function openBrowser(film?: string): Promise<Browser> {
  const places = film === undefined ? [SHELL, ...WHOLE] : WHOLE;
  const executablePath = places.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'The browser tests need Chromium, and this machine has none: install the package chromium, then run them again.',
    );
  const camera =
    film === undefined
      ? []
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...camera] });
}
