import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPack } from '../../src/pack/check/check-pack.ts';
import { present } from '../../src/kit/invariant.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = 'LH2508-C101-121A';
const CERTIFICATE = 'CPC-BW-C-101-202407@1';

describe('the evidence pack of a run on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(present(eachInstallation[0], 'an installation').open);
  });
  afterAll(() => app.close());

  it('is made from its page, saved, and sound; who may not read the ledger is not offered it', async () => {
    const page = await app.page(`/runs/${RUN}`);
    await page.getByRole('button', { name: 'Evidence pack' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It names everybody').waitFor();
    await expectGoodLook(page, 'before it is made');
    await dialog.getByRole('button', { name: 'Make the pack' }).click();
    const save = dialog.getByRole('button', { name: /^Save evidence/ });
    await save.waitFor();
    await expectGoodLook(page, 'when it is made');
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    expect(await checkPack(bytes)).toMatchObject({ sound: true, about: { kind: 'run' } });
    const paper = await app.page(`/certificates/${encodeURIComponent(CERTIFICATE)}`);
    await paper.getByRole('button', { name: 'Evidence pack' }).click();
    await paper.getByLabel('No suppliers').check();
    await expectGoodLook(paper, 'withholding suppliers');
    await paper.getByRole('button', { name: 'Make the pack' }).click();
    await paper.getByText(/^Withheld: \d+ names/).waitFor();
    const [given] = await Promise.all([
      paper.waitForEvent('download'),
      paper.getByRole('button', { name: /^Save evidence/ }).click(),
    ]);
    const withheld = new Uint8Array(readFileSync(await given.path()));
    expect(await checkPack(withheld)).toMatchObject({ sound: true, about: { kind: 'certificate' } });
    const viewer = await app.page(`/runs/${RUN}`, { language: 'zh', width: 390, dark: true });
    await viewer.getByRole('button', { name: '证据包' }).click();
    await viewer.getByRole('button', { name: '制作证据包' }).waitFor();
    await expectGoodLook(viewer, 'in Chinese on a phone');
    const session = await app.signIn('viewer');
    const looker = await app.page(`/runs/${RUN}`, { session });
    await looker.getByRole('region', { name: 'What was made' }).waitFor();
    expect(await looker.getByRole('button', { name: 'Evidence pack' }).count()).toBe(0);
    expect(app.faults).toEqual([]);
  });
});
