import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeKey, foldedKey } from '../../kit/code-key.ts';
import {
  CARTON_CANDIDATE_LIMIT,
  cartonCandidates,
  cartonMarkKey,
  cartonMarkSchema,
  cartonPatterns,
  formatCartonMark,
  readCartonMark,
  type CartonMark,
} from './carton-mark.ts';

/** The mark, which must be one. */
function mark(text: string): CartonMark {
  const read = readCartonMark(text);
  if (read === null) throw new Error(`not a mark: ${text}`);
  return read;
}

/** True when the typed text leads to carton `number` of a series with this mark. */
function leads(typed: string, to: { mark: string; orders?: readonly string[]; number: number }): boolean {
  const patterns = new Set(cartonPatterns(mark(to.mark), to.orders).map((pattern) => pattern.pattern));
  return cartonCandidates(codeKey(typed)).some(
    (candidate) => candidate.number === to.number && patterns.has(candidate.pattern),
  );
}

describe('carton marks', () => {
  test.each([
    ['HL-26031 C/NO.{n}', 45, 'HL-26031 C/NO.45', 'HL26031CNO#'],
    ['HL-26031 C/NO.R{n}', 45, 'HL-26031 C/NO.R45', 'HL26031CNOR#'],
    ['ABI-BR-{n:4}', 45, 'ABI-BR-0045', 'ABIBR#'],
    ['ABI-BR-{n:4}', 12345, 'ABI-BR-12345', 'ABIBR#'],
    ['PO4471-{n:4}', 45, 'PO4471-0045', 'PO4471#'],
    ['{n}/120 NP', 7, '7/120 NP', '#120NP'],
    ['{n}', 7, '7', '#'],
  ])('%s on carton %i reads %s', (text, number, printed, key) => {
    expect(formatCartonMark(mark(text), number)).toBe(printed);
    expect(cartonMarkKey(mark(text))).toBe(key);
    expect(cartonMarkSchema.safeParse(text).success).toBe(true);
  });

  test.each([
    'HL-26031',
    'C/NO.{n}-{n}',
    'C/NO.{N}',
    '{n:0}',
    '{n:13}',
    '{n:4',
    'a}{n}',
    `${'x'.repeat(120)}{n}`,
  ])('%s is no mark', (text) => {
    expect(cartonMarkSchema.safeParse(text).success).toBe(false);
  });
});

describe('a typed code leads to a carton', () => {
  const hl = { mark: 'HL-26031 C/NO.{n}', orders: ['HL-26031'], number: 45 };
  const relabelled = { mark: 'HL-26031 C/NO.R{n}', orders: ['HL-26031'], number: 45 };
  const np = { mark: 'NP-2206 C/NO.{n:3}', orders: ['NP-2206'], number: 45 };
  const abi = { mark: 'ABI-BR-{n:4}', orders: ['PO 4471'], number: 45 };
  const po = { mark: 'PO4471-{n:4}', number: 45 };
  const ofMany = { mark: 'NP {n}/120', number: 45 };

  test.each([
    ['abi-br-0045', abi],
    ['ABI-BR-45', abi],
    ['ABIBR00045', abi],
    ['PO 4471 C/NO. 45', abi],
    ['PO4471 carton 45', abi],
    ['HL-26031 C/NO. 45', hl],
    ['hl-26031 c/no 045', hl],
    ['HL26031CNO45', hl],
    ['C/NO. 45', hl],
    ['carton no. 45', hl],
    ['CTN 45', hl],
    ['箱号 45', hl],
    ['HL-26031 箱号45', hl],
    ['C/NO. 45', np],
    ['C/NO. 045', np],
    ['C/NO. 45', abi],
    ['HL-26031 C/NO. R45', relabelled],
    ['C/NO.R45', relabelled],
    ['R45', relabelled],
    ['ctn R45', relabelled],
    ['PO44710045', po],
    ['PO4471-45', po],
    ['NP 45/120', ofMany],
    ['np45120', ofMany],
  ])('%s', (typed, to) => {
    expect(leads(typed, to)).toBe(true);
  });

  test.each([
    ['45', hl],
    ['0045', abi],
    ['HL-26031 C/NO. 46', hl],
    ['HL-26013 C/NO. 45', hl],
    ['HL-26031', { ...hl, number: 1 }],
    ['C/NO. R45', hl],
    ['HL-26031 C/NO. 45', relabelled],
    ['MD-7741 C/NO. 45', hl],
  ])('%s does not', (typed, to) => {
    expect(leads(typed, to)).toBe(false);
  });

  test('a mark with digits read as letters is found by the folded key', () => {
    const folded = cartonCandidates(foldedKey(codeKey('HL-26O31 C/NO.4S')));
    expect(folded).toContainEqual({ pattern: foldedKey('HL26031CNO#'), number: 45 });
  });

  test('whatever is printed leads back to its carton', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9 ./-]{0,12}$/);
    const anyMark = fc.record({ before: text, digits: fc.integer({ min: 1, max: 6 }), after: text });
    fc.assert(
      fc.property(anyMark, fc.integer({ min: 1, max: 99_999 }), (one, number) => {
        const candidates = cartonCandidates(codeKey(formatCartonMark(one, number)));
        expect(candidates).toContainEqual({ pattern: cartonMarkKey(one), number });
      }),
    );
  });

  test('a text of many long numbers has no more than the limit of readings', () => {
    expect(cartonCandidates('1234567890'.repeat(20)).length).toBe(CARTON_CANDIDATE_LIMIT);
    expect(cartonCandidates('NODIGITS')).toEqual([]);
  });
});

describe('cartonPatterns', () => {
  test('names each form once, and never a bare number', () => {
    expect(cartonPatterns(mark('HL-26031 C/NO.R{n}'), ['HL-26031'])).toEqual([
      { pattern: 'HL26031CNOR#', form: 'as-printed' },
      { pattern: 'CNOR#', form: 'short' },
      { pattern: 'R#', form: 'short' },
    ]);
    expect(cartonPatterns(mark('{n}')).map((one) => one.pattern)).toEqual(['#', 'CNO#']);
  });
});
