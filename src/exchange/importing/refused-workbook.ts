import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { Cell, Row } from '../grid/sheet.ts';
import type { ImportProblem } from '../import-problem.ts';
import type { Origin } from '../stage/draft.ts';
import { WHERE_COLUMN, WHY_COLUMN } from '../stage/refused-columns.ts';
import type { Findings } from '../stage/stage.ts';

/** Longest name a sheet may have in a workbook. */
const SHEET_NAME_LIMIT = 31;

/**
 * The refused rows as an XLSX workbook in the shape they came in: the same sheets, the same headers, and behind each row why it
 * was refused and where it stood. Mended, it can be imported again as it is. Null when no row is refused.
 */
export function refusedWorkbook(findings: Findings): Buffer | null {
  const refused = findings.refusedOrigins.filter(({ row }) => row !== null);
  if (refused.length === 0) return null;
  const reasons = reasonsByRow([...findings.problems, ...findings.waiting]);
  const workbook = utils.book_new();
  for (const [sheet, origins] of Map.groupBy(refused, ({ place }) => place.sheet)) {
    const lines: (CellObject | null)[][] = [];
    for (const [found, list] of Map.groupBy(origins, (origin) => tableOf(origin, findings))) {
      if (lines.length > 0) lines.push([]);
      const headers = found?.headers ?? [];
      lines.push(...(found?.above ?? []).map((text) => [textCell(text)]));
      lines.push(...headerLines(headers, found?.headerLines ?? 1));
      const width = Math.max(headers.length, ...list.map(({ row }) => row?.cells.length ?? 0));
      lines[lines.length - 1] = [
        ...padded(lines.at(-1) ?? [], width),
        textCell(WHY_COLUMN),
        textCell(WHERE_COLUMN),
      ];
      for (const origin of list) lines.push(rowLine(origin, width, reasons));
    }
    utils.book_append_sheet(workbook, sheetOf(lines), sheet.slice(0, SHEET_NAME_LIMIT), true);
  }
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** The header that a row stands under: a table may come several times in a sheet, under another order each time. */
function tableOf(
  { place, table, row }: Origin,
  { tables }: Findings,
): Findings['tables'][number] | undefined {
  const under = tables.filter(
    (found) =>
      found.file === place.file &&
      found.sheet === place.sheet &&
      found.table === table &&
      found.headerRow < (row?.number ?? 0),
  );
  return under.toSorted((left, right) => right.headerRow - left.headerRow)[0];
}

/** A header of several lines as it stood; a text that was merged over them is in each. */
function headerLines(headers: readonly string[], depth: number): (CellObject | null)[][] {
  if (depth === 1) return [headers.map(textCell)];
  return Array.from({ length: depth }, (_, line) =>
    headers.map((text) => {
      const parts = text.split(' / ');
      return textCell(parts[line] ?? (line === 0 ? '' : (parts.at(-1) ?? '')));
    }),
  );
}

function rowLine(
  origin: Origin,
  width: number,
  reasons: ReadonlyMap<string, readonly string[]>,
): (CellObject | null)[] {
  const row: Row | null = origin.row;
  const cells = (row?.cells ?? []).map(cellBack);
  const place = `${origin.place.file} ${origin.place.sheet}!${String(row?.number ?? '')}`;
  const why = reasons.get(rowKey(origin.place.file, origin.place.sheet, row?.number ?? 0)) ?? [
    'A row of the same record is refused.',
  ];
  return [...padded(cells, width), textCell(why.join(' ')), textCell(place)];
}

function cellBack(cell: Cell): CellObject | null {
  if (cell.kind === 'empty') return null;
  if (cell.number === undefined) return textCell(cell.text);
  return { t: 'n', v: cell.number, ...(cell.format === undefined ? {} : { z: cell.format }) };
}

function textCell(text: string): CellObject {
  return { t: 's', v: text };
}

function padded(cells: readonly (CellObject | null)[], width: number): (CellObject | null)[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => null)];
}

function sheetOf(lines: readonly (readonly (CellObject | null)[])[]): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  for (const [row, cells] of lines.entries()) {
    width = Math.max(width, cells.length);
    for (const [column, cell] of cells.entries()) {
      if (cell !== null) sheet[utils.encode_cell({ r: row, c: column })] = cell;
    }
  }
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, lines.length - 1), c: width - 1 },
  });
  return sheet;
}

function reasonsByRow(problems: readonly ImportProblem[]): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { file, sheet, cell, says, severity } of problems) {
    if (severity === 'note') continue;
    const key = rowKey(file, sheet, Number(cell.replace(/^[A-Z]+/, '')));
    reasons.set(key, [...(reasons.get(key) ?? []), `${cell}: ${says}`]);
  }
  return reasons;
}

function rowKey(file: string, sheet: string, row: number): string {
  return `${file}\u0000${sheet}\u0000${String(row)}`;
}
