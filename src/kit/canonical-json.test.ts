import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, readCanonicalJson } from './canonical-json.ts';

describe('reading canonical JSON', () => {
  it('gives back every value that is written canonically', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readCanonicalJson(canonicalJson(value));
        expect(canonicalJson(read)).toBe(canonicalJson(value));
      }),
    );
  });

  it('takes no other text for canonical', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readCanonicalJson(text) !== undefined).toBe(text === canonicalJson(value));
      }),
    );
  });

  it.each([
    ['members out of order', '{"b":1,"a":2}'],
    ['a member twice', '{"a":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['a number written otherwise', '[1.0]'],
    ['minus zero', '[-0]'],
    ['an escape that is not needed', '["\\u0041"]'],
    ['half of a character pair', '["\\ud800"]'],
    ['no JSON', '{'],
  ])('refuses %s', (_what, text) => {
    expect(readCanonicalJson(text)).toBeUndefined();
  });

  it('orders members that look like numbers by their signs', () => {
    expect(readCanonicalJson('{"10":1,"9":2}')).toEqual({ 10: 1, 9: 2 });
    expect(readCanonicalJson('{"9":2,"10":1}')).toBeUndefined();
  });
});
