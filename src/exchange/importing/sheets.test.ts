import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFile } from '../../../test/cases/pack-files.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { membersOf } from '../stage/field-match.ts';

const { name, bytes } = packFile('romper');
const files = [{ name, base64: bytes.toString('base64') }];
const CSV = 'Ref,Firm,What\nTUNGRIB,Tungrib Trims Co.,supplier\n\nHANOI,Hanoi Labels,supplier\n';

describe.each(eachDatabase)('sheets that are looked at before an import on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
  });
  afterAll(() => world.close());

  it('come cell by cell, as they are read', async () => {
    const one = [{ name: 'partners.xlsx', text: CSV }];
    expect(await world.ask('import.sheets', { files: one })).toMatchObject({
      files: [
        {
          format: 'csv',
          sheets: [
            {
              columns: 3,
              rows: [
                { row: 1, cells: ['Ref', 'Firm', 'What'] },
                { row: 2, cells: ['TUNGRIB', 'Tungrib Trims Co.', 'supplier'] },
                { row: 4, cells: ['HANOI', 'Hanoi Labels', 'supplier'] },
              ],
              next: null,
            },
          ],
        },
      ],
    });
  });

  it('come in parts that say where to go on', async () => {
    const first = await world.ask('import.sheets', { files, sheet: 'Packing', limit: 2 });
    expect(first).toMatchObject({ files: [{ sheets: [{ name: 'Packing', rows: [{}, {}] }] }] });
    const next = sheetsIn(first)[0]?.next;
    expect(await world.ask('import.sheets', { files, sheet: 'Packing', from: next, limit: 2 })).toMatchObject(
      {
        files: [{ sheets: [{ rows: [{ row: next }, {}] }] }],
      },
    );
  });

  it('are none of an EPCIS document', async () => {
    const document = [{ name: 'events.json', text: '{"type":"EPCISDocument"}' }];
    expect(await world.ask('import.sheets', { files: document })).toEqual({
      files: [{ name: 'events.json', format: 'epcis', remarks: [], sheets: [] }],
    });
  });

  it('of a table that nobody recognised are read as a person says', async () => {
    const one = [{ name: 'partners.csv', text: CSV }];
    expect(await world.ask('mapping.propose', { files: one })).toMatchObject({ mapping: null });
    const sheet = sheetsIn(await world.ask('import.sheets', { files: one }))[0]?.name;
    const fields = { A: 'code', B: 'name', C: 'roles' };
    const corrections = [{ sheet, headerRow: 1, table: 'partners', fields }];
    const proposed = membersOf(await world.ask('mapping.propose', { files: one, corrections }));
    expect(proposed['sheets']).toMatchObject([
      {
        table: 'partners',
        columns: [
          { header: 'Ref', field: 'code', letter: 'A', by: 'choice', why: 'somebody said so' },
          { header: 'Firm', field: 'name', letter: 'B' },
          { header: 'What', field: 'roles', letter: 'C' },
        ],
      },
    ]);
    expect(await world.ask('import.preview', { files: one, mapping: proposed['mapping'] })).toMatchObject({
      counts: { new: 2, refused: 0 },
    });
  });

  it('are asked about in a form that programs read, and left out when a person says so', async () => {
    const before = membersOf(await world.ask('mapping.propose', { files }));
    const receipts = sheetNamed(before, 'Material receipts');
    expect(receipts?.asks).toContainEqual(
      expect.objectContaining({ ask: 'value', field: 'site', kind: 'material-receipt' }),
    );
    const headerRow = sheetNamed(before, 'Samples & rejects')?.headerRow;
    const corrections = [{ sheet: 'Samples & rejects', headerRow, table: null }];
    const after = membersOf(await world.ask('mapping.propose', { files, corrections }));
    expect(membersOf(after['mapping'])['ignore']).toContain('Samples & rejects');
  });
});

/** The sheets of the first file in the answer. */
function sheetsIn(answer: unknown): readonly { name: string; next: number | null }[] {
  // The operation's own output, of which these members are read.
  const [file] = membersOf(answer)['files'] as { sheets: { name: string; next: number | null }[] }[];
  return file?.sheets ?? [];
}

function sheetNamed(
  proposal: Readonly<Record<string, unknown>>,
  name: string,
): { headerRow: number; asks: unknown[] } | undefined {
  // The operation's own output, of which these members are read.
  const sheets = proposal['sheets'] as { sheet: string; headerRow: number; asks: unknown[] }[];
  return sheets.find(({ sheet }) => sheet === name);
}
