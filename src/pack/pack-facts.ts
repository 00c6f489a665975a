import type { SqlValue, Transaction } from '../db/database.ts';
import { execute } from '../db/bulk.ts';
import { CERTIFICATE_PRINT_OPERATIONS } from '../domain/certificate/certificate-print-operations.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { noteOf } from '../domain/evidence/removed-content-store.ts';
import { fileSchema } from '../domain/evidence/file.ts';
import { incidentSchema } from '../domain/incident/incident.ts';
import { recallSchema } from '../domain/recall/recall.ts';
import { findCode } from '../domain/trace/find-operations.ts';
import { RUN_ACCOUNT_OPERATIONS } from '../domain/trace/run-account-operations.ts';
import { SCOPE_OPERATIONS } from '../domain/trace/scope-operations.ts';
import type { ScopeReport } from '../domain/trace/scope-report.ts';
import type { ToldStory } from '../domain/trace/story-answer.ts';
import { STORY_OPERATIONS } from '../domain/trace/story-operations.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { readSetting } from '../ledger/ledger.ts';
import type { ReadContext } from '../operation/operation.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { askWithin } from './ask-within.ts';
import { hasCode } from './file-error.ts';
import { Hiding } from './hiding.ts';
import { keyFolderOf } from './key-file.ts';
import { recordsOf } from './pack-records.ts';
import type { PackRecord } from './pack-records.ts';
import { recallFacts } from './recall-facts.ts';
import type { RecallFacts } from './recall-facts.ts';
import { unnamedOf, withholdsAnything } from './withhold-names.ts';
import type { Withholding } from './withhold-names.ts';
import { withheldFacts } from './withheld.ts';
import type { Withheld } from './withheld.ts';
import { saltsFor } from './withholding-key.ts';

/** What a pack can be about, and the kinds of record that are meant. */
export const ABOUT = {
  lot: ['material-lot', 'run'],
  run: ['run'],
  shipment: ['shipment'],
  certificate: ['certificate'],
  incident: ['incident'],
  recall: ['recall'],
} as const;
export type About = keyof typeof ABOUT;

export interface PackQuestion {
  readonly about: About;
  readonly code: string;
  /** Where the code may be that of several kinds: the one that is meant. */
  readonly kind?: string;
  readonly withholding: Withholding;
}

const missingSchema = z.object({
  run: z.object({ id: z.string(), name: z.string() }),
  missing: z.array(z.object({ missing: z.string(), slot: z.string().nullable(), units: z.int().nullable() })),
});

/** A file on record, with its content where it can be had. */
export interface PackFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly state: 'here' | 'not-kept' | 'gone' | 'removed' | 'altered' | 'withheld';
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** All that a pack says, at one position of the ledger. */
export interface PackFacts {
  readonly question: PackQuestion;
  readonly firm: string | null;
  readonly position: number;
  /** When the last entry was recorded: the date of everything in the pack. */
  readonly at: string;
  readonly story: ToldStory;
  /** What would be touched if it were suspect; null where the question is about no lot or run. */
  readonly scope: ScopeReport | null;
  /** What is missing of each run. */
  readonly missing: readonly z.infer<typeof missingSchema>[];
  readonly records: readonly PackRecord[];
  readonly files: readonly PackFile[];
  /** Who was told of a recall, and what became of its units; null where the question is about no recall. */
  readonly recall: RecallFacts | null;
  /** What its receiver is not told; null: it tells all. */
  readonly withheld: Withheld | null;
}

/** Hears that a step of the work is done, as a drill does. */
export type Lap = (step: 'trace' | 'scope') => void;

/** Gathers what is on record. The context's position may lie before the last entry, where those after it are no goods. */
export async function packFacts(
  context: ReadContext,
  question: PackQuestion,
  lap: Lap = () => undefined,
): Promise<PackFacts> {
  const { transaction, ledger, position } = context;
  const thing = await thingOf(context, question);
  // Answers of operations are what the types of their schemas say; tens of thousands of steps are not looked at again.
  const story = (await askWithin(context, STORY_OPERATIONS, 'trace.story', thing)) as ToldStory;
  lap('trace');
  const scope = await scopeOf(context, thing);
  lap('scope');
  const records = await recordsOf(transaction, ledger.kinds, story, position);
  const at = await instantOf(transaction, position);
  const told = await recallOf(context, thing, { records, on: at.slice(0, 10) });
  const facts: PackFacts = {
    question: { ...question, code: story.thing.label },
    firm: await readSetting(transaction, 'firm-name'),
    position,
    at,
    story,
    scope,
    missing: await missingOf(context, records),
    records,
    files: [
      ...filesOf(records, context.dataFolder),
      ...(await printedCertificates(context, records)),
      ...(told?.files ?? []),
    ],
    recall: told?.facts ?? null,
    withheld: null,
  };
  const { withholding } = question;
  if (!withholdsAnything(withholding)) return facts;
  const hiding = new Hiding(await unnamedOf(transaction, withholding));
  const salting = saltsFor(keyFolderOf(context), { ...thing, position, withholding });
  return withheldFacts(facts, hiding, withholding, salting);
}

/** What is missing of each run. */
async function missingOf(
  context: ReadContext,
  records: readonly PackRecord[],
): Promise<PackFacts['missing']> {
  const missing: z.infer<typeof missingSchema>[] = [];
  for (const { id } of records.filter(({ kind }) => kind === 'run'))
    missing.push(
      missingSchema.parse(await askWithin(context, RUN_ACCOUNT_OPERATIONS, 'run.completeness', { id })),
    );
  return missing;
}

/** What would be touched; null where nothing in it is a suspect. */
async function scopeOf(
  context: ReadContext,
  thing: { kind: string; id: string },
): Promise<ScopeReport | null> {
  const asked = await suspectsOf(context, thing);
  if (asked.suspects.length === 0) return null;
  // Answers of operations are what the types of their schemas say.
  const told = (await askWithin(context, SCOPE_OPERATIONS, 'scope.ask', asked)) as ScopeReport;
  // Checkpoints after the pack's position are no goods, and change nothing of the answer but where it was worked out.
  return { ...told, position: context.position };
}

/** What is told of a recall beside its records; null of anything else. */
async function recallOf(
  context: ReadContext,
  { kind, id }: { kind: string; id: string },
  { records, on }: { readonly records: readonly PackRecord[]; readonly on: string },
): Promise<Awaited<ReturnType<typeof recallFacts>> | null> {
  if (kind !== 'recall') return null;
  const own = records.find((one) => one.kind === kind && one.id === id);
  return recallFacts(context, id, { body: own?.body, on });
}

/** What the scope is asked about: the lot or run itself, or what an incident or recall has under suspicion; nothing of shipments and certificates. */
async function suspectsOf(
  { transaction }: ReadContext,
  { kind, id }: { kind: string; id: string },
): Promise<{ suspects: readonly unknown[]; strict?: boolean }> {
  if (kind === 'material-lot' || kind === 'run') return { suspects: [{ kind, id }] };
  if (kind !== 'incident' && kind !== 'recall') return { suspects: [] };
  const rows = await execute<{ payload: string }>(
    transaction,
    'select entry.payload as payload from record join entry on entry.sequence = record.entry where record.kind = ? and record.id = ?',
    [kind, id],
  );
  const body: unknown = JSON.parse(present(rows[0], 'what the pack is about').payload);
  if (kind === 'recall') {
    const { scope, runs } = recallSchema.parse(body);
    if (scope !== undefined) return { suspects: scope.suspects, strict: scope.strict };
    return { suspects: runs.map(({ run }) => ({ kind: 'run', id: run })) };
  }
  const { suspects, about = [] } = incidentSchema.parse(body);
  return {
    suspects: suspects ?? about.filter((one) => one.kind === 'material-lot' || one.kind === 'run'),
  };
}

/** The one record that is meant, by its code or id. */
async function thingOf(
  context: ReadContext,
  { about, code, kind: meant }: PackQuestion,
): Promise<{ kind: string; id: string }> {
  const kinds: readonly string[] = meant === undefined ? ABOUT[about] : [meant];
  const { things, suggestions } = await findCode(context, code);
  const found = things.filter(({ kind, suggestion }) => !suggestion && kinds.includes(kind));
  // Its own id means one record, whatever else is called so.
  const own = found.filter(({ id }) => id === code);
  const fitting = own.length === 1 ? own : found;
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return { kind: only.kind, id: only.id };
  const listed =
    fitting.length > 0 ? fitting : [...things, ...suggestions].filter(({ kind }) => kinds.includes(kind));
  const choices = listed.map(({ kind, id, label }) => ({ at: 'code', found: `${kind} ${id}`, says: label }));
  if (fitting.length > 0)
    throw new LotproofError('ambiguous', `"${code}" means several things: give the id of the one.`, choices);
  throw new LotproofError('not-found', `No ${about} "${code}" is on record.`, choices);
}

async function instantOf(transaction: Transaction, position: number): Promise<string> {
  const rows = await execute<{ at: string } & Record<string, SqlValue>>(
    transaction,
    'select at from entry where sequence = ?',
    [position],
  );
  return present(rows[0], `entry ${String(position)}`).at;
}

function filesOf(records: readonly PackRecord[], folder: string | null): PackFile[] {
  return records
    .filter(({ kind }) => kind === 'file')
    .map(({ id, body }): PackFile => {
      const { name, mediaType, sizeBytes, sha256, kept = false } = fileSchema.parse(body);
      const bytes = folder === null ? null : contentIn(join(folder, sha256));
      const isSame = bytes !== null && contentHash(bytes) === sha256;
      const isRemoved = folder !== null && bytes === null && noteOf(folder, sha256) !== null;
      const lost = isRemoved ? 'removed' : kept ? 'gone' : 'not-kept';
      const state = isSame ? 'here' : bytes !== null ? 'altered' : lost;
      const content = isSame ? new Uint8Array(bytes) : null;
      return { id, name, mediaType, sizeBytes, sha256, state, bytes: content };
    });
}

const printedSchema = z.object({ name: z.string(), mediaType: z.string(), base64: z.string() });

/** The certificates among the records as the PDFs that were sent. */
async function printedCertificates(
  context: ReadContext,
  records: readonly PackRecord[],
): Promise<PackFile[]> {
  const printed: PackFile[] = [];
  for (const { id } of records.filter(({ kind }) => kind === 'certificate')) {
    const given = await askWithin(context, CERTIFICATE_PRINT_OPERATIONS, 'certificate.print', {
      certificate: id,
    });
    const { name, mediaType, base64 } = printedSchema.parse(given);
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const facts = { sizeBytes: bytes.length, sha256: contentHash(Buffer.from(bytes)) };
    printed.push({ id, name, mediaType, ...facts, state: 'here', bytes });
  }
  return printed;
}

function contentIn(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
