import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekOf } from '../../web/pages/overview/week.ts';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe.each(eachInstallation)('the overview on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('says where the firm stands, and leads on', async () => {
    const page = await app.page('/overview');
    const states = page.getByRole('region', { name: 'Runs by state' });
    await states.getByText('Lacking records').waitFor();
    const owing = page.getByRole('region', { name: 'Records missing, and who has them' });
    await owing.getByRole('link').first().waitFor();
    await page.getByRole('region', { name: 'Holds in force' }).waitFor();
    const week = page.getByRole('region', { name: 'Shipping this week' });
    await week.getByText('No shipment is recorded for this week.').waitFor();
    await week.getByRole('link').waitFor();
    const lots = page.getByRole('region', { name: 'Most exposed material lots' });
    const lot = lots.getByRole('row').nth(1).getByRole('link');
    await lot.waitFor();
    expect(await lots.getByRole('row').count()).toBe(9);
    const name = (await lot.textContent()) ?? '';
    await lot.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('shows somebody of one site their runs, and says why not more', async () => {
    const session = await app.signIn('factory', ['lanhua-dg']);
    const page = await app.page('/overview', { session });
    await page.getByText('Your role sees the runs of its own sites.').waitFor();
    await page.getByRole('region', { name: 'Latest runs' }).getByRole('link').first().waitFor();
    expect(await page.getByRole('region').count()).toBe(1);
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

// Looks do not hang on the database, and axe takes its time.
describe('the overview', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('is accessible and cuts nothing off', () => expectGoodLooks(app, '/overview'));
});

it.each([
  [new Date(2026, 10, 16), '2026-11-16', '2026-11-22'],
  [new Date(2026, 10, 22, 23, 59), '2026-11-16', '2026-11-22'],
  [new Date(2027, 0, 1), '2026-12-28', '2027-01-03'],
])('the week of %s is from %s to %s', (now, from, to) => {
  expect(weekOf(now)).toEqual({ from, to });
});
