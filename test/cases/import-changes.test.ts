import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openGrid } from '../../src/exchange/grid/open-grid.ts';
import type { Cell, Grid } from '../../src/exchange/grid/sheet.ts';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import {
  changeCells,
  reorderColumns,
  shiftRows,
  spreadRows,
  textCell,
  type CellChange,
} from './grid-changes.ts';
import { packFile, packMapping, stagePack } from './pack-files.ts';

const original = openGrid(packFile('romper'));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What was read and is not refused, by kind and id. */
async function recordsOf(grid: Grid, mapping: unknown = packMapping('romper')): Promise<Map<string, string>> {
  const staged = await stagePack('romper', { grid, mapping });
  return new Map(
    staged.records
      .filter(({ refused }) => !refused)
      .map(({ kind, id, body }) => [`${kind} ${id}`, canonicalJson(body)]),
  );
}

async function problemKinds(
  grid: Grid,
  mapping: unknown = packMapping('romper'),
): Promise<Map<string, number>> {
  const { problems } = await stagePack('romper', { grid, mapping });
  return new Map([...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length]));
}

/** Dates of `date` cells written another way. */
function datesAs(write: (year: string, month: string, day: string) => Cell): CellChange {
  return (cell) => {
    if (cell.kind !== 'date' || cell.date?.length !== 10) return cell;
    const [year = '', month = '', day = ''] = cell.date.split('-');
    return write(year, month, day);
  };
}

const SAME: readonly [string, (grid: Grid) => Grid][] = [
  [
    'columns in the opposite order',
    (grid) => reorderColumns(grid, (width) => [...Array(width).keys()].reverse()),
  ],
  ['a column more in front', (grid) => reorderColumns(grid, (width) => [width + 5, ...Array(width).keys()])],
  ['five lines above every header', (grid) => shiftRows(grid, 5)],
  ['an empty line after every row', spreadRows],
  [
    'headers in capitals with spaces',
    (grid) =>
      changeCells(grid, (cell, { row }) =>
        row === 1 && cell.kind === 'text' ? textCell(`  ${cell.text.toUpperCase()} `) : cell,
      ),
  ],
  [
    'dates as 2021/9/6',
    (grid) =>
      changeCells(
        grid,
        datesAs((y, m, d) => textCell(`${y}/${String(Number(m))}/${String(Number(d))}`)),
      ),
  ],
  [
    'dates as 06-Sep-21',
    (grid) =>
      changeCells(
        grid,
        datesAs((y, m, d) => textCell(`${d}-${MONTHS[Number(m) - 1] ?? ''}-${y.slice(2)}`)),
      ),
  ],
  [
    'dates as 2021年9月6日',
    (grid) =>
      changeCells(
        grid,
        datesAs((y, m, d) => textCell(`${y}年${String(Number(m))}月${String(Number(d))}日`)),
      ),
  ],
  [
    'dates as bare serials',
    (grid) =>
      changeCells(grid, (cell) =>
        cell.kind === 'date' ? { kind: 'number', number: cell.number ?? 0, text: String(cell.number) } : cell,
      ),
  ],
  [
    'units in Chinese',
    (grid) => changeCells(grid, (cell) => textCellIf(cell, { kg: '公斤', pcs: '个', m: '米' })),
  ],
  [
    'full-width codes',
    (grid) =>
      changeCells(grid, (cell, { sheet, column, row }) =>
        sheet === 'Run sheets' && column === 4 && row > 1 ? textCell(cell.text.replace('-', '－')) : cell,
      ),
  ],
  [
    'counts with their word behind',
    (grid) =>
      changeCells(grid, (cell, { sheet, column, row }) =>
        sheet === 'Packing' && column === 5 && row > 1 && cell.kind === 'number'
          ? textCell(`${cell.text}ctns`)
          : cell,
      ),
  ],
  ['a subtotal row', (grid) => withTotal(grid)],
];

function textCellIf(cell: Cell, words: Readonly<Record<string, string>>): Cell {
  const word = words[cell.text];
  return cell.kind === 'text' && word !== undefined ? textCell(word) : cell;
}

function withTotal(grid: Grid): Grid {
  return {
    ...grid,
    sheets: grid.sheets.map((sheet) => {
      if (sheet.name !== 'Output') return sheet;
      const total = {
        number: 100,
        cells: [
          textCell('Total'),
          textCell(''),
          textCell(''),
          { kind: 'number', number: 3120, text: '3120' } as const,
        ],
      };
      return { ...sheet, rows: [...sheet.rows, total] };
    }),
  };
}

describe('the romper workbook in another hand', () => {
  test.each(SAME)('with %s says the same', async (_name, change) => {
    expect(await recordsOf(change(original))).toEqual(await recordsOf(original));
    expect(await problemKinds(change(original))).toEqual(await problemKinds(original));
  });

  test('with its columns in any order says the same', async () => {
    const expected = await recordsOf(original);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), async (keys) => {
        const order = (width: number): number[] =>
          [...Array(width).keys()].sort(
            (left, right) => (keys[left] ?? 0) - (keys[right] ?? 0) || left - right,
          );
        expect(await recordsOf(reorderColumns(original, order))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test('with dates as 06.09.2021 asks for those that read two ways, unless the column proves the order', async () => {
    const changed = changeCells(
      original,
      datesAs((y, m, d) => textCell(`${d}.${m}.${y}`)),
    );
    const expected = await recordsOf(original);
    const read = await recordsOf(changed);
    for (const [key, body] of read) expect(expected.get(key) ?? body, key).toBe(body);
    // The column of receipts has a 23rd and a 26th of August, so its order is proven; the packs' own ambiguous cells too.
    expect(read.size).toBeGreaterThan(expected.size);
    const american = { ...packMapping('romper'), dates: { order: 'month-day-year' } };
    expect((await problemKinds(changed, american)).get('ambiguous-date')).toBeGreaterThan(20);
  });

  test('with decimal commas in text never reads another quantity', async () => {
    const changed = changeCells(original, (cell) =>
      cell.kind === 'number' && cell.format?.includes('0.000') === true
        ? textCell((cell.number ?? 0).toFixed(3).replace('.', ','))
        : cell,
    );
    const expected = await recordsOf(original);
    const read = await recordsOf(changed, { ...packMapping('romper'), numbers: { decimal: ',' } });
    for (const [key, body] of read) expect(expected.get(key) ?? body, key).toBe(body);
    expect((await problemKinds(changed)).get('ambiguous-number')).toBeGreaterThan(20);
  });

  test('with a header that has another name says which table is missing, and reads it when told', async () => {
    const renamed = changeCells(original, (cell) => textCellIf(cell, { 'Pcs off line': 'Good pieces' }));
    const { problems } = await stagePack('romper', { grid: renamed });
    expect(problems.find(({ kind }) => kind === 'missing-table')).toMatchObject({
      severity: 'refuse',
      sheet: 'Output',
    });
    const text = JSON.stringify(packMapping('romper')).replace(
      '"Pcs off line"',
      '["Pcs off line","Good pieces"]',
    );
    expect(await recordsOf(renamed, JSON.parse(text))).toEqual(await recordsOf(original));
  });

  test('with a unit nobody knows refuses those rows and no others', async () => {
    const changed = changeCells(original, (cell, { sheet, row }) =>
      sheet === 'Material issue' && row === 5 ? textCellIf(cell, { set: 'Säckchen' }) : cell,
    );
    const [expected, read] = [await recordsOf(original), await recordsOf(changed)];
    const lost = [...expected.keys()].filter((key) => !read.has(key));
    expect(lost).toEqual(['consumption ABC0921-VN-BG1/SNP-15:DX-21-3307/1']);
    const { problems } = await stagePack('romper', { grid: changed });
    expect(problems.find(({ found }) => found === 'Säckchen')).toMatchObject({
      sheet: 'Material issue',
      cell: 'F5',
    });
  });

  test('with a carton range typed the wrong way round, or twice, is asked about', async () => {
    const swapped = changeCells(original, (cell, { sheet, row, column }) =>
      sheet === 'Packing' && row === 5 && column === 1 ? { kind: 'number', number: 30, text: '30' } : cell,
    );
    expect((await problemKinds(swapped)).get('quantity-contradiction')).toBeGreaterThan(1);
    const twice = changeCells(original, (cell, { sheet, row, column }) =>
      sheet === 'Packing' && row === 5 && column === 0 ? { kind: 'number', number: 33, text: '33' } : cell,
    );
    expect((await problemKinds(twice)).get('range-overlap')).toBe(1);
  });

  test('with a sheet more, or one less, says so', async () => {
    const [first] = original.sheets;
    const more = {
      ...original,
      sheets: [...original.sheets, { ...first, name: 'Extra', rows: first?.rows ?? [], delimited: false }],
    };
    expect((await problemKinds(more)).get('unmapped-sheet')).toBe(1);
    const less = { ...original, sheets: original.sheets.filter(({ name }) => name !== 'Shipments') };
    expect((await problemKinds(less)).get('missing-table')).toBe(1);
  });
});
