// `npm run pictures`: takes the pictures of the README and the guides from the web app with the demo firm.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { openAccess } from '../src/access/open-access.ts';
import { makeSetUpLink } from '../src/access/link.ts';
import { setUpFounder } from '../src/access/sign-in.ts';
import { buildDemo } from '../src/demo/build-demo.ts';
import { DEMO_FIRM } from '../src/demo/demo-firm.ts';
import { openFirms } from '../src/house/firms.ts';
import { settingsFrom } from '../src/house/settings.ts';
import { startServer } from '../src/http/server.ts';
import { present } from '../src/kit/invariant.ts';

interface Picture {
  readonly name: string;
  /** Below the demo firm's. */
  readonly address: string;
  readonly language?: 'en' | 'zh';
  readonly width?: number;
  readonly height?: number;
}

const LOT = JSON.stringify([{ kind: 'material-lot', id: 'DS-RED-0311' }]);
const SCOPE = `/scope?suspects=${encodeURIComponent(LOT)}`;
const PICTURES: readonly Picture[] = [
  { name: 'story', address: '/trace?kind=material-lot&id=DS-RED-0311', width: 1440, height: 760 },
  { name: 'scope', address: SCOPE },
  { name: 'scope-phone-zh', address: SCOPE, language: 'zh', width: 390, height: 780 },
  { name: 'run', address: '/runs/LH2508-C101-124B' },
  { name: 'overview', address: '/overview' },
];
const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const OWNER = {
  login: 'ha@example.com',
  password: 'a boat on the river',
  name: 'Nguyen Thu Ha',
  language: 'en',
} as const;

const data = mkdtempSync(path.join(tmpdir(), 'lotproof-pictures-'));
const settings = settingsFrom({ LOTPROOF_DATA: data, LOTPROOF_PORT: '0' });
const now = (): string => new Date().toISOString();
const [firms, access] = [openFirms(settings), await openAccess(settings, now())];
try {
  await buildDemo(await firms.create(DEMO_FIRM.id, DEMO_FIRM.name), () => undefined);
  const link = await access.write((transaction) => makeSetUpLink(transaction, now()));
  const token = present(new URL(present(link, 'a link'), 'http://x').searchParams.get('token'), 'a token');
  const { session } = await setUpFounder(access, { ...OWNER, token }, { id: 'ha', now: now() });
  const webFolder = path.resolve(import.meta.dirname, '../web/dist');
  const edge = { settings, firms, access, now, newId: () => randomUUID(), log: () => undefined, webFolder };
  const server = await startServer(edge);
  const executablePath = present(
    BROWSERS.find((one) => existsSync(one)),
    'Chromium (install the package chromium)',
  );
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of PICTURES) await take(browser, { url: server.url, session }, picture);
  await browser.close();
  await server.close();
} finally {
  await firms.close();
  await access.close();
  rmSync(data, { recursive: true });
}

async function take(browser: Browser, at: { url: string; session: string }, picture: Picture): Promise<void> {
  const { name, address, language = 'en', width = 1200, height = 750 } = picture;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'lotproof', value: at.session, url: at.url }]);
  await context.addInitScript({ content: `localStorage.setItem('lotproof-language', '${language}')` });
  const page = await context.newPage();
  await page.goto(`${at.url}/firms/${DEMO_FIRM.id}${address}`);
  await page.locator('main h1').waitFor();
  await page.waitForSelector('.skeleton', { state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await context.close();
  console.log(`docs/pictures/${name}.png`);
}
