import { headerParts } from '../grid/header-parts.ts';
import type { Row, Sheet } from '../grid/sheet.ts';
import { headerKey } from '../mapping/compile.ts';
import { FACTORY_TABLES } from '../template/template-mapping.ts';
import { SHEET_WORDS } from './header-words.ts';
import { matchColumns, type MatchedColumn } from './match-columns.ts';

/** A header that was found in a sheet, and the table it looks like. */
export interface FoundHeader {
  readonly sheet: string;
  readonly row: number;
  readonly lines: number;
  readonly headers: readonly string[];
  /** What stands in the lines above, the nearest first. */
  readonly above: readonly string[];
  /** Null: nothing that is known. */
  readonly table: string | null;
  readonly matched: readonly MatchedColumn[];
}

/** Rows of a sheet that are looked through for headers. */
const ROWS_LOOKED_AT = 400;
/** Columns that have to be recognised before a row is taken for a header. */
const LEAST_MATCHED = 3;
/** Score below which a row is no header: three columns by parts of their words alone do not reach it. */
const LEAST_SCORE = 2.5;

/** Every header of a sheet that looks like a table of the template. */
export function findTables(sheet: Sheet): FoundHeader[] {
  const rows: Row[] = [];
  for (const row of sheet.rows) {
    rows.push(row);
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  const found: FoundHeader[] = [];
  let skipTo = 0;
  for (const [index, row] of rows.entries()) {
    if (row.number < skipTo) continue;
    const header = headerAt(rows, index, sheet.name);
    if (header === null) continue;
    found.push(header);
    skipTo = row.number + header.lines;
  }
  return found;
}

function headerAt(rows: readonly Row[], index: number, sheet: string): FoundHeader | null {
  let best: (FoundHeader & { score: number }) | null = null;
  for (const lines of [1, 2]) {
    const texts = headerTexts(rows.slice(index, index + lines), lines);
    if (texts === null) continue;
    for (const { name } of FACTORY_TABLES) {
      const matched = matchColumns(name, texts);
      if (matched.length < LEAST_MATCHED) continue;
      // Merged cells that reach over two lines mean that both are the header.
      const score = scoreOf(name, matched, texts, [sheet, ...titlesAbove(rows, index)]) + (lines - 1) * 1.5;
      if (score <= (best?.score ?? 0)) continue;
      best = {
        sheet,
        row: rows[index]?.number ?? 1,
        lines,
        headers: texts,
        above: linesAbove(rows, index),
        table: name,
        matched,
        score,
      };
    }
  }
  if (best === null || best.score < LEAST_SCORE) return null;
  return hasWhatItNeeds(best) ? best : { ...best, table: null };
}

/** True when most of what the table cannot do without was recognised. */
function hasWhatItNeeds({ table, matched }: FoundHeader): boolean {
  const fields = fieldsOf(matched);
  const needed = neededFields(table ?? '').filter((field) => !OFTEN_ELSEWHERE.has(field));
  return needed.filter((field) => fields.has(field)).length >= needed.length * 0.6;
}

/** What stands above the table or is the same for the whole file, as often as in a column. */
const OFTEN_ELSEWHERE = new Set(['series', 'product', 'site', 'kind', 'result']);

function neededFields(name: string): string[] {
  const table = FACTORY_TABLES.find((each) => each.name === name);
  return (table?.columns ?? []).flatMap(({ field, settings }) =>
    settings?.required === true ? [field] : [],
  );
}

function fieldsOf(matched: readonly MatchedColumn[]): Set<string> {
  const fields = new Set(matched.map(({ field }) => field));
  if (fields.has('firstCarton') && fields.has('lastCarton')) fields.add('cartons');
  return fields;
}

/** Titles in the two lines above: a line with one text alone. */
function titlesAbove(rows: readonly Row[], index: number): string[] {
  return rows.slice(Math.max(0, index - 2), index).flatMap(({ cells }) => {
    const own = cells.filter((cell) => cell.kind === 'text' && cell.repeats === undefined);
    return own.length === 1 ? own.map(({ text }) => text) : [];
  });
}

function linesAbove(rows: readonly Row[], index: number): string[] {
  return rows
    .slice(Math.max(0, index - 3), index)
    .reverse()
    .flatMap(({ cells }) => cells.map(({ text }) => text))
    .filter((text) => text !== '');
}

/** Texts of a header of one or two lines; null when the rows cannot be one. */
function headerTexts(rows: readonly Row[], lines: number): string[] | null {
  const [first, second] = rows;
  if (first === undefined || rows.length < lines) return null;
  const cells = first.cells.filter((cell) => cell.kind !== 'empty');
  const own = first.cells.filter((cell) => cell.kind === 'text' && cell.repeats === undefined);
  if (own.length < LEAST_MATCHED || cells.some(({ kind }) => kind === 'number' || kind === 'date'))
    return null;
  if (lines === 1) return first.cells.map((cell) => cell.text);
  if (second === undefined || second.cells.some(({ kind }) => kind === 'number' || kind === 'date'))
    return null;
  // Two lines belong together where merged cells reach from one into the other, or where the second fills gaps of the first.
  const isMerged = [...first.cells, ...second.cells].some((cell) => cell.repeats !== undefined);
  if (!isMerged && !fillsGaps(first, second)) return null;
  return headerParts([first, second]).map((texts) => texts.join(' / '));
}

/** True when the second line says something under a gap of the first, and nothing under most of its columns. */
function fillsGaps(first: Row, second: Row): boolean {
  const texts = (row: Row): boolean[] => row.cells.map(({ text }) => text !== '');
  const [above, below] = [texts(first), texts(second)];
  const inGaps = below.filter((isThere, column) => isThere && above[column] !== true).length;
  const bare = above.filter((isThere, column) => isThere && below[column] !== true).length;
  return inGaps > 0 && bare >= 2 && below[0] !== true;
}

/** How well the columns fit: those recognised, those the table needs, and what the sheet is called. */
function scoreOf(
  name: string,
  matched: readonly MatchedColumn[],
  headers: readonly string[],
  titles: readonly string[],
): number {
  const fields = fieldsOf(matched);
  const needed = neededFields(name);
  const have = needed.filter((field) => fields.has(field)).length;
  const sum = matched.reduce((total, { score }) => total + score, 0);
  const texts = headers.filter((text) => text !== '').length;
  const words = (SHEET_WORDS[name] ?? '').split('|').map(headerKey);
  const called = titles.findLastIndex((title) => words.some((word) => headerKey(title).includes(word)));
  // A title right above the table says more than the name of the sheet.
  const bonus = called < 0 ? 0 : called === 0 ? 2 : 3.5;
  return sum + (2 * have) / Math.max(1, needed.length) + sum / Math.max(1, texts) + bonus;
}
