import type { DigestTable } from '../digest-table.ts';
import { cellAddress, type Row, type Sheet } from '../grid/sheet.ts';
import type { Fault } from '../import-problem.ts';
import { distinctCells } from './classify-row.ts';
import type { Block } from './locate.ts';
import type { Place, RowScope } from './row-scope.ts';

/** Cells by which a decision about a doubled row may name it. */
export function candidatesOf(scope: RowScope, fallback: number): Place[] {
  const place = scope.place();
  const cells = scope.row.cells.flatMap((cell, column) =>
    cell.kind === 'empty' ? [] : [cellAddress(column, scope.row.number)],
  );
  return [...cells, cellAddress(fallback, scope.row.number)].map((cell) => ({ ...place, cell }));
}

/** A row with fewer cells than this is too short to be told from another by chance. */
const TELLING_CELLS = 3;

/** Number of the first row that has the very same cells. */
export function firstLike(seen: DigestTable, row: Row): number | null {
  const cells = distinctCells(row);
  if (cells.length < TELLING_CELLS) return null;
  const text = row.cells.map((cell) => `${cell.kind}:${cell.text}`).join('\u0000');
  return seen.firstFor(text, row.number);
}

export function brokenRow(block: Block, row: Row, sheet: Sheet): Fault | null {
  if (row.broken !== undefined) return broken(row.broken, 'a row whose quotes are closed');
  if (!sheet.delimited || block.headerRow === 0) return null;
  const width = block.headers.length;
  const fields = row.cells.length;
  const extra = row.cells.slice(width).some((cell) => cell.kind !== 'empty');
  if (fields >= width && !extra) return null;
  return broken(
    `The row has ${String(fields)} fields and the header ${String(width)}.`,
    `${String(width)} fields`,
  );
}

function broken(says: string, expected: string): Fault {
  return {
    kind: 'broken-row',
    severity: 'refuse',
    expected,
    says,
    todo: 'Mend the row: a delimiter within a text needs quotes around it.',
  };
}

export function duplicate(row: number, first: number): Fault {
  return {
    kind: 'duplicate-row',
    severity: 'ask',
    says: `Row ${String(row)} repeats row ${String(first)}, cell by cell, and is not recorded again.`,
    todo: 'Leave it if it was entered twice; say in the decisions that it stands if it happened twice.',
  };
}

export function givesNothing(name: string): Fault {
  return {
    kind: 'unmapped-rows',
    severity: 'ask',
    says: `The table "${name}" gives no records: nothing below this header is read.`,
    todo: 'Say in the mapping what its rows record, if they are records.',
  };
}

export function missing(name: string): Fault {
  return {
    kind: 'missing-value',
    severity: 'refuse',
    expected: `a value for ${name}`,
    says: `${name} is empty.`,
    todo: 'Fill it in, or write what it is into the decisions.',
  };
}
