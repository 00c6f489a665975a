import { cellAddress, EMPTY_CELL, type Cell, type Row } from '../grid/sheet.ts';
import { decimalText } from '../reading/number-text.ts';
import { NOTHING, type FieldValue, type Reading, type Scalar } from '../reading/reading.ts';
import { fieldsOf, wordKey, type CompiledMapping } from '../mapping/compile.ts';
import type { DecisionBook } from '../mapping/decisions.ts';
import type { ContextSettings } from '../mapping/mapping.ts';
import { firstGroup } from './context.ts';
import { readCells } from './read-cell.ts';
import type { Block } from './locate.ts';
import { readWords } from './read-words.ts';
import type { Witnesses } from './witnesses.ts';

export interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** What a column says in a row: one reading, or several where the cell names several stretches of cartons. */
export interface FieldReading {
  readonly place: Place;
  readonly readings: readonly Reading[];
}

export interface ScopeSettings {
  readonly file: string;
  readonly mapping: CompiledMapping;
  readonly decisions: DecisionBook;
  readonly witnesses: Witnesses;
  /** Cells of columns that carry their value down, as they stood in the rows above. */
  readonly carried: Map<string, Cell>;
}

/** A row's fields by name, read when they are asked for. */
export class RowScope {
  readonly block: Block;
  readonly row: Row;
  readonly #settings: ScopeSettings;
  /** Values that stand instead of those of the row, by column: a decision splits the row. */
  readonly #instead: Readonly<Record<string, Scalar | null>> | null;
  readonly #fields = new Map<string, FieldReading>();

  constructor(
    block: Block,
    row: Row,
    settings: ScopeSettings,
    instead: Readonly<Record<string, Scalar | null>> | null,
  ) {
    this.block = block;
    this.row = row;
    this.#settings = settings;
    this.#instead = instead;
    for (const { name, settings: column } of block.table.columns) {
      if (column.carry === true) this.#carry(name);
    }
  }

  /** The row with what its empty cells carry down from the rows above. */
  wholeRow(): Row {
    const cells = [...this.row.cells];
    for (const { name, settings } of this.block.table.columns) {
      const index = settings.carry === true ? this.block.columns.get(name) : undefined;
      if (index === undefined) continue;
      while (cells.length <= index) cells.push(EMPTY_CELL);
      cells[index] = this.#cell(name, index);
    }
    return { ...this.row, cells };
  }

  get file(): string {
    return this.#settings.file;
  }

  field(name: string): FieldReading {
    const known = this.#fields.get(name);
    if (known !== undefined) return known;
    const read = this.#read(name);
    this.#fields.set(name, read);
    return read;
  }

  /** The cell that stands for the row as a whole: the last one of those its main record is named by, else its first. */
  place(): Place {
    const template = this.block.table.templates.find(({ when }) => when.length === 0);
    const fields = template === undefined ? [] : fieldsOf(template.id);
    const named = fields.findLast((name) => this.block.columns.has(name));
    const index = named === undefined ? undefined : this.block.columns.get(named);
    if (index !== undefined) {
      return this.#placeOf(this.row.cells[index]?.repeats ?? cellAddress(index, this.row.number));
    }
    const column = this.row.cells.findIndex((cell) => cell.kind !== 'empty' && cell.repeats === undefined);
    return this.#placeOf(cellAddress(Math.max(0, column), this.row.number));
  }

  placeOf(name: string): Place {
    return this.field(name).place;
  }

  #placeOf(cell: string): Place {
    return { file: this.#settings.file, sheet: this.block.sheet, cell };
  }

  #read(name: string): FieldReading {
    const context = this.block.context.get(name);
    const contextSettings = this.block.table.context.find((each) => each.name === name);
    if (context !== undefined && contextSettings !== undefined) {
      const cell: Cell = context.text === null ? EMPTY_CELL : { kind: 'text', text: context.text };
      const place = this.#placeOf(context.cell);
      return { place, readings: this.#readings(this.#decided(cell, place), name, contextSettings) };
    }
    const column = this.block.table.columns.find((each) => each.name === name);
    const index = this.block.columns.get(name);
    if (column === undefined || index === undefined) return { place: this.place(), readings: [NOTHING] };
    const cell = this.#cell(name, index);
    const place = this.#placeOf(cell.repeats ?? cellAddress(index, this.row.number));
    const instead = this.#instead?.[name];
    const decided = instead === undefined ? this.#decided(cell, place) : cellFrom(instead);
    const readings = this.#readings(decided, name, column);
    return { place: this.#unitPlace(readings, column.settings, decided) ?? place, readings };
  }

  #cell(name: string, index: number): Cell {
    const cell = this.row.cells[index] ?? EMPTY_CELL;
    return cell.kind === 'empty' ? (this.#settings.carried.get(name) ?? cell) : cell;
  }

  #carry(name: string): void {
    const index = this.block.columns.get(name);
    const cell = index === undefined ? undefined : this.row.cells[index];
    if (cell === undefined || index === undefined || cell.kind === 'empty') return;
    this.#settings.carried.set(name, {
      ...cell,
      repeats: cell.repeats ?? cellAddress(index, this.row.number),
    });
  }

  #decided(cell: Cell, place: Place): Cell {
    const decision = this.#settings.decisions.atCell(place.file, place.sheet, place.cell);
    if (decision?.value === undefined) return cell;
    if (cell.kind === 'text') this.#settings.decisions.rememberTyped(place, cell.text);
    return cellFrom(decision.value);
  }

  #readings(
    cell: Cell,
    name: string,
    { settings, take, split }: { settings: ContextSettings; take: RegExp | null; split: RegExp | null },
  ): Reading[] {
    const taken = this.#taken(cell, settings, take);
    if (taken.kind === 'empty') return [this.#nothing(settings)];
    const words = settings.words === undefined ? null : this.#settings.mapping.source.words?.[settings.words];
    if (words !== undefined && words !== null)
      return [readWords(taken.text, split, words, settings.words ?? '')];
    if (split !== null) return [readWords(taken.text, split, null, '')];
    return readCells(taken, settings, {
      mapping: this.#settings.mapping,
      witness: this.#settings.witnesses.of(this.block.table, name),
      unitWord: this.#unitWord(settings),
      nearTo: settings.near === undefined ? null : this.#text(settings.near),
      series: settings.series === undefined ? [] : [this.#text(settings.series) ?? ''],
    });
  }

  /** An empty cell is a value of its own where the words say what it stands for. */
  #nothing(settings: ContextSettings): Reading {
    const empty = this.#settings.mapping.source.words?.[settings.words ?? '']?.[' '];
    return empty === undefined || empty === null ? NOTHING : { ok: true, value: { main: listed(empty) } };
  }

  #taken(cell: Cell, settings: ContextSettings, take: RegExp | null): Cell {
    if (cell.kind === 'empty' || isBlankWord(cell.text, settings)) return EMPTY_CELL;
    if (take === null) return cell;
    const text = firstGroup(take, cell.text);
    return text === null || isBlankWord(text, settings) ? EMPTY_CELL : { kind: 'text', text };
  }

  #unitWord(settings: ContextSettings): string | null {
    if (settings.unitWord !== undefined) return settings.unitWord;
    return settings.unit === undefined ? null : this.#text(settings.unit);
  }

  /** A unit that is missing or unknown is mended in the unit's own cell. */
  #unitPlace(readings: readonly Reading[], settings: ContextSettings, cell: Cell): Place | null {
    const [reading] = readings;
    if (settings.unit === undefined || reading?.ok !== false) return null;
    const isAboutUnit =
      reading.fault.kind === 'missing-value' || reading.fault.found === this.#text(settings.unit);
    return isAboutUnit && reading.fault.found !== cell.text ? this.placeOf(settings.unit) : null;
  }

  #text(name: string): string | null {
    const [reading] = this.field(name).readings;
    if (reading?.ok !== true || reading.value === null) return null;
    const main = reading.value.main;
    return typeof main === 'string' || typeof main === 'number' ? String(main) : null;
  }
}

function isBlankWord(text: string, settings: ContextSettings): boolean {
  const key = wordKey(text);
  return key === '' || (settings.blank ?? []).some((blank) => wordKey(blank) === key);
}

function listed(word: Scalar | null | readonly (Scalar | null)[]): FieldValue['main'] {
  if (word === null || typeof word !== 'object') return word;
  return word.filter((each): each is Scalar => each !== null);
}

/** The cell a decision puts in the place of the one in the file. */
function cellFrom(value: Scalar | null): Cell {
  if (value === null || value === '') return EMPTY_CELL;
  if (typeof value === 'number') return { kind: 'number', number: value, text: decimalText(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  return { kind: 'text', text: value.trim() };
}
