import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_FIRM } from '../../src/demo/demo-firm.ts';
import { eachInstallation } from '../installation.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';

describe('an incident on screen', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(eachInstallation[0].open);
  });
  afterAll(() => app.close());

  it('is opened from a code on the goods, held in one act, asked about, timed and decided', async () => {
    const page = await app.page('/incidents');
    await page.getByRole('button', { name: 'Open an incident' }).click();
    const opening = page.getByRole('dialog', { name: 'Open an incident' });
    await opening.getByRole('textbox', { name: 'What happened' }).fill('Paint came off a ladybird');
    await opening.getByRole('textbox', { name: 'Codes as read' }).fill('ds-red-0311');
    await opening.getByRole('textbox', { name: 'What was said, word for word' }).fill('It peels.');
    await opening.getByRole('textbox', { name: 'Who said it' }).fill('A parent in Ohio');
    await opening.getByRole('button', { name: 'Open an incident' }).click();
    await page.getByRole('heading', { level: 1, name: 'Paint came off a ladybird' }).waitFor();
    await page.getByText('A parent in Ohio: It peels.').first().waitFor();
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    await region('What everybody asks').getByText('Several lots').waitFor();
    await region('What everybody asks')
      .getByText(/runs are proven unaffected/)
      .waitFor();
    const scope = region('Scope');
    await scope.getByRole('button', { name: 'Freeze the scope now' }).click();
    await scope.getByText('Nothing differs').waitFor();
    await scope.getByRole('button', { name: 'Hold everything in scope' }).click();
    const holding = page.getByRole('dialog', { name: 'Hold everything in scope' });
    await holding.getByRole('textbox', { name: 'Reason' }).fill('Lead in the red paint in doubt');
    await holding.getByRole('textbox', { name: 'Who signs' }).fill('M. Sato');
    const classes = holding.getByRole('group').getByRole('checkbox');
    for (const one of await classes.all()) await one.uncheck();
    await holding.getByRole('button', { name: 'Place the holds' }).click();
    await holding.getByText('Say this.').waitFor();
    for (const one of await classes.all()) await one.check();
    await holding.getByRole('button', { name: 'Place the holds' }).click();
    await holding.waitFor({ state: 'detached' });
    await scope
      .getByText(/in force/)
      .first()
      .waitFor();
    await region('Timeline').getByText(/×/).first().waitFor();
    await page.getByRole('button', { name: 'Change the state' }).click();
    const moving = page.getByRole('dialog', { name: 'Change the state' });
    await moving.getByRole('combobox').selectOption('closed');
    await moving.getByRole('textbox', { name: 'Reason' }).fill('Settled');
    await moving.getByRole('textbox', { name: 'Who decides' }).fill('M. Sato');
    await moving.getByRole('button', { name: 'Decide' }).click();
    await moving.getByText(/holds of it are in force/).waitFor();
    // Of the demo's own incident: who holds a sample is told by name.
    await page.goto(`${app.url}/firms/${DEMO_FIRM.id}/incidents/seam-80`);
    await region('Samples that exist').getByText('Song Hong').first().waitFor();
    await page.context().close();
    expect(app.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });
});
