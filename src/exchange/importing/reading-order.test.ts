import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { kindMap } from '../../ledger/ledger.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { Grid } from '../grid/sheet.ts';
import { compileMapping } from '../mapping/compile.ts';
import { inReadingOrder } from './reading-order.ts';

const party = { kind: 'party', id: '{code}', body: { name: '{code}', roles: ['supplier'] } };
const product = { kind: 'product', id: '{code}', body: { name: '{code}' } };
const run = {
  kind: 'run',
  id: '{code}',
  body: { code: '{code}', product: { $find: 'product', code: '{product}' } },
};

function table(name: string, columns: readonly string[], records: readonly object[]): object {
  return { name, sheet: name, columns: Object.fromEntries(columns.map((each) => [each, each])), records };
}

function orderOf(tables: readonly object[], grids: readonly Grid[]): string[] | null {
  const mapping = compileMapping({ lotproof: 'mapping/1', name: 'Firm', tables }, RECORD_KINDS);
  const ordered = inReadingOrder(grids, mapping, kindMap(RECORD_KINDS));
  return ordered?.flatMap(({ file, sheets }) => sheets.map(({ name }) => `${file}!${name}`)) ?? null;
}

function list(name: string, text: string): Grid {
  return openGrid({ name, bytes: Buffer.from(text) });
}

describe('the order in which long files are read', () => {
  const tables = [
    table('runs', ['code', 'product'], [run]),
    table('parties', ['code', 'country'], [party]),
    table('products', ['code', 'style'], [product]),
  ];

  it('has every sheet after those that give what its rows name, and is else as it comes', () => {
    const [runs] = list('runs.csv', 'code,product\n').sheets;
    const sheets = ['parties', 'runs', 'products'].map((name) => ({
      name,
      delimited: false,
      rows: runs?.rows ?? [],
    }));
    const book: Grid = { file: 'b.xlsx', format: 'xlsx', sheets, remarks: [], contentBytes: 0 };
    expect(orderOf(tables, [book])).toEqual(['b.xlsx!parties', 'b.xlsx!products', 'b.xlsx!runs']);
  });

  it('goes by the header of delimited files', () => {
    const grids = [list('1.csv', 'code,product\nR1,P1\n'), list('2.csv', 'code,style\nP1,X\n')];
    expect(orderOf(tables, grids)).toEqual(['2.csv!file', '1.csv!file']);
  });

  it('is none where two sheets name what the other gives', () => {
    const both = [
      table('runs', ['code', 'product'], [run, party]),
      table(
        'products',
        ['code', 'maker'],
        [{ ...product, body: { name: { $find: 'party', name: '{maker}', $take: 'name' } } }],
      ),
    ];
    const grids = [list('1.csv', 'code,product\nR1,P1\n'), list('2.csv', 'code,maker\nP1,X\n')];
    expect(orderOf(both, grids)).toBeNull();
  });
});
