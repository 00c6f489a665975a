import { deflateRawSync } from 'node:zlib';
import { utils, write, type BookType, type CellObject, type WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openGrid } from './open-grid.ts';
import type { Cell, Row } from './sheet.ts';

function workbook(cells: Record<string, CellObject>, reference: string): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, { ...cells, '!ref': reference }, '来料');
  return book;
}

function bytesOf(book: WorkBook, bookType: BookType = 'xlsx'): Buffer {
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

function rowsOf(bytes: Buffer): Row[] {
  return [...(openGrid({ name: 'book', bytes }).sheets[0]?.rows ?? [])];
}

const CELLS: Record<string, CellObject> = {
  A1: { t: 's', v: '批号' },
  B1: { t: 's', v: 'Received' },
  A2: { t: 's', v: ' 0902 ' },
  B2: { t: 'n', v: 46_087, z: 'yyyy/m/d' },
  A3: { t: 'n', v: 902, z: '0000' },
  B3: { t: 'n', v: 46_087.3125, z: 'yyyy/m/d' },
  A4: { t: 'n', v: 46_090 },
  B4: { t: 'e', v: 0x2a },
};

describe('a workbook', () => {
  test.each([['xlsx'], ['xls'], ['ods'], ['xlsb']] as const)(
    'in %s gives texts, numbers and dates',
    (type) => {
      const [header, first, second, third] = rowsOf(bytesOf(workbook(CELLS, 'A1:B4'), type));
      expect(header?.cells.map(({ text }) => text)).toEqual(['批号', 'Received']);
      expect(first?.cells[0]).toMatchObject({ kind: 'text', text: '0902' });
      expect(first?.cells[1]).toMatchObject({ kind: 'date', date: '2026-03-06' });
      expect(second?.cells[1]).toMatchObject({ kind: 'date', date: '2026-03-06T07:30' });
      expect(third?.cells[0]).toMatchObject({ kind: 'number', number: 46_090 });
    },
  );

  test('shows a code as its number format does', () => {
    const cell = rowsOf(bytesOf(workbook(CELLS, 'A1:B4')))[2]?.cells[0];
    expect(cell).toMatchObject({ kind: 'number', text: '0902', format: '0000' } satisfies Partial<Cell>);
  });

  test('that counts from 1904 has the same days', () => {
    const book = workbook({ A1: { t: 'n', v: 44_625, z: 'yyyy-mm-dd' } }, 'A1:A1');
    book.Workbook = { WBProps: { date1904: true } };
    expect(rowsOf(bytesOf(book))[0]?.cells[0]).toMatchObject({ kind: 'date', date: '2026-03-06' });
  });

  test('repeats merged cells over all they cover, with the address they come from', () => {
    const book = workbook(
      { A1: { t: 's', v: 'LL-1' }, B1: { t: 's', v: 'x' }, B2: { t: 's', v: 'y' } },
      'A1:B2',
    );
    const sheet = book.Sheets['来料'];
    if (sheet !== undefined) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
    const [first, second] = rowsOf(bytesOf(book));
    expect(first?.cells[0]?.repeats).toBeUndefined();
    expect(second?.cells[0]).toMatchObject({ text: 'LL-1', repeats: 'A1' });
  });

  test('takes the saved value of a formula and never computes it', () => {
    const book = workbook({ A1: { t: 'n', v: 7, f: '1+1' } }, 'A1:A1');
    expect(rowsOf(bytesOf(book))[0]?.cells[0]).toMatchObject({ kind: 'number', number: 7 });
  });

  test('that claims many empty rows has only those with cells', () => {
    expect(rowsOf(bytesOf(workbook({ A1: { t: 's', v: 'x' } }, 'A1:B100000')))).toHaveLength(1);
  });

  test('cut off in the middle is refused with a sentence', () => {
    const bytes = bytesOf(workbook(CELLS, 'A1:B4'));
    expect(() => rowsOf(bytes.subarray(0, bytes.length - 60))).toThrow(/cut off or damaged/);
  });

  test('that is a zip of something else is refused', () => {
    expect(() => rowsOf(zipOf('readme.txt', Buffer.from('hello'), 5))).toThrow(/no workbook/);
  });

  test('whose content would unpack to gigabytes is refused before it is unpacked', () => {
    expect(() => rowsOf(zipOf('xl/workbook.xml', Buffer.alloc(1_000), 3_000_000_000))).toThrow(/limit/);
  });

  test('locked with a password says so', () => {
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(600),
    ]);
    expect(() => rowsOf(locked)).toThrow(/password/);
  });
});

/** A zip file of one part that claims to unpack to `claimed` bytes. */
function zipOf(name: string, content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(claimed, 24);
  directory.writeUInt16LE(name.length, 28);
  const head = Buffer.concat([local, Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length + name.length, 12);
  end.writeUInt32LE(head.length, 16);
  return Buffer.concat([head, directory, Buffer.from(name), end]);
}
