import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScheme } from './built-scheme.ts';
import { codeSchemeSchema } from './code-scheme.ts';
import type { CodeScheme, SchemePart } from './code-scheme.ts';
import { checkCharacter } from './scheme-characters.ts';
import { proveScheme } from './scheme-proof.ts';
import type { SchemeFinding } from './scheme-finding.ts';
import { readCode } from './scheme-reading.ts';
import { writeCode } from './scheme-writing.ts';

function scheme(more: Partial<CodeScheme>): CodeScheme {
  return codeSchemeSchema.parse({ name: 'test', from: '2021-01-01', years: 3, ...more });
}

const reasons = (findings: readonly SchemeFinding[]): string[] => findings.map(({ reason }) => reason);

const brand: SchemePart = { kind: 'brand', values: [{ of: 'romper', code: 'ABC' }] };
const site: SchemePart = { kind: 'site', values: [{ of: 'bg', code: 'BG1' }] };
const country: SchemePart = { kind: 'country', values: [{ of: 'VN', code: 'VN' }] };
const text = (says: string): SchemePart => ({ kind: 'text', text: says });
const sequence: SchemePart = { kind: 'sequence', length: 1, longest: 3 };
const digits = (length: number): SchemePart => ({ kind: 'sequence', length });
const guide: SchemePart[] = [brand, { kind: 'month' }, { kind: 'year' }, text('-'), country, text('-')];

describe("the guide's ABC0921-VN-BG1", () => {
  it('is not unique where BG1 is the place: two orders of one month share it', () => {
    const [finding, ...rest] = proveScheme(scheme({ parts: [...guide, site] }));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ reason: 'no-sequence' });
    expect(finding?.runs.map(({ code }) => code)).toEqual(['ABC0121-VN-BG1', 'ABC0121-VN-BG1']);
  });

  const inPlace = (part: SchemePart): SchemePart[] => [...guide, text('BG'), part];
  const counted = scheme({ parts: inPlace(sequence), reset: 'month', years: 25 });

  it('is unique where 1 counts the runs of the month', () => {
    expect(proveScheme(counted)).toEqual([]);
    const built = buildScheme(counted);
    const run = { date: '2021-09-06', product: 'romper', country: 'VN' };
    expect(writeCode(built, run, 1)).toMatchObject({ code: 'ABC0921-VN-BG1' });
    expect(writeCode(built, run, 12)).toMatchObject({ code: 'ABC0921-VN-BG12' });
    expect(readCode(built, 'abc0921vnbg1')).toEqual([
      {
        parts: [
          { kind: 'brand', text: 'ABC', means: [{ of: 'romper' }] },
          { kind: 'month', text: '09', means: [] },
          { kind: 'year', text: '21', means: [] },
          { kind: 'text', text: '-', means: [] },
          { kind: 'country', text: 'VN', means: [{ of: 'VN' }] },
          { kind: 'text', text: '-', means: [] },
          { kind: 'text', text: 'BG', means: [] },
          { kind: 'sequence', text: '1', means: [] },
        ],
        days: [{ from: '2021-09-01', to: '2021-09-30' }],
        sequence: 1,
        checked: null,
      },
    ]);
  });

  const twoOfOneBrand: SchemePart = {
    kind: 'brand',
    values: [
      { of: 'romper', code: 'ABC' },
      { of: 'bib', code: 'ABC' },
    ],
  };
  const shortYear = inPlace(sequence).map((part) => (part.kind === 'year' ? { ...part, length: 1 } : part));
  const cases: [string, Partial<CodeScheme>, string[]][] = [
    ['one count for all of two products', { parts: [twoOfOneBrand, ...inPlace(sequence).slice(1)] }, []],
    [
      'a count for each of two products of one brand',
      { countedBy: ['product'], parts: [twoOfOneBrand, ...inPlace(sequence).slice(1)] },
      ['counter-not-told'],
    ],
    ['a count for each line', { countedBy: ['line'] }, ['counter-not-told']],
    ['a count for each day', { reset: 'day', most: 5 }, ['period-not-told']],
    ['a hundred years', { years: 100 }, []],
    ['a hundred years and a day', { years: 100, from: '2020-12-31' }, ['year-rolls-over']],
    ['a year of one digit for ten years', { parts: shortYear, years: 10 }, []],
    ['a year of one digit for longer', { parts: shortYear, years: 11 }, ['year-rolls-over']],
    ['two digits for 200 runs', { parts: inPlace(digits(2)), most: 200 }, ['sequence-ends']],
  ];
  it.each(cases)('and with %s', (_, more, expected) => {
    expect(reasons(proveScheme({ ...counted, ...more }))).toEqual(expected);
  });
});

describe('a scheme is refused', () => {
  it('where weeks are counted beside the calendar year: the first days of January are of the last week', () => {
    const counts = { reset: 'week', years: 25 } as const;
    const [finding] = proveScheme(
      scheme({ parts: [{ kind: 'year' }, { kind: 'week' }, digits(2)], ...counts }),
    );
    expect(finding).toMatchObject({
      reason: 'period-not-told',
      runs: [
        { facts: { date: '2022-01-01' }, code: '225201' },
        { facts: { date: '2022-12-26' }, code: '225201' },
      ],
    });
    const weekYear: SchemePart = { kind: 'year', form: 'week-year' };
    expect(proveScheme(scheme({ parts: [weekYear, { kind: 'week' }, digits(2)], ...counts }))).toEqual([]);
  });

  it('where two parts of any length stand side by side, dashes or not', () => {
    const skus: SchemePart = {
      kind: 'sku',
      values: [
        { of: 'a', code: 'A1' },
        { of: 'b', code: 'A11' },
      ],
    };
    const [ambiguous, ...others] = proveScheme(scheme({ parts: [skus, text('-'), sequence], most: 99 }));
    expect(others).toEqual([]);
    expect(ambiguous).toMatchObject({ reason: 'ambiguous', runs: [{ code: 'A1-11' }, { code: 'A11-1' }] });
    expect(proveScheme(scheme({ parts: [skus, text('X'), sequence], most: 99 }))).toEqual([]);
  });

  it('where two sites are written alike', () => {
    const alike = [
      { of: 'bg', code: 'BG' },
      { of: 'bn', code: 'bg' },
    ];
    const findings = proveScheme(scheme({ parts: [{ kind: 'site', values: alike }, sequence], most: 9 }));
    expect(reasons(findings)).toEqual(['value-shared']);
  });

  it('where another scheme gives its codes, unless one ends before', () => {
    const parts = [text('BG'), { kind: 'year' }, sequence] satisfies SchemePart[];
    const old = { id: 'old', scheme: scheme({ parts, to: '2022-06-30', most: 99 }) };
    const wide = scheme({ parts: [text('B'), { kind: 'free', length: 1, longest: 4 }, digits(1)], most: 9 });
    expect(proveScheme(wide, [old])).toMatchObject([
      { reason: 'overlaps', other: 'old', runs: [{ code: 'BG211' }, { code: 'BG211', scheme: 'old' }] },
    ]);
    expect(proveScheme(scheme({ parts, from: '2023-01-01', most: 99 }), [old])).toEqual([]);
  });

  it('where characters or the length are not allowed', () => {
    const hash = [text('LOT#'), digits(4)];
    expect(reasons(proveScheme(scheme({ parts: hash, gs1: true })))).toEqual(['characters']);
    expect(reasons(proveScheme(scheme({ parts: hash, withoutLookAlikes: true })))).toEqual(['characters']);
    const long = [text('ABCDEFGHIJKLMNOPQ'), digits(4)];
    expect(reasons(proveScheme(scheme({ parts: long, gs1: true })))).toEqual(['too-long']);
    expect(proveScheme(scheme({ parts: long }))).toEqual([]);
  });
});

describe('the check character', () => {
  it('is that of ISO/IEC 7064 MOD 37,36 and MOD 11,10', () => {
    expect(checkCharacter('A12425GABC1234002', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')).toBe('M');
    expect(checkCharacter('0794', '0123456789')).toBe('5');
  });

  it('finds every single wrong character', () => {
    const built = buildScheme(
      scheme({
        parts: [{ kind: 'year' }, { kind: 'sequence', length: 4 }, { kind: 'check' }],
        withoutLookAlikes: true,
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.nat(6),
        fc.constantFrom(...Array.from(built.characters.all)),
        (number, at, other) => {
          const written = writeCode(built, { date: '2022-02-02' }, number);
          if (!written.ok) throw new Error(written.says);
          const slip = written.code.slice(0, at) + other + written.code.slice(at + 1);
          const sound = readCode(built, slip).filter(({ checked }) => checked === true);
          expect(sound.length).toBe(slip === written.code ? 1 : 0);
        },
      ),
    );
  });
});
