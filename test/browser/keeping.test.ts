import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { contentHash, keepContent } from '../../src/domain/evidence/file-content-store.ts';
import { record } from '../../src/ledger/record.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { eachInstallation } from '../installation.ts';
import { put } from '../world.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const SHEET = Buffer.from('run sheet of 2018');
/** A toy of which the last unit was made long ago, and the sheet of its run. */
const LONG_AGO: readonly Draft[] = [
  put('product', 'old-duck', { name: 'Old duck' }),
  put('product-facts', 'old-duck', { product: 'old-duck', kinds: ['toy'] }),
  put('run', 'old-run', { code: 'OLD-2018', product: 'old-duck', ended: '2018-03-02T16:00' }),
  put('file', 'old-sheet', {
    ...{
      sha256: contentHash(SHEET),
      name: 'old-sheet.txt',
      mediaType: 'text/plain',
      sizeBytes: SHEET.length,
    },
    ...{ kept: true, of: [{ kind: 'run', id: 'old-run' }] },
  }),
];

// What is kept does not hang on the database: src/domain/keeping/keeping.test.ts asks both.
describe('keeping on screen', () => {
  let app: App;
  let folder: string;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
    const { firms, newId } = app.house;
    folder = firms.filesFolder(DEMO_FIRM.id);
    keepContent(folder, SHEET);
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'long-ago', newId };
    await record(await firms.open(DEMO_FIRM.id), hand, (end) => end.append(LONG_AGO));
  });
  afterAll(() => app.close());

  it('lists what may go with why, and destroys it by decision', async () => {
    const page = await app.page('/keeping');
    const things = page.getByRole('region', { name: 'Files and samples' });
    const row = things.getByRole('row').filter({ hasText: 'old-sheet.txt' });
    await row.getByText('May be destroyed').waitFor();
    await row.getByText('from the last unit made on').waitFor();
    await row.getByRole('checkbox', { name: 'Mark old-sheet.txt for a decision' }).check();
    await things.getByRole('button', { name: 'Destroy it' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('nothing brings them back').waitFor();
    await dialog.getByRole('button', { name: 'Destroy it' }).click();
    await dialog.getByText('Say this.').waitFor();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByRole('textbox', { name: 'Decided by' }).fill('R. Ito');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('No case is open');
    await dialog.getByRole('button', { name: 'Destroy it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
    expect(existsSync(path.join(folder, contentHash(SHEET)))).toBe(false);
    await things.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Destroyed (1)' }).click();
    await row.getByText('Decided by R. Ito: No case is open').waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('is accessible and cuts nothing off', () => expectGoodLooks(app, '/keeping'));

  it('shows a hundred at a time, and more when they are asked for', async () => {
    const { firms, newId } = app.house;
    const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'many', newId };
    const sheets = Array.from({ length: 101 }, (_none, at) => {
      const name = `slip-${String(at)}.txt`;
      const sha256 = contentHash(Buffer.from(name));
      const of = [{ kind: 'run', id: 'old-run' }];
      return put('file', name, {
        sha256,
        name,
        mediaType: 'text/plain',
        sizeBytes: name.length,
        kept: true,
        of,
      });
    });
    await record(await firms.open(DEMO_FIRM.id), hand, (end) => end.append(sheets));
    const page = await app.page('/keeping?state=due');
    const things = page.getByRole('region', { name: 'Files and samples' });
    await things.getByText('The first 100 of 101').waitFor();
    const last = things.getByRole('checkbox', { name: 'Mark slip-100.txt for a decision' });
    expect(await last.count()).toBe(0);
    await things.getByRole('button', { name: 'Load more' }).click();
    await last.waitFor();
    await things.getByText('101 records').waitFor();
    await page.context().close();
  });
});
