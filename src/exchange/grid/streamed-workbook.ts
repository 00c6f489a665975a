import { LotproofError } from '../../kit/errors.ts';
import { repeatMerged, type Merge } from './merged-rows.ts';
import { numberCell } from './number-cell.ts';
import { shownAs } from './number-formats.ts';
import { readSharedStrings, richText, SharedStrings } from './shared-strings.ts';
import { columnIndex, EMPTY_CELL, type Cell, type Grid, type Row } from './sheet.ts';
import { readOutline, type WorkbookOutline } from './workbook-outline.ts';
import { attributeIn, elementsIn, elementsOf, unescaped, type Element } from './xml-elements.ts';
import type { ZipPart } from './zip-guard.ts';
import { piecesOf, type PackedWorkbook } from './zip-part.ts';

/** Most columns that are looked at in a row. */
const COLUMN_LIMIT = 1_000;
const MERGES_LIMIT = 100_000;
const WORKBOOK = /^xl\/workbook\.xml$/i;

/**
 * Reads a long XLSX file row by row, as often as its rows are asked for: in memory are the packed file, the texts that cells share, and
 * one piece of a sheet. Gives the same cells as reading it as a whole. Null for a file whose sheets are not XML.
 *
 * @throws LotproofError `unreadable-file` for a damaged file.
 */
export function readStreamedWorkbook(workbook: PackedWorkbook): Omit<Grid, 'contentBytes'> | null {
  const part = workbook.parts.find(({ name }) => WORKBOOK.test(name));
  if (part === undefined) return null;
  const outline = readOutline(
    {
      workbook: wholeText(workbook, part),
      relations: wholeText(workbook, partNamed(workbook, 'xl/_rels/workbook.xml.rels')),
      styles: wholeText(workbook, partNamed(workbook, 'xl/styles.xml')),
    },
    part.name.slice(0, part.name.lastIndexOf('/') + 1),
  );
  const shared = partNamed(workbook, 'xl/sharedStrings.xml');
  const strings =
    shared === undefined ? new SharedStrings() : readSharedStrings(piecesOf(workbook, shared), workbook.file);
  const { counts1904 } = outline;
  const sheets = outline.sheets.flatMap(({ name, part: sheetPart }) => {
    const found = partNamed(workbook, sheetPart);
    if (found === undefined || !/\/worksheets\//i.test(found.name)) return [];
    const merges = mergesIn(workbook, found);
    const rows = (): Generator<Row> => repeatMerged(rowsOf(workbook, found, { outline, strings }), merges);
    return [{ name, delimited: false, rows: { [Symbol.iterator]: rows } }];
  });
  const remarks = counts1904 ? ['The workbook counts its days from 1904.'] : [];
  return { file: workbook.file, format: 'xlsx', sheets, remarks };
}

function partNamed({ parts }: PackedWorkbook, name: string): ZipPart | undefined {
  return parts.find((part) => part.name.toLowerCase() === name.toLowerCase());
}

function wholeText(workbook: PackedWorkbook, part: ZipPart | undefined): string {
  return part === undefined ? '' : Buffer.concat([...piecesOf(workbook, part)]).toString('utf8');
}

/** The merged cells, which a sheet names behind its rows. */
function mergesIn(workbook: PackedWorkbook, part: ZipPart): Merge[] {
  const merges: Merge[] = [];
  const wanted = { name: 'mergeCell', end: 'worksheet', file: workbook.file };
  for (const { attributes } of elementsOf(piecesOf(workbook, part), wanted)) {
    const match = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(attributeIn(attributes, 'ref') ?? '');
    if (match === null || merges.length >= MERGES_LIMIT) continue;
    const [, left = '', top = '', right = '', bottom = ''] = match;
    const [fromColumn, toColumn] = [columnIndex(left) ?? 0, columnIndex(right) ?? 0];
    merges.push({ fromRow: Number(top), toRow: Number(bottom), fromColumn, toColumn });
  }
  return merges;
}

interface Reading {
  readonly outline: WorkbookOutline;
  readonly strings: SharedStrings;
}

function* rowsOf(workbook: PackedWorkbook, part: ZipPart, reading: Reading): Generator<Row> {
  let before = 0;
  const wanted = { name: 'row', end: 'sheetData', file: workbook.file };
  for (const { attributes, content } of elementsOf(piecesOf(workbook, part), wanted)) {
    const number = Number(attributeIn(attributes, 'r') ?? before + 1);
    if (!Number.isInteger(number) || number <= before) throw disordered(workbook.file, part);
    before = number;
    const cells = cellsIn(content, reading);
    // Rows without cells are left out: a sheet's own size may be a claim of a million empty rows.
    if (cells.length > 0) yield { number, cells };
  }
}

function disordered(file: string, part: ZipPart): LotproofError {
  return new LotproofError(
    'unreadable-file',
    `"${file}" is damaged: the rows of ${part.name} are out of order.`,
  );
}

function cellsIn(content: string, reading: Reading): Cell[] {
  const cells: Cell[] = [];
  let next = 0;
  for (const element of elementsIn(content, 'c')) {
    const address = attributeIn(element.attributes, 'r');
    const column = address === null ? next : (columnIndex(address.replace(/\d+$/, '')) ?? next);
    next = column + 1;
    if (column >= COLUMN_LIMIT) continue;
    const cell = cellOf(element, reading);
    if (cell === null) continue;
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column] = cell;
  }
  return cells;
}

/** Null for a cell that holds nothing but its looks. */
function cellOf(element: Element, reading: Reading): Cell | null {
  const type = attributeIn(element.attributes, 't') ?? 'n';
  if (type === 'inlineStr') return textCell(richText(element));
  const [written] = elementsIn(element.content, 'v');
  const value = written === undefined ? '' : unescaped(written.content);
  if (type === 'str') return textCell(value);
  if (value === '') return null;
  if (type === 's') return textCell(reading.strings.at(Number(value)) ?? '');
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'b') return { kind: 'boolean', text: /^(?:1|true)$/i.test(value) ? 'TRUE' : 'FALSE' };
  return readNumber(type === 'd' ? serialOf(value) : Number.parseFloat(value), element, reading);
}

function textCell(written: string): Cell {
  const text = written.trim();
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

/** Days since the last day of 1899, of an ISO date in a cell. */
function serialOf(date: string): number {
  const instant = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(date) || date.length === 10 ? date : `${date}Z`);
  return instant / 86_400_000 + 25_569;
}

function readNumber(value: number, { attributes }: Element, { outline }: Reading): Cell | null {
  if (Number.isNaN(value)) return null;
  const { counts1904, formats } = outline;
  const format = formats[Number(attributeIn(attributes, 's') ?? 0)] ?? 'General';
  return numberCell(value, { format, shown: shownAs(value, format, counts1904), counts1904 });
}
