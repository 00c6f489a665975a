import type { SmallestUnit } from '../../kit/quantity.ts';

/** What a unit word stands for: `times / per` of the smallest unit. */
export interface UnitMeaning {
  readonly unit: SmallestUnit;
  readonly times: number;
  readonly per: number;
}

function unit(name: SmallestUnit, times = 1, per = 1): UnitMeaning {
  return { unit: name, times, per };
}

/** Words that mean the same in every factory; a mapping adds and overrides. */
const MEANINGS: readonly [UnitMeaning, string][] = [
  [unit('GRM'), 'g gr gram grams gm grm 克 公克'],
  [unit('GRM', 1_000), 'kg kgs kgm kilo kilos kilogram kilograms 公斤 千克'],
  [unit('GRM', 500), '斤 市斤'],
  [unit('GRM', 1_000_000), 't ton tons tonne tonnes tne mt 吨 tấn'],
  [unit('GRM', 45_359_237, 100_000), 'lb lbs pound pounds 磅'],
  [unit('MGM'), 'mg mgm 毫克'],
  [unit('MTR'), 'm mtr mtrs meter meters metre metres 米 公尺 mét'],
  [unit('MTR', 1_000), 'km 公里 千米'],
  [unit('CMT'), 'cm cmt 厘米'],
  [unit('MMT'), 'mm mmt 毫米'],
  [unit('CMT', 9_144, 100), 'yd yds yard yards 码'],
  [unit('MLT'), 'ml mlt 毫升'],
  [unit('MLT', 1_000), 'l ltr litre litres liter liters 升 lít'],
  [
    unit('H87'),
    'pc pcs pce piece pieces ea each unit units h87 c62 nos 个 個 支 张 張 只 隻 件 片 枚 粒 条 條 根 块 卷 本 cái chiếc',
  ],
  [unit('H87', 2), 'pr pair pairs 对 對 双 雙 đôi'],
  [unit('H87', 12), 'dz dzn doz dozen dozens 打 tá'],
  [unit('H87', 144), 'gro gross 罗'],
  [unit('H87', 1_000), 'mil thousand kpcs 千个'],
  [unit('SET'), 'set sets 套 bộ'],
];

/** Unit words by their key (`unitKey`). */
export const UNIT_WORDS: ReadonlyMap<string, UnitMeaning> = new Map(
  MEANINGS.flatMap(([meaning, words]) =>
    words.split(' ').map((word): [string, UnitMeaning] => [unitKey(word), meaning]),
  ),
);

/** Unit words are the same however they are cased and spaced, with or without a dot. */
export function unitKey(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/[\s.]/g, '');
}
