import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../../src/kit/invariant.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe('a drill on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(present(eachInstallation[0], 'an installation').open);
  });
  afterAll(() => app.close());

  it('is started, keeps its result, and is replayed from its record', async () => {
    const page = await app.page('/drill');
    await page.getByText('There was no drill yet.').waitFor();
    await expectGoodLook(page, 'before the first');
    await page.getByRole('button', { name: 'Start the drill' }).click();
    const score = page.getByRole('region', { name: 'What it came to' });
    await score.waitFor();
    await score.getByText('sound').waitFor();
    await page.getByRole('region', { name: 'Notices' }).waitFor();
    await expectGoodLook(page, 'when it is done');
    const kept = await score.getByRole('link', { name: 'as it was kept' }).getAttribute('href');
    const record = await app.page(present(kept?.split('/brightwater')[1], 'its address'), {
      language: 'zh',
      width: 390,
      dark: true,
    });
    await record.getByRole('button', { name: '重放演练' }).click();
    await record.getByText('答案和证据包逐字节相同').waitFor();
    await expectGoodLook(record, 'replayed, in Chinese on a phone');
    const viewer = await app.page('/drill', { session: await app.signIn('viewer') });
    await viewer.getByText('ask somebody with the permission').waitFor();
    expect(await viewer.getByRole('button', { name: 'Start the drill' }).count()).toBe(0);
    expect(app.faults).toEqual([]);
  });
});
