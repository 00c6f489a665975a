import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

// What readers of the label guide asked below it, and what the record answers.
describe.each(eachDatabase)('readers of the label guide, on $name,', ({ url }) => {
  let world: LabelWorld;
  let product: string;
  let run: string;
  let next: string;
  beforeAll(async () => {
    world = await openLabelWorld(url());
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ product, run, next } = await world.newRuns());
  });

  const make = (place: string, more: object = {}) =>
    world.ask('label.make', { run, place, id: `${place}-${run}`, ...more });

  it('have a set in the warehouse whose mark is missing: may the instruction sheet carry it?', async () => {
    await world.plan(product, {
      components: [
        { name: 'Rattle', is: 'piece', carries: true },
        { name: 'Bag', is: 'container' },
        { name: 'Instruction sheet', is: 'paper' },
      ],
    });
    await make('retail-package');
    expect(await world.finding(run, 'product-mark')).toMatchObject({ outcome: 'not-met' });
    expect(await world.finding(run, 'set')).toMatchObject({
      outcome: 'not-met',
      reason: 'carrier-missing',
    });
    await make('component', { component: 'Instruction sheet', id: 'sheet' });
    expect(await world.finding(run, 'product-mark')).toMatchObject({
      outcome: 'not-met',
      reason: 'paper-only',
      values: { component: 'Instruction sheet' },
    });
    await make('component', { component: 'Bag', id: 'bag' });
    expect(await world.finding(run, 'product-mark')).toMatchObject({ outcome: 'unknown' });
    await make('component', { component: 'Rattle', id: 'rattle' });
    expect(await world.finding(run, 'product-mark')).toMatchObject({ outcome: 'met' });
    expect(await world.finding(run, 'set')).toMatchObject({ outcome: 'met' });
    // Stickers put on in the warehouse are counted like those of the factory.
    const { id } = await world.freeze('rattle');
    await world.ask('label-print.record', {
      id: 'warehouse',
      body: { version: id, printed: 300, applied: 288, spoiled: 7, returned: 5, note: 'Warehouse rework' },
    });
    expect(await world.ask('label.account', { label: 'rattle' })).toMatchObject({
      counts: { difference: 0 },
    });
  });

  it('have a brand under an LLC: which name?', async () => {
    await world.plan(product, { brand: 'Little Harbor', nameAs: 'brand' });
    await make('product');
    expect(await world.finding(run, 'who')).toMatchObject({
      outcome: 'unknown',
      reason: 'brand-only',
      values: { printed: 'Little Harbor', expected: 'Arcadia Bay Imports LLC' },
    });
    await world.ask('label-plan.correct', {
      id: `plan-${product}`,
      body: { product, brand: 'Little Harbor', nameAs: 'brand-and-legal-name' },
      reason: 'Both',
    });
    const { body } = await world.propose({ run, place: 'product' });
    expect(body.lines[0]?.text).toBe('Importer: Little Harbor, a brand of Arcadia Bay Imports LLC');
    await world.ask('label.correct', { id: `product-${run}`, body, reason: 'Both names' });
    expect(await world.finding(run, 'who')).toMatchObject({ outcome: 'met' });
  });

  it('make bricks too small to mark: the exception never excuses the package', async () => {
    await world.ask('label-exception.record', {
      id: 'small',
      body: {
        product,
        because: 'too-small',
        reason: 'Bricks of 8 mm',
        decidedBy: 'Compliance',
        decidedOn: '2021-08-20',
      },
    });
    expect(await world.finding(run, 'product-mark')).toMatchObject({
      outcome: 'not-applicable',
      reason: 'excepted',
      values: { because: 'too-small', by: 'Compliance', on: '2021-08-20' },
    });
    expect(await world.finding(run, 'package-mark')).toMatchObject({ outcome: 'not-met' });
    await make('retail-package');
    expect(await world.finding(run, 'package-mark')).toMatchObject({ outcome: 'met' });
    await world.ask('label.correct', {
      id: `retail-package-${run}`,
      body: {
        ...(await world.propose({ run, place: 'retail-package' })).body,
        visibleThrough: true,
      },
      reason: 'Clear bag',
    });
    expect(await world.finding(run, 'package-mark')).toMatchObject({ outcome: 'not-met' });
  });

  it('make a plastic toy: a short code moulded in, with whom to ask and its decoding on record', async () => {
    const body = {
      run,
      place: 'product',
      form: 'coded',
      code: 'K7',
      decoding: 'K7 is the batch ABC0921-VN-BG1 of September 2021, Bac Giang, for Arcadia Bay Imports LLC.',
      lines: [{ key: 'code', text: 'K7' }],
      look: {
        layout: 'moulded',
        widthMm: 30,
        heightMm: 12,
        method: 'moulded',
        symbol: 'none',
        mirrored: true,
      },
    };
    await world.ask('label.record', { id: 'mould', body });
    expect(await world.finding(run, 'coded-ask')).toMatchObject({ outcome: 'not-met' });
    await expect(world.freeze('mould')).rejects.toMatchObject({ code: 'invalid-input' });
    const asked = { ...body, lines: [...body.lines, { key: 'ask', text: '(123) 456-7890' }] };
    await world.ask('label.correct', { id: 'mould', body: asked, reason: 'Whom to ask' });
    for (const rule of ['who', 'place', 'date', 'cohort'])
      expect(await world.finding(run, rule, 'product')).toMatchObject({
        outcome: 'met',
        reason: 'by-code',
      });
    await world.freeze('mould');
    expect((await world.draw({ label: 'mould', format: 'eps' })).text).toContain('EPSF');
    // The code leads to its run, and no other run may have it.
    expect(JSON.stringify(await world.ask('code.find', { code: 'K7' }))).toContain(run);
    await expect(
      world.ask('label.record', { id: 'other', body: { ...asked, run: next } }),
    ).rejects.toMatchObject({ code: 'bound' });
  });

  it('sent cribs with company name, item number and “one time production”: is it enough?', async () => {
    await world.ask('label.record', {
      id: 'crib',
      body: {
        run,
        place: 'product',
        form: 'plain',
        lines: [
          { key: 'who', text: 'Arcadia Bay Imports LLC' },
          { key: 'model', text: 'Item 4471' },
          { key: 'other', text: 'This item is a one time production' },
        ],
      },
    });
    expect(await world.finding(run, 'who')).toMatchObject({ outcome: 'met' });
    for (const rule of ['place', 'date', 'cohort'])
      expect(await world.finding(run, rule)).toMatchObject({ outcome: 'not-met', reason: 'not-said' });
    await expect(world.freeze('crib')).rejects.toMatchObject({ code: 'invalid-input' });
    await world.freeze('crib', { despite: 'Sailed already; the carton carries the rest' });
  });

  it('get a product back without its package: the same label again, and no other run’s', async () => {
    await make('retail-package');
    const { id } = await world.freeze(`retail-package-${run}`);
    const again = { version: id, printed: 12, applied: 12, spoiled: 0, returned: 0, note: 'Returned goods' };
    await world.ask('label-print.record', { id: 'again', body: again });
    const { body } = await world.propose({ run: next, place: 'retail-package' });
    const shown = z.object({ body: z.looseObject({}) }).parse(await world.ask('label-version.show', { id }));
    await expect(
      world.ask('label-version.record', {
        id: 'for-bg2',
        body: { ...shown.body, version: 2, run: next, lines: body.lines },
      }),
    ).rejects.toMatchObject({ code: 'bound' });
  });
});
