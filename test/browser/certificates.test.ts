import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const MAKER = '/certificate-maker?run=LH2605-C101-199B';

describe('certificates on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('are listed with their standing, and lead to the paper, its evidence and what differs', async () => {
    const page = await app.page('/certificates');
    const listed = page.getByRole('region', { name: 'Certificates' });
    await listed.getByText('Superseded').waitFor();
    await listed.getByText('Withdrawn').waitFor();
    await listed.getByRole('link', { name: 'CPC-BW-C-101-202507, version 2' }).click();
    const paper = page.getByRole('article', { name: 'Children’s Product Certificate' });
    await paper.getByText('Every lot of this product made at this place').waitFor();
    const evidence = page.getByRole('region', { name: 'What each citation rests on' });
    await evidence.getByRole('link', { name: 'MPT-2025-C-101' }).first().waitFor();
    const differs = page.getByRole('region', { name: 'What differs from the version before' });
    await differs.getByRole('row', { name: /Last month of manufacture/ }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are proposed for a run, drawn as they are typed, and kept back while something speaks against them', async () => {
    const page = await app.page(MAKER);
    const check = page.getByRole('region', { name: 'Held against the record' });
    await check.getByText(/paint, Lead in paint.*another works of the supplier/).waitFor();
    const paper = page.getByRole('article', { name: 'Children’s Product Certificate' });
    await paper.getByText('DRAFT, NOT TO BE ISSUED AS IT STANDS').waitFor();
    await page.getByRole('textbox', { name: 'Description' }).fill('Dump truck 卡车');
    await paper.getByText('Dump truck 卡车').waitFor();
    await check.getByText('is not in English').waitFor();
    expect(await page.getByRole('button', { name: 'Issue the certificate' }).isDisabled()).toBe(true);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('are accessible and cut nothing off where they are made', () => expectGoodLooks(app, MAKER));
});

describe.each(eachInstallation)('a certificate issued on screen on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('stands on record after one click, and is handed out as a PDF', async () => {
    const page = await app.page('/certificate-maker?run=LH2407-C101-9A');
    await page.getByText('Nothing speaks against it').waitFor();
    await page.getByRole('button', { name: 'Issue the certificate' }).click();
    await page.getByRole('heading', { level: 1, name: /CPC-BW-C-101-202407-2/ }).waitFor();
    const paper = page.getByRole('article', { name: 'Children’s Product Certificate' });
    await paper.getByText('LH2407-C101-9A').first().waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PDF' }).first().click();
    const bytes = await readFile(await (await saved).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});
