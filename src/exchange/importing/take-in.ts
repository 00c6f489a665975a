import { writeFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { record, type LedgerEnd } from '../../ledger/record.ts';
import type { Context } from '../../operation/operation.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { FileSource } from '../grid/file-source.ts';
import type { Grid } from '../grid/sheet.ts';
import type { CompiledMapping } from '../mapping/compile.ts';
import type { Decisions } from '../mapping/decisions.ts';
import { asksOf, readsInParts } from '../mapping/reads-in-parts.ts';
import { Staging, type Findings, type StagedRecord } from '../stage/stage.ts';
import { possibleSteps } from './possible-steps.ts';
import { chooseMapping, givenMapping } from './choose-mapping.ts';
import { factsOf, type FileFacts } from './import-input.ts';
import { planImport } from './import-plan.ts';
import { reportOf, type ImportReport } from './import-report.ts';
import { ImportTally } from './import-tally.ts';
import { LedgerLookUp } from './ledger-lookup.ts';
import { inReadingOrder } from './reading-order.ts';
import { refusedWorkbook } from './refused-workbook.ts';
import { refuseUnlessAccepted } from './refuse-unless-accepted.ts';
import { requireSameFiles } from './repeated-import.ts';
import { requirePermissions, requireSites } from './import-rights.ts';
import { GoodsLook } from './stopped-steps.ts';

export interface ImportOrder {
  readonly files: readonly FileSource[];
  readonly mapping: string | Readonly<Record<string, unknown>> | undefined;
  readonly decisions: Decisions | null;
  /** Records the rows that are right, and gives the others back. */
  readonly acceptValid: boolean;
  /** Where the refused rows go, at the command line. */
  readonly refusedTo: string | null;
}

interface OpenFiles {
  readonly grids: readonly Grid[];
  readonly facts: readonly FileFacts[];
  readonly mapping: CompiledMapping;
}

/** Rows that are taken in at once where the mapping allows it: what bounds the memory of a long file. */
const ROWS_AT_ONCE = 1_000;
/** Rows that are read before others in the process get a turn. */
const ROWS_WITHOUT_PAUSE = 250;
/** Files with more content than this are taken in part by part where that can be done. */
const BYTES_IN_MEMORY = 16 * 1_048_576;
/** Most rows of files whose records are put together from many rows, which lie in memory as a whole. */
const ROWS_IN_MEMORY = 250_000;

/** What an import of these files would record; nothing is recorded. */
export async function previewImport(
  context: Context,
  transaction: Transaction,
  order: ImportOrder,
): Promise<ImportReport> {
  const files = await openFiles(context, transaction, order);
  const tally = new ImportTally();
  const findings = await takeRows(context, { transaction, files, order, tally, end: null });
  const refusedFile = refusedFileOf(files, findings, order.refusedTo);
  return report(files, findings, tally, { recorded: false, import: null, position: null, refusedFile });
}

/**
 * Records what the files say: all of it, or with `acceptValid` the rows that are right. In one transaction, under the command's
 * id, which undoes it.
 *
 * @throws LotproofError `import-refused` with every problem, when a row is refused and `acceptValid` is not set.
 */
export async function runImport(context: Context, order: ImportOrder): Promise<ImportReport> {
  const files = await context.ledger.database.read((transaction) => openFiles(context, transaction, order));
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  const tally = new ImportTally();
  // What the work within the transaction found; a command that was recorded before does none.
  const work: { findings: Findings } = { findings: NOTHING_FOUND };
  const receipt = await record(context.ledger, hand, async (end) => {
    const findings = await takeRows(context, { transaction: end.transaction, files, order, tally, end });
    work.findings = findings;
    refuseUnlessAccepted(findings, order.acceptValid);
    if (tally.changes > 0) await end.append([importDraft(context, files, findings, tally)]);
  });
  const isRepeated = work.findings === NOTHING_FOUND;
  if (isRepeated) {
    await requireSameFiles(context, files.facts);
    context.progress({ step: 'repeated', done: 0, of: null });
  }
  const recorded = isRepeated || tally.changes > 0;
  const refusedFile = order.acceptValid ? refusedFileOf(files, work.findings, order.refusedTo) : null;
  const position = receipt.position;
  const command = recorded ? context.command : null;
  return report(files, work.findings, tally, { recorded, import: command, position, refusedFile });
}

export const NOTHING_FOUND: Findings = {
  problems: [],
  problemCount: 0,
  refusals: 0,
  waiting: [],
  decided: [],
  unusedDecisions: [],
  notRecords: [],
  tables: [],
  refusedRows: 0,
  refusedOrigins: [],
};

async function openFiles(context: Context, transaction: Transaction, order: ImportOrder): Promise<OpenFiles> {
  const facts = order.files.map(factsOf);
  context.progress({ step: 'opening', done: 0, of: null });
  const { kinds } = context.ledger;
  const named = order.mapping === undefined ? null : await givenMapping(transaction, kinds, order.mapping);
  const guessed = order.files.map((file) => openGrid(file, named?.source));
  const mapping = named ?? (await chooseMapping(transaction, kinds, guessed));
  const { encoding, delimiter } = mapping.source;
  const isSaid = named === null && (encoding !== undefined || delimiter !== undefined);
  const grids = isSaid ? order.files.map((file) => openGrid(file, mapping.source)) : guessed;
  return { grids, facts, mapping };
}

interface Taking {
  readonly transaction: Transaction;
  readonly files: OpenFiles;
  readonly order: ImportOrder;
  readonly tally: ImportTally;
  /** Where records are appended; null for a dry run. */
  readonly end: LedgerEnd | null;
}

interface TakingPart extends Taking {
  /** Looks at the goods that the rows lead out. */
  readonly look: GoodsLook;
  /** Hears how many records are recorded by now, of how many that are known by now. */
  readonly told: (recorded: number, of: number) => void;
}

function recordingOf({ progress }: Context): TakingPart['told'] {
  return (done, of) => progress({ step: 'recording', done, of });
}

/** Reads all rows and records them part by part, or as a whole where records are put together from many rows. */
async function takeRows(context: Context, taking: Taking): Promise<Findings> {
  const { files, order, transaction } = taking;
  const parts = readsInParts(files.mapping) ? inParts(files, context.ledger.kinds) : null;
  const staging = new Staging({
    mapping: files.mapping,
    decisions: order.decisions,
    kinds: [...context.ledger.kinds.values()],
    known: new LedgerLookUp(transaction, context.ledger.kinds),
    // Of a part nobody has to hear: the rows go on.
    ...(parts === null ? { checked: (done, of) => context.progress({ step: 'checking', done, of }) } : {}),
  });
  // In a dry run the ledger does not hold what earlier parts gave, so what rows look for stays at hand.
  const kept = taking.end === null ? asksOf(files.mapping).kinds : new Set<string>();
  const of = rowsIn(parts ?? files.grids);
  let rows = 0;
  const reading = (recorded: number): void => context.progress({ step: 'reading', done: rows, of, recorded });
  const look = new GoodsLook(transaction, context.ledger.kinds, taking.end === null);
  const told = parts === null ? recordingOf(context) : reading;
  for (const grid of parts ?? files.grids) {
    for (const _row of staging.read(grid)) {
      rows += 1;
      if (parts !== null && rows % ROWS_AT_ONCE === 0) {
        await takePart(context, { ...taking, told, look }, staging);
        staging.forget(kept);
      }
      if (parts === null && rows > ROWS_IN_MEMORY) throw tooManyRows(grid.file);
      // Reading never waits for anything: a server must get to its other requests now and then.
      if (rows % ROWS_WITHOUT_PAUSE !== 0) continue;
      reading(taking.end === null ? 0 : taking.tally.changes);
      await breathe();
    }
    // The next sheet may name what this one gave.
    if (parts !== null) await takePart(context, { ...taking, told, look }, staging);
  }
  await takePart(context, { ...taking, told, look }, staging);
  return staging.finish();
}

/** How many rows there are, where that is quickly known; null: the files are long, and nobody has gone through them. */
function rowsIn(grids: readonly Grid[]): number | null {
  const sheets = grids.flatMap((grid) => grid.sheets);
  const bytes = grids.reduce((sum, { contentBytes }) => sum + contentBytes, 0);
  if (bytes > BYTES_IN_MEMORY) return null;
  let rows = 0;
  for (const sheet of sheets) for (const _row of sheet.rows) rows += 1;
  return rows;
}

/** The sheets one by one, where the files are to be taken in part by part: a list, or files too long to lie in memory. */
function inParts({ grids, mapping }: OpenFiles, kinds: Ledger['kinds']): readonly Grid[] | null {
  const isList = grids.length === 1 && grids[0]?.format === 'csv';
  if (isList) return grids;
  const bytes = grids.reduce((sum, { contentBytes }) => sum + contentBytes, 0);
  return bytes > BYTES_IN_MEMORY ? inReadingOrder(grids, mapping, kinds) : null;
}

async function takePart(context: Context, taking: TakingPart, staging: Staging): Promise<void> {
  const { transaction, order, tally, end, told, look } = taking;
  const accepted: StagedRecord[] = [];
  for (const staged of await staging.drain()) {
    if (staged.refused) tally.addRefused(staged);
    else if (isFirst(staged, tally, staging)) accepted.push(staged);
  }
  const planned = await planImport(transaction, context.ledger.kinds, accepted);
  const steps = await possibleSteps(
    { transaction, kinds: context.ledger.kinds, tally, staging, look },
    planned,
  );
  for (const step of steps) tally.addStep(step);
  const corrected = steps.filter(({ does }) => does === 'correct');
  // Before they change as well as after: nobody corrects, or sees, what belongs to other sites.
  await requireSites(context, transaction, corrected);
  // An import that is refused in the end is rolled back; nothing more has to be written for it.
  if (end === null || (staging.refusals > 0 && !order.acceptValid)) return;
  const changing = steps.flatMap((step) => (step.does === 'nothing' ? [] : [step]));
  requirePermissions(context, changing);
  await end.append(
    changing.map(({ draft }) => draft),
    // The tally has counted this part already.
    (done) => told(tally.changes - changing.length + done, tally.changes),
  );
  await requireSites(context, transaction, changing);
}

/** False for a record that an earlier part of the file gave; one that says something else is reported. */
function isFirst(staged: StagedRecord, tally: ImportTally, staging: Staging): boolean {
  const seen = tally.seen(staged);
  if (seen === 'different') {
    const { kind, id } = staged;
    staging.refuse(staged, {
      kind: 'conflicting-values',
      severity: 'refuse',
      found: id,
      says: `An earlier row says something else of the ${kind} ${id}.`,
      todo: 'Mend one of them.',
    });
    tally.addRefused(staged);
  }
  return seen === 'new';
}

function tooManyRows(file: string): LotproofError {
  return new LotproofError(
    'limit-exceeded',
    `"${file}" has more than ${String(ROWS_IN_MEMORY)} rows, and can be read only as a whole. Split it, or let every row of it give whole records.`,
  );
}

/** The import itself is on record, last of its command: which files, and what people decided. */
function importDraft(context: Context, files: OpenFiles, findings: Findings, tally: ImportTally): Draft {
  const decisions = findings.decided.slice(0, 2_000).map(({ problem, because }) => ({
    at: `${problem.sheet}!${problem.cell}`.slice(0, 300),
    says: problem.says.slice(0, 300),
    because,
  }));
  const body = {
    files: files.facts,
    mapping: files.mapping.source.name,
    recorded: tally.counts.new,
    corrected: tally.counts.corrected,
    refusedRows: findings.refusedRows,
    ...(decisions.length === 0 ? {} : { decisions }),
  };
  return { action: 'record', kind: 'import', id: context.command, body };
}

function refusedFileOf(
  files: OpenFiles,
  findings: Findings,
  refusedTo: string | null,
): ImportReport['refusedFile'] {
  const bytes = refusedWorkbook(findings);
  if (bytes === null) return null;
  if (refusedTo !== null) {
    writeFileSync(refusedTo, bytes);
    return { path: refusedTo };
  }
  const name = (files.facts[0]?.name ?? 'import').replace(/\.[^.]*$/, '');
  return { name: `${name} refused.xlsx`, base64: bytes.toString('base64') };
}

function report(
  files: OpenFiles,
  findings: Findings,
  tally: ImportTally,
  outcome: Pick<ImportReport, 'recorded' | 'import' | 'position' | 'refusedFile'>,
): ImportReport {
  const { facts, grids, mapping } = files;
  return reportOf({ ...outcome, tally, findings, mapping: mapping.source.name, files: facts, grids });
}
