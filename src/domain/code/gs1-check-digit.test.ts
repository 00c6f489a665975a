import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, endsWithCheckDigit, gtin14, isSscc } from './gs1-check-digit.ts';

describe('check digits', () => {
  test.each([
    ['9521321001022', '09521321001022'],
    ['09521321000018', '09521321000018'],
    ['416000336108', '00416000336108'],
    ['02345673', '00000002345673'],
    ['9521321001023', null],
    ['952132100102', null],
    ['00000000', null],
    ['952132100102X', null],
    ['', null],
  ])('%s as a GTIN of 14 digits is %s', (text, expected) => {
    expect(gtin14(text)).toBe(expected);
  });

  test('an SSCC has 18 digits and its check digit', () => {
    expect(isSscc('340123451111111111')).toBe(true);
    expect(isSscc('340123451111111112')).toBe(false);
    expect(isSscc('4012345111111111')).toBe(false);
  });

  test('any one wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{7,17}$/),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, by) => {
          const right = digits + checkDigit(digits);
          const at = place % right.length;
          const wrong =
            right.slice(0, at) + String((Number(right.charAt(at)) + by) % 10) + right.slice(at + 1);
          expect(endsWithCheckDigit(right)).toBe(true);
          expect(endsWithCheckDigit(wrong)).toBe(false);
        },
      ),
    );
  });
});
