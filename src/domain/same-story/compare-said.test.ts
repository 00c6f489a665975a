import { describe, expect, it } from 'vitest';
import { BETWEEN, compareSaid } from './compare-said.ts';
import type { Likeness } from './compare-said.ts';
import type { Manner } from './story-field.ts';

const CASES: readonly (readonly [Manner, string, string, Likeness])[] = [
  ['code', 'ABC0921-VN-BG1', 'abc0921 vn bg1', 'same'],
  ['code', 'ABC0921-VN-BG1', 'ABC0921-VN-BG12', 'differs'],
  ['code', ['TR-7-R', 'TR-7-B'].join(BETWEEN), 'TR7B', 'same'],
  ['code', '---', 'TR-7', 'unread'],
  ['gtin', '036000291452', '00036000291452', 'same'],
  ['gtin', '036000291452', '036000291453', 'differs'],
  ['gtin', 'n/a', 'TBD', 'unread'],
  ['gtin', 'n/a', 'n/a', 'unread'],
  ['gtin', '036000291452', 'TBD', 'unread'],
  ['gtin', ['n/a', '036000291452'].join(BETWEEN), ['TBD', '036000291453'].join(BETWEEN), 'differs'],
  ['words', 'Maker Toys Co., Ltd', 'MAKER TOYS', 'near'],
  ['words', 'Maker Toys', 'Maker Goods', 'differs'],
  ['title', 'Baby Romper (2022)', 'Arcadia Baby Romper 2022, sage', 'same'],
  ['title', 'Baby Romper (2022)', 'Baby Romper (2023)', 'differs'],
  ['place', 'Dongguan', 'Dongguan, Guangdong', 'same'],
  ['place', 'Dongguan', 'Dongyang', 'differs'],
  ['country', 'Viet Nam', 'Made in Vietnam', 'same'],
  ['country', 'China', 'PRC', 'same'],
  ['country', '中国', 'CN', 'same'],
  ['country', 'China', 'Vietnam', 'differs'],
  ['country', 'China', 'Imported', 'unread'],
  ['days', '2021-09-14', 'September 2021', 'same'],
  ['days', '2021-09-14 – 2021-09-19', '09/2021', 'same'],
  ['days', '2021-09-30 – 2021-10-02', 'September 2021', 'differs'],
  ['days', '2021年9月', 'Sep 2021', 'same'],
  ['days', '14 Sept 2021', 'September 14, 2021', 'same'],
  ['days', '2021-09-10', '09/10/2021', 'unread'],
  ['days', '2021-09-31', '2021-09', 'unread'],
  ['ages', '0-24 months', '0 – 2 years', 'same'],
  ['ages', '3+', '36 months and up', 'same'],
  ['ages', '3岁以上', 'Ages 3 & up', 'same'],
  ['ages', '18 months+', '18 months - 5 years', 'near'],
  ['ages', '18 months+', '3+', 'differs'],
  ['ages', '18 months+', 'toddlers', 'unread'],
  ['phone', '+1 (555) 010-0210', '555.010.0210', 'same'],
  ['phone', '+1 (555) 010-0210', '555.010.0211', 'differs'],
  ['phone', 'none', 'n/a', 'unread'],
  ['phone', 'none', '555.010.0210', 'unread'],
  ['materials', '95% cotton, 5% elastane', '5 % Elastane / 95 % Cotton', 'same'],
  ['materials', '95% cotton, 5% elastane', '90% cotton, 10% elastane', 'differs'],
  ['numbers', '1-60, 61-80', '1 to 80', 'same'],
  ['numbers', '1-60', 'C/NO. 1-59', 'differs'],
  ['numbers', '1-60', 'all', 'unread'],
  ['count', '60', '060', 'same'],
  ['list', ['A-1', 'B-2'].join(BETWEEN), ['b 2', 'a 1'].join(BETWEEN), 'same'],
  ['list', ['A-1', 'B-2'].join(BETWEEN), 'A-1', 'near'],
  ['list', 'A-1', 'C-3', 'differs'],
];

describe('two texts of papers', () => {
  it.each(CASES)('as %s: "%s" beside "%s" is %s, whichever comes first', (manner, left, right, likeness) => {
    expect(compareSaid(manner, left, right)).toBe(likeness);
    expect(compareSaid(manner, right, left)).toBe(likeness);
  });
});
