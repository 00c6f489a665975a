import fc from 'fast-check';
import { createFormatter, createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { messages as en } from '../locales/en.ts';
import { messages as zh } from '../locales/zh.ts';
import { measureOf } from './measure.ts';
import { measureText } from './measure-text.ts';

const SPOKEN = { en, zh } as const;

function textIn(locale: 'en' | 'zh', system: 'metric' | 'us') {
  const t = createTranslator({ locale, messages: SPOKEN[locale], namespace: 'choice' });
  const format = createFormatter({ locale });
  return (quantity: number, unit: 'GRM' | 'MGM' | 'MTR' | 'CMT' | 'MMT' | 'MLT' | 'H87'): string =>
    measureText({ quantity, unit, system }, { format, word: (code) => t(code as 'GRM') });
}

it.each([
  [15_200, 'GRM', '15,200 g', '33.510 lb', '15,200 克', '33.510 磅'],
  [453, 'GRM', '453 g', '15.98 oz', '453 克', '15.98 盎司'],
  [454, 'GRM', '454 g', '1.001 lb', '454 克', '1.001 磅'],
  [0, 'GRM', '0 g', '0.00 oz', '0 克', '0.00 盎司'],
  [3, 'MGM', '3 mg', '0.00011 oz', '3 毫克', '0.00011 盎司'],
  [1_000, 'MTR', '1,000 m', '1,093.6 yd', '1,000 米', '1,093.6 码'],
  [30, 'CMT', '30 cm', '11.8 in', '30 厘米', '11.8 英寸'],
  [15, 'MMT', '15 mm', '0.59 in', '15 毫米', '0.59 英寸'],
  [1_200, 'MLT', '1,200 ml', '1,200 ml', '1,200 毫升', '1,200 毫升'],
  [6_000, 'H87', '6,000 pieces', '6,000 pieces', '6,000 个', '6,000 个'],
] as const)('shows %d %s as %s or %s, and in Chinese as %s or %s', (quantity, unit, ...said) => {
  const shown = [textIn('en', 'metric'), textIn('en', 'us'), textIn('zh', 'metric'), textIn('zh', 'us')];
  expect(shown.map((text) => text(quantity, unit))).toEqual(said);
});

it('shows no two quantities of a unit alike, whatever the system', () => {
  const quantity = fc.integer({ min: 0, max: 1_000_000_000 });
  const unit = fc.constantFrom('GRM', 'MGM', 'MTR', 'CMT', 'MMT', 'MLT', 'CMK', 'H87', 'SET');
  fc.assert(
    fc.property(quantity, unit, (one, of) => {
      const said = (each: number): string => {
        const { value, unit: shown, decimals } = measureOf(each, of, 'us');
        return `${value.toFixed(decimals)} ${shown}`;
      };
      expect(said(one)).not.toBe(said(one + 1));
    }),
  );
});
