import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/access/password.ts';
import { addPerson, setMembership, setPassword } from '../../src/access/person-store.ts';
import { beginSession } from '../../src/access/session.ts';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { eachInstallation } from '../installation.ts';
import { DEMO_OWNER } from './demo-house.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe.each(eachInstallation)('a session that ends on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  /** A form with something typed, and its session ended meanwhile; sending it says so. */
  const begin = async (code: string): Promise<{ page: Page; form: Locator; again: Locator }> => {
    const { access, clock } = app.house;
    const session = await access.write((transaction) => beginSession(transaction, 'ha', clock.now));
    const page = await app.page('/runs', { session });
    await page.getByRole('button', { name: 'Record a new one' }).click();
    const form = page.getByRole('dialog', { name: 'Record: Run' });
    await form.getByRole('textbox', { name: 'Code', exact: true }).fill(code);
    const product = { name: 'Product', exact: true };
    await form.getByRole('combobox', product).or(form.getByRole('textbox', product)).click();
    await page.getByRole('option').first().click();
    await app.signOut(session);
    await form.getByRole('button', { name: 'Record it' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.getByText('What you typed is still here.').waitFor();
    return { page, form, again };
  };

  it('is renewed over the form, and what was typed is recorded', async () => {
    const { page, form, again } = await begin('RUN-11');
    await expectGoodLook(page, 'the session has ended');
    // What is under the dialog cannot be reached meanwhile, not by its closing key either.
    await page.keyboard.press('Escape');
    await signIn(again, { ...DEMO_OWNER, password: 'a guess at it' });
    await again.getByText('The e-mail address or the password is wrong.').waitFor();
    await signIn(again, DEMO_OWNER);
    await again.waitFor({ state: 'detached' });
    expect(await form.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe('RUN-11');
    expect(await form.getByRole('alert').count()).toBe(0);
    await form.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { level: 1, name: 'RUN-11' }).waitFor();
    await page.context().close();
  });

  it('leaves nothing of it to somebody else who signs in', async () => {
    const lan = { login: 'lan@example.com', password: 'a lamp in the harbour' };
    await addSomebody(app, lan);
    const { page, form, again } = await begin('RUN-12');
    await signIn(again, lan);
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Signed in as Tran Thi Lan' }).waitFor();
    await page.context().close();
  });
});

async function addSomebody(
  { house }: App,
  { login, password }: { login: string; password: string },
): Promise<void> {
  const hash = await hashPassword(password);
  const lan = { id: 'lan', name: 'Tran Thi Lan', login, language: 'en', founder: false } as const;
  await house.access.write(async (transaction) => {
    await addPerson(transaction, { ...lan, at: house.clock.now });
    await setPassword(transaction, lan.id, hash);
    await setMembership(transaction, lan.id, { firm: DEMO_FIRM.id, role: 'operations', sites: [] });
  });
}

async function signIn(
  dialog: Locator,
  { login, password }: { login: string; password: string },
): Promise<void> {
  await dialog.getByLabel('E-mail address').fill(login);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
}
