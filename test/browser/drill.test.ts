import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { present } from '../../src/kit/invariant.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { record } from '../../src/ledger/record.ts';
import { eachInstallation } from '../installation.ts';
import { put } from '../world.ts';
import { expectGoodLook } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

/** A run whose slip says less than its bill of materials asks for. */
const SHORT: readonly Draft[] = [
  put('product', 'kite', { name: 'Kite' }),
  put('material', 'wax', { code: 'WAX', name: 'Wax', unit: 'GRM' }),
  put('material-lot', 'wax-1', { code: 'WAX-1', material: 'wax' }),
  put('revision', 'kite-1', {
    ...{ product: 'kite', kind: 'bom', code: 'K-1' },
    slots: [{ slot: 'string', material: 'wax', quantity: 3, unit: 'GRM' }],
  }),
  put('run', 'kite-run', { code: 'KITE-1', product: 'kite', revision: 'kite-1', made: 100 }),
  put('consumption', 'kite-slip', { run: 'kite-run', slot: 'string', lot: 'wax-1', quantity: 120 }),
];

describe('a drill on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(present(eachInstallation[0], 'an installation').open);
    const { firms, newId } = app.house;
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'short', newId };
    await record(await firms.open(DEMO_FIRM.id), hand, (end) => end.append(SHORT));
  });
  afterAll(() => app.close());

  it('is started, keeps its result, and is replayed from its record', async () => {
    const page = await app.page('/drill');
    await page.getByText('There was no drill yet.').waitFor();
    await expectGoodLook(page, 'before the first');
    await page.getByRole('textbox', { name: 'Lot or run' }).fill('KITE-1');
    await page.getByRole('button', { name: 'Start the drill' }).click();
    const score = page.getByRole('region', { name: 'What it came to' });
    await score.waitFor();
    await score.getByText('sound').waitFor();
    await page.getByRole('region', { name: 'Notices' }).waitFor();
    await expectGoodLook(page, 'when it is done');
    const kept = await score.getByRole('link', { name: 'as it was kept' }).getAttribute('href');
    const phone = await app.page(present(kept?.split('/brightwater')[1], 'its address'), {
      language: 'zh',
      width: 390,
      dark: true,
    });
    await phone.getByRole('button', { name: '重放演练' }).click();
    await phone.getByText('答案和证据包逐字节相同').waitFor();
    await expectGoodLook(phone, 'replayed, in Chinese on a phone');
    await phone.getByText('应领 300 克，仅记录 120 克').waitFor();
    const viewer = await app.page('/drill', { session: await app.signIn('viewer') });
    await viewer.getByText('ask somebody with the permission').waitFor();
    expect(await viewer.getByRole('button', { name: 'Start the drill' }).count()).toBe(0);
    expect(app.faults).toEqual([]);
  });
});
