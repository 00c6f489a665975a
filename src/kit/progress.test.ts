import { describe, expect, it } from 'vitest';
import { progressText } from './progress.ts';

describe('a line of progress', () => {
  it('counts what is done of how many, and what is recorded meanwhile', () => {
    expect(progressText({ step: 'reading', done: 1_000, of: 5_000, recorded: 900 })).toBe(
      'Rows read: 1000 of 5000, 900 recorded',
    );
  });

  it('names no total that nobody knows', () => {
    expect(progressText({ step: 'reading', done: 250, of: null })).toBe('Rows read: 250');
  });

  it('says what is not counted in words alone', () => {
    expect(progressText({ step: 'waiting', done: 0, of: null })).toMatch(/^Waiting until others/);
  });
});
