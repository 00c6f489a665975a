import { setImmediate as breathe } from 'node:timers/promises';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Grid } from '../grid/sheet.ts';
import type { Fault, ImportProblem } from '../import-problem.ts';
import { headerKey, type CompiledMapping } from '../mapping/compile.ts';
import { DecisionBook, type Decision, type Decisions } from '../mapping/decisions.ts';
import { asksOf, type MappingAsks } from '../mapping/reads-in-parts.ts';
import { Directory } from './directory.ts';
import { addsToRecord, inOrderOfKinds, mergeNodes, type Draft, type Origin } from './draft.ts';
import { evaluate } from './evaluate.ts';
import { dependsOn, unmappedSheet } from './file-faults.ts';
import type { KnownRecords } from './known-records.ts';
import { misprintNames, type Misprint } from './misprint-names.ts';
import { nodeAt, placesOf, type NodeAsk } from './node.ts';
import { plainValue } from './plain-value.ts';
import { ProblemList, type DecidedProblem } from './problem-list.ts';
import { slug } from './record-id.ts';
import { keyOf, lacksRow, namedRefused, nodesOf, originsAt, tablesFor } from './refused-records.ts';
import { Resolver, type ReportAt, type Unknown } from './resolve.ts';
import type { Place } from './row-scope.ts';
import { RowStaging, type FoundTable, type NotRecord, type RecordPart } from './row-staging.ts';
import { runningSpans } from './running.ts';
import { checkRecords } from './record-checks.ts';
import { checkTables } from './table-checks.ts';
import { validate } from './validate.ts';

/** A record as a file says it, ready to be recorded unless it is refused. */
export interface StagedRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
  /** The rows it comes from; none for the fixed records of the mapping. */
  readonly origins: readonly Origin[];
  readonly refused: boolean;
  /** The cell a field comes from, as `shipment.date` by its path. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place | undefined;
}

/** What reading the files gave, beside the records. */
export interface Findings {
  readonly problems: readonly ImportProblem[];
  /** Problems found, those that are not listed any more counted too, and how many of them refuse a row. */
  readonly problemCount: number;
  readonly refusals: number;
  /** Rows that are refused because they name a record that is. */
  readonly waiting: readonly ImportProblem[];
  readonly decided: readonly DecidedProblem[];
  readonly unusedDecisions: readonly Decision[];
  readonly notRecords: readonly NotRecord[];
  readonly tables: readonly FoundTable[];
  readonly refusedRows: number;
  /** The refused rows themselves, as many as are kept. */
  readonly refusedOrigins: readonly Origin[];
}

export interface Staged extends Findings {
  /** In the order of the kinds, so that what is named comes before what names it. */
  readonly records: readonly StagedRecord[];
}

export interface StageSettings {
  readonly mapping: CompiledMapping;
  readonly decisions: Decisions | null;
  readonly kinds: readonly RecordKind[];
  readonly known: KnownRecords;
  /** Hears how many records are put together, of how many. */
  readonly checked?: (done: number, of: number) => void;
  /** Called for a name in the files that no record has. */
  readonly unknown?: Unknown;
}

/** Records that are put together before others in the process get a turn. */
const RECORDS_WITHOUT_PAUSE = 500;
/** Rows that are left out, and refused rows, that are kept for showing; above that they are only counted. */
const ROWS_KEPT = 50_000;

/** Reads files through a mapping into records. Nothing is recorded; everything doubtful is said. */
export async function stage(grids: readonly Grid[], settings: StageSettings): Promise<Staged> {
  const staging = new Staging(settings);
  for (const grid of grids) for (const _row of staging.read(grid)) continue;
  const records = await staging.drain();
  return { records, ...staging.finish() };
}

/** Reads files row by row; `drain` gives the records of the rows read since the last time. */
export class Staging {
  readonly #settings: StageSettings;
  readonly #decisions: DecisionBook;
  readonly #problems: ProblemList;
  readonly #drafts = new Map<string, Draft>();
  readonly #notRecords: NotRecord[] = [];
  readonly #refusedOrigins: Origin[] = [];
  readonly #waiting: ImportProblem[] = [];
  readonly #rows: RowStaging;
  readonly #directory: Directory;
  readonly #asks: MappingAsks;
  #origins: Origin[] = [];
  #refusedRows = 0;

  constructor(settings: StageSettings) {
    this.#settings = settings;
    this.#decisions = new DecisionBook(settings.decisions);
    this.#problems = new ProblemList(this.#decisions);
    this.#directory = new Directory(settings.known);
    this.#asks = asksOf(settings.mapping);
    this.#rows = new RowStaging(settings.mapping, this.#decisions, this.#problems, {
      part: (part) => this.#take(part),
      notRecord: (row) => {
        if (this.#notRecords.length < ROWS_KEPT) this.#notRecords.push(row);
      },
      origin: (origin) => this.#origins.push(origin),
    });
    this.#takeFixed();
  }

  /** Refusals so far. */
  get refusals(): number {
    return this.#problems.refusals;
  }

  /** Reads a file; yields after each row. */
  *read(grid: Grid): Generator<void> {
    for (const sheet of grid.sheets) {
      if (this.#settings.mapping.ignored.has(headerKey(sheet.name))) continue;
      const tables = tablesFor(this.#settings.mapping, sheet.name, sheet.delimited);
      if (tables.length === 0) {
        this.#problems.add(unmappedSheet(sheet.name), { file: grid.file, sheet: sheet.name, cell: 'A1' });
        continue;
      }
      yield* this.#rows.readSheet(sheet, tables, grid.file);
    }
  }

  /** The records of the rows read since the last time, whole and checked against each other. */
  async drain(): Promise<StagedRecord[]> {
    const records = await this.#resolve();
    checkRecords(records, (fault, record, path) => this.#report(fault, record.origins, record.placeOf(path)));
    const settled = this.#refuseDependents(records);
    this.#giveBack(this.#origins.filter((origin) => origin.refused));
    this.#origins = [];
    this.#drafts.clear();
    return settled;
  }

  /** Refuses the rows of a record that was drained, all of them or those that the cell stands in. */
  refuse(record: StagedRecord, fault: Fault, place?: Place): void {
    const origins = originsAt(record.origins, place);
    const refused = origins.filter((origin) => !origin.refused && origin.row !== null);
    this.#report(fault, origins, place);
    this.#giveBack(refused);
  }

  #giveBack(refused: readonly Origin[]): void {
    this.#refusedRows += refused.length;
    this.#refusedOrigins.push(...refused.slice(0, ROWS_KEPT - this.#refusedOrigins.length));
  }

  /** Forgets the records that were drained, but those of kinds that later rows may look for. */
  forget(except: ReadonlySet<string>): void {
    this.#directory.forget(except);
  }

  /** What was found, when all files were read and drained. */
  finish(): Findings {
    for (const { fault, place } of this.#rows.slips.gaps()) this.#problems.add(fault, place);
    checkTables(this.#settings.mapping, this.#rows.tables, (fault, place) =>
      this.#problems.add(fault, place),
    );
    return {
      problems: this.#problems.problems,
      problemCount: this.#problems.count,
      refusals: this.#problems.refusals,
      waiting: this.#waiting,
      decided: this.#problems.decided,
      unusedDecisions: this.#decisions.unused(),
      notRecords: this.#notRecords,
      tables: this.#rows.tables,
      refusedRows: this.#refusedRows,
      refusedOrigins: this.#refusedOrigins,
    };
  }

  #takeFixed(): void {
    const { mapping } = this.#settings;
    const place: Place = { file: mapping.source.name, sheet: 'records', cell: 'A1' };
    const origin: Origin = { place, table: '', row: null, refused: false };
    for (const { kind, id, body } of mapping.fixed) {
      const node = evaluate(body, {
        field: () => null,
        locals: new Map(),
        rowIds: new Map(),
        words: mapping.source.words ?? {},
        report: () => undefined,
      });
      this.#take({ kind, id: slug(id), node, origin });
    }
  }

  #take({ kind, id, node, origin }: RecordPart): void {
    const key = `${kind.kind}\u0000${id}`;
    const draft = this.#drafts.get(key);
    if (draft === undefined) {
      const needs = new Set(addsToRecord(node) ? [origin] : []);
      this.#drafts.set(key, { kind, id, node, origins: [origin], needs });
      return;
    }
    if (addsToRecord(node)) draft.needs.add(origin);
    // The parts of one row come one after the other.
    if (draft.origins.at(-1) !== origin) draft.origins.push(origin);
    draft.node = mergeNodes(draft.node, node, (fault, place) => this.#report(fault, [origin], place));
  }

  #report(fault: Fault, origins: readonly Origin[], place: Place | undefined): void {
    const [first] = origins;
    const at = place ?? first?.place;
    if (at === undefined || !this.#problems.add(fault, at)) return;
    for (const origin of origins) if (origin.row !== null || origins.length === 1) origin.refused = true;
  }

  async #pause(done: number, of: number): Promise<void> {
    if (done % RECORDS_WITHOUT_PAUSE !== RECORDS_WITHOUT_PAUSE - 1) return;
    this.#settings.checked?.(done, of);
    await breathe();
  }

  async #resolve(): Promise<StagedRecord[]> {
    const drafts = inOrderOfKinds([...this.#drafts.values()], this.#settings.kinds, this.#asks);
    const misprints: Misprint[] = [];
    const running = this.#asks.running ? runningSpans(nodesOf(drafts)) : new Map<NodeAsk, never>();
    const resolver = new Resolver(this.#directory, running, {
      found: (kind, id, place) => {
        const typed = place === undefined ? null : this.#decisions.typedAt(place);
        if (place !== undefined && typed !== null) misprints.push({ kind, id, place, typed });
      },
      unknown: (kind, name, place) => this.#settings.unknown?.(kind, name, place),
    });
    for (const { kind, id, node } of drafts) {
      if (!this.#asks.kinds.has(kind.kind)) continue;
      this.#directory.add({ kind: kind.kind, id, body: plainValue(node), refused: false });
    }
    const records: StagedRecord[] = [];
    for (const draft of drafts) {
      await this.#pause(records.length, drafts.length);
      const report: ReportAt = (fault, place) => {
        // The rows a fault belongs to are those it was typed in; a record of several rows is refused with any of them.
        const origins = originsAt(draft.origins, place);
        this.#report(fault, origins, place);
      };
      const read = (await resolver.value(draft.node, report)) ?? {};
      const body = validate(draft, read, report);
      const record: StagedRecord = {
        kind: draft.kind.kind,
        id: draft.id,
        body: body ?? read,
        origins: draft.origins,
        refused: body === null,
        placeOf: (path) => placesOf(nodeAt(draft.node, path))[0],
      };
      if (this.#asks.kinds.has(record.kind)) this.#directory.add(record);
      records.push(record);
    }
    if (misprints.length === 0) return records;
    const origins = drafts.flatMap((draft) => draft.origins);
    return [...records, ...misprintNames(misprints, origins)];
  }

  /** Records of refused rows, and all that name them, are refused: until nothing more follows. */
  #refuseDependents(records: readonly StagedRecord[]): StagedRecord[] {
    const kinds = new Map(this.#settings.kinds.map((kind) => [kind.kind, kind]));
    const refused = new Set<string>();
    for (const record of records) {
      const draft = this.#drafts.get(keyOf(record));
      if (record.refused || (draft !== undefined && lacksRow(draft))) refused.add(keyOf(record));
    }
    if (refused.size === 0) return [...records];
    let changed = true;
    while (changed) {
      changed = false;
      for (const record of records) {
        if (refused.has(keyOf(record))) continue;
        const draft = this.#drafts.get(keyOf(record));
        const named = namedRefused(record, refused, kinds);
        if (named === null && (draft === undefined || !lacksRow(draft))) continue;
        refused.add(keyOf(record));
        if (named !== null) this.#wait(record, named);
        changed = true;
      }
    }
    return records.map((record) => ({ ...record, refused: refused.has(keyOf(record)) }));
  }

  /** The rows of a record wait for another that is refused. */
  #wait(record: StagedRecord, named: string): void {
    for (const origin of record.origins) {
      if (origin.row === null || origin.refused) continue;
      origin.refused = true;
      if (this.#waiting.length < ROWS_KEPT) this.#waiting.push({ ...dependsOn(named), ...origin.place });
    }
  }
}
