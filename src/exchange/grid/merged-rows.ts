import { cellAddress, EMPTY_CELL, type Cell, type Row } from './sheet.ts';

/** A merged cell: rows counted from 1, columns from 0, all included. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

interface OpenMerge extends Merge {
  readonly copy: Cell;
}

/** Columns up to which a merge is always filled, whatever the rows before were. */
const USUAL_COLUMNS = 64;
/** Most columns, and most cells of a sheet, that merges may repeat their value over. */
const COLUMN_LIMIT = 1_000;
const REPEATED_LIMIT = 2_000_000;

/**
 * Repeats the value of merged cells over all they cover, row by row. Rows that are missing under a merged cell come forth.
 * Merges that reach far beyond the sheet's columns, as those of titles may, are filled as far as the widest row so far.
 */
export function* repeatMerged(rows: Iterable<Row>, merges: readonly Merge[]): Generator<Row> {
  if (merges.length === 0) {
    yield* rows;
    return;
  }
  const repetition = new Repetition(merges);
  for (const row of rows) {
    yield* repetition.missingBefore(row.number);
    yield repetition.filled(row);
  }
  yield* repetition.missingBefore(Number.POSITIVE_INFINITY);
}

class Repetition {
  readonly #waiting: Merge[];
  #open: OpenMerge[] = [];
  #last = 0;
  #width = USUAL_COLUMNS;
  #repeated = 0;

  constructor(merges: readonly Merge[]) {
    this.#waiting = merges.toSorted((left, right) => right.fromRow - left.fromRow);
  }

  /** Rows that no element of the sheet stands for, and that lie under a merged cell. */
  *missingBefore(number: number): Generator<Row> {
    for (;;) {
      const next = this.#last + 1;
      this.#open = this.#open.filter(({ toRow }) => toRow >= next);
      if (next >= number || this.#open.length === 0 || this.#repeated >= REPEATED_LIMIT) return;
      yield this.filled({ number: next, cells: [] });
    }
  }

  filled(row: Row): Row {
    const cells = [...row.cells];
    this.#last = row.number;
    this.#width = Math.max(this.#width, cells.length);
    this.#open = this.#open.filter(({ toRow }) => toRow >= row.number);
    this.#begin(row);
    for (const merge of this.#open) this.#fill(cells, merge, row.number);
    return { ...row, cells };
  }

  #begin({ number, cells }: Row): void {
    for (let merge = this.#waiting.at(-1); merge !== undefined; merge = this.#waiting.at(-1)) {
      if (merge.fromRow > number) return;
      this.#waiting.pop();
      const first = cells[merge.fromColumn];
      if (merge.fromRow < number || first === undefined || first.kind === 'empty') continue;
      const repeats = cellAddress(merge.fromColumn, merge.fromRow);
      this.#open.push({ ...merge, copy: { ...first, repeats } });
    }
  }

  #fill(cells: Cell[], merge: OpenMerge, row: number): void {
    const last = Math.min(merge.toColumn, this.#width - 1, COLUMN_LIMIT - 1);
    for (let column = merge.fromColumn; column <= last; column += 1) {
      if (row === merge.fromRow && column === merge.fromColumn) continue;
      this.#repeated += 1;
      if (this.#repeated > REPEATED_LIMIT) return;
      while (cells.length < column) cells.push(EMPTY_CELL);
      cells[column] = merge.copy;
    }
  }
}
