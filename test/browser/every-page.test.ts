import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RECORD_KINDS } from '../../web/client/generated/record-kinds.ts';
import { eachInstallation } from '../installation.ts';
import { faultsOfLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App, Look } from './open-app.ts';

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
const LOOKS: readonly Look[] = [
  { width: 1440, dark: true, language: 'zh' },
  // A window of 1280 pixels at a zoom of 400 %, and narrower than any phone (WCAG 1.4.10).
  { width: 320, language: 'en' },
];

/** So many pages take minutes: each part stays well within what ends a test that hangs. */
const IN_PARTS = 4;
const PARTS = LOOKS.flatMap((look) => [1, 2, 3, 4].map((part) => ({ look, part })));

/** Every list, and the page of one record of every kind that has any: looked at in a row, in one tab. */
describe('every page', () => {
  let app: App;
  let addresses: string[];
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
    await app.house.firms.create(EMPTY, 'Empty Firm');
    addresses = [...PLACES, ...PLURALS.map((plural) => `/${plural}`), ...(await firstRecords(app))];
  });
  afterAll(() => app.close());

  it.each(PARTS)(
    'is accessible and cuts nothing off, $look.language at $look.width, part $part',
    async (one) => {
      const some = addresses.filter((_, place) => place % IN_PARTS === one.part - 1);
      expect(await faultsOn(app, 'brightwater', { look: one.look, addresses: some })).toEqual([]);
    },
  );

  it.each(LOOKS)('says so in an empty firm, $language at $width', async (look) => {
    const lists = PLURALS.slice(0, 3).map((plural) => `/${plural}`);
    expect(await faultsOn(app, EMPTY, { look, addresses: [...PLACES, ...lists] })).toEqual([]);
  });
});

async function faultsOn(
  app: App,
  firm: string,
  { look, addresses }: { look: Look; addresses: readonly string[] },
): Promise<string[]> {
  const faults: string[] = [];
  const page = await app.page('', look);
  for (const address of addresses) {
    await page.goto(`${app.url}/firms/${firm}${address}`);
    await page.locator('main h1').waitFor();
    for (const fault of await faultsOfLook(page)) faults.push(`${firm}${address}: ${fault}`);
  }
  await page.context().close();
  return faults;
}

const listSchema = z.object({ records: z.array(z.object({ id: z.string() })) });

/** The page of the first record of every kind that has any. */
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
