import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

interface Form {
  /** Where the list is. */
  readonly list: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Fields whose first offered record or choice is taken. */
  readonly offered: readonly string[];
  /** A field that is corrected, and to what. */
  readonly corrected: readonly [field: string, value: string];
}

const FORMS: readonly Form[] = [
  { list: 'runs', texts: { Code: 'RUN-9' }, offered: ['Product'], corrected: ['Work order', 'WO-9'] },
  { list: 'material-lots', texts: { Code: 'LOT-9' }, offered: ['Material'], corrected: ['Invoice', 'INV-9'] },
  {
    list: 'shipment-lines',
    texts: { Units: '12' },
    offered: ['Shipment', 'Run'],
    corrected: ['Units', '24'],
  },
  {
    list: 'inspections',
    texts: {},
    offered: ['Kind', 'Run', 'Result'],
    corrected: ['Inspector', 'Tran Minh'],
  },
];

describe.each(eachInstallation)('forms of the web app on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it.each(FORMS)('record, correct and withdraw in $list', async (form) => {
    const page = await app.page(`/${form.list}`);
    await record(page, form);
    await correct(page, form.corrected);
    await withdraw(page);
    expect(app.faults).toEqual([]);
    await page.context().close();
  });

  it('keep what was typed over a reload, say so, and forget it once it is recorded', async () => {
    const page = await app.page('/material-lots');
    const dialog = page.getByRole('dialog');
    const open = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Record a new one' }).click();
      await dialog.getByRole('textbox', { name: 'Invoice', exact: true }).waitFor();
    };
    await open();
    await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill('LOT-77');
    await page.reload();
    await page.locator('main h1').waitFor();
    await open();
    await dialog.getByText('What you typed here before is back.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe('LOT-77');
    await dialog.getByRole('combobox', { name: 'Material', exact: true }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { level: 1, name: 'LOT-77' }).waitFor();
    expect(await page.evaluate('Object.keys(sessionStorage).join()')).not.toContain('draft');
    expect(app.faults).toEqual([]);
    await page.context().close();
  });

  it('takes carton numbers as people count them, both ends included', async () => {
    const page = await app.page('/packings');
    await page.getByRole('button', { name: 'Record a new one' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Carton series', exact: true }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('textbox', { name: 'First number', exact: true }).fill('901');
    await dialog.getByRole('textbox', { name: 'Last number', exact: true }).fill('912');
    await dialog.getByRole('button', { name: 'Add Contents' }).click();
    await dialog.getByRole('combobox', { name: 'Run', exact: true }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('textbox', { name: 'Units per carton', exact: true }).fill('24');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { level: 1, name: /^Cartons 901 to 912 of/ }).waitFor();
    const facts = page.getByRole('region', { name: 'What it says' });
    expect(await facts.innerText()).toMatch(/First number\s+901\s+Last number\s+912/);
    await page.context().close();
  });

  it('says what is missing and keeps what was typed', async () => {
    const page = await app.page('/runs');
    await page.getByRole('button', { name: 'Record a new one' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill('RUN-10');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.getByRole('alert').first().waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe('RUN-10');
    await page.context().close();
  });
});

async function record(page: Page, { texts, offered }: Form): Promise<void> {
  await page.getByRole('button', { name: 'Record a new one' }).click();
  const dialog = page.getByRole('dialog');
  for (const [name, text] of Object.entries(texts))
    await dialog.getByRole('textbox', { name, exact: true }).fill(text);
  for (const name of offered) {
    const named = { name, exact: true };
    await dialog.getByRole('combobox', named).or(dialog.getByRole('textbox', named)).click();
    await page.getByRole('option').first().click();
  }
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Correct', exact: true }).waitFor();
}

async function correct(page: Page, [field, value]: Form['corrected']): Promise<void> {
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: field, exact: true }).fill(value);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Read from the paper again');
  await dialog.getByRole('button', { name: 'Record the correction' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Read from the paper again').waitFor();
}

async function withdraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Recorded twice');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('note').getByText('This record was withdrawn').waitFor();
}
