/**
 * `node bench/story-frames.ts`: how smoothly the story of one lot in more than 5,000 places is panned, zoomed and unfolded in headless
 * Chromium. Build the web app first (`npm run web:build`). Prints a table; `bench/README.md` keeps what it said.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { openAccess } from '../src/access/open-access.ts';
import { addPerson, setMembership } from '../src/access/person-store.ts';
import { beginSession } from '../src/access/session.ts';
import { openFirms } from '../src/house/firms.ts';
import { settingsFrom } from '../src/house/settings.ts';
import { startServer } from '../src/http/server.ts';
import { present } from '../src/kit/invariant.ts';
import { record } from '../src/ledger/record.ts';
import { FRAMES, GESTURES } from './story/gestures.ts';
import { storyWorld, WORLD_LOT } from './story/story-world.ts';
import { timingOf } from './measure.ts';

const FIRM = 'story';
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const folder = mkdtempSync(path.join(tmpdir(), 'lotproof-story-'));

const settings = settingsFrom({ LOTPROOF_DATA: folder, LOTPROOF_PORT: '0' });
const now = (): string => new Date().toISOString();
let made = 0;
const newId = (): string => `made-${(made += 1)}`;
const firms = openFirms(settings);
const access = await openAccess(settings, now());
const ledger = await firms.create(FIRM, 'Story');
await record(ledger, { actor: 'bench', at: now(), command: 'world', newId }, (end) =>
  end.append(storyWorld()),
);
const session = await access.write(async (transaction) => {
  const person = { id: 'owner', name: 'Owner', login: 'owner@example.com', language: 'en' } as const;
  await addPerson(transaction, { ...person, founder: true, at: now() });
  await setMembership(transaction, person.id, { firm: FIRM, role: 'owner', sites: [] });
  return beginSession(transaction, person.id, now());
});
const webFolder = path.join(import.meta.dirname, '..', 'web', 'dist');
const server = await startServer({
  ...{ settings, firms, access, now, newId, webFolder },
  log: () => undefined,
});
const executablePath = present(
  PLACES.find((place) => existsSync(place)),
  'Chromium',
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await measureStory();
} finally {
  await browser.close();
  await server.close();
  await firms.close();
  await access.close();
  rmSync(folder, { recursive: true });
}

async function measureStory(): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(120_000);
  await context.addCookies([{ name: 'lotproof', value: session, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/firms/${FIRM}/trace?kind=${WORLD_LOT.kind}&id=${WORLD_LOT.id}`);
  const graph = page.getByRole('group', { name: /Story as a graph/ });
  await graph.getByRole('button', { name: /You are here/ }).waitFor();
  const steps = await page.getByText(/steps on record/).textContent();
  print(steps ?? '');
  await page.evaluate(FRAMES);
  print('| what | frames | median ms | p95 ms | p99 ms | worst ms | longer than 1.5 frames |');
  for (const { what, act } of GESTURES) report(what, await framesDuring(page, act));
  print((await graph.getAttribute('aria-label')) ?? '');
}

/** Milliseconds between the frames that were drawn while something was done. */
async function framesDuring(page: Page, act: (page: Page) => Promise<void>): Promise<number[]> {
  await page.evaluate('window.beginFrames()');
  await act(page);
  return page.evaluate<number[]>('window.endFrames()');
}

function report(what: string, frames: readonly number[]): void {
  const { medianMs, p95Ms, p99Ms } = timingOf(frames);
  const late = frames.filter((time) => time > 25).length;
  const shown = [medianMs, p95Ms, p99Ms, Math.max(...frames)].map((time) => time.toFixed(1));
  print(`| ${what} | ${frames.length} | ${shown.join(' | ')} | ${late} |`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
