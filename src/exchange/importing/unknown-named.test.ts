import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';

/** Runs of a product that the mapping names by its id, at sites that the rows name by theirs. */
function runsOf(product: string): object {
  return {
    lotproof: 'mapping/1',
    name: 'Runs',
    tables: [
      {
        name: 'runs',
        sheet: 'file',
        columns: { run: 'Batch', site: 'Site', made: { header: 'Pcs', read: 'whole' } },
        records: [
          { kind: 'run', id: '{run}', body: { code: '{run}', product, site: '{site}', made: '{made}' } },
        ],
      },
    ],
  };
}

const ROWS = 'Batch,Site,Pcs\nR1,bg,4\nR2,bg9,5\n';
const files = [{ name: 'runs.csv', text: ROWS }];

describe.each(eachDatabase)('an import that names what nobody introduced, on $name,', ({ url }) => {
  test('says so in the dry run, at the cell or of the mapping, as in the import itself', async () => {
    const world = await openWorld(url());
    await world.ask('party.record', { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    await world.ask('site.record', { id: 'bg', body: { party: 'th', name: 'Bac Giang' } });
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    const wrongCell = { files, mapping: runsOf('romper') };
    expect(await world.ask('import.preview', wrongCell)).toMatchObject({
      counts: { new: 1, refused: 1 },
      refusals: 1,
      problems: [
        {
          kind: 'unknown-code',
          cell: 'B3',
          found: 'bg9',
          says: '"bg9" is no site on record or in these files.',
        },
      ],
    });
    await expect(world.ask('import.run', wrongCell)).rejects.toMatchObject({
      code: 'import-refused',
      problems: [{ at: 'runs.csv file!B3' }],
    });
    const wrongAnswer = { files, mapping: runsOf('rompre') };
    const says =
      'The mapping names the product "rompre" for this row, which is neither on record nor in these files.';
    expect(await world.ask('import.preview', wrongAnswer)).toMatchObject({
      refusals: 2,
      problems: [
        { cell: 'A2', says, todo: 'Name another product in the mapping, or record this one first.' },
        { cell: 'A3', says },
      ],
    });
    expect(await world.ask('import.run', { ...wrongCell, acceptValid: true })).toMatchObject({
      counts: { new: 1, refused: 1 },
      refusedRows: 1,
    });
    await world.close();
  });

  test('finds what an earlier part of a long list gave, and not what was refused there', async () => {
    const world = await openWorld(url());
    await world.ask('product.record', { id: 'romper', body: { name: 'Romper' } });
    const mapping = {
      lotproof: 'mapping/1',
      name: 'Runs and samples',
      tables: [
        {
          name: 'runs',
          sheet: 'file',
          columns: { run: 'Batch', of: 'Sample of', pieces: { header: 'Pcs', read: 'whole' } },
          records: [
            { kind: 'run', id: '{run}', body: { code: '{run}', product: 'romper' } },
            {
              kind: 'taken',
              id: '{run}/sample',
              body: { run: '{of}', kind: 'sampled', quantity: '{pieces}', reason: 'Sample' },
            },
          ],
        },
      ],
    };
    const rows = ['TOP,TOP,1', 'BAD,NOBODY,1'];
    for (let count = 0; count < 1_100; count += 1) rows.push(`R${String(count)},TOP,1`);
    rows.push('LAST,BAD,1');
    const order = {
      files: [{ name: 'runs.csv', text: `Batch,Sample of,Pcs\n${rows.join('\n')}\n` }],
      mapping,
    };
    const shown = { counts: { new: 2_202, refused: 4 }, refusals: 2, refusedRows: 2 };
    const problems = [
      { cell: 'B3', found: 'NOBODY' },
      { cell: 'B1104', says: 'It names the run "BAD", which is refused.' },
    ];
    expect(await world.ask('import.preview', order)).toMatchObject({ ...shown, problems });
    expect(await world.ask('import.run', { ...order, acceptValid: true })).toMatchObject({
      ...shown,
      problems,
    });
    await world.close();
  });
});
