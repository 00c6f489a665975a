import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from './gs1-check-digit.ts';
import {
  FNC1,
  readBracketed,
  readElementString,
  readScan,
  splitBracketed,
  writeBracketed,
  writeElementString,
  type Gs1Element,
} from './gs1-element-string.ts';

const ROMPER_LOT = '(01)09521321000018(10)TC-260301-L2-A(11)260301';

describe('element strings', () => {
  test.each([
    [ROMPER_LOT, `010952132100001810TC-260301-L2-A${FNC1}11260301`],
    ['(00)340123451111111111', '00340123451111111111'],
    ['(400)PO 4471', null],
    ['(400)PO-4471', '400PO-4471'],
    ['(10)A\\(1\\)(21)7', null],
    ['(10)A\\(1)(21)7', `10A(1)${FNC1}217`],
    ['(01)09521321000019', null],
    ['(01)9521321001022', null],
    ['(10)', null],
    ['(89)X', null],
    ['10X', null],
  ])('%s is %j', (bracketed, expected) => {
    const reading = readBracketed(bracketed);
    expect(reading.ok ? writeElementString(reading.elements) : null).toBe(expected);
    if (reading.ok) expect(writeBracketed(reading.elements)).toBe(bracketed);
    else expect(reading.says).toMatch(/\.$/);
  });

  test('a fault names the identifier, the value and what was expected', () => {
    expect(readBracketed('(01)09521321000019')).toEqual({
      ok: false,
      says: '(01) "09521321000019": expected a right check digit.',
    });
    expect(readBracketed(`(10)${'A'.repeat(21)}`)).toEqual({
      ok: false,
      says: `(10) "${'A'.repeat(21)}" is longer than its 20 characters.`,
    });
  });

  test('values that are wrong are split all the same', () => {
    expect(splitBracketed('(01)1(10)A')).toEqual({
      ok: true,
      elements: [
        { identifier: '01', value: '1' },
        { identifier: '10', value: 'A' },
      ],
    });
  });

  test('what is written is read back', () => {
    const text = fc.stringMatching(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/);
    const gtin = fc.stringMatching(/^\d{13}$/).map((digits) => digits + checkDigit(digits));
    const element: fc.Arbitrary<Gs1Element> = fc.oneof(
      gtin.map((value) => ({ identifier: '01', value })),
      ...['10', '21', '240', '400', '90'].map((identifier) => text.map((value) => ({ identifier, value }))),
      fc.stringMatching(/^\d{6}$/).map((value) => ({ identifier: '3103', value })),
      fc.stringMatching(/^\d{1,8}$/).map((value) => ({ identifier: '37', value })),
    );
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 6 }), (elements) => {
        expect(readElementString(writeElementString(elements))).toEqual({ ok: true, elements });
        expect(readBracketed(writeBracketed(elements))).toEqual({ ok: true, elements });
      }),
    );
  });
});

describe('scans', () => {
  test.each([
    [`]Q3010952132100001810TC-260301-L2-A${FNC1}11260301`, ROMPER_LOT],
    [']C100340123451111111111', '(00)340123451111111111'],
    [']E09521321001022', '(01)09521321001022'],
    [']E402345673', '(01)00000002345673'],
    [`]E09521321001022|]e010LOT-7${FNC1}21A`, '(01)09521321001022(10)LOT-7(21)A'],
    [']E09521321001023', null],
    [']C1', null],
    [']Z9TESTING', null],
    ['TESTING', null],
  ])('%j is %s', (scan, expected) => {
    const reading = readScan(scan);
    expect(reading.ok && reading.elements !== null ? writeBracketed(reading.elements) : null).toBe(expected);
  });

  test('data that are not GS1 come out plain', () => {
    expect(readScan(']Q1ABC0921-VN-BG1')).toEqual({ ok: true, elements: null, plain: 'ABC0921-VN-BG1' });
  });
});
