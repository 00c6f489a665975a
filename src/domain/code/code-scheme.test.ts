import { describe, expect, test } from 'vitest';
import { codeSchemeSchema } from './code-scheme.ts';

const romper = {
  name: 'Bac Giang batches',
  pattern: '{brand:3}{month:2}{year:2}-VN-BG{sequence}',
  example: 'ABC0921-VN-BG1',
};

describe('a lot-code scheme', () => {
  test('takes text and named parts, with or without a product, a site and days', () => {
    expect(codeSchemeSchema.safeParse(romper).success).toBe(true);
    const full = {
      ...romper,
      product: 'BR22',
      site: 'bg',
      from: '2021-09-01',
      to: '2021-12-31',
      note: 'L3 and L5',
    };
    expect(codeSchemeSchema.safeParse(full).success).toBe(true);
  });

  test.each([
    ['an open brace', { pattern: '{brand' }],
    ['a part of length 0', { pattern: '{brand:0}' }],
    ['an empty pattern', { pattern: '' }],
    ['a last day before the first', { from: '2021-12-31', to: '2021-09-01' }],
    ['no example', { example: '' }],
  ])('refuses %s', (_, wrong) => {
    expect(codeSchemeSchema.safeParse({ ...romper, ...wrong }).success).toBe(false);
  });
});
