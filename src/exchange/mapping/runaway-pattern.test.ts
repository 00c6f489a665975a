import { expect, test } from 'vitest';
import { mayRunAway } from './runaway-pattern.ts';

test.each([
  ['(a+)+$', true],
  ['(a|a)*', true],
  ['((ab)*c)+', true],
  ['(?:x{2,})*', true],
  ['([a-z]+)*', true],
  ['PO:\\s*(\\S+)', false],
  ['^(\\S+)\\s+(.+)$', false],
  ['(\\d{4})年', false],
  ['[(a+)+]', false],
  ['\\(a+\\)+', false],
  ['(?:订单号?|order(?:\\s*no\\.?)?)\\s*[:：#]\\s*(\\S+)', false],
  ['(ab)+', false],
])('%s may run away: %s', (pattern, expected) => {
  expect(mayRunAway(pattern)).toBe(expected);
});
