import { utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packFile } from '../../../test/cases/pack-files.ts';
import type { Cell, Grid } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

function written(book: WorkBook): Buffer {
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** Every cell that is not empty, by its address. */
function cellsOf(grid: Grid): Record<string, readonly [number, number, Cell][]> {
  return Object.fromEntries(
    grid.sheets.map(({ name, rows }) => [
      name,
      [...rows].flatMap(({ number, cells }) =>
        cells.flatMap((cell, column): [number, number, Cell][] =>
          cell.kind === 'empty' ? [] : [[number, column, cell]],
        ),
      ),
    ]),
  );
}

function expectSame(bytes: Buffer): void {
  const [streamed, whole] = [readWorkbook(bytes, 'book', 0), readWorkbook(bytes, 'book')];
  expect(cellsOf(streamed)).toEqual(cellsOf(whole));
  expect(streamed.remarks).toEqual(whole.remarks);
}

const formats = [
  'General',
  '0000',
  'yyyy-mm-dd',
  'yyyy/m/d h:mm',
  '#,##0.00',
  '0%',
  '@',
  '0.00E+00',
  '[h]:mm',
];
const textCell = fc.string({ unit: 'binary', maxLength: 12 }).map((v): CellObject => ({ t: 's', v }));
const numberCell = fc
  .tuple(
    fc.oneof(fc.integer({ min: -10, max: 60_000 }), fc.double({ noNaN: true, min: 0, max: 50_000 })),
    fc.constantFrom(...formats),
  )
  .map(([v, z]): CellObject => ({ t: 'n', v, z }));
const otherCell = fc.constantFrom<CellObject>(
  { t: 'b', v: true },
  { t: 'b', v: false },
  { t: 'e', v: 0x2a },
  { t: 'z' },
);
const sheet = fc.array(
  fc.record({
    row: fc.integer({ min: 0, max: 30 }),
    column: fc.integer({ min: 0, max: 8 }),
    cell: fc.oneof(textCell, numberCell, otherCell),
  }),
  { maxLength: 40 },
);
const merge = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([r, c, down, right]) => ({ s: { r, c }, e: { r: r + down, c: c + right } }));

describe('a workbook read as a stream', () => {
  it.each(['romper', 'race-car'] as const)('has the same cells as one read whole: the pack %s', (pack) => {
    expectSame(packFile(pack).bytes);
  });

  it('has the same cells as one read whole, whatever they are', () => {
    fc.assert(
      fc.property(sheet, fc.boolean(), merge, fc.boolean(), (cells, date1904, merged, merges) => {
        const page: Record<string, CellObject | string | object> = { '!ref': 'A1:I40' };
        // One cell at the far end, so that the sheet is as wide as what is merged.
        for (const { row, column, cell } of cells) page[utils.encode_cell({ r: row, c: column })] = cell;
        page['I40'] = { t: 's', v: 'end' };
        if (merges) page['!merges'] = [merged];
        const book = utils.book_new();
        utils.book_append_sheet(book, page, 'One & only');
        book.Workbook = { WBProps: { date1904 } };
        expectSame(written(book));
      }),
      { numRuns: 150 },
    );
  });

  it('reads what other writers write: prefixes, no addresses, texts in cells, a size of A1, runs and their pronunciation', () => {
    const rows =
      '<x:row><x:c t="inlineStr"><x:is><x:t>Lot &amp; batch</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>' +
      '<x:row r="4"><x:c r="B4" t="str"><x:f>A1</x:f><x:v>a_x0009_b</x:v></x:c><x:c><x:v>7.50</x:v></x:c><x:c s="1"/></x:row><x:row r="5"/>';
    const bytes = packed(
      `<x:worksheet><x:dimension ref="A1"/><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
      '<sst><si><r><t>批</t></r><r><t xml:space="preserve">号 1</t></r><rPh sb="0" eb="1"><t>pī</t></rPh></si></sst>',
    );
    expectSame(bytes);
    const [sheet] = readWorkbook(bytes, 'book', 0).sheets;
    const texts = [...(sheet?.rows ?? [])].map(({ number, cells }) => [
      number,
      cells.map(({ text }) => text),
    ]);
    expect(texts).toEqual([
      [1, ['Lot & batch', '批号 1']],
      [4, ['', 'a\tb', '7.5']],
    ]);
    // As often as it is asked for.
    expect([...(sheet?.rows ?? [])]).toHaveLength(2);
  });

  it('repeats a merged cell over rows that the file leaves out', () => {
    const rows = '<row r="1"><c r="A1"><v>5</v></c></row><row r="4"><c r="B4"><v>6</v></c></row>';
    const merges = '<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>';
    const bytes = packed(`<worksheet><sheetData>${rows}</sheetData>${merges}</worksheet>`);
    expectSame(bytes);
    const [sheet] = readWorkbook(bytes, 'book', 0).sheets;
    expect([...(sheet?.rows ?? [])].map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('is refused when a sheet is damaged', () => {
    const rows = Array.from({ length: 500 }, (_, row) => `<row><c><v>${(row * 7_919) % 997}</v></c></row>`);
    const bytes = packed(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
    bytes.fill(0xff, at + 200, at + 300);
    expect(() => readWorkbook(bytes, 'book', 0)).toThrow('damaged');
  });
});

function packed(sheet: string, strings?: string): Buffer {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = ['worksheets/sheet1.xml', 'sharedStrings.xml'].map((target, index) => {
    const type = index === 0 ? 'worksheet' : 'sharedStrings';
    return `<Relationship Id="rId${index + 1}" Type="${types}/${type}" Target="${target}"/>`;
  });
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
          '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
          '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
      ),
      'xl/workbook.xml': strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
      ),
      ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(strings) }),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    }),
  );
}
