import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { present } from '../../src/kit/invariant.ts';
import { eachInstallation } from '../installation.ts';
import { wordsInTables } from './broken-words.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';
import { strangersPhone } from './stranger.ts';

const RUN = 'LH2508-C101-121A';
/** Marks of its cartons begin so. */
const MARK = /^BW-\d+ C\/NO\.\d/;

describe('a link to the evidence of a run', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(present(eachInstallation[0], 'an installation').open);
  });
  afterAll(() => app.close());

  it('is made on its page, opened by somebody without an account, and taken back', async () => {
    const page = await app.page(`/runs/${RUN}`);
    await page.getByRole('button', { name: 'Share by link' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('open nothing elsewhere').waitFor();
    await dialog.getByRole('textbox', { name: 'Whom it is for' }).fill('Mega Mart');
    await expectGoodLook(page, 'before the link is made');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Send this link to Mega Mart' }).inputValue();
    await expectGoodLook(page, 'when the link is made');
    const outside = await present(page.context().browser(), 'a browser').newContext();
    const stranger = await outside.newPage();
    await stranger.setViewportSize({ width: 390, height: 900 });
    await stranger.goto(`${link}?lang=zh`);
    await stranger.getByRole('link', { name: '下载文件' }).waitFor();
    await expectGoodLook(stranger, 'the page of the link in Chinese on a phone');
    await stranger.getByRole('link', { name: 'English' }).click();
    const fetching = stranger.waitForEvent('download');
    await stranger.getByRole('link', { name: 'Fetch the file' }).click();
    expect((await fetching).suggestedFilename()).toMatch(/^evidence-.*\.zip$/);
    const list = await app.page('/settings/shares', { width: 390 });
    await list.getByRole('button', { name: 'Who opened it: the link for Mega Mart' }).click();
    await list.getByRole('dialog').getByText('Fetched the pack').waitFor();
    await expectGoodLook(list, 'who opened it, on a phone');
    await list.getByRole('button', { name: 'Cancel' }).click();
    await list.getByRole('button', { name: 'Take back the link for Mega Mart' }).click();
    await list.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await list.getByText('Nothing is shared').waitFor();
    expect((await stranger.goto(link))?.status()).toBe(404);
    expect(app.faults).toEqual([]);
  });

  it('lets a consignee answer a recall notice on a phone', async () => {
    const headers = {
      ...{ cookie: `lotproof=${await app.signIn('owner')}`, 'x-lotproof': '1' },
      'content-type': 'application/json',
    };
    const declared = await fetch(`${app.url}/api/v1/firms/${DEMO_FIRM.id}/recall/declare`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify({
        ...{ id: 'recall-1', suspects: [{ kind: 'run', id: RUN }], boundary: 'lots' },
        ...{ title: 'Wheel may come off', reason: 'A small part.', declaredBy: 'M. Sato' },
      }),
    });
    expect(declared.status).toBe(200);
    const page = await app.page('/recalls/recall-1/notices');
    await page.getByRole('button', { name: 'Write the notices' }).click();
    await page.getByText(/notices? written/).waitFor();
    await page.getByText('open nothing elsewhere').waitFor();
    await expectGoodLook(page, 'the notices');
    await page
      .getByRole('button', { name: /^What can be done with/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Link to hand over' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByRole('textbox', { name: /^Send this link to/ }).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).last().click();
    const stranger = await strangersPhone(page);
    await stranger.goto(`${link}?lang=zh`);
    await stranger.getByRole('radio', { name: '没有，已无存货' }).check();
    await stranger.getByRole('textbox', { name: '此前已售出或转出' }).fill('12');
    await stranger.getByRole('button', { name: '提交答复' }).click();
    await stranger.getByText('谢谢，您的答复已记录。').waitFor();
    const looked = await app.page('/recalls/recall-1/notices', { language: 'zh', width: 390, dark: true });
    await looked.getByText('件数未结清').waitFor();
    await expectGoodLook(looked, 'the notices in Chinese on a phone');
    await looked.goto(`${app.url}/firms/${DEMO_FIRM.id}/recalls/recall-1`);
    await looked.getByText(RUN).last().waitFor();
    await expectGoodLook(looked, 'the page of the recall on a phone');
    // What people compare with the goods stands deep in the cells.
    const codes = expect.arrayContaining([RUN, expect.stringMatching(MARK)]) as string[];
    expect(await wordsInTables(looked)).toEqual({ looked: codes, broken: [] });
    await looked.goto(link);
    await expectGoodLook(looked, 'the page of the notice on a phone');
    expect(await wordsInTables(looked)).toEqual({ looked: codes, broken: [] });
    expect(app.faults).toEqual([]);
  });
});
