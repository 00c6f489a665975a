import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import {
  epcisDocument,
  lotOf,
  made,
  packed,
  PAINT,
  received,
  TOY,
  wrong,
} from '../../../test/epcis-events.ts';
import { importInput, preview, run, type Named } from '../../../test/epcis-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { membersOf } from '../stage/field-match.ts';

const making = made(2, [lotOf(PAINT, 'P1', 1, 'KGM')], [lotOf(TOY, 'A', 100)]);
const MADE: Named = ['made.jsonld', epcisDocument(received(1, [lotOf(PAINT, 'P1', 40, 'KGM')]), making)];
const PACKED: Named = ['packed.jsonld', epcisDocument(packed(6, 1, [lotOf(TOY, 'A', 24)]))];
const MADE_WRONGLY: Named = ['wrong.jsonld', epcisDocument(wrong(making))];

async function idsOf(world: World, kind: string): Promise<string[]> {
  const records = membersOf(await world.ask(`${kind}.list`, {}))['records'];
  return (Array.isArray(records) ? records : []).map((record) => String(membersOf(record)['id']));
}

describe.each(eachDatabase)('an import beside what people did by hand, on $name,', ({ url }) => {
  test('shows in the dry run that an event names what was withdrawn', async () => {
    const world = await openWorld(url());
    await run(world, MADE);
    const [id = ''] = await idsOf(world, 'run');
    const reason = 'Another factory made it';
    for (const used of await idsOf(world, 'consumption'))
      await world.ask('consumption.withdraw', { id: used, reason });
    await world.ask('run.withdraw', { id, reason });
    const shown = await preview(world, PACKED);
    expect(shown).toMatchObject({ refusals: 1, refusedRows: 1 });
    expect(shown.problems.map(({ says }) => says).join()).toContain('withdrawn');
    await expect(world.ask('import.run', importInput([PACKED]))).rejects.toMatchObject({
      code: 'import-refused',
      problems: [{ at: 'packed.jsonld /epcisBody/eventList/0' }],
    });
    await world.close();
  });

  test('shows in the dry run that what an event takes back is still named', async () => {
    const world = await openWorld(url());
    await run(world, MADE);
    const [id = ''] = await idsOf(world, 'consumption');
    const slip = { sha256: 'a'.repeat(64), name: 'slip.jpg', mediaType: 'image/jpeg', sizeBytes: 1 };
    await world.ask('file.record', { id: 'slip', body: { ...slip, of: [{ kind: 'consumption', id }] } });
    const shown = await preview(world, MADE_WRONGLY);
    expect(shown).toMatchObject({ refusals: 1 });
    expect(shown.problems[0]).toMatchObject({
      cell: '/epcisBody/eventList/0',
      says: `The consumption "${id}" cannot be taken back: the file "slip" still names it.`,
    });
    await expect(world.ask('import.run', importInput([MADE_WRONGLY]))).rejects.toMatchObject({
      code: 'import-refused',
    });
    await world.ask('file.withdraw', { id: 'slip', reason: 'It is of another run' });
    expect(await preview(world, MADE_WRONGLY)).toMatchObject({ refusals: 0 });
    expect(await run(world, MADE_WRONGLY)).toMatchObject({ recorded: true });
    await world.close();
  });

  test('shows which row of a sheet names what was withdrawn', async () => {
    const world = await openWorld(url());
    const text = 'Batch,What,Pcs\nBG1,Lab,4\n';
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    await world.ask('run.record', { id: 'BG1', body: { code: 'BG1', product: 'romper' } });
    await world.ask('run.withdraw', { id: 'BG1', reason: 'Never made' });
    const mapping = {
      lotproof: 'mapping/1',
      name: 'Samples',
      tables: [
        {
          name: 'samples',
          sheet: 'file',
          columns: { run: 'Batch', what: 'What', pieces: { header: 'Pcs', read: 'whole' } },
          records: [
            {
              kind: 'taken',
              id: '{run}/{what}',
              body: { run: '{run}', kind: 'sampled', quantity: '{pieces}', reason: '{what}' },
            },
          ],
        },
      ],
    };
    const files = [{ name: 'samples.csv', text }];
    expect(await world.ask('import.preview', { files, mapping })).toMatchObject({
      refusals: 1,
      refusedRows: 1,
      problems: [{ kind: 'depends-on-refused', says: 'It names the run "BG1", which was withdrawn.' }],
    });
    await world.close();
  });
});
