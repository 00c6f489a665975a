import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import {
  epcisDocument,
  lotOf,
  made,
  packed,
  PAINT,
  received,
  seen,
  stacked,
  TOY,
  wrong,
} from '../../../test/epcis-events.ts';
import { find, importInput, preview, run, type Named } from '../../../test/epcis-imports.ts';
import { openWorld } from '../../../test/world.ts';
import type { Actor } from '../../operation/permission.ts';
import { importReportSchema } from './import-report.ts';

const paint = lotOf(PAINT, 'P1', 1, 'KGM');
const makingB = made(3, [paint], [lotOf(TOY, 'B', 50)]);
const life = [
  received(1, [lotOf(PAINT, 'P1', 40, 'KGM')]),
  made(2, [paint], [lotOf(TOY, 'A', 100)]),
  makingB,
  packed(6, 1, [lotOf(TOY, 'A', 24)]),
  packed(7, 2, [lotOf(TOY, 'A', 10), lotOf(TOY, 'B', 14)]),
  stacked(8, 500, [1, 2]),
  seen(9, 'shipping', [500]),
  seen(10, 'receiving', [500]),
] as const;
const LIFE: Named = ['life.jsonld', epcisDocument(...life)];
const CORRECTION: Named = [
  'correction.json',
  epcisDocument(wrong(makingB), {
    ...makingB,
    eventID: 'urn:uuid:00000000-0000-4000-8000-0000000000ff',
    inputQuantityList: [lotOf(PAINT, 'P1', 2, 'KGM')],
  }),
];
const WRONG_CONSUMPTION = 'epcis:00000000-0000-4000-8000-000000000003/inputQuantityList/0';

describe.each(eachDatabase)('importing EPCIS on $name', ({ url }) => {
  test('goes as for sheets: looked at, recorded, nothing twice, taken back, recorded again', async () => {
    const world = await openWorld(url());
    const shown = await preview(world, LIFE);
    expect(shown).toMatchObject({ recorded: false, mapping: 'EPCIS 2.0', refusals: 0 });
    expect(await world.ask('ledger.status', {})).toMatchObject({ position: 0 });
    const first = await run(world, LIFE);
    expect(first).toMatchObject({ recorded: true, counts: shown.counts });
    expect(await run(world, LIFE)).toMatchObject({
      recorded: false,
      position: first.position,
      counts: { new: 0, corrected: 0, withdrawn: 0, refused: 0 },
    });
    expect(await world.ask('import.undo', { reason: 'Another order' })).toMatchObject({
      withdrawn: shown.counts.new + 1,
    });
    expect(await run(world, LIFE)).toMatchObject({ recorded: true, counts: { corrected: shown.counts.new } });
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
    await world.close();
  });

  test('shows what a declaration of error withdraws, and undoing brings it back', async () => {
    const world = await openWorld(url());
    await run(world, LIFE);
    const shown = await preview(world, CORRECTION);
    expect(shown).toMatchObject({
      counts: { new: 1, withdrawn: 1 },
      withdrawals: [{ kind: 'consumption', id: WRONG_CONSUMPTION, at: '/epcisBody/eventList/0' }],
    });
    expect(await run(world, CORRECTION)).toMatchObject({ recorded: true, counts: shown.counts });
    const after = await run(world, CORRECTION);
    expect(after).toMatchObject({ recorded: false, counts: { new: 0, corrected: 0, withdrawn: 0 } });
    // The wrong event counts no more, even when it comes without its declaration.
    expect(await run(world, LIFE)).toMatchObject({ recorded: false, position: after.position });
    await expect(world.ask('consumption.show', { id: WRONG_CONSUMPTION })).resolves.toMatchObject({
      withdrawn: true,
    });
    await world.ask('import.undo', { reason: 'The correction was wrong' });
    expect(await world.ask('consumption.show', { id: WRONG_CONSUMPTION })).toMatchObject({
      withdrawn: false,
    });
    expect(await run(world, CORRECTION)).toMatchObject({ counts: { withdrawn: 1, corrected: 1 } });
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
    await world.close();
  });

  test('reads files that come together as one', async () => {
    const [apart, together] = [await openWorld(url()), await openWorld(url())];
    const goods: Named = ['goods.jsonld', epcisDocument(...life.slice(0, 5))];
    const journey: Named = ['journey.jsonld', epcisDocument(...life.slice(5))];
    const both = await run(together, journey, goods);
    const whole = await preview(apart, LIFE);
    expect(both.counts).toEqual(whole.counts);
    expect(both.files).toMatchObject([{ name: 'journey.jsonld', format: 'epcis' }, { name: 'goods.jsonld' }]);
    await run(apart, goods);
    await run(apart, journey);
    expect((await preview(apart, LIFE)).counts).toMatchObject({ new: 0, corrected: 0 });
    await apart.close();
    await together.close();
  });

  test('names file and place of what is wrong, and records nothing or what is right', async () => {
    const world = await openWorld(url());
    const bad = { ...received(4, [lotOf(PAINT, 'P2', 1, 'KGM')]), action: 'SEEN' };
    const uneven = received(5, [lotOf(PAINT, 'P3', 0.0000001, 'KGM')]);
    const document: Named = ['bad.jsonld', epcisDocument(...life.slice(0, 3), bad, uneven)];
    await expect(world.ask('import.run', importInput([document]))).rejects.toMatchObject({
      code: 'import-refused',
      problems: [
        { at: 'bad.jsonld /epcisBody/eventList/3/action', found: '"SEEN"' },
        { at: 'bad.jsonld /epcisBody/eventList/4/quantityList/0/quantity' },
      ],
    });
    expect(await world.ask('ledger.status', {})).toMatchObject({ position: 0 });
    const report = importReportSchema.parse(
      await world.ask('import.run', importInput([document], { acceptValid: true })),
    );
    expect(report).toMatchObject({ recorded: true, refusedRows: 2 });
    const refused = report.refusedFile;
    if (refused === null || !('base64' in refused)) throw new Error('The refused events are missing.');
    expect(refused.name).toBe('bad refused.jsonld');
    expect(JSON.parse(Buffer.from(refused.base64, 'base64').toString('utf8'))).toMatchObject({
      epcisBody: { eventList: [bad, uneven] },
    });
    await world.close();
  });

  test('refuses an event that says something else than before, and keeps corrections by hand', async () => {
    const world = await openWorld(url());
    await run(world, LIFE);
    const packing = life[3];
    const other = { ...packing, childQuantityList: [lotOf(TOY, 'A', 20)] };
    expect(await preview(world, ['other.jsonld', epcisDocument(...life.slice(0, 3), other)])).toMatchObject({
      refusedRows: 1,
      problems: [{ kind: 'conflicting-values', cell: '/epcisBody/eventList/3' }],
    });
    const id = 'epcis:00000000-0000-4000-8000-000000000006/packing';
    const shown = (await world.ask('packing.show', { id })) as { body: Record<string, unknown> };
    const body = { ...shown.body, contents: [{ run: `lot:${TOY}/A`, unitsPerCarton: 22 }] };
    await world.ask('packing.correct', { id, body, reason: 'Counted again' });
    expect(await run(world, LIFE)).toMatchObject({ recorded: false, refusals: 0 });
    await world.close();
  });

  test('knows goods and lots that the firm has under ids of its own', async () => {
    const world = await openWorld(url());
    await world.ask('product.record', { id: 'toy', body: { name: 'Toy', gtin: TOY } });
    await world.ask('run.record', { id: 'run-a', body: { code: 'A', product: 'toy' } });
    await run(world, LIFE);
    const a = await find(world, `(01)${TOY}(10)A`);
    expect(a.things.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['run run-a']);
    expect(await run(world, LIFE)).toMatchObject({ recorded: false });
    await world.ask('run.record', { id: 'run-a2', body: { code: 'A', product: 'toy' } });
    expect(await preview(world, LIFE)).toMatchObject({
      counts: { new: 0, corrected: 0 },
      problems: [{ kind: 'unknown-code', found: `${TOY}/A`, near: ['run-a', 'run-a2'] }],
    });
    await world.close();
  });

  test('says what is no EPCIS document, and takes no sheets with one', async () => {
    const world = await openWorld(url());
    const sheet = { name: 'a.csv', text: 'Code\n1\n' };
    const files = [sheet, { name: 'life.jsonld', text: JSON.stringify(LIFE[1]) }];
    await expect(world.ask('import.preview', { files })).rejects.toMatchObject({ code: 'invalid-input' });
    for (const text of ['{"a": 1}', '{"type": "EPCISDocument"', '[1]']) {
      const asked = world.ask('import.preview', { files: [{ name: 'a.json', text }] });
      await expect(asked, text).rejects.toMatchObject({ code: 'unreadable-file' });
    }
    const broken = importInput([['a.json', { type: 'EPCISDocument' }]], { acceptValid: true });
    await expect(world.ask('import.run', broken)).rejects.toMatchObject({ code: 'import-refused' });
    const viewer: Actor = { id: 'v', role: 'factory', sites: [] };
    await expect(world.ask('import.run', importInput([LIFE]), { as: viewer })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await world.close();
  });
});
