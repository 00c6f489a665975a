import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKey } from '../../kit/code-key.ts';
import { buildScheme } from './built-scheme.ts';
import { codeSchemeSchema } from './code-scheme.ts';
import type { CodeScheme } from './code-scheme.ts';
import { daysBetween } from './scheme-calendar.ts';
import { proveScheme } from './scheme-proof.ts';
import { readCode } from './scheme-reading.ts';
import { counterOf, writeCode } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

/** Schemes of a small world: few sites and products with codes of one and two characters from a tiny alphabet, days around a New Year. */
const code = fc.stringMatching(/^[12A]{1,2}$/);
const values = (things: readonly string[]) =>
  fc
    .tuple(...things.map(() => code))
    .map((codes) => things.map((of, index) => ({ of, code: codes[index] ?? 'A' })));
const anyPart = fc.oneof(
  fc.constantFrom('-', '1', 'A', 'X').map((text) => ({ kind: 'text', text })),
  values(['p1', 'p2']).map((list) => ({ kind: 'sku', values: list })),
  values(['s1', 's2']).map((list) => ({ kind: 'site', values: list })),
  values(['L1', 'L2']).map((list) => ({ kind: 'line', values: list })),
  fc.record({
    kind: fc.constant('year'),
    length: fc.constantFrom(1, 2),
    form: fc.constantFrom('calendar', 'week-year'),
  }),
  fc.record({ kind: fc.constant('month'), form: fc.constantFrom('number', 'letter') }),
  fc.constant({ kind: 'week' }),
  fc.record({ kind: fc.constant('day'), form: fc.constantFrom('of-month', 'of-year', 'of-week') }),
  fc.constantFrom(
    { kind: 'sequence', length: 1 },
    { kind: 'sequence', length: 1, longest: 2 },
    { kind: 'sequence', length: 1, form: 'letter' },
  ),
);
const smallScheme = fc
  .record({
    parts: fc.uniqueArray(anyPart, {
      minLength: 1,
      maxLength: 6,
      selector: (part) => (part.kind === 'text' ? part : part.kind),
    }),
    check: fc.boolean(),
    reset: fc.constantFrom('never', 'year', 'month', 'week', 'day'),
    countedBy: fc.subarray(['product', 'site', 'line']),
    withoutLookAlikes: fc.boolean(),
  })
  .map(({ parts, check, ...more }) => ({
    name: 'small',
    from: '2020-12-20',
    to: '2022-01-20',
    most: 9,
    parts: check ? [...parts, { kind: 'check' }] : parts,
    ...more,
  }))
  .filter((body) => codeSchemeSchema.safeParse(body).success)
  .map((body) => codeSchemeSchema.parse(body));

const DAYS = [...daysBetween('2020-12-26', '2021-01-12'), ...daysBetween('2021-12-24', '2022-01-10')].map(
  ({ date }) => date,
);

function* smallRuns(): Generator<RunFacts> {
  for (const date of DAYS)
    for (const product of ['p1', 'p2'])
      for (const place of ['s1', 's2'])
        for (const line of ['L1', 'L2']) yield { date, product, site: place, line };
}

type Built = ReturnType<typeof buildScheme>;

describe('in small worlds', () => {
  it('codes of an accepted scheme never come twice and read as what they are', () => {
    let accepted = 0;
    fc.assert(
      fc.property(smallScheme, (body) => {
        if (proveScheme(body).length > 0) return;
        accepted += 1;
        checkWorld(buildScheme(body));
      }),
      { numRuns: 250, seed: 5 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it('a refused scheme comes with two runs that break it', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(smallScheme, (body) => {
        for (const finding of proveScheme(body)) {
          met.add(finding.reason);
          checkExample(buildScheme(body), finding);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
    const expected = ['ambiguous', 'counter-not-told', 'no-sequence', 'period-not-told', 'value-shared'];
    expect([...met]).toEqual(expect.arrayContaining(expected));
  });

  it('two schemes that are accepted side by side share no code, and others come with the code they share', () => {
    const accepted = fc
      .sample(smallScheme, { numRuns: 400, seed: 7 })
      .filter((body) => proveScheme(body).length === 0);
    const met = { shared: 0, apart: 0 };
    for (const [index, left] of accepted.entries()) {
      for (const right of accepted.slice(index + 1)) {
        const isShared = checkPair(left, right);
        met[isShared ? 'shared' : 'apart'] += 1;
      }
    }
    expect(met.shared).toBeGreaterThan(10);
    expect(met.apart).toBeGreaterThan(10);
  });
});

/** True when the proof says that they share a code, which they then do; else no two of their codes are the same. */
function checkPair(left: CodeScheme, right: CodeScheme): boolean {
  const [finding] = proveScheme(left, [{ id: 'right', scheme: right }]);
  const [one, other] = [buildScheme(left), buildScheme(right)];
  if (finding === undefined) {
    const keys = new Set(keysOf(one));
    expect(keysOf(other).filter((key) => keys.has(key))).toEqual([]);
    return false;
  }
  const [first, second] = finding.runs;
  const key = codeKey(first?.code ?? '');
  expect(first && writeCode(one, first.facts, first.sequence)).toMatchObject({ key });
  expect(second && writeCode(other, second.facts, second.sequence)).toMatchObject({ key });
  return true;
}

function keysOf(built: Built): string[] {
  return [...smallRuns()].flatMap((facts) =>
    [1, 2, 9].flatMap((number) => {
      const written = writeCode(built, facts, number);
      return written.ok ? [written.key] : [];
    }),
  );
}

/** Each number of each sequence has one code, no other has it, and it reads as the run it was made for. */
function checkWorld(built: Built): void {
  const issues = new Map<string, string>();
  for (const facts of smallRuns()) {
    for (const number of [1, 2, 9]) {
      const written = writeCode(built, facts, number);
      if (!written.ok) continue;
      const issue = `${counterOf(built, facts)} ${String(number)}`;
      expect(issues.get(written.key) ?? issue, written.code).toBe(issue);
      issues.set(written.key, issue);
      if (number === 2) checkReading(built, facts, written);
    }
  }
}

function checkExample(
  built: Built,
  { reason, runs, limit = 0 }: ReturnType<typeof proveScheme>[number],
): void {
  expect(reason).not.toBe('unproven');
  if (['no-code', 'too-long', 'characters'].includes(reason)) return;
  const [first, second] = runs;
  if (first === undefined || second === undefined) throw new Error(`${reason} without two runs`);
  const one = writeCode(built, first.facts, first.sequence);
  const other = writeCode(built, second.facts, second.sequence);
  if (reason === 'sequence-ends') {
    expect(other.ok).toBe(false);
    expect(second.sequence).toBeGreaterThan(limit);
    return;
  }
  expect(one).toMatchObject({ ok: true, code: first.code });
  expect(other).toMatchObject({ ok: true, code: second.code, key: codeKey(first.code) });
  if (reason === 'ambiguous') expect(readCode(built, first.code).length).toBeGreaterThan(1);
  if (reason === 'ambiguous' || reason === 'no-sequence') return;
  expect(first.facts).not.toEqual(second.facts);
  // Each is the first of a sequence of its own.
  if (reason !== 'value-shared')
    expect(counterOf(built, first.facts)).not.toBe(counterOf(built, second.facts));
}

function checkReading(
  built: Built,
  facts: RunFacts,
  written: { readonly code: string; readonly texts: readonly string[] },
): void {
  const readings = readCode(built, written.code.toLowerCase().replaceAll('-', ' '));
  expect(readings.length, written.code).toBe(1);
  const [reading] = readings;
  expect(reading?.sequence).toBe(2);
  expect(reading?.checked).not.toBe(false);
  expect(reading?.days.some(({ from, to }) => from <= facts.date && facts.date <= to)).toBe(true);
  const things = new Map([
    ['sku', facts.product],
    ['site', facts.site],
    ['line', facts.line],
  ]);
  for (const [index, part] of (reading?.parts ?? []).entries()) {
    expect(codeKey(part.text)).toBe(codeKey(written.texts[index] ?? ''));
    if (things.has(part.kind)) expect(part.means).toEqual([{ of: things.get(part.kind) }]);
  }
}
