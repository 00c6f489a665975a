import { createRequire } from 'node:module';
import { read, set_cptable, type CellObject, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { LotproofError } from '../../kit/errors.ts';
import { numberCell } from './number-cell.ts';
import { cellAddress, EMPTY_CELL, type Cell, type Grid, type Row, type Sheet } from './sheet.ts';
import { readStreamedWorkbook } from './streamed-workbook.ts';
import { guardZip, WORKBOOK_LIMIT_BYTES, type ZipPart } from './zip-guard.ts';

/** Most cells that one workbook may have, all sheets together. */
const CELL_LIMIT = 8_000_000;
/** Most columns that are looked at in a row. */
const COLUMN_LIMIT = 1_000;
/** Most cells that merges may repeat their value over. */
const MERGED_LIMIT = 2_000_000;

/** A workbook whose sheets and texts are longer than this, unpacked, is read as a stream. */
const STREAMED_FROM_BYTES = 16 * 1_048_576;

let knowsCodePages = false;

/** Texts of old workbooks need tables that take longer to load than many a command takes. */
function loadCodePages(): void {
  if (knowsCodePages) return;
  const tables: unknown = createRequire(import.meta.url)('@e965/xlsx/dist/cpexcel.js');
  set_cptable(tables);
  knowsCodePages = true;
}

/**
 * Reads XLSX, XLS or ODS bytes. The saved values are taken, formulas never executed. Hidden sheets and rows are read like
 * others: what is hidden may still be a record.
 *
 * @throws LotproofError `unreadable-file` for a damaged, locked or foreign file, `limit-exceeded` for one too large.
 */
export function readWorkbook(bytes: Buffer, file: string, streamedFromBytes = STREAMED_FROM_BYTES): Grid {
  if (bytes.length > WORKBOOK_LIMIT_BYTES) {
    throw new LotproofError(
      'limit-exceeded',
      `"${file}" has ${String(Math.ceil(bytes.length / 1_048_576))} MB; a workbook may have ${String(WORKBOOK_LIMIT_BYTES / 1_048_576)} MB. Save its sheets as CSV: they are read in a stream.`,
    );
  }
  const { format, parts } = formatOf(bytes, file);
  const contentBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (format === 'xlsx' && contentBytes > streamedFromBytes) {
    const streamed = readStreamedWorkbook({ bytes, parts, file });
    if (streamed !== null) return { ...streamed, contentBytes };
  }
  const workbook = parse(bytes, file);
  const counts1904 = workbook.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  const sheets = workbook.SheetNames.map((name): Sheet => {
    const sheet = workbook.Sheets[name] ?? {};
    const rows = rowsOf(sheet, counts1904);
    cells += rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > CELL_LIMIT) {
      throw new LotproofError('limit-exceeded', `"${file}" has more than ${String(CELL_LIMIT)} cells.`);
    }
    return { name, rows, delimited: false };
  });
  const remarks = counts1904 ? ['The workbook counts its days from 1904.'] : [];
  return { file, format, sheets, remarks, contentBytes };
}

function formatOf(
  bytes: Buffer,
  file: string,
): { format: 'xlsx' | 'xls' | 'ods'; parts: readonly ZipPart[] } {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const parts = guardZip(bytes, file);
    if (parts.some(({ name }) => name === 'content.xml')) return { format: 'ods', parts };
    if (parts.some(({ name }) => /^xl\//i.test(name))) return { format: 'xlsx', parts };
    throw new LotproofError('unreadable-file', `"${file}" is a zip file and no workbook.`);
  }
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new LotproofError('unreadable-file', `"${file}" is locked with a password. Save it without one.`);
  }
  return { format: 'xls', parts: [] };
}

function parse(bytes: Buffer, file: string): WorkBook {
  loadCodePages();
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      cellStyles: false,
      bookVBA: false,
    });
  } catch (error) {
    // The library throws plain errors with English texts for everything that it cannot read.
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError(
      'unreadable-file',
      `"${file}" cannot be read as a workbook: ${reason}`,
      [],
      error,
    );
  }
}

function rowsOf(sheet: WorkSheet, counts1904: boolean): Row[] {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  // What a sheet says of its own size is often wrong; some writers say A1 whatever follows.
  const widest = data.reduce((most, source) => Math.max(most, source?.length ?? 0), 0);
  const width = Math.min(widest, COLUMN_LIMIT);
  const rows = new Map<number, Cell[]>();
  // Rows without cells are left out: a sheet's own size may be a claim of a million empty rows.
  data.forEach((source, index) => {
    if (source === undefined || source.length === 0) return;
    const length = Math.min(width, source.length);
    rows.set(
      index,
      Array.from({ length }, (_, column) => cellOf(source[column], counts1904)),
    );
  });
  repeatMerged(rows, sheet['!merges'] ?? [], width);
  return [...rows]
    .sort(([left], [right]) => left - right)
    .map(([index, cells]) => ({ number: index + 1, cells }));
}

function repeatMerged(rows: Map<number, Cell[]>, merges: readonly Range[], width: number): void {
  let repeated = 0;
  for (const merge of merges) {
    const first = rows.get(merge.s.r)?.[merge.s.c];
    if (first === undefined || first.kind === 'empty') continue;
    const copy: Cell = { ...first, repeats: cellAddress(merge.s.c, merge.s.r + 1) };
    for (let row = merge.s.r; row <= merge.e.r; row += 1) {
      const cells = rows.get(row) ?? [];
      rows.set(row, cells);
      for (let column = merge.s.c; column <= Math.min(merge.e.c, width - 1); column += 1) {
        if (row === merge.s.r && column === merge.s.c) continue;
        repeated += 1;
        if (repeated > MERGED_LIMIT) return;
        while (cells.length < column) cells.push(EMPTY_CELL);
        cells[column] = copy;
      }
    }
  }
}

function cellOf(source: CellObject | undefined, counts1904: boolean): Cell {
  if (source?.v === undefined || source.t === 'z') return EMPTY_CELL;
  if (source.t === 'e') return { kind: 'error', text: source.w ?? '#ERROR' };
  if (source.t === 'b') return { kind: 'boolean', text: source.v === true ? 'TRUE' : 'FALSE' };
  if (typeof source.v === 'number') {
    const format = typeof source.z === 'string' ? source.z : 'General';
    return numberCell(source.v, { format, shown: source.w ?? String(source.v), counts1904 });
  }
  const text = (typeof source.v === 'string' ? source.v : (source.w ?? '')).trim();
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}
