import { SSF } from '@e965/xlsx';

/** Formats from this number on are a workbook's own. */
const FIRST_OWN = 164;

// The package's types leave this part of it open; this is its documented shape.
const formats = SSF as {
  format(format: string, value: number, options: { date1904: boolean }): string;
  get_table(): Readonly<Record<number, string | undefined>>;
};

/** A number as a spreadsheet shows it. */
export function shownAs(value: number, format: string, counts1904: boolean): string {
  if (format === 'General' && Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  try {
    return formats.format(format, value, { date1904: counts1904 });
  } catch {
    // A format that nobody can read: the number is shown as it is.
    return String(value);
  }
}

/** The number format that a number below 164 stands for in every workbook. */
export function commonFormat(id: number): string | undefined {
  return id < FIRST_OWN ? formats.get_table()[id] : undefined;
}
