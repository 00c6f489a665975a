import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeDifference, NEAR_KEY_LIMIT, nearKeys } from './near-codes.ts';

describe('nearKeys', () => {
  test.each([
    ['RC260320R', 'RC260302R', 'swapped-pair'],
    ['RC2603022R', 'RC260302R', 'extra-character'],
    ['RC26032R', 'RC260302R', 'missing-character'],
    ['RC260402R', 'RC260302R', 'wrong-character'],
    ['RC2603Q2R', 'RC260302R', 'wrong-character'],
    ['粤B5508', '粤B55508', 'missing-character'],
    ['HL26013CNO#', 'HL26031CNO#', 'swapped-pair'],
  ])('%s is one slip from %s: %s', (typed, recorded, kind) => {
    const found = [...nearKeys(typed)].filter((near) => near.key === recorded);
    expect(found.map((near) => near.difference)).toEqual([kind]);
    expect(codeDifference(typed, recorded)?.kind).toBe(kind);
  });

  test('a key of three characters is near to everything, so nothing is suggested', () => {
    expect([...nearKeys('A12')]).toEqual([]);
    expect([...nearKeys('CNO#')]).toEqual([]);
  });

  test('the number of a carton mark is never changed', () => {
    for (const near of nearKeys('PO4471#')) expect(near.key.split('#')).toHaveLength(2);
  });

  test('every key once, never the typed one, each of the kind it says, within the limit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,40}$/), (key) => {
        const near = [...nearKeys(key)];
        expect(near.length).toBeLessThanOrEqual(NEAR_KEY_LIMIT);
        const keys = new Set(near.map((one) => one.key));
        expect(keys.size).toBe(near.length);
        expect(keys.has(key)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('up to 20 characters no single slip is left out', () => {
    const character = fc.stringMatching(/^[A-Z0-9]$/);
    const slip = fc.record({
      at: fc.nat(19),
      character,
      kind: fc.constantFrom('wrong', 'more', 'less', 'swap'),
    });
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,20}$/), slip, (recorded, { at, character: other, kind }) => {
        const place = at % recorded.length;
        const [before, after] = [recorded.slice(0, place), recorded.slice(place + 1)];
        const typed = {
          wrong: before + other + after,
          more: before + other + recorded.slice(place),
          less: before + after,
          swap: before + after.slice(0, 1) + recorded.charAt(place) + after.slice(1),
        }[kind];
        fc.pre(typed !== recorded && typed.length >= 4 && typed.length <= 20);
        expect([...nearKeys(typed)].map((near) => near.key)).toContain(recorded);
      }),
      { numRuns: 200 },
    );
  });
});

describe('codeDifference', () => {
  test.each([
    ['ABCO921VNBGL', 'ABC0921VNBG1', 'look-alike', 3],
    ['ABC0921VNBG7', 'ABC0921VNBG1', 'wrong-character', 11],
    ['ABC921VNBG1', 'ABC0921VNBG1', 'missing-character', 3],
    ['ABC00921VNBG1', 'ABC0921VNBG1', 'extra-character', 4],
    ['ACB0921VNBG1', 'ABC0921VNBG1', 'swapped-pair', 1],
  ])('%s typed for %s: %s at %i', (typed, recorded, kind, at) => {
    expect(codeDifference(typed, recorded)).toEqual({ kind, at });
  });

  test('the same code, or one further away, is no slip', () => {
    expect(codeDifference('AB12', 'AB12')).toBeNull();
    expect(codeDifference('AB12', 'AC21')).toBeNull();
  });

  test('agrees with every key that nearKeys gives, unless it is a look-alike as well', () => {
    for (const near of nearKeys('PO4471BQ')) {
      expect([near.difference, 'look-alike']).toContain(codeDifference('PO4471BQ', near.key)?.kind);
    }
  });
});
