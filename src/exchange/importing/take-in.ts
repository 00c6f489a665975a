import { writeFileSync } from 'node:fs';
import type { Transaction } from '../../db/database.ts';
import { RECORD_PERMISSIONS } from '../../domain/record-areas.ts';
import { findRecord } from '../../domain/record-reading.ts';
import { requireSite } from '../../domain/record-sites.ts';
import { LotproofError, type Problem } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import { chunks } from '../../ledger/project.ts';
import { record, type LedgerEnd } from '../../ledger/record.ts';
import type { Context } from '../../operation/operation.ts';
import { mayDo } from '../../operation/permission.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { Grid } from '../grid/sheet.ts';
import type { ImportProblem } from '../import-problem.ts';
import type { CompiledMapping } from '../mapping/compile.ts';
import type { Decisions } from '../mapping/decisions.ts';
import { stage, type Staged, type StagedRecord } from '../stage/stage.ts';
import { chooseMapping } from './choose-mapping.ts';
import { factsOf, type FileFacts } from './import-input.ts';
import { planImport, type Step } from './import-plan.ts';
import { reportOf, type ImportReport } from './import-report.ts';
import { LedgerLookUp } from './ledger-lookup.ts';
import { refusedWorkbook } from './refused-workbook.ts';
import type { FileSource } from '../grid/file-source.ts';

export interface ImportOrder {
  readonly files: readonly FileSource[];
  readonly mapping: string | Readonly<Record<string, unknown>> | undefined;
  readonly decisions: Decisions | null;
  /** Records the rows that are right, and gives the others back. */
  readonly acceptValid: boolean;
  /** Where the refused rows go, at the command line. */
  readonly refusedTo: string | null;
}

interface Reading {
  readonly grids: readonly Grid[];
  readonly facts: readonly FileFacts[];
  readonly mapping: CompiledMapping;
  readonly staged: Staged;
}

/** Records that are appended before progress is told again. */
const RECORDS_AT_ONCE = 2_000;

/** What an import of these files would record; nothing is recorded. */
export async function previewImport(
  context: Context,
  transaction: Transaction,
  order: ImportOrder,
): Promise<ImportReport> {
  const reading = await readFiles(context, transaction, order);
  const steps = await planImport(transaction, context.ledger.kinds, accepted(reading.staged));
  const refusedFile = refusedFileOf(reading, order.refusedTo);
  return report(reading, steps, { recorded: false, import: null, position: null, refusedFile });
}

/**
 * Records what the files say: all of it, or with `acceptValid` the rows that are right. In one transaction, under the command's
 * id, which undoes it.
 *
 * @throws LotproofError `import-refused` with every problem, when a row is refused and `acceptValid` is not set.
 */
export async function runImport(context: Context, order: ImportOrder): Promise<ImportReport> {
  const reading = await context.ledger.database.read((transaction) => readFiles(context, transaction, order));
  refuseUnlessAccepted(reading.staged, order.acceptValid);
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  // What the work within the transaction found out; a command that was recorded before does none.
  const work: { steps: readonly Step[] | null } = { steps: null };
  const receipt = await record(context.ledger, hand, async (end) => {
    work.steps = await planImport(end.transaction, context.ledger.kinds, accepted(reading.staged));
    await appendSteps(context, end, work.steps, reading);
  });
  const steps = work.steps ?? [];
  const isRepeated = work.steps === null;
  const changes = steps.filter((step) => step.does !== 'nothing').length;
  const refusedFile = order.acceptValid ? refusedFileOf(reading, order.refusedTo) : null;
  return report(reading, steps, {
    recorded: changes > 0 || isRepeated,
    import: changes > 0 || isRepeated ? context.command : null,
    position: receipt.position,
    refusedFile,
  });
}

async function readFiles(context: Context, transaction: Transaction, order: ImportOrder): Promise<Reading> {
  const facts = order.files.map(factsOf);
  context.progress('Reading the files');
  const grids = order.files.map((file) => openGrid(file));
  const mapping = await chooseMapping(transaction, context.ledger.kinds, order.mapping, grids);
  const staged = await stage(grids, {
    mapping,
    decisions: order.decisions,
    kinds: [...context.ledger.kinds.values()],
    known: new LedgerLookUp(transaction, context.ledger.kinds),
    progress: context.progress,
  });
  return { grids, facts, mapping, staged };
}

function accepted(staged: Staged): StagedRecord[] {
  return staged.records.filter((record) => !record.refused);
}

function refuseUnlessAccepted(staged: Staged, acceptValid: boolean): void {
  const headers = staged.problems.filter(({ kind }) => kind === 'header-changed');
  if (headers.length > 0) {
    throw new LotproofError(
      'mapping-needed',
      'The headers are not those the mapping was confirmed for: look at it and confirm it again.',
      headers.map(problemOf),
    );
  }
  if (acceptValid || staged.refusals === 0) return;
  const refusing = staged.problems.filter(({ severity }) => severity === 'refuse');
  throw new LotproofError(
    'import-refused',
    `${String(staged.refusals)} ${staged.refusals === 1 ? 'problem refuses a row' : 'problems refuse rows'}, so nothing was recorded.`,
    refusing.slice(0, 500).map(problemOf),
  );
}

function problemOf(problem: ImportProblem): Problem {
  return {
    at: `${problem.file} ${problem.sheet}!${problem.cell}`,
    says: `${problem.says} ${problem.todo}`,
    ...(problem.found === undefined ? {} : { found: problem.found }),
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
  };
}

async function appendSteps(
  context: Context,
  end: LedgerEnd,
  steps: readonly Step[],
  reading: Reading,
): Promise<void> {
  const changing = steps.filter((step) => step.does !== 'nothing');
  if (changing.length === 0) return;
  requirePermissions(context, changing);
  await end.append([importDraft(context, changing, reading)]);
  let done = 0;
  for (const part of chunks(changing, RECORDS_AT_ONCE)) {
    await end.append(part.map(({ draft }) => draft));
    await requireSites(context, end.transaction, part);
    done += part.length;
    context.progress(`Recorded ${String(done)} of ${String(changing.length)}`);
  }
}

/** The import itself is on record, first of its command: which files, and what people decided. */
function importDraft(context: Context, changing: readonly Step[], reading: Reading): Draft {
  const decisions = reading.staged.decided.slice(0, 2_000).map(({ problem, because }) => ({
    at: `${problem.sheet}!${problem.cell}`.slice(0, 300),
    says: problem.says.slice(0, 300),
    because,
  }));
  return {
    action: 'record',
    kind: 'import',
    id: context.command,
    body: {
      files: reading.facts,
      mapping: reading.mapping.source.name,
      recorded: changing.filter(({ does }) => does === 'record').length,
      corrected: changing.filter(({ does }) => does === 'correct').length,
      refusedRows: reading.staged.origins.filter(({ refused }) => refused).length,
      ...(decisions.length === 0 ? {} : { decisions }),
    },
  };
}

/** Whoever imports may record what the file holds, kind by kind. */
function requirePermissions(context: Context, steps: readonly Step[]): void {
  const kinds = [...new Set(steps.map(({ staged }) => staged.kind))];
  const forbidden = kinds.filter((kind) => {
    const permission = RECORD_PERMISSIONS[kind];
    return permission === undefined || !mayDo(context.actor, permission);
  });
  if (forbidden.length === 0) return;
  throw new LotproofError(
    'forbidden',
    `Your role may not record what the file holds: ${forbidden.join(', ')}.`,
  );
}

async function requireSites(
  context: Context,
  transaction: Transaction,
  steps: readonly Step[],
): Promise<void> {
  if (context.actor.sites === null) return;
  for (const { staged } of steps) {
    const kind = context.ledger.kinds.get(staged.kind);
    if (kind === undefined) continue;
    const standing = await findRecord(transaction, kind, staged.id);
    await requireSite(transaction, context.actor, kind, context.ledger.kinds, standing);
  }
}

function refusedFileOf(reading: Reading, refusedTo: string | null): ImportReport['refusedFile'] {
  const bytes = refusedWorkbook(reading.staged);
  if (bytes === null) return null;
  if (refusedTo !== null) {
    writeFileSync(refusedTo, bytes);
    return { path: refusedTo };
  }
  const name = (reading.facts[0]?.name ?? 'import').replace(/\.[^.]*$/, '');
  return { name: `${name} refused.xlsx`, base64: bytes.toString('base64') };
}

function report(
  reading: Reading,
  steps: readonly Step[],
  outcome: Pick<ImportReport, 'recorded' | 'import' | 'position' | 'refusedFile'>,
): ImportReport {
  return reportOf({
    ...outcome,
    steps,
    mapping: reading.mapping.source.name,
    files: reading.facts,
    grids: reading.grids,
    staged: reading.staged,
  });
}
