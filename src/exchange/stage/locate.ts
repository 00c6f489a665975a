import { headerParts } from '../grid/header-parts.ts';
import { columnIndex, isBlankRow, type Cell, type Row, type Sheet } from '../grid/sheet.ts';
import { headerKey, type CompiledTable } from '../mapping/compile.ts';
import { SEARCHED_TEXT_LIMIT } from '../mapping/runaway-pattern.ts';
import { readContext, type ContextReading } from './context.ts';

/** One stretch of rows under a header that a table of the mapping reads. */
export interface Block {
  readonly table: CompiledTable;
  readonly sheet: string;
  /** Number of the first header row; 0 where the table has no header. */
  readonly headerRow: number;
  /** Header texts by column, the lines of one header joined by ` / `. */
  readonly headers: readonly string[];
  /** Index of each mapped column that is there. */
  readonly columns: ReadonlyMap<string, number>;
  readonly context: ReadonlyMap<string, ContextReading>;
}

export type SheetEvent =
  | { readonly type: 'outside'; readonly row: Row }
  | { readonly type: 'header'; readonly block: Block; readonly rows: readonly Row[] }
  | { readonly type: 'row'; readonly block: Block; readonly row: Row };

/** Lines above a header that are searched for what stands there. */
const LINES_ABOVE = 20;

/**
 * Walks through a sheet and says of every row that is not blank what it is: outside of every table, a header, or a row under a
 * header. Each header found starts a block, so one sheet may hold several tables, and one table may come several times.
 */
export function* walkSheet(
  sheet: Sheet,
  tables: readonly CompiledTable[],
  file: string,
): Generator<SheetEvent> {
  const longest = Math.max(1, ...tables.map(({ headerRows }) => headerRows));
  // The nearest last.
  let above: Row[] = [];
  let block = headerless(sheet, tables, file);
  if (block !== null) yield { type: 'header', block, rows: [] };
  for (const window of windows(sheet.rows, longest)) {
    const [row] = window.rows;
    if (row === undefined) continue;
    const found = mayBeHeader(row, block, sheet) ? findHeader(window.rows, tables) : null;
    if (found !== null) {
      const rows = window.rows.slice(0, found.table.headerRows);
      const context = readContext(found.table.context, {
        above: above.toReversed().slice(0, LINES_ABOVE),
        sheet: sheet.name,
        file,
      });
      block = { ...found, sheet: sheet.name, headerRow: row.number, context };
      yield { type: 'header', block, rows };
      window.skip(rows.length - 1);
      above = [];
      continue;
    }
    if (isBlankRow(row)) continue;
    above.push(row);
    if (above.length > 4 * LINES_ABOVE) above = above.slice(-LINES_ABOVE);
    if (block !== null && endsBlock(block, row)) block = null;
    yield block === null ? { type: 'outside', row } : { type: 'row', block, row };
  }
}

/** Rows with those that follow them, as many as the longest header has; `skip` leaves rows out. */
function* windows(
  rows: Iterable<Row>,
  size: number,
): Generator<{ rows: readonly Row[]; skip: (count: number) => void }> {
  const held: Row[] = [];
  let skipped = 0;
  const skip = (count: number): void => {
    skipped = count;
  };
  const step = function* (): Generator<{ rows: readonly Row[]; skip: (count: number) => void }> {
    yield { rows: [...held], skip };
    held.splice(0, 1 + skipped);
    skipped = 0;
  };
  for (const row of rows) {
    if (size === 1) {
      yield { rows: [row], skip };
      continue;
    }
    held.push(row);
    if (held.length === size) yield* step();
  }
  while (held.length > 0) yield* step();
}

/** In a list of a million rows a header comes back only as the very same line. */
function mayBeHeader(row: Row, block: Block | null, sheet: Sheet): boolean {
  if (!sheet.delimited || block === null) return true;
  const column = row.cells.findIndex((cell) => cell.kind === 'text');
  return row.cells[column]?.text === block.headers[column];
}

function endsBlock(block: Block, row: Row): boolean {
  const { until } = block.table;
  return (
    until !== null &&
    row.cells.some((cell) => cell.kind === 'text' && until.test(cell.text.slice(0, SEARCHED_TEXT_LIMIT)))
  );
}

function headerless(sheet: Sheet, tables: readonly CompiledTable[], file: string): Block | null {
  const table = tables.find(({ headerRows }) => headerRows === 0);
  if (table === undefined) return null;
  const columns = matchColumns([], table);
  if (columns === null) return null;
  const context = readContext(table.context, { above: [], sheet: sheet.name, file });
  return { table, sheet: sheet.name, headerRow: 0, headers: [], columns, context };
}

interface FoundHeader {
  readonly table: CompiledTable;
  readonly headers: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
}

/** The table whose columns these rows name, the one with most columns where there are several. */
function findHeader(rows: readonly Row[], tables: readonly CompiledTable[]): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (const table of tables) {
    if (table.headerRows === 0 || rows.length < table.headerRows) continue;
    const lines = rows.slice(0, table.headerRows);
    const parts = headerParts(lines);
    const columns = matchColumns(parts, table);
    if (columns === null || columns.size <= (best?.columns.size ?? 0)) continue;
    best = { table, headers: parts.map((texts) => texts.join(' / ')), columns };
  }
  return best;
}

/** Where each column of the table is; null when one that has to be there is not. */
function matchColumns(
  parts: readonly (readonly string[])[],
  table: CompiledTable,
): Map<string, number> | null {
  const whole = parts.map((texts) => headerKey(texts.join('')));
  const single = parts.map((texts) => new Set(texts.map(headerKey)));
  const columns = new Map<string, number>();
  for (const column of table.columns) {
    const index = findColumn(column.headers, column.settings.letter, whole, single);
    if (index !== null) columns.set(column.name, index);
    else if (column.settings.optional !== true) return null;
  }
  return columns;
}

function findColumn(
  headers: readonly string[],
  letter: string | undefined,
  whole: readonly string[],
  single: readonly ReadonlySet<string>[],
): number | null {
  for (const header of headers) {
    const index = whole.indexOf(header);
    if (index >= 0) return index;
  }
  for (const header of headers) {
    const index = single.findIndex((texts) => texts.has(header));
    if (index >= 0) return index;
  }
  return letter === undefined ? null : columnIndex(letter);
}

/** The cell of a mapped column in a row. */
export function cellIn(block: Block, row: Row, column: string): Cell | undefined {
  const index = block.columns.get(column);
  return index === undefined ? undefined : row.cells[index];
}
