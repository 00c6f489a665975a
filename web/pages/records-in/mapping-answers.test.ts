import { describe, expect, it } from 'vitest';
import { withField } from './mapping-answers.ts';

describe('what was said of columns', () => {
  it('lets a field go back to the column it came from', () => {
    const moved = withField(withField({}, 'B', 'lot'), 'C', 'lot');
    expect(moved).toEqual({ C: 'lot' });
    expect(withField(moved, 'B', 'lot')).toEqual({ B: 'lot' });
  });

  it('leaves as many columns unread as it is told', () => {
    expect(withField(withField(undefined, 'B', null), 'C', null)).toEqual({ B: null, C: null });
  });
});
