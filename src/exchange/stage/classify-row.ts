import { cellAddress, EMPTY_CELL, type Cell, type Row } from '../grid/sheet.ts';
import { SEARCHED_TEXT_LIMIT } from '../mapping/runaway-pattern.ts';
import { cellIn, type Block } from './locate.ts';

/** Words that begin a row of sums. */
const TOTAL =
  /^(?:(?:本页|当页|当日|本日|当月|本月|本批)?(?:小计|小計|合计|合計|总计|總計|共计|总数)|(?:sub[\s-]?totals?|grand\s+total|totals?|sum|tổng(?:\s+cộng)?|cộng)(?:$|[\s:：(]))/iu;

/** A cell that says nothing else begins a row of sums, however many figures follow. */
const TOTAL_ALONE =
  /^(?:小计|小計|合计|合計|总计|總計|共计|总数|sub[\s-]?totals?|grand\s+totals?|totals?|tổng(?:\s+cộng)?|cộng)\s*[:：]?$/iu;

/** Why a row under a header is no record; null: it is one. */
export function whyNoRecord(block: Block, row: Row): string | null {
  const { table } = block;
  const cells = row.cells.filter((cell) => cell.kind !== 'empty');
  for (const rule of table.skip) {
    const searched = rule.column === null ? cells : [cellIn(block, row, rule.column)];
    if (
      searched.some(
        (cell) =>
          cell !== undefined &&
          cell.kind !== 'empty' &&
          rule.matches.test(cell.text.slice(0, SEARCHED_TEXT_LIMIT)),
      )
    ) {
      return rule.says;
    }
  }
  const distinct = distinctCells(row);
  const mapped = mappedCells(block, row);
  if (table.source.totals !== false && saysTotal(row)) {
    const [first] = distinct;
    const begins = first !== undefined && TOTAL_ALONE.test(first.text.slice(0, SEARCHED_TEXT_LIMIT));
    if (begins || mapped <= block.columns.size / 2) return 'a row of sums';
  }
  if (table.source.loneCells !== false && distinct.length === 1 && block.columns.size > 2) {
    return 'a title or a note';
  }
  return mapped === 0 ? 'nothing in a column that is read' : null;
}

/** True where a cell of the row begins as a row of sums does. */
export function saysTotal(row: Row): boolean {
  return distinctCells(row).some(({ text }) => TOTAL.test(text.slice(0, SEARCHED_TEXT_LIMIT)));
}

/** The row's own cells, and each merged one that reaches into it once. */
export function distinctCells(row: Row): readonly Cell[] {
  if (!repeatsCells(row)) return row.cells.filter(({ kind }) => kind !== 'empty');
  const seen = new Map<string, Cell>();
  for (const [column, cell] of row.cells.entries()) {
    if (cell.kind === 'empty') continue;
    const origin = cell.repeats ?? cellAddress(column, row.number);
    if (!seen.has(origin)) seen.set(origin, cell);
  }
  return [...seen.values()];
}

function repeatsCells(row: Row): boolean {
  return row.cells.some(({ repeats }) => repeats !== undefined);
}

function mappedCells(block: Block, row: Row): number {
  const indexes = new Set(block.columns.values());
  if (!repeatsCells(row)) {
    let mapped = 0;
    for (const index of indexes) if ((row.cells[index] ?? EMPTY_CELL).kind !== 'empty') mapped += 1;
    return mapped;
  }
  const origins = new Set<string>();
  for (const index of indexes) {
    const cell = row.cells[index];
    if (cell === undefined || cell.kind === 'empty') continue;
    origins.add(cell.repeats ?? cellAddress(index, row.number));
  }
  return origins.size;
}
