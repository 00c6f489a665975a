import { execute, marks } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { chunks } from '../../ledger/project.ts';
import type { EpcisOptions } from '../epcis/desk.ts';
import type { EpcisProblem } from '../epcis/epcis-problem.ts';
import { eventKey } from '../epcis/event-identity.ts';
import { codesNamed, readEpcisDocument } from '../epcis/read-document.ts';
import { readEpcisEvents } from '../epcis/read-events.ts';
import { validateEpcisDocument } from '../epcis/validate-document.ts';
import type { ImportProblem } from '../import-problem.ts';
import { containersOnRecord } from './epcis-containers-lookup.ts';
import {
  eventsByPlace,
  eventsOf,
  oneDocument,
  placeInFile,
  type EpcisFile,
  type FileEvent,
  type FilePlace,
} from './epcis-files.ts';
import { idsOnRecord } from './epcis-lookup.ts';
import { planDrafts, type DraftConflict } from './epcis-plan.ts';
import type { Step } from './import-plan.ts';

/** What EPCIS files come to. */
export interface EpcisReading {
  readonly steps: readonly Step[];
  readonly problems: readonly ImportProblem[];
  /** Events that are refused, each with every record that rests on it. */
  readonly refused: readonly FileEvent[];
  /** A problem of a document as a whole, which leaves nothing of it to be recorded. */
  readonly isHopeless: boolean;
  /** Events that these files declare wrong and no import did before. */
  readonly wrongEvents: readonly string[];
}

/** Events that still count while the files are judged, and what was found. */
interface Judging {
  readonly files: readonly EpcisFile[];
  kept: readonly FileEvent[];
  readonly refused: Set<FileEvent>;
  readonly problems: ImportProblem[];
  isHopeless: boolean;
}

interface Known {
  readonly transaction: Transaction;
  readonly kinds: ReadonlyMap<string, RecordKind>;
}

/** Judges the documents event by event and holds what they tell against the ledger. Nothing is recorded. */
export async function readEpcisFiles(known: Known, files: readonly EpcisFile[]): Promise<EpcisReading> {
  const judging: Judging = {
    files,
    kept: eventsOf(files),
    refused: new Set(),
    problems: [],
    isHopeless: false,
  };
  judgeByShape(judging);
  if (isHopeless(judging)) return nothingOf(judging);
  await leaveOutWrong(known.transaction, judging);
  const { options, wrongEvents } = await whatIsKnown(known, judging);
  if (isHopeless(judging)) return nothingOf(judging);
  for (;;) {
    const before = judging.kept.length;
    const records = readEpcisDocument(oneDocument(files, judging.kept), options);
    const { kept } = judging;
    for (const problem of records.problems) refuseAt(judging, problem, kept);
    const plan = await planDrafts(known.transaction, known.kinds, records.drafts, kept);
    for (const conflict of plan.conflicts) refuseConflict(judging, conflict, kept);
    if (isHopeless(judging)) return nothingOf(judging);
    keepRest(judging);
    if (judging.kept.length < before) continue;
    for (const { at, says } of records.notes) noteAt(judging, at, says);
    const { problems, refused } = judging;
    return { problems, refused: [...refused], isHopeless: false, steps: plan.steps, wrongEvents };
  }
}

function isHopeless(judging: Judging): boolean {
  return judging.isHopeless;
}

function nothingOf({ problems, refused }: Judging): EpcisReading {
  return { problems, refused: [...refused], isHopeless: true, steps: [], wrongEvents: [] };
}

/** The schema, document by document; the rest is read of the events that keep to it. */
function judgeByShape(judging: Judging): void {
  const events = eventsByPlace(judging.kept);
  for (const { name, document } of judging.files) {
    for (const problem of validateEpcisDocument(document)) {
      const place = { file: name, at: problem.at };
      addProblem(judging, problem, place, events(place));
    }
  }
  keepRest(judging);
}

function refuseAt(judging: Judging, problem: EpcisProblem, kept: readonly FileEvent[]): void {
  const found = placeInFile(problem.at, kept);
  addProblem(judging, problem, found?.place ?? wholeFile(judging), found?.event ?? null);
}

function addProblem(
  judging: Judging,
  { found, expected, todo }: EpcisProblem,
  place: FilePlace,
  event: FileEvent | null,
): void {
  const says = `Found ${found}, expected ${expected}.`;
  const fault = { kind: 'bad-event', severity: 'refuse', says, todo, found, expected } as const;
  judging.problems.push({ ...fault, file: place.file, sheet: '', cell: place.at });
  if (event === null) judging.isHopeless = true;
  else refuse(judging, [event]);
}

function refuseConflict(judging: Judging, conflict: DraftConflict, kept: readonly FileEvent[]): void {
  const events = conflict.draft.events.flatMap((index) => kept[index] ?? []);
  const place = events[0] ?? wholeFile(judging);
  judging.problems.push({
    kind: conflict.todo === undefined ? 'conflicting-values' : 'goods-stopped',
    severity: 'refuse',
    says: conflict.says,
    todo:
      conflict.todo ??
      'Declare the event wrong and send a corrective one, correct the record by hand, or leave the event out.',
    file: place.file,
    sheet: '',
    cell: place.at,
  });
  if (events.length === 0) judging.isHopeless = true;
  refuse(judging, events);
}

function refuse({ refused }: Judging, events: readonly FileEvent[]): void {
  for (const event of events) refused.add(event);
}

/** Goes on without the events that were refused. */
function keepRest(judging: Judging): void {
  judging.kept = judging.kept.filter((event) => !judging.refused.has(event));
}

function noteAt(judging: Judging, at: string, says: string): void {
  const { file, at: cell } = placeInFile(at, judging.kept)?.place ?? wholeFile(judging);
  judging.problems.push({ kind: 'event-note', severity: 'note', says, todo: '', file, sheet: '', cell });
}

function wholeFile({ files }: Judging): FilePlace {
  return { file: files.map(({ name }) => name).join(', '), at: '' };
}

async function whatIsKnown(
  { transaction }: Known,
  judging: Judging,
): Promise<{ options: EpcisOptions; wrongEvents: readonly string[] }> {
  const { events } = readEpcisEvents(oneDocument(judging.files, judging.kept));
  const codes = codesNamed(events);
  const { ids, several } = await idsOnRecord(transaction, codes);
  for (const { code, ids: found } of several) {
    judging.isHopeless = true;
    judging.problems.push({
      kind: 'unknown-code',
      severity: 'refuse',
      says: `The ${code.kind} ${code.key} stands for several records: ${found.slice(0, 10).join(', ')}.`,
      todo: 'Correct or withdraw all but one of them.',
      found: code.key,
      near: found,
      ...{ file: wholeFile(judging).file, sheet: '', cell: '' },
    });
  }
  const ssccs = codes.flatMap(({ kind, key }) => (kind === 'shipment' ? [key] : []));
  const containers = await containersOnRecord(transaction, ssccs);
  const now = events.flatMap(({ withdrawn, key }) => (withdrawn === null ? [] : [key]));
  return {
    options: {
      idOnRecord: (kind, key) =>
        kind === 'shipment' ? containers.shipments.get(key) : ids.get(`${kind} ${key}`),
      cartonsOnRecord: (sscc) => containers.cartons.get(sscc),
    },
    wrongEvents: now,
  };
}

/** An event that an import declared wrong counts no more; what it told was taken back then. */
async function leaveOutWrong(transaction: Transaction, judging: Judging): Promise<void> {
  const keys = new Map(
    judging.kept.map((one) => {
      const id = one.event['eventID'];
      return [one, eventKey(typeof id === 'string' ? id : null, one.event)];
    }),
  );
  const wrong = await wrongBefore(transaction, [...new Set(keys.values())]);
  const [out, kept] = [true, false].map((is) =>
    judging.kept.filter((one) => wrong.has(keys.get(one) ?? '') === is),
  );
  const says = 'This event was declared wrong in an earlier import; it counts no more.';
  for (const { file, at } of out ?? []) {
    judging.problems.push({
      kind: 'event-note',
      severity: 'note',
      says,
      todo: '',
      file,
      sheet: '',
      cell: at,
    });
  }
  judging.kept = kept ?? [];
}

/** Those of the events that an import declared wrong. */
async function wrongBefore(transaction: Transaction, keys: readonly string[]): Promise<Set<string>> {
  const wrong = new Set<string>();
  for (const part of chunks(keys, 500)) {
    const rows = await execute<{ event: string }>(
      transaction,
      `select distinct event from import_wrong_event where event in (${marks(part.length)})`,
      part,
    );
    for (const { event } of rows) wrong.add(event);
  }
  return wrong;
}
