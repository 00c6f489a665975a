import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_TEXT_LIMIT, codeKey, foldedKey } from './code-key.ts';
import { LotproofError } from './errors.ts';

describe('codeKey', () => {
  test.each([
    ['ABC0921-VN-BG1', 'ABC0921VNBG1'],
    ['abc0921-vn-bg1', 'ABC0921VNBG1'],
    [' ABC0921 VN BG 4 ', 'ABC0921VNBG4'],
    ['ＡＢＣ０９２１－ＶＮ－ＢＧ１', 'ABC0921VNBG1'],
    ['ABC0921–VN—BG‑1', 'ABC0921VNBG1'],
    ['ABC0921\u00a0VN\u3000BG\u200b1\ufeff', 'ABC0921VNBG1'],
    ['TH/INV/21-0188', 'THINV210188'],
    ['HL-26031 C/NO. R45', 'HL26031CNOR45'],
    ['QLSU 555071-2', 'QLSU5550712'],
    ['粤B 55508 truck', '粤B55508TRUCK'],
    ['第③批', '第3批'],
    ['№ 7', 'NO7'],
    ['9 521321 001022', '9521321001022'],
    ['0902', '0902'],
    ['straße', 'STRASSE'],
    ['é', 'É'],
    ['e\u0301', 'É'],
    ['a\u00ad\u2060b\u202e', 'AB'],
    ['A_B~C#D|E·F・G•H', 'ABCDEFGH'],
    ['--- // ...', ''],
    ['', ''],
  ])('%j is compared as %j', (text, key) => {
    expect(codeKey(text)).toBe(key);
  });

  test('a key is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const key = codeKey(text);
        expect(codeKey(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });

  test('case, full width and anything typed between the characters do not matter', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{1,20}$/);
    const between = fc.constantFrom('', ' ', '-', '.', '/', '–', '\u3000', '\u200b', '_', '－');
    fc.assert(
      fc.property(
        code,
        fc.array(between, { minLength: 21, maxLength: 21 }),
        fc.boolean(),
        (text, marks, wide) => {
          const typed = Array.from(text.toLowerCase(), (character, index) => {
            const shown = wide ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
            return `${marks[index] ?? ''}${shown}`;
          }).join('');
          expect(codeKey(typed)).toBe(text);
        },
      ),
    );
  });

  test('a text longer than the limit is refused with the limit', () => {
    expect(codeKey('A'.repeat(CODE_TEXT_LIMIT))).toHaveLength(CODE_TEXT_LIMIT);
    expect(() => codeKey('A'.repeat(CODE_TEXT_LIMIT + 1))).toThrow(LotproofError);
    expect(() => codeKey('A'.repeat(CODE_TEXT_LIMIT + 1))).toThrow('2000');
  });
});

describe('foldedKey', () => {
  test.each([
    ['ABCO921-VN-BGl', 'ABC0921-VN-BG1'],
    ['RC26O3O2R', 'RC260302R'],
    ['YC-R-26O3-O2', 'YC-R-2603-02'],
    ['lI1', '111'],
    ['SB-O', '58-0'],
    ['АВС-1', 'ABC-1'],
    ['ΟΡΕΝ', 'OPEN'],
  ])('%s looks like %s', (typed, recorded) => {
    expect(foldedKey(codeKey(typed))).toBe(foldedKey(codeKey(recorded)));
  });

  test.each([
    ['ABC0921-VN-BG1', 'ABC0921-VN-BG7'],
    ['RC260302R', 'RC260302B'],
  ])('%s does not look like %s', (left, right) => {
    expect(foldedKey(codeKey(left))).not.toBe(foldedKey(codeKey(right)));
  });

  test('folding twice is folding once, and the length stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const key = codeKey(text);
        const folded = foldedKey(key);
        expect(foldedKey(folded)).toBe(folded);
        expect(Array.from(folded)).toHaveLength(Array.from(key).length);
      }),
      { numRuns: 500 },
    );
  });
});
