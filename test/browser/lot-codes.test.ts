import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = 'LH2508-C101-121A';

describe.each(eachInstallation)('lot codes on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('come from a scheme that is built, refused with its example, mended, recorded and issues', async () => {
    const page = await app.page('');
    await page.getByRole('navigation').getByRole('link', { name: 'Lot code schemes' }).click();
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
    const first = await next
      .getByRole('list', { name: 'Codes it gives' })
      .getByRole('listitem')
      .first()
      .innerText();
    await next.getByRole('button', { name: 'Give out the next code' }).click();
    await next.getByText('Given out, and never again:').waitFor();
    expect(first).toMatch(/^\d{4}-001/);
    await next.getByRole('listitem').filter({ hasText: '-002' }).first().waitFor();
    await expectGoodLook(page, 'of a scheme');
    await page.getByRole('link', { name: 'Correct the parts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Correct By month' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Decode a code' }).click();
    await page.getByRole('heading', { level: 1, name: 'Take a lot code apart' }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are taken apart from a run’s page and from the search, and held against the record', async () => {
    const page = await app.page(`/runs/${RUN}`);
    await page.getByRole('link', { name: 'What each part of the code means' }).click();
    await page.getByText(`No scheme of the firm reads ${RUN}`).waitFor();
    const scheme = { name: 'As printed', pattern: 'LH{year:2}{month:2}-C{line:3}-121A', example: RUN };
    const sent = await page.request.post(`${app.url}/api/v1/firms/brightwater/code-schemes`, {
      headers: { 'x-lotproof': '1', 'idempotency-key': 'as-printed', origin: app.url },
      data: { body: scheme },
    });
    expect(sent.status(), await sent.text()).toBeLessThan(300);
    await page.goto(`${app.url}/firms/brightwater/?code=lh2509c101121a`);
    await page.getByRole('link', { name: 'What each part of the code means' }).click();
    await page
      .getByRole('region', { name: 'By the scheme As printed' })
      .getByText('2509')
      .or(page.getByText('25', { exact: true }))
      .first()
      .waitFor();
    await page.getByText('No run on record carries this code.').waitFor();
    await page.getByRole('textbox', { name: 'Lot code' }).fill(RUN);
    await page.keyboard.press('Enter');
    const record = page.getByRole('region', { name: 'What the record says' });
    await record.getByRole('link', { name: RUN }).waitFor();
    await record.getByRole('row', { name: /^Date/ }).getByText('Agrees').waitFor();
    await expectGoodLook(page, 'of a code taken apart');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
