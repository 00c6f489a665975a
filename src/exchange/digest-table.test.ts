import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestTable } from './digest-table.ts';

describe('a digest table', () => {
  it('remembers what a map remembers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 1, max: 9 }))),
        (pairs) => {
          const [table, map] = [new DigestTable(), new Map<string, number>()];
          for (const [text, value] of pairs) {
            expect(table.firstFor(text, value)).toBe(map.get(text) ?? null);
            if (!map.has(text)) map.set(text, value);
          }
        },
      ),
    );
  });

  it('keeps the first number of each text while it grows', () => {
    const table = new DigestTable();
    for (let row = 1; row <= 20_000; row += 1) expect(table.firstFor(`row ${row}`, row)).toBeNull();
    for (let row = 1; row <= 20_000; row += 1) expect(table.firstFor(`row ${row}`, 1)).toBe(row);
  });
});
