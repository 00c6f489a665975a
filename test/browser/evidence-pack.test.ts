import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/pack/check/archive.ts';
import { eachDatabase } from '../databases.ts';
import { openPack } from '../world.ts';
import { openBrowser } from './open-app.ts';
import { expectGoodLook } from './looks.ts';

const [sqlite] = eachDatabase;

/** What the receiver has: the file, and the folder it was unpacked to; no server, no network. */
describe('an evidence pack, opened from disk without a network,', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lotproof-pack-'));
  const zip = path.join(folder, 'evidence.zip');
  const outside: string[] = [];
  const faults: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const open = async (name: string): Promise<Page> => {
    await page.goto(pathToFileURL(path.join(folder, 'unpacked', name)).href);
    return page;
  };
  beforeAll(async () => {
    const world = await openPack('romper', sqlite?.url() ?? '');
    const made = (await world.ask('pack.make', { about: 'run', code: 'bg1' })) as { base64: string };
    await world.close();
    const bytes = new Uint8Array(Buffer.from(made.base64, 'base64'));
    writeFileSync(zip, bytes);
    for (const file of readArchive(bytes) ?? []) {
      const to = path.join(folder, 'unpacked', file.path);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, file.bytes);
    }
    browser = await openBrowser();
    context = await browser.newContext({ offline: true, viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) outside.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('is read page by page in both languages, asks for nothing, and looks right', async () => {
    await open('index.html');
    await page.getByRole('link', { name: /^Evidence pack/ }).click();
    for (const name of ['Story', 'Scope', 'Records', 'Files', 'Ledger']) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await expectGoodLook(page, name);
    }
    await page.setViewportSize({ width: 390, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('link', { name: '中文' }).click();
    for (const name of ['摘要', '来龙去脉', '影响范围', '记录', '文件']) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await expectGoodLook(page, name);
    }
    expect({ outside, faults }).toEqual({ outside: [], faults: [] });
  });

  it('checks itself by its own page, and names the file in which a byte was flipped', async () => {
    await open('verify.html');
    await page.getByLabel('The zip file').setInputFiles(zip);
    await page.getByText('Sound: every file').waitFor();
    await expectGoodLook(page, 'sound');
    await page.getByLabel('The unpacked folder').setInputFiles(path.join(folder, 'unpacked'));
    await page.getByText('zip file itself was not looked at').waitFor();
    expect(await page.locator('#verdict').innerText()).toContain('Sound: every file');
    const story = path.join(folder, 'unpacked/data/story.csv');
    writeFileSync(story, 'made up\r\n');
    await open('verify.html');
    await page.getByLabel('The unpacked folder').setInputFiles(path.join(folder, 'unpacked'));
    await page.getByText('data/story.csv is not what the manifest says').waitFor();
    expect(await page.locator('#verdict').innerText()).toContain('data/story.csv 与清单不符');
    expect({ outside, faults }).toEqual({ outside: [], faults: [] });
  });
});
