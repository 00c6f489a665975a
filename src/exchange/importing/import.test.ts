import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { LotproofError, type ErrorCode } from '../../kit/errors.ts';
import type { Actor } from '../../operation/permission.ts';
import { openGrid } from '../grid/open-grid.ts';
import { importReportSchema, type ImportReport } from './import-report.ts';

/** A mapping of three small lists that come as CSV files. */
const MAPPING = {
  lotproof: 'mapping/1',
  name: 'Three lists',
  words: { role: { supplier: 'supplier', factory: 'factory' } },
  records: [{ kind: 'product', id: 'romper', body: { name: 'Romper' } }],
  tables: [
    {
      name: 'firms',
      sheet: 'file',
      optional: true,
      columns: { code: 'Code', name: 'Name', role: { header: 'Role', words: 'role' }, phone: 'Phone' },
      records: [
        {
          kind: 'party',
          id: '{code}',
          body: { code: '{code}', name: '{name}', roles: ['{role}'], phone: '{phone}' },
        },
      ],
    },
    {
      name: 'runs',
      sheet: 'file',
      optional: true,
      columns: { run: { header: 'Batch', read: 'code' }, made: { header: 'Made', read: 'whole' } },
      records: [{ kind: 'run', id: '{run}', body: { code: '{run}', product: 'romper', made: '{made}' } }],
    },
    {
      name: 'samples',
      sheet: 'file',
      optional: true,
      columns: {
        run: { header: 'Batch', read: 'code' },
        what: 'What',
        pieces: { header: 'Pcs', read: 'whole' },
      },
      records: [
        {
          kind: 'taken',
          id: '{run}/{what}/{#}',
          body: {
            run: { $find: 'run', code: '{run}' },
            kind: 'sampled',
            quantity: '{pieces}',
            reason: '{what}',
          },
        },
      ],
    },
  ],
};

const FIRMS =
  'Code,Name,Role,Phone\nTUNGRIB,Tungrib Trims Co.,supplier,348\nNAMPHU,Namphu Knit JSC,supplier,331\n';
const RUNS = 'Batch,Made\nBG1,520\nBG2,480\n';

function input(texts: Record<string, string>, more: object = {}): object {
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  return { files, mapping: MAPPING, ...more };
}

async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'done'> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    if (error instanceof LotproofError) return error.code;
    throw error;
  }
}

describe.each(eachDatabase)('importing on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
  });
  afterAll(() => world.close());

  const run = async (texts: Record<string, string>, more: object = {}, as?: Actor): Promise<ImportReport> => {
    const options = as === undefined ? {} : { as };
    return importReportSchema.parse(await world.ask('import.run', input(texts, more), options));
  };
  const bodyOf = async (kind: string, id: string): Promise<unknown> => {
    const shown = await world.ask(`${kind}.show`, { id });
    return shown !== null && typeof shown === 'object' && 'body' in shown ? shown.body : null;
  };

  it('shows in a dry run what it would record, and records nothing', async () => {
    const report = await world.ask('import.preview', input({ 'firms.csv': FIRMS }));
    expect(report).toMatchObject({ recorded: false, import: null, counts: { new: 3 } });
    expect(await world.ask('ledger.status', {})).toMatchObject({ position: 0 });
  });

  it('records files that name each other in one import', async () => {
    const samples = 'Batch,What,Pcs\nBG1,Retained,4\nBG1,Retained,4\nbg 2,Lab,2\n';
    const report = await run({
      'samples.csv': samples.replace('BG1,Retained,4\n', ''),
      'runs.csv': RUNS,
      'firms.csv': FIRMS,
    });
    expect(report).toMatchObject({ recorded: true, counts: { new: 7, refused: 0 } });
    expect(await bodyOf('taken', 'bg-2/Lab/1')).toMatchObject({
      run: 'BG2',
      source: { file: 'samples.csv' },
    });
  });

  it('makes corrections of changed rows and shows what changes', async () => {
    const changed = FIRMS.replace('348', '999');
    const preview = importReportSchema.parse(
      await world.ask('import.preview', input({ 'firms.csv': changed })),
    );
    const correction = {
      kind: 'party',
      id: 'TUNGRIB',
      changes: [{ field: 'phone', before: '348', after: '999' }],
    };
    expect(preview).toMatchObject({
      counts: { new: 0, corrected: 1, unchanged: 2 },
      corrections: [correction],
    });
    expect(await run({ 'firms.csv': changed })).toMatchObject({ corrections: [correction] });
    expect(await bodyOf('party', 'TUNGRIB')).toMatchObject({ phone: '999' });
    expect(await run({ 'firms.csv': changed })).toMatchObject({ recorded: false, counts: { corrected: 0 } });
  });

  it('keeps what people corrected by hand where the file did not change', async () => {
    const body = {
      code: 'NAMPHU',
      name: 'Namphu Knit & Dye JSC',
      roles: ['supplier'],
      phone: '331',
      website: 'namphu.example',
    };
    await world.ask('party.correct', { id: 'NAMPHU', body, reason: 'The full name' });
    expect(await run({ 'firms.csv': FIRMS.replace('348', '999') })).toMatchObject({
      counts: { corrected: 0 },
    });
    const changed = FIRMS.replace('348', '999').replace('331', '777');
    expect(await run({ 'firms.csv': changed })).toMatchObject({
      corrections: [{ id: 'NAMPHU', changes: [{ field: 'phone', before: '331', after: '777' }] }],
    });
    expect(await bodyOf('party', 'NAMPHU')).toMatchObject({
      name: 'Namphu Knit & Dye JSC',
      website: 'namphu.example',
    });
  });

  it('undoes corrections, and leaves what was there before', async () => {
    await world.ask('import.undo', { reason: 'A wrong list' });
    expect(await bodyOf('party', 'NAMPHU')).toMatchObject({ name: 'Namphu Knit & Dye JSC', phone: '331' });
    expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
  });

  it('records nothing when one row is refused, and names file, sheet and cell', async () => {
    const bad = 'Batch,What,Pcs\nBG1,Lab,3\nBG9,Lab,4\nBG1,Lab,four\n';
    const attempt = world.ask('import.run', input({ 'bad.csv': bad }));
    await expect(attempt).rejects.toMatchObject({
      code: 'import-refused',
      problems: [
        { at: 'bad.csv file!C4', found: 'four' },
        { at: 'bad.csv file!A3', found: 'BG9' },
      ],
    });
    expect(await codeOf(world.ask('taken.show', { id: 'BG1/Lab/1' }))).toBe('not-found');
  });

  it('records the good rows when it is told to, and gives the others back to be mended', async () => {
    const bad = 'Batch,What,Pcs\nBG1,Lab,3\nBG9,Lab,4\nBG1,Lab,four\n';
    const report = await run({ 'bad.csv': bad }, { acceptValid: true });
    expect(report).toMatchObject({ counts: { new: 1, refused: 2 }, refusedRows: 2 });
    const refused = report.refusedFile;
    if (refused === null || !('base64' in refused)) throw new Error('The refused rows are missing.');
    const grid = openGrid({ name: refused.name, bytes: Buffer.from(refused.base64, 'base64') });
    const rows = [...(grid.sheets[0]?.rows ?? [])].map(({ cells }) => cells.map(({ text }) => text));
    expect(rows[0]?.slice(0, 3)).toEqual(['Batch', 'What', 'Pcs']);
    expect(rows[1]?.slice(0, 3)).toEqual(['BG9', 'Lab', '4']);
    expect(rows[1]?.[3]).toContain('no run that anything introduced');
    expect(rows[2]?.[3]).toContain('"four" is not a number');
    expect(rows[2]?.[4]).toBe('bad.csv file!4');
  });

  it('answers a command that is sent again as it did', async () => {
    const before = await world.ask('ledger.status', {});
    const report = await run({ 'runs.csv': RUNS });
    expect(report.recorded).toBe(false);
    expect(await world.ask('ledger.status', {})).toEqual(before);
  });

  it('takes a long file part by part, with the same answer as a short one', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, index) => `BG${String((index % 2) + 1)},Test ${String(index)},1`,
    );
    const text = `Batch,What,Pcs\n${lines.join('\n')}\n`;
    expect(await world.ask('import.preview', input({ 'long.csv': text }))).toMatchObject({
      counts: { new: 12_000 },
    });
    const broken = text.replace('BG2,Test 11999,1', 'BG2,Test 11999,none');
    expect(await codeOf(world.ask('import.run', input({ 'long.csv': broken })))).toBe('import-refused');
    expect(await codeOf(world.ask('taken.show', { id: 'BG1/Test-0/1' }))).toBe('not-found');
    expect(await run({ 'long.csv': text })).toMatchObject({ counts: { new: 12_000, refused: 0 } });
    expect(await run({ 'long.csv': text })).toMatchObject({ recorded: false, counts: { unchanged: 12_001 } });
  });

  it('finds rows far apart in a long file that say different things of one record', async () => {
    const lines = Array.from({ length: 6_000 }, (_, index) => `R${String(index)},1`);
    const text = `Batch,Made\n${lines.join('\n')}\nR0,2\nR1,1\n`;
    const attempt = world.ask('import.run', input({ 'long.csv': text }));
    await expect(attempt).rejects.toMatchObject({ code: 'import-refused', problems: [{ found: 'R0' }] });
  });

  it('lets nobody record through a file what he may not record by hand', async () => {
    const quality: Actor = { id: 'q', role: 'factory', sites: [] };
    expect(
      await codeOf(run({ 'firms.csv': 'Code,Name,Role,Phone\nX,X Ltd,supplier,1\n' }, {}, quality)),
    ).toBe('forbidden');
    expect(await codeOf(run({ 'runs.csv': 'Batch,Made\nBG1,1\n' }, {}, quality))).toBe('forbidden');
    const viewer: Actor = { id: 'v', role: 'viewer', sites: null };
    expect(await codeOf(run({ 'firms.csv': FIRMS }, {}, viewer))).toBe('forbidden');
  });

  it('reads no file of the machine for somebody who is not there', async () => {
    expect(await codeOf(world.ask('import.preview', { files: ['package.json'], mapping: MAPPING }))).toBe(
      'invalid-input',
    );
    expect(await codeOf(world.ask('template.write', { to: 'somewhere.xlsx' }))).toBe('invalid-input');
  });
});

describe.each(eachDatabase)('a mapping on record on $name', ({ url }) => {
  const file = (text: string): object[] => [{ name: 'samples.csv', text }];

  it('is chosen by itself, and asked about when the headers change', async () => {
    const world = await openWorld(url());
    await world.ask('import.run', input({ 'runs.csv': RUNS }));
    const samples = 'Batch,What,Pcs\nBG1,Retained,4\n';
    expect(await codeOf(world.ask('import.preview', { files: file(samples) }))).toBe('mapping-needed');
    const mapping = { ...MAPPING, tables: MAPPING.tables.filter(({ name }) => name === 'samples') };
    expect(await world.ask('mapping.confirm', { mapping, files: file(samples) })).toMatchObject({
      id: 'Three-lists',
    });
    expect(await world.ask('import.preview', { files: file(samples) })).toMatchObject({
      counts: { new: 1 },
      mapping: 'Three lists',
    });
    const more = 'Batch,What,Inspector,Pcs\nBG1,Retained,Ha,4\n';
    expect(await world.ask('import.preview', { files: file(more) })).toMatchObject({
      problems: [
        {
          kind: 'header-changed',
          says: 'The headers are not those that were confirmed (new: Inspector).',
        },
      ],
    });
    expect(await codeOf(world.ask('import.run', { files: file(more), acceptValid: true }))).toBe(
      'mapping-needed',
    );
    await world.ask('mapping.confirm', { mapping, files: file(more) });
    expect(await world.ask('import.run', { files: file(more) })).toMatchObject({ recorded: true });
    await world.close();
  });

  it('with faults is refused with the path of each', async () => {
    const world = await openWorld(url());
    const bad = {
      ...MAPPING,
      tables: [{ ...MAPPING.tables[0], records: [{ kind: 'partly', id: '{cod}', body: {} }] }],
    };
    await expect(
      world.ask('mapping.confirm', { mapping: bad, files: file('Code\n1\n') }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ at: 'tables.0.records.0.kind' }, { at: 'tables.0.records.0' }],
    });
    await world.close();
  });
});
