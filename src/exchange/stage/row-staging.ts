import type { RecordKind } from '../../ledger/define-record.ts';
import type { Cell, Row, Sheet } from '../grid/sheet.ts';
import { DigestTable } from '../digest-table.ts';
import { cellAddress } from '../grid/sheet.ts';
import type { Fault } from '../import-problem.ts';
import type { CompiledMapping, CompiledTable, CompiledTemplate } from '../mapping/compile.ts';
import type { DecisionBook } from '../mapping/decisions.ts';
import { whyNoRecord } from './classify-row.ts';
import type { Origin } from './draft.ts';
import { evaluate, holds, type Scope } from './evaluate.ts';
import { walkSheet, type Block } from './locate.ts';
import type { Node } from './node.ts';
import type { ProblemList } from './problem-list.ts';
import { brokenRow, candidatesOf, duplicate, firstLike, givesNothing, missing } from './row-faults.ts';
import { idFrom } from './record-id.ts';
import { RowChecks } from './row-checks.ts';
import { RowScope, type Place, type ScopeSettings } from './row-scope.ts';
import { rowVariants, type RowVariant } from './row-variants.ts';
import { SlipSeries } from './slip-series.ts';
import { Witnesses } from './witnesses.ts';

/** A row that gives no record, and why. */
export interface NotRecord {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly says: string;
}

/** A header that was found, with the columns that nobody reads. */
export interface FoundTable {
  readonly file: string;
  readonly sheet: string;
  readonly table: string;
  readonly headerRow: number;
  readonly headers: readonly string[];
  /** Lines the header has. */
  readonly headerLines: number;
  /** Cells above it that stand for the whole table, as an order number. */
  readonly above: readonly string[];
  readonly unread: readonly string[];
  rows: number;
}

/** What a row says about one record. */
export interface RecordPart {
  readonly kind: RecordKind;
  readonly id: string;
  readonly node: Node;
  readonly origin: Origin;
}

export interface RowSinks {
  readonly part: (part: RecordPart) => void;
  readonly notRecord: (row: NotRecord) => void;
  readonly origin: (origin: Origin) => void;
}

/** Reads rows into parts of records, one sheet after the other. */
export class RowStaging {
  readonly tables: FoundTable[] = [];
  readonly slips = new SlipSeries();
  readonly #mapping: CompiledMapping;
  readonly #decisions: DecisionBook;
  readonly #problems: ProblemList;
  readonly #sinks: RowSinks;
  readonly #checks = new RowChecks();
  readonly #ordinals = new Map<string, number>();

  constructor(mapping: CompiledMapping, decisions: DecisionBook, problems: ProblemList, sinks: RowSinks) {
    this.#mapping = mapping;
    this.#decisions = decisions;
    this.#problems = problems;
    this.#sinks = sinks;
  }

  /** Reads one sheet; yields after each row, so that long sheets can be taken in steps. */
  *readSheet(sheet: Sheet, tables: readonly CompiledTable[], file: string): Generator<void> {
    const witnesses = new Witnesses();
    witnesses.gather(sheet, tables, file);
    const state: SheetState = {
      sheet,
      file,
      seen: new DigestTable(),
      found: null,
      scope: this.#scope(file, witnesses),
    };
    for (const event of walkSheet(sheet, tables, file)) {
      if (event.type === 'header') {
        state.found = this.#foundTable(event.block, file);
        state.scope.carried.clear();
        for (const row of event.rows) this.#leaveOut(state, row, 'a header');
      } else if (event.type === 'outside') {
        this.#leaveOut(state, event.row, 'outside of every table');
      } else {
        this.#readRow(event.block, event.row, state);
      }
      yield;
    }
  }

  #scope(file: string, witnesses: Witnesses): ScopeSettings {
    return {
      file,
      mapping: this.#mapping,
      decisions: this.#decisions,
      witnesses,
      carried: new Map<string, Cell>(),
    };
  }

  #foundTable(block: Block, file: string): FoundTable {
    const read = new Set(block.columns.values());
    const unread = block.headers.filter((text, index) => text !== '' && !read.has(index));
    const found: FoundTable = {
      file,
      sheet: block.sheet,
      table: block.table.name,
      headerRow: block.headerRow,
      headers: block.headers,
      headerLines: Math.max(1, block.table.headerRows),
      above: [...new Set([...block.context.values()].flatMap(({ line }) => line ?? []))],
      unread,
      rows: 0,
    };
    this.tables.push(found);
    return found;
  }

  #leaveOut(state: SheetState, row: Row, says: string): void {
    this.#sinks.notRecord({ file: state.file, sheet: state.sheet.name, row: row.number, says });
  }

  #readRow(block: Block, row: Row, state: SheetState): void {
    if (block.table.templates.length === 0) {
      this.#leaveOut(state, row, 'in a table that gives no records');
      const place = {
        file: state.file,
        sheet: state.sheet.name,
        cell: cellAddress(0, Math.max(1, block.headerRow)),
      };
      this.#problems.add(givesNothing(block.table.name), place);
      return;
    }
    const reason = whyNoRecord(block, row);
    if (reason !== null) {
      this.#leaveOut(state, row, reason);
      return;
    }
    const decision = this.#decisions.atRow(state.file, state.sheet.name, row.number);
    if (decision?.leaveOut === true) {
      this.#leaveOut(state, row, `left out by decision: ${decision.because}`);
      return;
    }
    const scope = new RowScope(block, row, state.scope, null);
    const whole = scope.wholeRow();
    const origin: Origin = { place: scope.place(), table: block.table.name, row: whole, refused: false };
    this.#sinks.origin(origin);
    if (state.found !== null) state.found.rows += 1;
    const report = (fault: Fault, place: Place): void => {
      if (this.#problems.add(fault, place)) origin.refused = true;
    };
    if (!this.#isWhole(block, state, scope, report)) return;
    this.#checkColumns(block, scope, report);
    this.#checks.check(scope, block.table.checks, report);
    for (const variant of rowVariants(scope, decision?.split ?? null, state.scope)) {
      this.#applyTemplates(block, variant, origin, report);
    }
  }

  /** False for a row that has to be left alone: broken, or the same as an earlier one. */
  #isWhole(block: Block, state: SheetState, scope: RowScope, report: Report): boolean {
    const fault = brokenRow(block, scope.row, state.sheet);
    if (fault !== null) {
      report(fault, scope.place());
      return false;
    }
    if (block.table.source.repeats === 'allow') return true;
    const first = firstLike(state.seen, scope.row);
    if (first === null) return true;
    const [column] = [...block.columns.values()];
    const places = candidatesOf(scope, column ?? 0);
    const stands = places.find(
      (place) => this.#decisions.atCell(place.file, place.sheet, place.cell)?.stands,
    );
    report(duplicate(scope.row.number, first), stands ?? scope.place());
    return stands !== undefined;
  }

  #checkColumns(block: Block, scope: RowScope, report: Report): void {
    for (const { name, settings } of block.table.columns) {
      if (settings.required !== true && settings.numbered !== true) continue;
      const { place, readings } = scope.field(name);
      const [reading] = readings;
      if (reading?.ok !== true) continue;
      if (reading.value === null && settings.required === true) report(missing(name), place);
      if (settings.numbered === true && reading.value !== null)
        this.slips.see(String(reading.value.main), place);
    }
  }

  #applyTemplates(block: Block, variant: RowVariant, origin: Origin, report: Report): void {
    const rowIds = new Map<string, string>();
    const base: Scope = {
      field: variant.field,
      locals: new Map<string, Node>(),
      rowIds,
      words: this.#mapping.source.words ?? {},
      report,
    };
    for (const template of block.table.templates) {
      for (const names of template.each) {
        const locals = new Map<string, Node>();
        for (const [name, expression] of names) locals.set(name, evaluate(expression, { ...base, locals }));
        this.#applyTemplate(template, { ...base, locals }, origin, rowIds);
      }
    }
  }

  #applyTemplate(
    template: CompiledTemplate,
    scope: Scope,
    origin: Origin,
    rowIds: Map<string, string>,
  ): void {
    if (!holds(template.when, scope)) return;
    const id = idFrom(template, scope, this.#ordinals);
    if (typeof id !== 'string') {
      scope.report(id.fault, id.place ?? origin.place);
      return;
    }
    rowIds.set(template.kind.kind, id);
    const node = evaluate(template.body, scope);
    this.#sinks.part({ kind: template.kind, id, node, origin });
  }
}

type Report = (fault: Fault, place: Place) => void;

interface SheetState {
  readonly sheet: Sheet;
  readonly file: string;
  /** Row number of the first row with these cells. */
  readonly seen: DigestTable;
  found: FoundTable | null;
  readonly scope: ScopeSettings;
}
