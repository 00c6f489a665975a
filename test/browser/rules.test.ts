import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe('the rules on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('are narrowed by words and day, and lead to a rule with its limits, sources and doubts', async () => {
    const page = await app.page('/rules');
    await page.getByRole('link', { name: 'Pacifiers' }).waitFor();
    await page.getByRole('textbox', { name: 'Name or citation' }).fill('1278a');
    await page.getByRole('link', { name: 'Pacifiers' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Total lead content' }).click();
    await page.getByRole('heading', { level: 1, name: 'Total lead content' }).waitFor();
    const limits = page.getByRole('region', { name: 'Limits' });
    expect(await limits.getByRole('row').allInnerTexts()).toHaveLength(4);
    await page.getByRole('region', { name: 'Who says so' }).getByText('notice E9-20589').waitFor();
    await page.context().close();
    const doubtful = await app.page('/rules/button-cells');
    await doubtful.getByRole('note').getByText('first day in force').waitFor();
    await doubtful.context().close();
    expect(app.faults).toEqual([]);
  });

  it('answer as facts are typed; the facts are recorded, and the kept answer says what changed', async () => {
    const page = await app.page('/products/bw-w-101/rules');
    const answers = page.getByRole('region', { name: /^Applies: / });
    await answers.getByRole('link', { name: 'Small parts' }).waitFor();
    await page.getByRole('textbox', { name: 'Age from, in months' }).fill('36');
    await answers.getByRole('link', { name: 'Small parts' }).waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Reason' }).fill('Age grade raised');
    await page.getByRole('button', { name: 'Record these facts' }).click();
    await page.getByText('The facts changed.').waitFor();
    await page.getByRole('button', { name: 'Keep this answer' }).click();
    await page.getByText('The kept answer stands').waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are open for a product of which nothing is recorded', async () => {
    const page = await app.page('/products/bw-c-110');
    await page.getByText('No facts are recorded about this product yet').waitFor();
    await page.getByRole('link', { name: 'Facts and answers' }).click();
    await page.getByText('Nobody has decided whether it is a children’s product.').waitFor();
    await page.getByRole('region', { name: /^Applies: 0/ }).waitFor();
    await page.context().close();
  });

  it.each(['/rules', '/rules/phthalates', '/products/bw-c-101', '/products/bw-c-101/rules'])(
    'are accessible and cut nothing off at %s',
    (address) => expectGoodLooks(app, address),
  );
});
