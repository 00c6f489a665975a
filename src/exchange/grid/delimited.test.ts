import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { LotproofError } from '../../kit/errors.ts';
import { openGrid } from './open-grid.ts';

const CHINESE = '批号,数量,备注\n甲-01,12,"上海,浦东"\n乙-02,7,\n';

function read(bytes: Buffer): { rows: string[][]; remarks: readonly string[] } {
  const grid = openGrid({ name: 'list.csv', bytes });
  const rows = [...(grid.sheets[0]?.rows ?? [])].map(({ cells }) => cells.map(({ text }) => text));
  return { rows, remarks: grid.remarks };
}

const EXPECTED = [
  ['批号', '数量', '备注'],
  ['甲-01', '12', '上海,浦东'],
  ['乙-02', '7', ''],
];

describe('a delimited file', () => {
  test.each([
    ['UTF-8', Buffer.from(CHINESE, 'utf8'), 'utf8'],
    ['UTF-8 with a mark', iconv.encode(CHINESE, 'utf8', { addBOM: true }), 'utf8'],
    ['UTF-16 LE with a mark', iconv.encode(CHINESE, 'utf16le', { addBOM: true }), 'utf16le'],
    ['UTF-16 BE with a mark', iconv.encode(CHINESE, 'utf16be', { addBOM: true }), 'utf16be'],
    ['UTF-16 LE without a mark', iconv.encode('lot,quantity\nA-1,12\nA-2,7\n', 'utf16le'), 'utf16le'],
    ['GB18030', iconv.encode(CHINESE, 'gb18030'), 'gb18030'],
    ['Windows-1252', iconv.encode('lot;naam\nA-1;Café Müller, Søren\n', 'windows-1252'), 'windows-1252'],
  ])('in %s is read', (name, bytes, encoding) => {
    const { rows, remarks } = read(bytes);
    expect(remarks[0]).toContain(`Read as ${encoding}`);
    if (bytes.length > 60 && !name.includes('1252')) expect(rows).toEqual(EXPECTED);
    if (name.includes('1252')) expect(rows[1]).toEqual(['A-1', 'Café Müller, Søren']);
    if (name.includes('without')) expect(rows[2]).toEqual(['A-2', '7']);
  });

  test.each([
    [',', 'commas'],
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ])('parted by %j is cut there', (delimiter, word) => {
    const text = `${['lot', 'quantity', 'note'].join(delimiter)}\nA-1${delimiter}1.5${delimiter}"x, y; z"\n`;
    const { rows, remarks } = read(Buffer.from(text));
    expect(rows[1]).toEqual(['A-1', '1.5', 'x, y; z']);
    expect(remarks[0]).toContain(word);
  });

  test('with decimal commas is parted by its semicolons', () => {
    expect(read(Buffer.from('lot;kg\nA-1;1,5\nA-2;2,25\nA-3;3,75\n')).rows[2]).toEqual(['A-2', '2,25']);
  });

  test('that says its delimiter in the first line is taken at its word', () => {
    expect(read(Buffer.from('sep=;\nlot;kg\nA,1;2\n')).rows).toEqual([
      ['lot', 'kg'],
      ['A,1', '2'],
    ]);
  });

  test('keeps line breaks in quotes, and counts rows as a spreadsheet shows them', () => {
    const grid = openGrid({ name: 'a.csv', bytes: Buffer.from('lot,note\r\nA,"one\r\ntwo"\r\nB,three') });
    const rows = [...(grid.sheets[0]?.rows ?? [])];
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[1]?.cells[1]?.text).toBe('one\ntwo');
  });

  test.each([['\n'], ['\r\n'], ['\r']])('with line ends %j has the same rows', (end) => {
    expect(read(Buffer.from(['a,b', '1,2', '3,4'].join(end))).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('is read in pieces without cutting a character, a quote or a line end', () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `甲-${String(index)},"数量\r\n${String(index)}"`,
    );
    const grid = openGrid({
      name: 'long.csv',
      bytes: iconv.encode(`批号,数量\r\n${lines.join('\r\n')}`, 'gb18030'),
    });
    let [count, wrong] = [0, 0];
    for (const { cells } of grid.sheets[0]?.rows ?? []) {
      if (count > 0 && cells[1]?.text !== `数量\n${String(count - 1)}`) wrong += 1;
      count += 1;
    }
    expect([count, wrong]).toEqual([60_001, 0]);
  });

  test('with a quote that never ends marks the row', () => {
    const grid = openGrid({ name: 'a.csv', bytes: Buffer.from('lot,note\nA,"one\nB,two\n') });
    const rows = [...(grid.sheets[0]?.rows ?? [])];
    expect(rows.some(({ broken }) => broken !== undefined)).toBe(true);
  });

  test.each([
    ['empty', Buffer.alloc(0)],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 9, 9])],
  ])('that is %s is refused as unreadable', (_name, bytes) => {
    expect(() => openGrid({ name: 'x.csv', bytes })).toThrow(LotproofError);
  });
});
