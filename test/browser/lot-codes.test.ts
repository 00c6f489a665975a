import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe.each(eachInstallation)('lot codes on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('come from a scheme that is built, refused with its example, mended, recorded and issues', async () => {
    const page = await app.page('/code-schemes');
    await page.getByRole('link', { name: 'Build a scheme' }).click();
    await page.getByRole('heading', { level: 1, name: 'Build a scheme' }).waitFor();
    const proof = page.getByRole('region', { name: 'Codes and proof' });
    await proof.getByText('No two runs get one code').waitFor();
    await page.getByRole('button', { name: 'Take Month (2) out' }).click();
    await proof.getByText('Refused: this scheme may not issue codes').waitFor();
    await proof.getByText('The sequence begins again (Month)').waitFor();
    expect(await proof.getByRole('group', { name: 'The two runs' }).locator('tbody tr').count()).toBe(2);
    expect(await page.getByRole('button', { name: 'Record it' }).isDisabled()).toBe(true);
    await expectGoodLook(page, 'of a scheme that is refused');
    await page.getByRole('combobox', { name: 'New part' }).click();
    await page.getByRole('option', { name: 'Month' }).click();
    await page.getByRole('button', { name: 'Add the part' }).click();
    const earlier = page.getByRole('button', { name: 'Move Month (4) earlier' });
    await earlier.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Month is now part 3 of 4.').waitFor();
    // The button that moved it still has the focus.
    await page.keyboard.press('Enter');
    await page.getByText('Month is now part 2 of 4.').waitFor();
    await proof.getByText('No two runs get one code').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('By month');
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { level: 1, name: 'By month' }).waitFor();
    const next = page.getByRole('region', { name: 'Next codes' });
    const [first] = await next
      .getByRole('list', { name: 'Codes it gives' })
      .getByRole('listitem')
      .allInnerTexts();
    await next.getByRole('button', { name: 'Give out the next code' }).click();
    await next.getByText('Given out, and never again:').waitFor();
    expect(first).toMatch(/^\d{4}-001/);
    await next.getByRole('listitem').filter({ hasText: '-002' }).first().waitFor();
    await expectGoodLook(page, 'of a scheme');
    await page.getByRole('link', { name: 'Correct the parts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Correct By month' }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
