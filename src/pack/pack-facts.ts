import type { SqlValue, Transaction } from '../db/database.ts';
import { execute } from '../db/bulk.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { noteOf } from '../domain/evidence/removed-content-store.ts';
import { fileSchema } from '../domain/evidence/file.ts';
import { findCode } from '../domain/trace/find-operations.ts';
import { RUN_ACCOUNT_OPERATIONS } from '../domain/trace/run-account-operations.ts';
import { SCOPE_OPERATIONS } from '../domain/trace/scope-operations.ts';
import type { ScopeReport } from '../domain/trace/scope-report.ts';
import type { ToldStory } from '../domain/trace/story-answer.ts';
import { STORY_OPERATIONS } from '../domain/trace/story-operations.ts';
import { LotproofError } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { readSetting } from '../ledger/ledger.ts';
import type { Operation, ReadContext } from '../operation/operation.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recordsOf } from './pack-records.ts';
import type { PackRecord } from './pack-records.ts';

/** What a pack can be about, and the kinds of record that are meant. */
export const ABOUT = { lot: ['material-lot', 'run'], run: ['run'], shipment: ['shipment'] } as const;
export type About = keyof typeof ABOUT;

export interface PackQuestion {
  readonly about: About;
  readonly code: string;
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
  /** What would be touched if it were suspect; null for a shipment. */
  readonly scope: ScopeReport | null;
  /** What is missing of each run. */
  readonly missing: readonly z.infer<typeof missingSchema>[];
  readonly records: readonly PackRecord[];
  readonly files: readonly PackFile[];
}

/** Gathers what is on record. The context's position may lie before the last entry, where those after it are no goods. */
export async function packFacts(context: ReadContext, question: PackQuestion): Promise<PackFacts> {
  const { transaction, ledger, position } = context;
  const thing = await thingOf(context, question);
  // Answers of operations are what the types of their schemas say; tens of thousands of steps are not looked at again.
  const story = (await answer(context, STORY_OPERATIONS, 'trace.story', thing)) as ToldStory;
  const suspects = [{ kind: thing.kind, id: thing.id }];
  const isSuspect = thing.kind !== 'shipment';
  const asked = isSuspect ? await answer(context, SCOPE_OPERATIONS, 'scope.ask', { suspects }) : null;
  // As above.
  const told = asked as ScopeReport | null;
  // Checkpoints after the pack's position are no goods, and change nothing of the answer but where it was worked out.
  const scope = told === null ? null : { ...told, position };
  const records = await recordsOf(transaction, ledger.kinds, story, position);
  const missing: z.infer<typeof missingSchema>[] = [];
  for (const { id } of records.filter(({ kind }) => kind === 'run'))
    missing.push(
      missingSchema.parse(await answer(context, RUN_ACCOUNT_OPERATIONS, 'run.completeness', { id })),
    );
  return {
    question: { about: question.about, code: story.thing.label },
    firm: await readSetting(transaction, 'firm-name'),
    position,
    at: await instantOf(transaction, position),
    story,
    scope,
    missing,
    records,
    files: filesOf(records, context.dataFolder),
  };
}

/** The one record that is meant, by its code or id. */
async function thingOf(
  context: ReadContext,
  { about, code }: PackQuestion,
): Promise<{ kind: string; id: string }> {
  const kinds: readonly string[] = ABOUT[about];
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

/** Asks an operation within this read. */
async function answer(
  context: ReadContext,
  operations: readonly Operation[],
  name: string,
  input: unknown,
): Promise<unknown> {
  const operation = present(
    operations.find((one) => one.name === name),
    name,
  );
  if (operation.kind !== 'read') throw new LotproofError('internal', `${name} records.`);
  return operation.run(context, operation.input.parse(input));
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

function contentIn(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
