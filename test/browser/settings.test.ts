import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook, expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe.each(eachInstallation)('the settings on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('let somebody in with a link, limit them to sites, and remove them', async () => {
    const page = await app.page('/settings/people');
    const link = await invite(page, { name: 'Tran Thi Lan', login: 'lan@example.com', role: 'Quality' });
    expect(link).toMatch(/\/join\?token=/);
    const row = page.getByRole('listitem').filter({ hasText: 'lan@example.com' });
    await row.getByText('Invited, has not signed in yet').waitFor();
    await choose(page, 'Tran Thi Lan', 'Change the role');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Factory' }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose at least one site.').waitFor();
    await dialog.getByRole('group', { name: 'Sites they see' }).getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Sees only:').waitFor();
    await choose(page, 'Tran Thi Lan', 'Remove from the firm');
    await dialog.getByText('can no longer see or record anything here').waitFor();
    await dialog.getByRole('button', { name: 'Remove Tran Thi Lan' }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('make a token that is shown once and works until it is ended', async () => {
    const page = await app.page('/settings/tokens');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Scanner');
    await dialog.getByRole('checkbox', { name: 'Ask for traces and scopes' }).uncheck();
    await dialog.getByRole('button', { name: 'Make the token' }).click();
    const secret = await dialog.getByRole('textbox', { name: 'Copy the token now' }).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await page.content()).not.toContain(secret);
    const runs = `${app.url}/api/v1/firms/${DEMO_FIRM.id}/runs?limit=1`;
    const asked = { headers: { authorization: `Bearer ${secret}` } };
    expect((await fetch(runs, asked)).status).toBe(200);
    await page.getByText('May only: See records').waitFor();
    await page.getByRole('button', { name: 'End the token Scanner' }).click();
    await dialog.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('list', { name: 'Ended tokens' }).getByText('Scanner').waitFor();
    expect((await fetch(runs, asked)).status).toBe(401);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('say where the ledger stands, and verify it', async () => {
    const page = await app.page('/settings/about');
    await page.getByText('9.9.9').waitFor();
    const verified = page.getByRole('region', { name: 'Last verification' });
    await verified.getByText('Never, as far as this database knows.').waitFor();
    await verified.getByRole('button', { name: 'Verify now' }).click();
    await verified.getByText('Sound', { exact: true }).waitFor();
    await verified.getByText('Nothing was recorded since.').waitFor();
    await page.getByText(`npx lotproof backup /mnt/backup/lotproof --firm ${DEMO_FIRM.id}`).waitFor();
    const session = await app.signIn('viewer');
    const other = await app.page('/settings/about', { session });
    await other.getByText('Your role may not verify the ledger.').waitFor();
    await other.getByText('Nothing was recorded since.').waitFor();
    for (const one of [page, other]) await one.context().close();
    expect(app.faults).toEqual([]);
  });

  it('name the firm, and show times in its time zone', async () => {
    const page = await app.page('/settings/firm');
    await page.getByRole('textbox', { name: 'Name of the firm' }).fill('Brightwater & Daughters');
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await zone.fill('Ho_Chi');
    await page.getByRole('option', { name: 'Asia/Ho_Chi_Minh' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('Brightwater & Daughters').first().waitFor();
    await page.goto(`${app.url}/firms/${DEMO_FIRM.id}/runs/LH2508-C101-121A`);
    await page.getByText('GMT+7').first().waitFor();
    const session = await app.signIn('viewer');
    const other = await app.page('/settings/firm', { session });
    await other.getByText('Only owners of the firm change this.').waitFor();
    expect(await other.getByRole('textbox', { name: 'Name of the firm' }).count()).toBe(0);
    for (const one of [page, other]) await one.context().close();
    expect(app.faults).toEqual([]);
  });

  it('tell somebody who is no owner whom to ask', async () => {
    const session = await app.signIn('viewer');
    const page = await app.page('/settings/people', { session });
    await page.getByText('Your role here is Viewer.').waitFor();
    expect(await page.getByRole('button', { name: 'Add a person' }).count()).toBe(0);
    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await page.context().close();
  });

  it('change the password and the language of the account', async () => {
    const session = await app.signIn('viewer');
    const page = await app.page('/settings/account', { session });
    await page.getByLabel('Password so far').fill('not the one');
    await page.getByLabel('New password', { exact: true }).fill('a lamp in the harbour');
    await page.getByLabel('New password again').fill('a lamp in the harbor');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The two are not alike.').waitFor();
    await page.getByLabel('New password again').fill('a lamp in the harbour');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password so far is wrong.').waitFor();
    await page.getByText('简体中文').click();
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor();
    await page.context().close();
  });

  it('choose in which units masses are shown, and the forms stay with those of the records', async () => {
    const page = await app.page('/settings/account');
    await page.getByText('US customary (lb, yd)').click();
    await page.goto(`${app.url}/firms/${DEMO_FIRM.id}/material-lots/DS-RED-0311`);
    await page.getByText('33.510 lb').first().waitFor();
    await page.getByRole('button', { name: 'Correct' }).first().click();
    await page.getByRole('dialog').getByText('In g, as it is recorded').waitFor();
    await page.context().close();
  });
});

async function invite(
  page: Page,
  { name, login, role }: { name: string; login: string; role: string },
): Promise<string> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(login);
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  const link = await dialog.getByRole('textbox', { name: `Hand this link to ${name}` }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return link;
}

async function choose(page: Page, name: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `What can be done for ${name}` }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

// Looks do not hang on the database, and axe takes its time.
describe('the settings', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it.each(['people', 'tokens', 'firm', 'account', 'about'])(
    'are accessible and cut nothing off: %s',
    (part) => expectGoodLooks(app, `/settings/${part}`),
  );

  it('are accessible in their dialogs', async () => {
    const page = await app.page('/settings/tokens', { width: 390 });
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Factory' }).check();
    await expectGoodLook(page, 'making a token');
    await page.context().close();
  });
});
