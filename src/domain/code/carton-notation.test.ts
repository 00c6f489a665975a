import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCartonNotation, readCartonRange, writeCartonRange } from './carton-notation.ts';

describe('readCartonRange', () => {
  test.each([
    ['C/NO.1-120', 1, 121, ''],
    ['C/NO.1-150', 1, 151, ''],
    ['1~60', 1, 61, ''],
    ['171～240', 171, 241, ''],
    ['171~240', 171, 241, ''],
    ['401－480', 401, 481, ''],
    ['４０１－４８０', 401, 481, ''],
    ['901至960', 901, 961, ''],
    ['721 - 900', 721, 901, ''],
    ['121', 121, 122, ''],
    ['100', 100, 101, ''],
    ['001-020', 1, 21, ''],
    ['151-170', 151, 171, ''],
    ['1 to 60', 1, 61, ''],
    ['1 TO 60', 1, 61, ''],
    ['1—60', 1, 61, ''],
    ['1–60', 1, 61, ''],
    ['1--60', 1, 61, ''],
    ['1..60', 1, 61, ''],
    ['第1至60箱', 1, 61, ''],
    ['第1箱到第60箱', 1, 61, ''],
    ['箱号：1-60', 1, 61, ''],
    ['1#-60#', 1, 61, ''],
    ['NO.1-NO.60', 1, 61, ''],
    ['CTN NO. 1-60', 1, 61, ''],
    ['CTN 1-60', 1, 61, ''],
    ['Carton No: 7', 7, 8, ''],
    ['ctns 1-60', 1, 61, ''],
    ['1-60 ctns', 1, 61, ''],
    ['1-60箱', 1, 61, ''],
    ['1-60 (60 ctns)', 1, 61, ''],
    ['1-60（共60箱）', 1, 61, ''],
    ['1-60 共60箱', 1, 61, ''],
    ['R40-R58', 40, 59, 'R'],
    ['R40-58', 40, 59, 'R'],
    ['C/NO.R40-R58', 40, 59, 'R'],
    ['HL-26031 C/NO.1-150', 1, 151, 'HL-26031'],
    ['HL-26031 C/NO. 45', 45, 46, 'HL-26031'],
    ['ABI-BR-0001 - ABI-BR-0060', 1, 61, 'ABI-BR'],
    ['ABI-BR-0001~0060', 1, 61, 'ABI-BR'],
    [' \u200b12 ', 12, 13, ''],
  ])('%j is cartons %i to before %i, prefix %j', (text, from, to, prefix) => {
    expect(readCartonRange(text)).toEqual({ ok: true, from, to, prefix });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['LCL', 'no-number'],
    ['合计', 'no-number'],
    ['60-1', 'first-after-last'],
    ['721-40', 'first-after-last'],
    ['0-20', 'starts-at-zero'],
    ['0', 'starts-at-zero'],
    ['12/60', 'one-of-many'],
    ['C/NO. 12/60', 'one-of-many'],
    ['12 of 60', 'one-of-many'],
    ['1-1,200', 'comma-reads-two-ways'],
    ['1-60 (59 ctns)', 'count-differs'],
    ['R40-S58', 'two-prefixes'],
    ['1-60 partly', 'text-after-number'],
    ['1-20, 31-40', 'several-ranges'],
    ['1-9999999999', 'too-large'],
    [`${'1'.repeat(200)}-2`, 'too-long'],
  ])('%j is refused: %s', (text, fault) => {
    const range = readCartonRange(text);
    expect(range).toMatchObject({ ok: false, fault });
    expect(range.ok ? '' : range.says).toMatch(/\.$/);
  });

  test('what is written is read back, however it is dressed', () => {
    const mark = fc.constantFrom('-', '~', '～', '－', '至', ' - ', ' to ', '–', '到');
    const word = fc.constantFrom('', 'C/NO.', 'C/NO. ', 'CTN NO.', '第', '箱号');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(5_000),
        mark,
        word,
        (from, more, between, before) => {
          const range = { from, to: from + more + 1 };
          const text = before + writeCartonRange(range).replace('-', between);
          expect(readCartonRange(text)).toEqual({ ok: true, ...range, prefix: '' });
        },
      ),
    );
  });
});

describe('readCartonNotation', () => {
  test.each([
    [
      '1-20, 31-40',
      [
        [1, 21],
        [31, 41],
      ],
    ],
    [
      '1-20、25；31-40',
      [
        [1, 21],
        [25, 26],
        [31, 41],
      ],
    ],
    [
      '1-20 & 22',
      [
        [1, 21],
        [22, 23],
      ],
    ],
    [
      '1-20\n31',
      [
        [1, 21],
        [31, 32],
      ],
    ],
    [
      '1,3,5',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
  ])('%j is several ranges', (text, expected) => {
    const notation = readCartonNotation(text);
    expect(notation.ok && notation.ranges.map((range) => [range.from, range.to])).toEqual(expected);
  });

  test('one bad part refuses the whole', () => {
    expect(readCartonNotation('1-20, 40-31')).toMatchObject({ ok: false, fault: 'first-after-last' });
  });
});
