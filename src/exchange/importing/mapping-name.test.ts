import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';

/** A mapping of one list, known by its batch and a column of its own. */
function mappingOf(table: string, column: string): object {
  const columns = { run: { header: 'Batch', read: 'code' }, own: column };
  const body = { code: '{run}', product: 'romper', note: '{own}' };
  const records = [{ kind: 'run', id: '{run}', body }];
  return {
    lotproof: 'mapping/1',
    name: 'Three lists',
    tables: [{ name: table, sheet: 'file', columns, records }],
  };
}

describe.each(eachDatabase)('the name of a mapping on record on $name', ({ url }) => {
  const file = (text: string): object[] => [{ name: 'samples.csv', text }];

  it('is never overwritten by another of its name, unless that is said', async () => {
    const world = await openWorld(url());
    const texts = { samples: 'Batch,What,Pcs\nBG1,Retained,4\n', runs: 'Batch,Made\nBG1,520\n' };
    await world.ask('mapping.confirm', { mapping: mappingOf('samples', 'What'), files: file(texts.samples) });
    const other = { mapping: mappingOf('runs', 'Made'), files: file(texts.runs) };
    const says =
      'The mapping "Three lists" (Three-lists), confirmed on 2026-01-05, is on record and reads otherwise (tables samples): give the new one a name of its own, or say that it replaces that one (replaces: Three-lists).';
    for (const asked of [other, { ...other, id: 'another-id' }]) {
      await expect(world.ask('mapping.confirm', asked)).rejects.toMatchObject({
        code: 'already-recorded',
        message: says,
        problems: [{ at: 'mapping.name', found: 'Three-lists' }],
      });
    }
    // Another name that makes the same id is no way around it.
    const likeNamed = { ...other, mapping: { ...mappingOf('runs', 'Made'), name: 'Three  lists' } };
    await expect(world.ask('mapping.confirm', likeNamed)).rejects.toMatchObject({ code: 'already-recorded' });
    await expect(world.ask('mapping.confirm', { ...other, replaces: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const replaced = await world.ask('mapping.confirm', { ...other, replaces: 'Three-lists' });
    expect(replaced).toMatchObject({ id: 'Three-lists', tables: ['runs'] });
    const history = await world.ask('mapping.history', { id: 'Three-lists' });
    expect(JSON.stringify(history)).toContain('Replaced by another');
    await world.close();
  });
});
