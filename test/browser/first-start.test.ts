import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetUpLink } from '../../src/access/link.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openEmptyApp } from './open-app.ts';
import type { App } from './open-app.ts';

const OWNER = { name: 'Nguyen Thu Ha', login: 'ha@example.com', password: 'a boat on the river' } as const;

describe.each(eachInstallation)('the first start on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openEmptyApp(open);
  });
  afterAll(() => app.close());

  it('goes from the owner’s link to a firm, a colleague and a first product', async () => {
    const page = await app.page(await ownersLink(app));
    await expectGoodLook(page, 'setting up');
    await setUp(page, 'Société Arcadia');
    const choices = page.getByRole('region', { name: 'Begin with …' });
    await choices.getByText('Nothing is recorded in this firm yet.').waitFor();
    await expectGoodLook(page, 'an empty firm');
    const url = new URL(page.url());
    expect(url.pathname).toBe('/firms/societe_arcadia');
    await page.goto(`${url.href}/overview`);
    await choices.waitFor();
    await page.goto(`${url.href}/runs`);
    await page.getByRole('button', { name: 'Take in a workbook' }).click();
    await page.getByRole('heading', { level: 1, name: 'Records in' }).waitFor();
    await join(app, page, url.href);
    await recordProduct(page, url.href);
    await page.goto(url.href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await choices.count()).toBe(0);
    expect(app.faults).toEqual([]);
    await page.context().close();
  });
});

// The demo is built alike on both databases (see its own tests); it takes its time.
describe('the first start without a firm', () => {
  let app: App;
  beforeAll(async () => {
    app = await openEmptyApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('builds the demo firm', async () => {
    const page = await app.page(await ownersLink(app), { width: 390 });
    await expectGoodLook(page, 'setting up on a phone');
    await setUp(page, '');
    await page.getByRole('heading', { level: 1, name: 'Name your firm' }).waitFor();
    await expectGoodLook(page, 'naming a firm');
    const { origin } = new URL(page.url());
    await page.getByRole('button', { name: 'Build the demo firm' }).click();
    await page.waitForURL('**/firms/brightwater');
    await page.getByText('Brightwater Toys LLC').first().waitFor();
    await page.goto(`${origin}/`);
    await page.waitForURL('**/firms/brightwater');
    expect(app.faults).toEqual([]);
    await page.context().close();
  });
});

async function ownersLink({ house }: App): Promise<string> {
  const link = await house.access.write((transaction) => makeSetUpLink(transaction, house.clock.now));
  return link ?? '';
}

async function setUp(page: Page, firm: string): Promise<void> {
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail address').fill(OWNER.login);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByLabel('Name of your firm').fill(firm);
  await page.getByRole('button', { name: 'Become the owner' }).click();
}

/** Somebody who is invited chooses a password, and is told that somebody else has to begin. */
async function join(app: App, owners: Page, firm: string): Promise<void> {
  await owners.goto(`${firm}/settings/people`);
  await owners.getByRole('button', { name: 'Add a person' }).click();
  const dialog = owners.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tran Thi Lan');
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('lan@example.com');
  await dialog.getByRole('radio', { name: 'Viewer' }).check();
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Hand this link to' }).inputValue();
  const { pathname, search } = new URL(link);
  const page = await app.page(`${pathname}${search}`, { session: null });
  await expectGoodLook(page, 'joining');
  await page.getByLabel('Password').fill('a lamp in the harbour');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByText('Your role does not allow this.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Record a product' }).count()).toBe(0);
  await page.context().close();
}

async function recordProduct(page: Page, firm: string): Promise<void> {
  await page.goto(firm);
  await page.getByRole('button', { name: 'Record a product' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Romper');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Romper' }).waitFor();
}
