import type { Cell, Grid, Row } from '../../src/exchange/grid/sheet.ts';
import { EMPTY_CELL } from '../../src/exchange/grid/sheet.ts';

export type CellChange = (cell: Cell, place: { sheet: string; row: number; column: number }) => Cell;

export function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

function withRows(grid: Grid, change: (rows: readonly Row[], sheet: string) => readonly Row[]): Grid {
  return {
    ...grid,
    sheets: grid.sheets.map((sheet) => ({
      ...sheet,
      rows: change([...sheet.rows].map(unmerged), sheet.name),
    })),
  };
}

/** Merged cells once: the address they repeat would not be theirs any more. */
function unmerged({ number, cells }: Row): Row {
  return { number, cells: cells.map((cell) => (cell.repeats === undefined ? cell : EMPTY_CELL)) };
}

/** The workbook with every cell changed. */
export function changeCells(grid: Grid, change: CellChange): Grid {
  return withRows(grid, (rows, sheet) =>
    rows.map(({ number, cells }) => ({
      number,
      cells: cells.map((cell, column) => change(cell, { sheet, row: number, column })),
    })),
  );
}

/** The columns of every sheet in another order. */
export function reorderColumns(grid: Grid, order: (width: number) => readonly number[]): Grid {
  return withRows(grid, (rows) => {
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
    const columns = order(width);
    return rows.map(({ number, cells }) => ({
      number,
      cells: columns.map((column) => cells[column] ?? EMPTY_CELL),
    }));
  });
}

/** Every row further down, as if lines were put above it. */
export function shiftRows(grid: Grid, by: number): Grid {
  return withRows(grid, (rows) => rows.map((row) => ({ ...row, number: row.number + by })));
}

/** Empty lines between the rows of every sheet. */
export function spreadRows(grid: Grid): Grid {
  return withRows(grid, (rows) => rows.map((row) => ({ ...row, number: row.number * 2 })));
}
