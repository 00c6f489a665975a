import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInstallation } from '../installation.ts';
import { expectGoodLooks } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

const RUN = '/trace?kind=run&id=LH2508-C101-121A';

describe.each(eachInstallation)('the story of a thing on $name', ({ open }) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(open);
  });
  afterAll(() => app.close());

  it('opens with what a code names, from suppliers to consignees', async () => {
    const page = await app.page('/?code=ds-red-0311');
    const story = page.getByRole('region', { name: 'Its story' });
    await story.getByRole('button', { name: /^Material lot, DS-RED-0311.*You are here/ }).click();
    const details = story.getByRole('region', { name: 'Details' });
    await details.getByText('15,200 g').first().waitFor();
    for (const card of [/^Supplier, Dingsheng/, /^Run, LH2508-C101-121A/, /^Shipment, LH-25-361/])
      expect(await story.getByRole('button', { name: card }).count()).toBe(1);
    await story.getByRole('link', { name: 'On its own page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Story of DS-RED-0311' }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('is walked by keyboard, unfolded, and leads to pages', async () => {
    const page = await app.page(RUN);
    const graph = page.getByRole('group', { name: /Story as a graph/ });
    await graph.getByRole('button', { name: /You are here/ }).focus();
    await page.keyboard.press('ArrowRight');
    const cartons = graph.getByRole('button', { name: /^Cartons, / });
    await graph.locator('button:focus[aria-label^="Cartons"]').waitFor();
    await page.keyboard.press('Enter');
    expect(await cartons.getAttribute('aria-pressed')).toBe('true');
    const folded = graph.getByRole('button', { name: /Unfold$/ }).first();
    const before = await graph.getByRole('button').count();
    await folded.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => graph.getByRole('button').count()).toBeGreaterThan(before);
    await page.getByRole('region', { name: 'Details' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /BW-24121/ }).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });

  it('has a table of the same, narrowed by words, and looks back', async () => {
    const page = await app.page(`${RUN}&view=table`);
    const table = page.getByRole('table');
    await table.getByRole('link', { name: 'HC-RED-0302' }).first().waitFor();
    await page.getByRole('textbox', { name: 'Filter the steps' }).fill('consign');
    await page.getByRole('status').filter({ hasText: /of/ }).first().waitFor();
    await page.getByRole('button', { name: 'As of: Now' }).click();
    await page.getByRole('button', { name: /Hold at position/ }).click();
    await page.getByRole('button', { name: /As of ledger position/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toMatch(/^"?\d+"?$/);
    await page.getByRole('table').waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

describe('the story', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it.each([RUN, `${RUN}&view=table`, '/trace'])('is accessible and cuts nothing off at %s', (address) =>
    expectGoodLooks(app, address),
  );
});
