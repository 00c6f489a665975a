import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { LotproofError } from '../../kit/errors.ts';
import { openGrid } from './open-grid.ts';

const VIETNAMESE =
  'Số lô;Tên vật tư;Ngày sản xuất;Ghi chú\nA-1;Sơn đỏ không chì;05/03/2026;Nhà máy Bình Dương – kho 2\nA-2;Vải bông trắng;06/03/2026;Lỗi nhẹ, đã kiểm\n';

/** Text as Windows writes it in its Vietnamese code page: a whole letter where there is one, else the letter and its tone. */
function windows1258(text: string): Buffer {
  const bytesOf = (character: string): Buffer => {
    const bytes = iconv.encode(character, 'windows-1258');
    if (iconv.decode(bytes, 'windows-1258') === character) return bytes;
    const parts = character.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(parts)?.[0] ?? '';
    return Buffer.concat([
      bytesOf(parts.replace(tone, '').normalize('NFC')),
      iconv.encode(tone, 'windows-1258'),
    ]);
  };
  return Buffer.concat(Array.from(text, bytesOf));
}

function rowsOf(bytes: Buffer, encoding?: 'windows-1258' | 'windows-1252'): string[][] {
  const grid = openGrid({ name: 'list.csv', bytes }, { encoding });
  return [...(grid.sheets[0]?.rows ?? [])].map(({ cells }) => cells.map(({ text }) => text));
}

const tabled = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';'));

describe('the encoding of a list', () => {
  test('Windows-1258 of a Vietnamese factory is read letter by letter', () => {
    expect(rowsOf(windows1258(VIETNAMESE))).toEqual(tabled(VIETNAMESE));
    const grid = openGrid({ name: 'list.csv', bytes: windows1258(VIETNAMESE) });
    expect(grid.remarks[0]).toContain('Read as windows-1258 (a guess: look at the names)');
  });

  test('Windows-1258 is read without parting a letter from its tone, however long the list', () => {
    const line = 'lô một;sơn đỏ;Thượng Hoà\n';
    const wrong = rowsOf(long(line, 100_000)).filter((row) => row.join(';') !== line.trim());
    expect(wrong).toEqual([]);
  });

  test.each([
    ['German', 'Los;Farbe;Menge\nA-1;Weiß glänzend;5,5 m²\nA-2;„Grün“ hell;7\n'],
    ['French', 'lot;matière\nA-1;laine mérinos créée à la main\nA-2;coton 95 % – 20 €\n'],
    ['Spanish', 'lote;artículo\nA-1;niño, señal nº 4\nA-2;camión\n'],
    ['Portuguese', 'lote;descrição\nA-1;botões e cordões\nA-2;algodão\n'],
    ['Italian', 'lotto;quantità\nA-1;metà\nA-2;così\n'],
  ])('Windows-1252 of a %s list is read', (_name, text) => {
    expect(rowsOf(iconv.encode(text, 'windows-1252'))).toEqual(tabled(text));
  });

  test.each([
    ['a Russian list in Windows-1251', iconv.encode('партия;цвет\nА-1;красный\n', 'windows-1251')],
    ['a Polish list in Windows-1250', iconv.encode('partia;kolor\nA-1;żółty\nA-2;łąka\n', 'windows-1250')],
    [
      'a Taiwanese list in Big5',
      iconv.encode('批號,數量,備註\n甲-01,12,紅色油漆\n乙-02,7,布料倉庫\n', 'big5'),
    ],
    ['a Vietnamese list in TCVN3', Buffer.from('53e8206cab0a412d313b53ac6e20aee10a', 'hex')],
    [
      'a list that may be Vietnamese or Italian',
      iconv.encode('lotto;nota\nA-1;non si può\n', 'windows-1252'),
    ],
  ])('%s is refused, with what to save it as', (_name, bytes) => {
    expect(() => rowsOf(bytes)).toThrow(LotproofError);
    expect(() => rowsOf(bytes)).toThrow(
      'Save it as UTF-8 (in Excel: "CSV UTF-8"), or say `encoding` in the mapping',
    );
  });

  test('that cannot be told is what the mapping says', () => {
    const bytes = iconv.encode('lotto;nota\nA-1;non si può\n', 'windows-1252');
    expect(rowsOf(bytes, 'windows-1252')[1]).toEqual(['A-1', 'non si può']);
    expect(rowsOf(bytes, 'windows-1258')[1]).toEqual(['A-1', 'non si pụ']);
  });

  test('is told by the first foreign letters, wherever they stand', () => {
    const rows = 'A-1;12\n'.repeat(100_000);
    expect(rowsOf(Buffer.concat([Buffer.from(rows), windows1258('A-2;sơn đỏ\n')])).at(-1)).toEqual([
      'A-2',
      'sơn đỏ',
    ]);
    const chinese = iconv.encode('甲-02;红色油漆\n', 'gb18030');
    expect(rowsOf(Buffer.concat([Buffer.from(rows), chinese])).at(-1)).toEqual(['甲-02', '红色油漆']);
  });

  test('that changes within the file is refused', () => {
    const rows = Buffer.from('lô;sơn đỏ\n'.repeat(60_000));
    const mixed = Buffer.concat([rows, iconv.encode('甲;红色\n', 'gb18030')]);
    expect(() => rowsOf(mixed)).toThrow('begins as utf8 and has bytes further down that are none');
  });
});

/** Rows of one line in Windows-1258, encoded once. */
function long(line: string, count: number): Buffer {
  const one = windows1258(line);
  return Buffer.concat(Array.from({ length: count }, () => one));
}
