import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RECORD_KINDS } from '../../web/client/generated/record-kinds.ts';
import { eachInstallation } from '../installation.ts';
import { faultsOfLook, speak } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const PLURALS = Object.values(RECORD_KINDS).map(({ plural }) => plural);
const PLACES = [
  '',
  '/?code=nothing-like-it',
  '/scope',
  '/overview',
  '/records-in',
  '/settings',
  '/label-batch',
  '/decode',
  '/nothing-here',
];
const EMPTY = 'empty';
/** Those that the tests of single pages do not have. */
const LOOKS: readonly { width: number; scheme: 'dark' | 'light'; language: 'en' | 'zh' }[] = [
  { width: 1440, scheme: 'dark', language: 'zh' },
  // A window of 1280 pixels at a zoom of 400 %, and narrower than any phone (WCAG 1.4.10).
  { width: 320, scheme: 'light', language: 'en' },
];

/** So many pages take minutes: each part stays well within what ends a test that hangs. */
const PARTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Every list, and the page of one record of every kind that is on record: looked at in a row, in one tab. */
describe('every page', () => {
  let app: App;
  let addresses: string[];
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
    await app.house.firms.create(EMPTY, 'Empty Firm');
    addresses = [...PLACES, ...PLURALS.map((plural) => `/${plural}`), ...(await firstRecords(app))];
  });
  afterAll(() => app.close());

  it.each(PARTS)('is accessible and cuts nothing off, part %s', async (part) => {
    const some = addresses.filter((_, place) => place % PARTS.length === part - 1);
    expect(await faultsOn(app, 'brightwater', some)).toEqual([]);
  });

  it('says so in an empty firm', async () => {
    const lists = PLURALS.slice(0, 3).map((plural) => `/${plural}`);
    expect(await faultsOn(app, EMPTY, [...PLACES, ...lists])).toEqual([]);
  });
});

/** What is wrong with pages in both looks: each is loaded in one and changed to the other, and the next the other way round. */
async function faultsOn(app: App, firm: string, addresses: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const page = await app.page('');
  let spoken: 'en' | 'zh' = 'en';
  for (const address of addresses) {
    await page.goto(`${app.url}/firms/${firm}${address}`);
    await page.locator('main h1').waitFor();
    for (const look of LOOKS.toSorted(({ language }) => (language === spoken ? -1 : 1))) {
      if (look.language !== spoken) await speak(page, look.language);
      spoken = look.language;
      await page.emulateMedia({ colorScheme: look.scheme });
      await page.setViewportSize({ width: look.width, height: 900 });
      const found = await faultsOfLook(page);
      faults.push(...found.map((fault) => `${firm}${address} at ${String(look.width)}: ${fault}`));
    }
  }
  await page.context().close();
  return faults;
}

const listSchema = z.object({ records: z.array(z.object({ id: z.string() })) });

/** The page of the first record of every kind that is on record. */
async function firstRecords(app: App): Promise<string[]> {
  const page = await app.page('');
  const found: string[] = [];
  for (const plural of PLURALS) {
    const answer = await page.evaluate(
      `fetch('/api/v1/firms/brightwater/${plural}?limit=1').then((response) => response.json())`,
    );
    for (const { id } of listSchema.parse(answer).records) found.push(`/${plural}/${encodeURIComponent(id)}`);
  }
  await page.context().close();
  return found;
}
