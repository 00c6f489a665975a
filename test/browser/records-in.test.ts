import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFile } from '../cases/pack-files.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook, expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const { name, bytes } = packFile('romper');
const PARTNERS = 'Code,Name,Roles\nZENITH,Zenith Foam Works,supplier\nORBIT,Orbit Labels,suplier\n';

describe.each(eachInstallation)('getting records in on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  const choose = async (page: Page, file: { name: string; buffer: Buffer }): Promise<void> =>
    page.getByLabel('Choose files').setInputFiles({ ...file, mimeType: 'application/octet-stream' });

  it('looks good with nothing chosen', () => expectGoodLooks(app, '/records-in'));

  it("takes a factory's workbook from a guess to a dry run with its problems at their cells", async () => {
    const page = await app.page('/records-in');
    await choose(page, { name, buffer: bytes });
    await page.getByRole('combobox', { name: 'Factory whose file this is' }).fill('Thuong Hoa');
    await page.getByRole('button', { name: 'Guess again' }).click();
    await page.getByRole('heading', { name: 'New names this file brings' }).waitFor();
    await page.getByRole('tab', { name: 'Partners' }).click();
    await page
      .getByText(/is what it is called/)
      .first()
      .waitFor();
    await expectGoodLook(page, 'the mapping');
    for (const field of await page
      .getByRole('region', { name: 'What the file does not say' })
      .locator('input')
      .all())
      await field.fill('BR22');
    await page.getByLabel(/reads two ways/).selectOption({ label: 'day, month, year' });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('heading', { name: 'What would be recorded' }).waitFor();
    await page
      .getByRole('button', { name: /Has to be decided/ })
      .first()
      .click();
    await page.getByRole('gridcell', { selected: true }).waitFor();
    await expectGoodLook(page, 'the dry run');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('takes columns carried onto their fields by mouse, finger and keyboard', async () => {
    const page = await app.page('/records-in');
    const rows = 'Kennung,Bezeichnung,Aufgabe,Notizen\nZENITH,Zenith Foam Works,supplier,none\n';
    await choose(page, { name: 'firms.csv', buffer: Buffer.from(rows) });
    await page.getByLabel('Rows of this sheet are').selectOption({ label: 'Partners' });
    const board = page.getByRole('group', { name: 'How the columns are read' });
    const slot = (name: string) =>
      board.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) });
    const column = (name: string) => board.getByRole('button', { name });
    await board.scrollIntoViewIfNeeded();
    const [from, to] = [await centreOf(column('A Kennung')), await centreOf(slot('Code'))];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await slot('Code').getByRole('button', { name: 'A Kennung' }).waitFor();
    await page.getByText('You said so').first().waitFor();
    await carryByFinger(page, column('B Bezeichnung'), slot('Name'));
    await slot('Name').getByRole('button', { name: 'B Bezeichnung' }).waitFor();
    await column('C Aufgabe').press('Enter');
    await board.getByText('“Aufgabe”: now press the field it is.').waitFor();
    await expectGoodLook(page, 'a column picked');
    await slot('Roles').getByRole('button', { name: 'Roles', exact: true }).press('Enter');
    await slot('Roles').getByRole('button', { name: 'C Aufgabe' }).waitFor();
    await slot('Not read').getByRole('button', { name: 'D Notizen' }).waitFor();
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('button', { name: 'Record 1 change' }).waitFor();
    await page.context().close();
    // Looking whether a mapping fits is answered with no, once.
    expect(app.faults.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  it('says that it waits while somebody else records', async () => {
    const page = await app.page('/records-in');
    const rows = 'Code,Name,Roles\nNADIR,Nadir Trims,supplier\n';
    await choose(page, { name: 'nadir.csv', buffer: Buffer.from(rows) });
    await page.getByRole('button', { name: 'Record 1 change' }).waitFor();
    const others = Promise.withResolvers<null>();
    const ledger = await app.house.firms.open('brightwater');
    const theirs = ledger.database.write(() => others.promise);
    await page.getByRole('button', { name: 'Record 1 change' }).click();
    await page.getByText('Waiting for others to finish recording').waitFor();
    await page.getByText('Yours is kept and comes next').waitFor();
    await expectGoodLook(page, 'waiting');
    others.resolve(null);
    await theirs;
    await page.getByRole('heading', { name: 'Taken in' }).waitFor();
    await page.getByText('Yours is kept and comes next').waitFor({ state: 'detached' });
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('mends a cell in place, and finds nothing new the second time, and takes it back', async () => {
    const page = await app.page('/records-in');
    const file = { name: 'partners.csv', buffer: Buffer.from(PARTNERS) };
    await choose(page, file);
    await page.getByRole('button', { name: /Has to be decided.*C3/ }).click();
    await page.getByLabel('Read the cell as').fill('supplier');
    await page.getByRole('button', { name: 'Mend' }).click();
    await page.getByText('No problems: every row can be recorded.').waitFor();
    await page.getByRole('button', { name: 'Record 2 changes' }).click();
    await page.getByRole('heading', { name: 'Taken in' }).waitFor();
    await page.getByRole('button', { name: 'Take in another file' }).click();
    const unchanged = PARTNERS.replace('suplier', 'supplier');
    await choose(page, { name: 'partners.csv', buffer: Buffer.from(unchanged) });
    await page.getByRole('button', { name: 'Nothing new in this file' }).waitFor();
    await page.getByRole('button', { name: 'Take in another file' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/2 records it recorded will be withdrawn/).waitFor();
    await dialog.getByLabel('Reason').fill('The file of another order');
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function carryByFinger(page: Page, what: Locator, onto: Locator): Promise<void> {
  const hand = await page.context().newCDPSession(page);
  const [from, to] = [await centreOf(what), await centreOf(onto)];
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (const point of [half, to])
    await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
