import { describe, expect, test } from 'vitest';
import type { Cell } from '../grid/sheet.ts';
import { DateWitness, readDate } from './date-reading.ts';
import type { Reading } from './reading.ts';
import { readWindow } from './window-reading.ts';

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

function number(value: number): Cell {
  return { kind: 'number', text: String(value), number: value };
}

/** The value read, or the kind of the fault. */
function said(reading: Reading): unknown {
  return reading.ok ? (reading.value?.main ?? null) : reading.fault.kind;
}

describe('a date', () => {
  test.each([
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['２０２６／３／５', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['05-Mar-26', '2026-03-05'],
    ['5 March 2026', '2026-03-05'],
    ['5th Mar 2026', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['Thu 05-Mar-2026', '2026-03-05'],
    ['ngày 25/03/2026', '2026-03-25'],
    ['13.12.2025', '2025-12-13'],
    ['12/13/2025', '2025-12-13'],
    ['03/03/2026', '2026-03-03'],
    ['31-Dec-99', '1999-12-31'],
    ['2026-03-05 07:30', '2026-03-05T07:30'],
    ['2026-03-05T19:05:30', '2026-03-05T19:05'],
    ['3/25/2026 7:05 PM', '2026-03-25T19:05'],
  ])('%s is %s', (typed, expected) => {
    expect(said(readDate(text(typed), {}, null, null))).toBe(expected);
  });

  test.each([['04.10.2021'], ['03/04/26'], ['1/2/2026']])('%s reads two ways', (typed) => {
    expect(said(readDate(text(typed), {}, null, null))).toBe('ambiguous-date');
    expect(said(readDate(text(typed), { order: 'day-month-year' }, null, null))).toBe('ambiguous-date');
  });

  test('is read in the order of the mapping where the column itself proves it', () => {
    const witness = new DateWitness();
    witness.see(text('25.09.2021'));
    const order = 'day-month-year' as const;
    expect(said(readDate(text('04.10.2021'), { order }, witness, null))).toBe('2021-10-04');
    expect(said(readDate(text('04.10.2021'), { order: 'month-day-year' }, witness, null))).toBe(
      'ambiguous-date',
    );
    witness.see(text('09/25/2021'));
    expect(said(readDate(text('04.10.2021'), { order }, witness, null))).toBe('ambiguous-date');
  });

  test('is read in the order of the mapping where it says always', () => {
    const always = { order: 'month-day-year', always: true } as const;
    expect(said(readDate(text('04/10/2021'), always, null, null))).toBe('2021-04-10');
  });

  test.each([['yesterday'], ['31.02.2021'], ['2021-13-01'], ['25:00'], ['n/a'], ['12']])(
    '%s is none',
    (typed) => {
      expect(said(readDate(text(typed), {}, null, null))).toBe('bad-date');
    },
  );

  test('is a whole serial, unless the mapping says there are none', () => {
    expect(said(readDate(number(46_090), {}, null, null))).toBe('2026-03-09');
    expect(said(readDate(number(46_090), { serials: false }, null, null))).toBe('bad-date');
    expect(said(readDate(number(20_260_305), {}, null, null))).toBe('2026-03-05');
    expect(said(readDate(number(12), {}, null, null))).toBe('bad-date');
  });

  test('without a year takes the one nearest to its row', () => {
    expect(said(readDate(text('12月30日'), {}, null, '2026-01-02'))).toBe('2025-12-30');
    expect(said(readDate(text('3月5日'), {}, null, null))).toBe('bad-date');
  });

  test('outside the days that make sense is a contradiction', () => {
    expect(said(readDate(text('2062-03-05'), { from: '2020-01-01', to: '2030-12-31' }, null, null))).toBe(
      'date-contradiction',
    );
  });
});

describe('a time of use', () => {
  const read = (typed: string, near: string | null = '2026-03-11'): unknown => {
    const reading = readWindow(text(typed), {}, null, near);
    return reading.ok ? [reading.value?.parts?.['from'], reading.value?.parts?.['to']] : reading.fault.kind;
  };

  test.each([
    ['3/12 13:30-20:30', ['2026-03-12T13:30', '2026-03-12T20:30']],
    ['3/11 8:00-3/12 12:00', ['2026-03-11T08:00', '2026-03-12T12:00']],
    ['8:00~12:00', ['2026-03-11T08:00', '2026-03-11T12:00']],
    ['3月12日 13:30至20:30', ['2026-03-12T13:30', '2026-03-12T20:30']],
    ['2026-03-12 13:30 - 2026-03-13 02:00', ['2026-03-12T13:30', '2026-03-13T02:00']],
  ])('%s is %j', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  test.each([
    ['20:30-13:30', 'date-contradiction'],
    ['9/12 13:30-20:30', 'ambiguous-date'],
    ['all day', 'bad-date'],
    ['25:00-26:00', 'bad-date'],
  ])('%s is a %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });
});
