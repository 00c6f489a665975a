import { columnIndex } from '../grid/sheet.ts';

/** Index of the column of a cell's address, as 5 of F12; null where it is none. */
export function columnOf(cell: string): number | null {
  const letters = /^([A-Z]+)\d+$/.exec(cell)?.[1];
  return letters === undefined ? null : columnIndex(letters);
}
