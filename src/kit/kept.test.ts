import { describe, expect, test } from 'vitest';
import { Kept } from './kept.ts';

describe('Kept', () => {
  test('what was longest not asked for makes room', () => {
    const kept = new Kept<string>(10);
    kept.set('a', 'one', 4);
    kept.set('b', 'two', 4);
    expect(kept.get('a')).toBe('one');
    kept.set('c', 'three', 4);
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['one', undefined, 'three']);
  });

  test('one that is heavier than all that may be kept is not kept, and drives nothing out', () => {
    const kept = new Kept<string>(10);
    kept.set('a', 'one', 4);
    kept.set('b', 'two', 11);
    expect([kept.get('a'), kept.get('b')]).toEqual(['one', undefined]);
  });

  test('set again, only the last weight counts', () => {
    const kept = new Kept<string>(10);
    for (let round = 0; round < 5; round += 1) kept.set('a', String(round), 6);
    kept.set('b', 'two', 4);
    expect([kept.get('a'), kept.get('b')]).toEqual(['4', 'two']);
  });
});
