import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { eachInstallation } from '../installation.ts';
import { asPng, labelPicture } from './label-picture.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = 'LH2508-C101-121A';

describe.each(eachInstallation)('the run sheet on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('shows what was made where, what it took in, what was found and where it went', async () => {
    const page = await app.page(`/runs/${RUN}`);
    const made = page.getByRole('region', { name: 'What was made' });
    await made.getByRole('link', { name: 'lanhua-dg' }).waitFor();
    await made.getByRole('link', { name: 'bw-c-101-bom-a' }).waitFor();
    await page.getByRole('region', { name: 'Inspections' }).getByText('Passed').first().waitFor();
    await page.getByRole('region', { name: 'Packings' }).getByRole('link', { name: '1–89' }).waitFor();
    await page.getByRole('region', { name: 'Shipments' }).getByRole('link', { name: 'LH-25-361' }).waitFor();
    for (const name of ['Samples', 'Holds', 'Units taken', 'Reworks', 'Output counts'])
      await page.getByRole('region', { name }).waitFor();
    const taken = page.getByRole('region', { name: 'Material consumption' });
    await taken
      .getByText(/^[\d,]+ (g|pieces)$/)
      .first()
      .waitFor();
    await taken.getByRole('row').nth(1).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: RUN }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('takes an inspection of this run from its page, shows the photos of its findings, and withdraws it', async () => {
    const page = await app.page(`/runs/${RUN}`);
    const inspections = page.getByRole('region', { name: 'Inspections' });
    await inspections.getByRole('button', { name: 'Record: Inspection' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('combobox', { name: 'Run', exact: true }).inputValue()).toBe(RUN);
    for (const [name, option] of [
      ['Kind', 'Label check'],
      ['Result', 'Failed'],
    ] as const) {
      await dialog.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    }
    await dialog.getByRole('textbox', { name: 'Id' }).fill('label-check-9');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await inspections.getByRole('link', { name: 'Label check' }).waitFor();
    await addPhoto(page);
    await page.reload();
    const photo = inspections.getByRole('list', { name: 'Photos of: Mark is not readable' });
    await photo.locator('img').waitFor();
    await photo.getByRole('button', { name: 'label.png' }).click();
    const large = page.getByRole('dialog').getByRole('img', { name: 'label.png' });
    await large.waitFor();
    const shown = "document.querySelector('[role=dialog] img')";
    const width = `${shown}.decode().then(() => ${shown}.naturalWidth)`;
    expect(await page.evaluate<number>(width)).toBe(800);
    await expectGoodLook(page, 'with a photo open');
    await page.keyboard.press('Escape');
    await withdraw(page);
    await inspections.getByRole('link', { name: 'Label check' }).waitFor({ state: 'detached' });
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('shows a hold in force until it is lifted from here, and any two versions of the run', async () => {
    const page = await app.page(`/runs/${RUN}`);
    const holds = page.getByRole('region', { name: 'Holds' });
    await call(page, 'POST', 'holds', {
      id: 'hold-9',
      body: { of: { kind: 'run', id: RUN }, reason: 'Colour in doubt', placedOn: '2026-01-02' },
    });
    await page.reload();
    await holds.getByText('In force').waitFor();
    await holds.getByRole('button', { name: 'Lift it: Hold release' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('combobox', { name: 'Hold', exact: true }).inputValue()).toBe('hold-9');
    await dialog.getByRole('textbox', { name: 'Released on' }).fill('2026-01-03');
    await dialog.getByRole('textbox', { name: 'Released by' }).fill('He Minyi');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Retest passed');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await holds.getByText('He Minyi: Retest passed').waitFor();
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Shift' }).fill('Night');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('As the sheet says');
    await page.getByRole('dialog').getByRole('button', { name: 'Record the correction' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'History' }).getByText('Nguyen Thu Ha').waitFor();
    await page.getByRole('button', { name: 'Compare versions' }).click();
    const differences = page.getByRole('group', { name: 'Compare versions' });
    await differences.getByRole('row').filter({ hasText: 'Shift' }).getByText('Night').waitFor();
    await differences.getByText('says nothing').waitFor();
    await expectGoodLook(page, 'with versions compared');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('opens the form that would settle what is missing, filled in', async () => {
    const page = await app.page('/runs/LH2508-C101-124B');
    const missing = page.getByRole('region', { name: 'What is missing' });
    await missing.getByRole('button', { name: 'Record: Material consumption' }).first().click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'Component slot' }).inputValue()).toBe('paint');
    await page.context().close();
  });

  it('says at once that a new run bears the code of another', async () => {
    const page = await app.page('/runs/LH2508-C101-124B');
    const made = page.getByRole('region', { name: 'What was made' });
    await page.getByText('Still to be marked').waitFor();
    expect(await made.getByRole('note').count()).toBe(0);
    await call(page, 'POST', 'runs', {
      id: 'again',
      body: { code: 'lh2508-c101-124b', product: 'bw-c-101' },
    });
    await page.reload();
    await made.getByRole('note').getByText('1 other run of this product bears the code').waitFor();
    await expectGoodLook(page, 'of a run whose code another bears');
    await made.getByRole('link', { name: 'What bears LH2508-C101-124B' }).click();
    await page.getByText('“LH2508-C101-124B” can be 2 things.').waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('shows a factory its run without shipments', async () => {
    const session = await app.signIn('factory', ['lanhua-dg']);
    const page = await app.page(`/runs/${RUN}`, { session });
    await page.getByRole('region', { name: 'Packings' }).waitFor();
    expect(await page.getByRole('region', { name: 'Shipments' }).count()).toBe(0);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

/** A request of the page's own person; what it was refused for is the test's fault. */
async function call(page: Page, method: string, address: string, body: object): Promise<void> {
  const refused = await page.evaluate<string>(
    `fetch('/api/v1/firms/${DEMO_FIRM.id}/${address}', { method: '${method}', body: JSON.stringify(${JSON.stringify(body)}),
      headers: { 'content-type': 'application/json', 'x-lotproof': '1' } }).then((answer) => (answer.ok ? '' : answer.text()))`,
  );
  expect(refused).toBe('');
}

/** A finding with a photo for the inspection that was just recorded. */
async function addPhoto(page: Page): Promise<void> {
  const picture = asPng(await labelPicture([{ text: 'BW-24121-0007', format: 'QRCode' }]));
  const content = { name: 'label.png', base64: picture.toString('base64') };
  await call(page, 'POST', 'file/add', { id: 'label-9', content });
  const findings = [{ severity: 'major', says: 'Mark is not readable', count: 3, photos: ['label-9'] }];
  await call(page, 'PUT', 'inspections/label-check-9', {
    body: { kind: 'label-check', run: RUN, result: 'failed', findings },
    reason: 'Findings from the report',
  });
}

async function withdraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Correct or withdraw: Inspection label-check-9' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Recorded on the wrong run');
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await dialog.waitFor({ state: 'detached' });
}
