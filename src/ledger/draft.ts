import { LotproofError } from '../kit/errors.ts';
import type { Problem } from '../kit/errors.ts';
import { ID_PATTERN } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import { IN_OUR_WORDS, schemaProblems } from '../kit/schema-problem.ts';
import type { RecordKind } from './define-record.ts';
import type { Entry } from './entry.ts';
import { recordKey } from './project.ts';

/** What somebody wants recorded. */
export type Draft =
  | { readonly action: 'record'; readonly kind: string; readonly id: string; readonly body: unknown }
  | {
      readonly action: 'correct';
      readonly kind: string;
      readonly id: string;
      readonly body: unknown;
      readonly reason: string;
      /** Sequence of the entry the correction was decided on; another one there now is `changed-meanwhile`. */
      readonly expected?: number | undefined;
      /** A withdrawn record holds after all: it is on record again, with this body. */
      readonly reinstates?: true;
    }
  | {
      readonly action: 'withdraw';
      readonly kind: string;
      readonly id: string;
      readonly reason: string;
      readonly expected?: number | undefined;
    };

/** How a record stands before a draft about it is appended. */
export interface Standing {
  readonly n: number;
  readonly entry: number;
  readonly withdrawn: number;
}

/** Throws all problems as one error, when there are any. */
export function refuse(code: 'invalid-input' | 'unknown-reference', problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new LotproofError(code, present(problems[0], 'a problem').says, problems);
}

/** Refuses a draft that does not fit how its record stands. */
function checkStanding(draft: Draft, stands: Standing | undefined): void {
  const name = `The ${draft.kind} "${draft.id}"`;
  if (draft.action === 'record') {
    if (stands === undefined) return;
    if (stands.withdrawn === 1)
      throw new LotproofError('withdrawn', `${name} was withdrawn; use another id.`);
    throw new LotproofError('already-recorded', `${name} is on record already; correct it instead.`);
  }
  if (stands === undefined) throw new LotproofError('not-found', `${name} is not on record.`);
  const reinstates = draft.action === 'correct' && draft.reinstates === true;
  if (stands.withdrawn === 1 && !reinstates) {
    throw new LotproofError('withdrawn', `${name} was withdrawn already.`);
  }
  if (draft.expected !== undefined && draft.expected !== stands.entry) {
    throw new LotproofError('changed-meanwhile', `${name} was changed by entry ${String(stands.entry)}.`);
  }
}

/** The number of an entry's record, where the draft fits how it stands. */
export function numberOf(
  entry: Entry,
  draft: Draft | undefined,
  standing: ReadonlyMap<string, Standing>,
): number {
  const stands = standing.get(recordKey(entry.kind, entry.record));
  if (draft !== undefined) checkStanding(draft, stands);
  return stands?.n ?? entry.sequence;
}

/** Reads a body by its kind's schema; what is wrong is added to `problems`, each with its field. */
export function readBody(kind: RecordKind, id: string, body: unknown, problems: Problem[]): unknown {
  if (!ID_PATTERN.test(id)) {
    problems.push({
      at: 'id',
      found: id,
      says: `"${id}" is no id: letters, digits and . _ : ~ @ / + - only.`,
    });
  }
  const read = kind.schema.safeParse(body, IN_OUR_WORDS);
  if (read.success) return read.data;
  problems.push(...schemaProblems(read.error).map((problem) => ofRecord(kind.kind, id, problem)));
  return {};
}

/** A problem of a body, with the record it is of. */
function ofRecord(kind: string, id: string, { at, ...problem }: Problem): Problem {
  const record = `${kind} "${id}"`;
  if (at === 'input')
    return { ...problem, at: `${kind} ${id}`, says: problem.says.replace(/^input/, record) };
  return { ...problem, at, says: `${at} (${record})${problem.says.slice(at.length)}` };
}

/** Cuts drafts wherever a record would appear twice, so that every step sees the state before it. */
export function distinctRecords(drafts: readonly Draft[]): Draft[][] {
  const steps: Draft[][] = [];
  let step: Draft[] = [];
  let seen = new Set<string>();
  for (const draft of drafts) {
    const key = recordKey(draft.kind, draft.id);
    if (seen.has(key)) {
      steps.push(step);
      step = [];
      seen = new Set();
    }
    seen.add(key);
    step.push(draft);
  }
  if (step.length > 0) steps.push(step);
  return steps;
}

/** A NUL in canonical JSON, and no backslash before a "u0000" that somebody typed. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** SQLite keeps a NUL and PostgreSQL none: a ledger with one could not be copied. */
export function requireStorable(payload: string, reason: string | null): void {
  if (!NUL.test(payload) && reason?.includes('\u0000') !== true) return;
  throw new LotproofError(
    'invalid-input',
    'The text holds a NUL character, which no paper has: take it out.',
  );
}
