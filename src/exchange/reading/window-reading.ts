import type { Cell } from '../grid/sheet.ts';
import { daysBetween, readDate, type DateEvidence, type DateSettings } from './date-reading.ts';
import { faulty, NOTHING, readAs, type Reading } from './reading.ts';

const CLOCK = /(\d{1,2})[:：](\d{2})/u;
const DASH = /\s*(?:[-‐‑‒–—―−~〜∼]|至|到|\bto\b)\s*(?=(?:[^-]*?)\d{1,2}[:：]\d{2}\s*$)/iu;
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
  const cut = DASH.exec(text);
  if (cut === null) return notAWindow(text);
  const start = readEnd(text.slice(0, cut.index), settings, evidence, nearTo, null);
  if (typeof start !== 'string') return start;
  const end = readEnd(text.slice(cut.index + cut[0].length), settings, evidence, nearTo, start.slice(0, 10));
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
  text: string,
  settings: DateSettings,
  evidence: DateEvidence | null,
  nearTo: string | null,
  dayBefore: string | null,
): string | Reading {
  const clock = CLOCK.exec(text);
  if (clock === null) return notAWindow(text);
  const time = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`;
  if (time > '23:59') return notAWindow(text);
  const dayText = text.slice(0, clock.index).trim();
  if (dayText === '') {
    const day = dayBefore ?? nearTo?.slice(0, 10);
    return day === undefined ? notAWindow(text) : `${day}T${time}`;
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
