import type { Cell } from '../grid/sheet.ts';
import { daysBetween, readDate, type DateEvidence, type DateSettings } from './date-reading.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';

/** Day and time, a dash, day and time; either day may be left out. */
const WINDOW =
  /^(?<firstDay>.*?)\s*(?<firstTime>\d{1,2}[:：]\d{2})\s*(?:[-‐‑‒–—―−~〜∼]+|至|到|\bto\b)\s*(?<lastDay>.*?)\s*(?<lastTime>\d{1,2}[:：]\d{2})$/iu;
/** Days a window may lie from the date of its row before somebody has to look. */
const FAR_DAYS = 45;

/**
 * Times of use as `3/12 13:30-20:30`, `3/11 8:00-3/12 12:00` or `13:30~20:30`, in local time. A day left out is the one before
 * it, or the row's own; a year left out is the row's.
 */
export function readWindow(
  cell: Cell,
  settings: DateSettings,
  evidence: DateEvidence | null,
  nearTo: string | null,
): Reading {
  if (cell.kind === 'empty') return NOTHING;
  const text = cell.text.normalize('NFKC').trim();
  const parts = WINDOW.exec(text)?.groups;
  if (parts === undefined) return notAWindow(text);
  const { firstDay = '', firstTime = '', lastDay = '', lastTime = '' } = parts;
  const start = readEnd(firstDay, firstTime, settings, evidence, nearTo, null);
  if (typeof start !== 'string') return start;
  const end = readEnd(lastDay, lastTime, settings, evidence, nearTo, start.slice(0, 10));
  if (typeof end !== 'string') return end;
  if (start >= end)
    return faulty('date-contradiction', text, 'a start before its end', `"${text}" ends before it begins.`);
  if (nearTo !== null && Math.abs(daysBetween(nearTo, start)) > FAR_DAYS) {
    return faulty(
      'ambiguous-date',
      text,
      `a time near ${nearTo.slice(0, 10)}`,
      `"${text}" reads as ${start}, far from the date of its row.`,
    );
  }
  return readAs(text, { from: start, to: end });
}

function readEnd(
  dayText: string,
  clock: string,
  settings: DateSettings,
  evidence: DateEvidence | null,
  nearTo: string | null,
  dayBefore: string | null,
): string | Reading {
  const time = clock.replace('：', ':').padStart(5, '0');
  if (time > '23:59') return notAWindow(clock);
  if (dayText === '') {
    const day = dayBefore ?? nearTo?.slice(0, 10);
    return day === undefined ? notAWindow(clock) : `${day}T${time}`;
  }
  // The order of day and month in `3/12` cannot be proven by a cell; the mapping's word is taken, else the year-first custom.
  const order = settings.order ?? 'year-month-day';
  const reading = readDate(
    { kind: 'text', text: dayText },
    { ...settings, order, always: true },
    evidence,
    nearTo,
  );
  if (!reading.ok) return reading;
  return `${String(reading.value?.parts?.['day'] ?? '')}T${time}`;
}

function notAWindow(text: string): Reading {
  return faulty('bad-date', text, 'times as 3/12 13:30-20:30', `"${text}" is not a stretch of time.`);
}
