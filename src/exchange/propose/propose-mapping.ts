import type { RecordKind } from '../../ledger/define-record.ts';
import { cellAddress, type Grid } from '../grid/sheet.ts';
import { columnSettings, type Mapping, type MappingTable } from '../mapping/mapping.ts';
import { DateWitness } from '../reading/date-reading.ts';
import { NumberWitness } from '../reading/number-reading.ts';
import type { Ask } from './ask.ts';
import { correctTables, type Correction } from './correct-tables.ts';
import { FILL_IN } from './fill-in.ts';
import { findTables, type FoundHeader } from './find-tables.ts';
import type { MatchedColumn } from './match-columns.ts';
import { proposeTable, type ProposedTable } from './propose-table.ts';

/** Why a column is taken for what it is taken for. */
export interface ColumnReason {
  readonly header: string;
  readonly field: string;
  readonly why: string;
  /** Address of its column, as `C`. */
  readonly letter: string;
  /** The known word it was recognised by; empty where a person chose the field. */
  readonly word: string;
  /** The header says the word and nothing else, or more than it; or a person chose the field. */
  readonly by: 'name' | 'part' | 'choice';
  /** Unit that is taken for granted of all its quantities. */
  readonly unit: string | null;
  /** An empty cell means the one above it. */
  readonly carried: boolean;
}

/** What was recognised in one sheet. */
export interface SheetProposal {
  readonly file: string;
  readonly sheet: string;
  readonly headerRow: number | null;
  /** Table of the template it looks like; null: nothing that is known. */
  readonly table: string | null;
  readonly columns: readonly ColumnReason[];
  /** Name of the table in the mapping; null where none is proposed. */
  readonly name: string | null;
  /** Lines of the header. */
  readonly headerRows: number;
  /** Columns that are not read. */
  readonly unread: readonly string[];
  /** What a person has to add before the mapping can be used. */
  readonly needs: readonly string[];
  /** The same, for programs. */
  readonly asks: readonly Ask[];
}

export interface Proposal {
  /** Null when nothing was recognised. */
  readonly mapping: Mapping | null;
  readonly sheets: readonly SheetProposal[];
}

/**
 * Guesses a mapping from headers and cells. A person looks at it, adds what is missing, and confirms it.
 * @param corrections what people say of tables instead of the guess
 * @param site id of the site whose sheets these are, for tables that do not say it; null: somebody has to fill it in
 */
export function proposeMapping(
  grids: readonly Grid[],
  kinds: ReadonlyMap<string, RecordKind>,
  name: string,
  site: string | null = null,
  corrections: readonly Correction[] = [],
): Proposal {
  const tables: MappingTable[] = [];
  const words: NonNullable<Mapping['words']> = {};
  const sheets: SheetProposal[] = [];
  const ignored: string[] = [];
  for (const grid of grids) {
    for (const sheet of grid.sheets) {
      const found = mergeSame(correctTables(findTables(sheet), sheet, grid.file, corrections));
      if (found.length === 0) {
        ignored.push(sheet.name);
        sheets.push(unknownSheet(grid.file, sheet.name));
      }
      for (const header of found) {
        const title = uniqueName(header.table ?? `${sheet.name}, row ${String(header.row)}`, tables);
        const proposed = proposeTable(header, title, sheet, { kinds, site });
        tables.push({ ...proposed.table, headers: [[...header.headers]] });
        Object.assign(words, proposed.words);
        sheets.push(sheetProposal(grid.file, header, proposed));
      }
    }
  }
  if (tables.length === 0) return { mapping: null, sheets };
  const mapping: Mapping = {
    lotproof: 'mapping/1',
    name,
    about: 'Proposed from the headers. Look at every table, fill in what is missing, and confirm it.',
    ...conventions(grids),
    ...(Object.keys(words).length === 0 ? {} : { words }),
    ...(ignored.length === 0 ? {} : { ignore: ignored }),
    tables,
  };
  return { mapping, sheets };
}

/** The same header further down the sheet is the same table again. */
function mergeSame(found: readonly FoundHeader[]): FoundHeader[] {
  const kept: FoundHeader[] = [];
  for (const header of found) {
    const isAgain = kept.some((other) => other.table === header.table && sameFields(other, header));
    if (!isAgain) kept.push(header);
  }
  return kept;
}

function sameFields(left: FoundHeader, right: FoundHeader): boolean {
  const fields = (header: FoundHeader): string =>
    header.matched
      .map(({ field }) => field)
      .toSorted()
      .join();
  return fields(left) === fields(right);
}

function uniqueName(name: string, tables: readonly MappingTable[]): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} ${String(count)}`;
    if (!tables.some((table) => table.name === candidate)) return candidate;
  }
}

/** Date order and decimal mark, where the cells of the files prove one. */
function conventions(grids: readonly Grid[]): Pick<Mapping, 'dates' | 'numbers'> {
  const dates = new DateWitness();
  const numbers = new NumberWitness();
  for (const { sheets } of grids) {
    for (const { rows } of sheets) {
      let seen = 0;
      for (const { cells } of rows) {
        for (const cell of cells) {
          dates.see(cell);
          numbers.see(cell);
        }
        seen += 1;
        if (seen > 5_000) break;
      }
    }
  }
  const [order] = dates.orders;
  const [decimal] = numbers.marks;
  return {
    ...(dates.orders.size === 1 && order !== undefined ? { dates: { order } } : {}),
    ...(numbers.marks.size === 1 && decimal !== undefined ? { numbers: { decimal } } : {}),
  };
}

function unknownSheet(file: string, sheet: string): SheetProposal {
  return {
    file,
    sheet,
    headerRow: null,
    headerRows: 0,
    name: null,
    table: null,
    columns: [],
    unread: [],
    needs: [
      'No header row with known words was found: write a table for this sheet, or leave it among those ignored.',
    ],
    asks: [],
  };
}

function sheetProposal(file: string, header: FoundHeader, { table, asks }: ProposedTable): SheetProposal {
  const read = new Set(header.matched.map(({ column }) => column));
  return {
    file,
    sheet: header.sheet,
    headerRow: header.row,
    headerRows: header.lines,
    name: table.name,
    table: header.table,
    columns: header.matched.map((matched) => reasonOf(table, matched)),
    unread: header.headers.filter((text, column) => text !== '' && !read.has(column)),
    needs: asks.map(({ says }) => says),
    asks,
  };
}

/** Why a column is read so, and what else is taken for granted of it, so that a person can object. */
function reasonOf(table: MappingTable, { header, field, score, word, column }: MatchedColumn): ColumnReason {
  const { carry, unitWord } = columnSettings(table.columns[field] ?? field);
  const unit = unitWord === undefined || unitWord === FILL_IN ? null : unitWord;
  const carried = carry === true;
  const by = word === '' ? 'choice' : score > 0.95 ? 'name' : 'part';
  const guess = `"${word}" is ${by === 'name' ? 'what it is called' : 'a part of it'}`;
  const why = `${by === 'choice' ? 'somebody said so' : guess}${unit === null ? '' : `; in ${unit}`}${carried ? '; an empty cell means the one above it' : ''}`;
  return { header, field, why, letter: cellAddress(column, 0).slice(0, -1), word, by, unit, carried };
}
