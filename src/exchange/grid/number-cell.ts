import { isDateFormat, serialToDate } from './serial-date.ts';
import type { Cell } from './sheet.ts';

/** Whether a format shows dates, by its text: a workbook has few formats and many cells. */
const dateFormats = new Map<string, boolean>();
const FORMATS_KEPT = 1_000;

interface NumberShown {
  /** Number format, `General` where it has none of its own. */
  readonly format: string;
  /** The text a person sees. */
  readonly shown: string;
  readonly counts1904: boolean;
}

/** A cell that holds a number, which is a date where it is shown as one. */
export function numberCell(value: number, { format, shown, counts1904 }: NumberShown): Cell {
  const text = shown.trim();
  if (showsDate(format)) {
    const date = serialToDate(value, counts1904);
    if (date !== null) return { kind: 'date', text, number: value, format, date };
  }
  const plain = { kind: 'number', text, number: value } as const;
  return /^general$/i.test(format) ? plain : { ...plain, format };
}

function showsDate(format: string): boolean {
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  if (dateFormats.size >= FORMATS_KEPT) dateFormats.clear();
  const shows = isDateFormat(format);
  dateFormats.set(format, shows);
  return shows;
}
