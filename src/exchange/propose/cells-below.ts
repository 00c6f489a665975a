import type { Cell, Row, Sheet } from '../grid/sheet.ts';
import { saysTotal } from '../stage/classify-row.ts';
import type { FoundHeader } from './find-tables.ts';

/** Rows of a table that are looked at. */
const ROWS_LOOKED_AT = 2_000;

/** Fields that a row cannot do without, by which it is known: an empty one means the one above. */
const CARRIED = new Set(['series', 'run', 'shipment', 'product', 'revision', 'material', 'lot']);

/** The rows below a header that look like records: half of the recognised columns say something, and there is a figure. */
function recordRows(sheet: Sheet, header: FoundHeader): Row[] {
  const columns = header.matched.map(({ column }) => column);
  const rows: Row[] = [];
  for (const row of sheet.rows) {
    if (row.number < header.row + header.lines) continue;
    const own = columns.flatMap((column) => row.cells[column] ?? []).filter(isFilled);
    const saysFigures = own.some(({ text }) => /\d/u.test(text));
    if (saysFigures && own.length * 2 >= columns.length && !saysTotal(row)) rows.push(row);
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows;
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.kind !== 'empty';
}

/** True where the cells of a column that names what the row is about are written once and left empty below. */
export function isCarriedDown(sheet: Sheet, header: FoundHeader, field: string, column: number): boolean {
  if (!CARRIED.has(field)) return false;
  const filled = recordRows(sheet, header).map(({ cells }) => isFilled(cells[column]));
  return filled[0] === true && filled.includes(false);
}
