import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_TEXT_LIMIT } from '../../kit/code-key.ts';
import { FNC1 } from './gs1-element-string.ts';
import { readTypedCode } from './typed-code.ts';

const GTIN = '09521321000018';
const SSCC = '340123451111111111';

describe('GS1 data in what was typed', () => {
  test.each([
    [`(01)${GTIN}(10)TC-260301-L2-A`, 'bracketed', { gtin: GTIN, lotKey: 'TC260301L2A' }],
    [`( 01 ) 0952 1321 0000 18 (10) tc-260301-L2-A`, 'bracketed', { gtin: GTIN, lotKey: 'TC260301L2A' }],
    [`（01）${GTIN}（10）A1`, 'bracketed', { gtin: GTIN, lotKey: 'A1' }],
    ['(01)9521321001022(10)A1', 'bracketed', { gtin: '09521321001022', lotKey: 'A1' }],
    ['(10)A1', 'bracketed', { lotKey: 'A1' }],
    [`(00)${SSCC}(400)PO-4471`, 'bracketed', { sscc: SSCC, paperKeys: ['PO4471'] }],
    [`]C101${GTIN}10A-1${FNC1}21S`, 'element-string', { gtin: GTIN, lotKey: 'A1', serialKey: 'S' }],
    [`01${GTIN}10A-1`, 'element-string', { gtin: GTIN, lotKey: 'A1' }],
    [`${FNC1}01${GTIN}10A-1`, 'element-string', { gtin: GTIN, lotKey: 'A1' }],
    [`00${SSCC}`, 'element-string', { sscc: SSCC }],
    [`https://id.gs1.org/01/${GTIN}/10/A-1`, 'digital-link', { gtin: GTIN, lotKey: 'A1' }],
    [`HTTPS://shop.example/x/01/9521321001022?utm=1`, 'digital-link', { gtin: '09521321001022' }],
    [`]Q1https://id.gs1.org/00/${SSCC}`, 'digital-link', { sscc: SSCC }],
    ['urn:epc:class:lgtin:4012345.012345.Lot987', 'epc-urn', { gtin: '04012345123456', lotKey: 'LOT987' }],
    ['9 521321 001022', 'number', { gtin: '09521321001022' }],
    [']E09521321001022', 'number', { gtin: '09521321001022' }],
    [SSCC, 'number', { sscc: SSCC }],
    ['3 4012345 111111111 1', 'number', { sscc: SSCC }],
  ])('%j is %s', (typed, form, names) => {
    const { gs1 } = readTypedCode(typed);
    expect(gs1).toMatchObject({ form, names, fault: null });
  });

  test.each([
    ['ABC0921-VN-BG1'],
    ['0902'],
    ['10-4471'],
    ['9521321001023'],
    ['https://example.com/about'],
    ['(10)'],
    ['(red) 12'],
    ['01 2026 paint'],
    [''],
  ])('%j is none', (typed) => {
    expect(readTypedCode(typed).gs1).toBeNull();
  });

  test('a wrong check digit is said and does not hide the lot', () => {
    const { gs1 } = readTypedCode('(01)09521321000019(10)A1');
    expect(gs1?.names.lotKey).toBe('A1');
    expect(gs1?.fault).toContain('check digit');
    expect(readTypedCode('https://id.gs1.org/01/09521321000019/10/A1').gs1?.fault).toContain('check digit');
  });
});

describe('readings of a typed code', () => {
  test('a carton mark has its key, its folded key and its cartons', () => {
    const code = readTypedCode('  hl-26O31 c/no. R45 ');
    expect(code.text).toBe('hl-26O31 c/no. R45');
    expect(code.key).toBe('HL26O31CNOR45');
    expect(code.folded).toBe('H126031CN0R45');
    expect(code.cartons[0]).toEqual({ pattern: 'HL26O31CNOR#', number: 45 });
    expect(code.foldedCartons).toContainEqual({ pattern: 'H126031CN0R#', number: 45 });
  });

  test.each([
    ['PO-1 C/NO.37 OF 130', 'PO1CNO#'],
    ['PO-1 CTN NO 37/130', 'PO1CNO#'],
    ['PO-1 第37箱', 'PO1CNO#'],
    ['Carton no. 37 of PO-1', 'PO1CNO#'],
    ['PO-1 37', 'PO1CNO#'],
    ['PO-1 #37', 'PO1CNO#'],
    ['ＰＯ－１ 第３７箱', 'PO1CNO#'],
    ['C/NO. 37 of 130', 'CNO#'],
  ])('%j is carton 37 of an order', (typed, pattern) => {
    expect(readTypedCode(typed).cartons[0]).toEqual({ pattern, number: 37 });
  });

  test('an order is not parted from a number that runs on', () => {
    expect(readTypedCode('PO-137').cartons.map(({ pattern }) => pattern)).not.toContain('PO1CNO#');
  });

  test('a text longer than a code may be is refused', () => {
    expect(() => readTypedCode('A'.repeat(CODE_TEXT_LIMIT + 1))).toThrow('2000');
  });

  test('anything at all can be typed', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '(',
            ')',
            '01',
            GTIN,
            '10',
            FNC1,
            '/',
            'https://a',
            '%',
            ']C1',
            'urn:epc:id:',
            '.',
            'A',
          ),
          {
            maxLength: 12,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const code = readTypedCode(typed);
        expect(readTypedCode(code.key).key).toBe(code.key);
      }),
      { numRuns: 2_000 },
    );
  });
});
