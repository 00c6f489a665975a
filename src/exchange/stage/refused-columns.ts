import { headerKey } from '../mapping/compile.ts';

/** Headings of the columns that a workbook of refused rows has behind those of the file they come from. */
export const WHY_COLUMN = 'Refused because / 退回原因';
export const WHERE_COLUMN = 'Was in / 原位置';

const KEYS = new Set([WHY_COLUMN, WHERE_COLUMN].map(headerKey));

/** True where rows were given back to be mended: their file has only the sheets they stood in. */
export function isGivenBack(headers: readonly string[]): boolean {
  return headers.some((text) => KEYS.has(headerKey(text)));
}

/** The headers of the file that the rows come from. */
export function withoutRefusal(headers: readonly string[]): string[] {
  return headers.map((text) => (KEYS.has(headerKey(text)) ? '' : text));
}
