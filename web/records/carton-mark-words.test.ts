import { expect, it } from 'vitest';
import { cartonMarkWords, markOfBody } from './carton-mark-words.ts';

it.each([
  ['PO-1 C/NO.{n}', { from: 1, to: 41 }, 'PO-1 C/NO. 1–40'],
  ['PO-1 C/NO. {n}', { from: 7, to: 8 }, 'PO-1 C/NO. 7'],
  ['PO-1 C/NO.R{n}', { from: 40, to: 59 }, 'PO-1 C/NO.R40–58'],
  ['ABI-BR-{n:4}', { from: 1, to: 151 }, 'ABI-BR-0001–0150'],
  ['PO-1 C/NO.{n}', null, 'PO-1 C/NO. 1, 2, 3 …'],
  ['第{n}箱', { from: 1, to: 3 }, '第1–2箱'],
  ['no number', null, 'no number'],
])('reads the mark %s of %j as %s', (mark, range, words) => {
  expect(cartonMarkWords(mark, range)).toBe(words);
});

it('takes the range that stands beside a mark', () => {
  expect(markOfBody({ newMark: 'A C/NO.{n}', from: 1, to: 5 }, 'newMark')).toBe('A C/NO. 1–4');
  expect(markOfBody({ from: 1, to: 5 }, 'newMark')).toBeNull();
});
