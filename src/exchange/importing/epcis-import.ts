import { writeFileSync } from 'node:fs';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Draft } from '../../ledger/draft.ts';
import { record, type LedgerEnd } from '../../ledger/record.ts';
import type { Context } from '../../operation/operation.ts';
import type { Findings } from '../stage/stage.ts';
import { documentOf, openEpcisFile, type EpcisFile } from './epcis-files.ts';
import { readEpcisFiles, type EpcisReading } from './epcis-reading.ts';
import { factsOf, type FileFacts } from './import-input.ts';
import { reportOf, type ImportReport } from './import-report.ts';
import { requirePermissions, requireSites } from './import-rights.ts';
import { ImportTally } from './import-tally.ts';
import { requireSameFiles } from './repeated-import.ts';
import { refuseUnlessAccepted } from './refuse-unless-accepted.ts';
import { NOTHING_FOUND, type ImportOrder } from './take-in.ts';

/** EPCIS documents need no mapping; reports name this instead. */
const READ_AS = 'EPCIS 2.0';

interface OpenFiles {
  readonly files: readonly EpcisFile[];
  readonly facts: readonly FileFacts[];
}

type Outcome = Pick<ImportReport, 'recorded' | 'import' | 'position' | 'refusedFile'>;

/** What an import of these EPCIS documents would record; nothing is recorded. */
export async function previewEpcis(
  context: Context,
  transaction: Transaction,
  order: ImportOrder,
): Promise<ImportReport> {
  const open = openFiles(context, order);
  const reading = await readEpcisFiles({ transaction, kinds: context.ledger.kinds }, open.files);
  const tally = tallyOf(reading);
  const corrected = reading.steps.filter(({ does }) => does === 'correct' || does === 'withdraw');
  await requireSites(context, transaction, corrected);
  const refusedFile = refusedFileOf(open, reading, order.refusedTo);
  const outcome = { recorded: false, import: null, position: null, refusedFile };
  return report(open, findingsOf(reading), tally, outcome);
}

/**
 * Records what the events tell: all of it, or with `acceptValid` what rests on no refused event. In one transaction, under the
 * command's id, which undoes it.
 *
 * @throws LotproofError `import-refused` with every problem, when an event is refused and `acceptValid` is not set, or when a
 * document as a whole is wrong.
 */
export async function runEpcis(context: Context, order: ImportOrder): Promise<ImportReport> {
  const open = openFiles(context, order);
  const hand = { actor: context.actor.id, at: context.now(), command: context.command, newId: context.newId };
  let tally = new ImportTally();
  // What the work within the transaction found; a command that was recorded before does none.
  const work: { reading: EpcisReading | null } = { reading: null };
  const receipt = await record(context.ledger, hand, async (end) => {
    const { transaction } = end;
    const reading = await readEpcisFiles({ transaction, kinds: context.ledger.kinds }, open.files);
    work.reading = reading;
    refuseUnlessAccepted(findingsOf(reading), order.acceptValid && !reading.isHopeless);
    tally = tallyOf(reading);
    await recordSteps(context, end, reading);
    if (tally.changes > 0 || reading.wrongEvents.length > 0) {
      await end.append([importDraft(context, open, reading, tally)]);
    }
  });
  const { reading } = work;
  if (reading === null) {
    await requireSameFiles(context, open.facts);
    context.progress({ step: 'repeated', done: 0, of: null });
  }
  const recorded = reading === null || tally.changes > 0 || reading.wrongEvents.length > 0;
  return report(open, reading === null ? NOTHING_FOUND : findingsOf(reading), tally, {
    recorded,
    import: recorded ? context.command : null,
    position: receipt.position,
    refusedFile: reading === null ? null : refusedFileOf(open, reading, order.refusedTo),
  });
}

function openFiles(context: Context, order: ImportOrder): OpenFiles {
  if (order.mapping !== undefined || order.decisions !== null) {
    throw new LotproofError(
      'invalid-input',
      'Mappings and decisions are for sheets; an EPCIS document is read as it is.',
    );
  }
  context.progress({ step: 'opening', done: 0, of: null });
  return { files: order.files.map(openEpcisFile), facts: order.files.map(factsOf) };
}

async function recordSteps(context: Context, end: LedgerEnd, { steps }: EpcisReading): Promise<void> {
  const changing = steps.flatMap((step) => (step.does === 'nothing' ? [] : [step]));
  const standing = changing.filter(({ does }) => does !== 'record');
  // Before they change as well as after: nobody corrects what belongs to other sites.
  await requireSites(context, end.transaction, standing);
  requirePermissions(context, changing);
  const of = changing.length;
  await end.append(
    changing.map(({ draft }) => draft),
    (done) => context.progress({ step: 'recording', done, of }),
  );
  await requireSites(
    context,
    end.transaction,
    changing.filter(({ does }) => does !== 'withdraw'),
  );
}

function tallyOf({ steps, refused }: EpcisReading): ImportTally {
  const tally = new ImportTally();
  for (const step of steps) tally.addStep(step);
  tally.counts.refused += refused.length;
  return tally;
}

function findingsOf({ problems, refused }: EpcisReading): Findings {
  const refusals = problems.filter(({ severity }) => severity === 'refuse').length;
  return {
    ...NOTHING_FOUND,
    problems,
    problemCount: problems.length,
    refusals,
    refusedRows: refused.length,
  };
}

/** The import itself is on record, last of its command: which files, and which events they declare wrong. */
function importDraft(context: Context, open: OpenFiles, reading: EpcisReading, tally: ImportTally): Draft {
  const { wrongEvents, refused } = reading;
  const body = {
    files: open.facts,
    mapping: READ_AS,
    recorded: tally.counts.new,
    corrected: tally.counts.corrected,
    refusedRows: refused.length,
    ...(wrongEvents.length === 0 ? {} : { wrongEvents }),
  };
  return { action: 'record', kind: 'import', id: context.command, body };
}

/** The refused events as a document; the reasons stand in the report. */
function refusedFileOf(
  { files, facts }: OpenFiles,
  { refused }: EpcisReading,
  refusedTo: string | null,
): ImportReport['refusedFile'] {
  if (refused.length === 0) return null;
  const bytes = documentOf(files, refused);
  if (refusedTo !== null) {
    writeFileSync(refusedTo, bytes);
    return { path: refusedTo };
  }
  const name = (facts[0]?.name ?? 'import').replace(/\.[^.]*$/, '');
  return { name: `${name} refused.jsonld`, base64: bytes.toString('base64') };
}

function report(open: OpenFiles, findings: Findings, tally: ImportTally, outcome: Outcome): ImportReport {
  const grids = open.facts.map(() => ({ format: 'epcis', remarks: [] }));
  return reportOf({ ...outcome, tally, findings, mapping: READ_AS, files: open.facts, grids });
}
