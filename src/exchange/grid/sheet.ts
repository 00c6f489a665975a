/** What a cell holds: `date` for a number shown as a date or time, `text` for everything typed as text. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/** One cell as the file has it. Formulas are never executed: the value is the one that was saved with them. */
export interface Cell {
  readonly kind: CellKind;
  /** The text as a person sees it. Of a text cell the text itself, with the spaces around it taken off. */
  readonly text: string;
  /** The number of `number` and `date` cells (a date's serial), as the file holds it. */
  readonly number?: number;
  /** The number format, where it is not the general one. */
  readonly format?: string;
  /** Local date `YYYY-MM-DD` or date-time `YYYY-MM-DDTHH:MM` of a `date` cell. */
  readonly date?: string;
  /** Address of the merged cell's first cell, where this cell only repeats it. */
  readonly repeats?: string;
}

export const EMPTY_CELL: Cell = { kind: 'empty', text: '' };

/** One row, counted from 1 as a spreadsheet shows it. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** What is wrong with the row as a whole: a quote that is not closed. */
  readonly broken?: string;
}

export interface Sheet {
  readonly name: string;
  /** Rows in order; merged cells repeat their value over all cells they cover. Read once at a time, as often as wished. */
  readonly rows: Iterable<Row>;
  /** True where a row is a list of fields and has to have as many as the header. */
  readonly delimited: boolean;
}

/** A file as sheets of cells. */
export interface Grid {
  readonly file: string;
  readonly format: 'xlsx' | 'xls' | 'ods' | 'csv';
  readonly sheets: readonly Sheet[];
  /** Things worth saying about how the file was read: its encoding, its delimiter. */
  readonly remarks: readonly string[];
  /** About how many bytes its rows have when unpacked. */
  readonly contentBytes: number;
}

/** The letters of a column counted from 0: 0 is A, 26 is AA. */
function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The index from 0 of a column's letters, or null. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The address of a cell within its sheet, as `F12`. */
export function cellAddress(column: number, row: number): string {
  return `${columnLetters(column)}${String(row)}`;
}

export function isBlankRow(row: Row): boolean {
  return row.cells.every((cell) => cell.kind === 'empty');
}
