import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../grid/sheet.ts';
import { readCartons, readMark } from './carton-reading.ts';
import { readCode } from './code-reading.ts';
import { decimalText, readNumberText } from './number-text.ts';
import { NumberWitness, readNumber, readPermille, readWhole } from './number-reading.ts';
import { readQuantity, readRate } from './quantity-reading.ts';
import type { Reading } from './reading.ts';
import { UNIT_WORDS } from './unit-words.ts';

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

function number(value: number): Cell {
  return { kind: 'number', text: String(value), number: value };
}

/** The value read, or the kind of the fault. */
function said(reading: Reading): unknown {
  return reading.ok ? (reading.value?.main ?? null) : reading.fault.kind;
}

describe('a number', () => {
  test.each([
    ['12', ['12']],
    ['012', ['12']],
    ['1234.56', ['1234.56']],
    ['1234.567', ['1234.567']],
    ['1,234.56', ['1234.56']],
    ['1.234,56', ['1234.56']],
    ['1,234,567', ['1234567']],
    ["1'234'567", ['1234567']],
    ['1 234,5', ['1234.5']],
    ['20 000', ['20000']],
    ['0.150', ['0.15']],
    ['0,150', ['0.15']],
    ['12,5', ['12.5']],
    ['.5', ['0.5']],
    ['１２．５', ['12.5']],
    ['-9.104', ['-9104', '-9.104']],
    ['(12.5)', ['-12.5']],
    ['20,000', ['20000', '20']],
    ['33.600', ['33.6', '33600']],
    ['1,23,456', []],
    ['1.2.3', []],
    ['abc', []],
    ['', []],
  ])('%s reads as %j', (typed, expected) => {
    expect(readNumberText(typed, null).values.toSorted()).toEqual(expected.toSorted());
  });

  test('keeps what stands behind it', () => {
    expect(readNumberText('200ctn', null)).toEqual({ values: ['200'], suffix: 'ctn' });
    expect(said(readWhole(text('200箱'), {}, null))).toBe(200);
    expect(said(readWhole(text('200 apples'), {}, null))).toBe('bad-number');
    expect(said(readWhole(text('2.5'), {}, null))).toBe('bad-number');
  });

  test('is read by the mark that the column proves and the mapping says', () => {
    const witness = new NumberWitness();
    const read = (settings: { decimal?: ',' | '.' }): unknown => {
      const reading = readNumber(text('20,000'), settings, witness);
      return reading.ok ? reading.value : reading.fault.kind;
    };
    expect(read({ decimal: ',' })).toBe('ambiguous-number');
    witness.see(text('12,5'));
    expect(read({ decimal: ',' })).toBe('20');
    expect(read({ decimal: '.' })).toBe('ambiguous-number');
    expect(read({})).toBe('ambiguous-number');
  });

  test('of a cell loses the noise of binary fractions and nothing else', () => {
    expect(decimalText(0.1 + 0.2)).toBe('0.3');
    expect(decimalText(1e-7)).toBe('0.0000001');
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (whole, places) => {
        const value = whole / 10 ** places;
        expect(Number(decimalText(value))).toBeCloseTo(value, 9);
      }),
    );
  });

  test('written by anybody is never read as another one', () => {
    // Whatever the country, the number meant is always among the readings, so it is either read or asked about.
    const styles = [
      [',', '.'],
      ['.', ','],
      [' ', ','],
      ["'", '.'],
      ['', '.'],
      ['', ','],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(...styles),
        fc.integer({ min: 0, max: 3 }),
        (whole, fraction, [thousands, decimal], places) => {
          const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
          const decimals = String(fraction).padStart(3, '0').slice(0, places);
          const typed = places === 0 ? grouped : `${grouped}${decimal}${decimals}`;
          const meant = Number(places === 0 ? whole : `${String(whole)}.${decimals}`);
          expect(readNumberText(typed, null).values.map(Number)).toContain(meant);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a quantity', () => {
  const read = (cell: Cell, unitWord: string | null): Reading =>
    readQuantity({ cell, unitWord, units: UNIT_WORDS, numbers: {}, witness: null });

  test.each([
    [number(42.12), 'kg', 42_120, 'GRM'],
    [number(190.896), '公斤', 190_896, 'GRM'],
    [number(-9.104), 'KG', -9_104, 'GRM'],
    [number(36_000), '个', 36_000, 'H87'],
    [number(3), 'dozen', 36, 'H87'],
    [number(10), 'yds', 914, 'CMT'],
    [text('12.5 kg'), null, 12_500, 'GRM'],
    [number(54_340), 'm', 54_340, 'MTR'],
  ])('%j with %s is %d %s', (cell, unit, value, code) => {
    const reading = read(cell, unit);
    expect(said(reading)).toBe(value);
    expect(reading.ok && reading.value?.unit).toBe(code);
  });

  test('without a unit, with an unknown one, or of half pieces is refused', () => {
    expect(said(read(number(36_000), null))).toBe('missing-value');
    expect(said(read(number(36_000), 'bundle'))).toBe('unknown-code');
    expect(said(read(number(2.5), 'pcs'))).toBe('bad-number');
  });

  test('finer than its unit is rounded and says so, where that hardly changes it', () => {
    const reading = read(number(1.23456), 'kg');
    expect(said(reading)).toBe(1_235);
    expect(reading.ok && reading.remarks).toMatchObject([{ kind: 'finer-than-unit', severity: 'note' }]);
  });

  test.each([
    [12.345, 'm', 12, { m: { unit: 'MMT', times: 1_000 } }],
    [12.5, 'mtrs', 13, { mtrs: { unit: 'CMT', times: 100 } }],
    [2.25, 'cm', 2, { cm: { unit: 'MMT', times: 10 } }],
    [0.0125, 'kg', 13, { kg: { unit: 'MGM', times: 1_000_000 } }],
  ])(
    '%d %s is refused and never another quantity, with the unit that keeps it',
    (value, word, kept, units) => {
      const reading = read(number(value), word);
      expect(said(reading)).toBe(kept);
      expect(reading.ok && reading.remarks).toMatchObject([
        { kind: 'finer-than-unit', severity: 'refuse', units },
      ]);
    },
  );

  test('for one unit is kept exactly, for many units where it has to be', () => {
    const rate = (value: number, unit: string): unknown => {
      const reading = readRate({
        cell: number(value),
        unitWord: unit,
        units: UNIT_WORDS,
        numbers: {},
        witness: null,
      });
      return reading.ok ? [reading.value?.main, reading.value?.parts?.['perUnits']] : reading.fault.kind;
    };
    expect(rate(0.15, 'kg')).toEqual([150, null]);
    expect(rate(0.0005, 'kg')).toEqual([5, 10]);
    expect(rate(7, 'pcs')).toEqual([7, null]);
    expect(rate(0.25, 'pcs')).toEqual([25, 100]);
  });

  test.each([
    [text('2.5%'), undefined, 25],
    [number(0.025), undefined, 25],
    [number(2.5), 'percent', 25],
    [number(2.5), undefined, 'ambiguous-number'],
  ] as const)('as a share, %j with %s is %s', (cell, as, expected) => {
    expect(said(readPermille(cell, { as }, null))).toBe(expected);
  });
});

describe('a code', () => {
  test('typed as a number stays what it shows', () => {
    expect(said(readCode(number(260_301)))).toBe('260301');
    expect(said(readCode({ kind: 'number', number: 902, text: '0902', format: '0000' }))).toBe('0902');
    expect(said(readCode({ kind: 'number', number: 1_234_567, text: '1,234,567', format: '#,##0' }))).toBe(
      '1234567',
    );
  });

  test('that lost its last digits in a number is refused', () => {
    const sscc = { kind: 'number', number: 3.40123456789012e17, text: '3.40123E+17' } as const;
    expect(said(readCode(sscc))).toBe('precision-lost');
  });

  test('that is an error of the sheet is refused', () => {
    expect(said(readCode({ kind: 'error', text: '#N/A' }))).toBe('bad-value');
  });
});

describe('carton numbers', () => {
  test('may carry the marks that the column allows and no others', () => {
    const read = (prefixes: readonly string[]): unknown =>
      said(readCartons(text('R40-R58'), { prefixes })[0] ?? { ok: true, value: null });
    expect(read([])).toBe('unknown-code');
    expect(read(['R'])).toBe('40-58');
  });

  test('in several stretches are read one by one, and counted together', () => {
    const readings = readCartons(text('1-20; 31-40'), {});
    expect(readings.map(said)).toEqual(['1-20', '31-40']);
    expect(readings.map((reading) => reading.ok && reading.value?.parts?.['count'])).toEqual([30, 30]);
  });

  test.each([
    ['HL-26013 C/NO.40-58', 'HL-26013 C/NO.{n}'],
    ['HL-26031 C/NO.R40-R58', 'HL-26031 C/NO.R{n}'],
    ['ABI-BR-0001', 'ABI-BR-{n:4}'],
    ['PO 4471 C/NO.001-120', 'PO 4471 C/NO.{n:3}'],
    ['ABI-BR-{n:4}', 'ABI-BR-{n:4}'],
  ])('as a mark, %s is %s', (typed, expected) => {
    expect(said(readMark(text(typed)))).toBe(expected);
  });
});
