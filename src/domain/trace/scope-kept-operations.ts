import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { Kept } from '../../kit/kept.ts';
import { ledgerState } from '../../ledger/ledger-state.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { changedMeanwhile } from './kept-pages.ts';
import type { ScopeAnswer } from './scope-answer.ts';
import { readSuspects } from './scope-codes-operations.ts';
import type { SuspectInput } from './scope-input.ts';
import type { Naming } from './scope-naming.ts';
import { namingOf } from './scope-naming-store.ts';
import { RunCartons } from './scope-run-cartons.ts';
import { loadScopeFacts } from './scope-store.ts';
import { resolveSuspect } from './scope-suspects-store.ts';
import type { ResolvedSuspect } from './scope-suspects-store.ts';
import { answerScope } from './scope.ts';

/** A question as asked: codes as typed or suspects as given, and the reading. */
export interface AskedScope {
  readonly suspects: readonly (string | SuspectInput)[];
  readonly strict?: boolean | undefined;
}

/** An answer as computed, with what is needed to show any part of it. */
export interface KeptScope {
  /** Hash of the last entry it rests on. */
  readonly hash: string;
  readonly answer: ScopeAnswer;
  readonly naming: Naming;
  readonly runCartons: RunCartons;
  /** The suspects in words. */
  readonly words: readonly string[];
}

/** Carton ranges and stretches of runs that are kept for one open database, over all answers: some 100 MB. */
const MOST_KEPT = 400_000;

const keptAnswers = new WeakMap<object, Kept<KeptScope>>();

/**
 * The answer to a question at the context's position, or at the earlier one that a page was given at: computed, or as it was computed
 * before for the same ledger. An answer is known by the hash of the last entry, so that it can never be of another ledger.
 * @throws LotproofError `changed-meanwhile` when the ledger has moved on since `at` and the answer is no longer kept.
 */
export async function keptScope(
  context: ReadContext,
  asked: AskedScope,
  at: number = context.position,
): Promise<KeptScope> {
  const { transaction } = context;
  const inputs = await readSuspects(context, asked.suspects);
  const strict = asked.strict ?? false;
  const known = answersOf(transaction.home).get(questionOf(at, inputs, strict));
  if (known?.hash === (await hashAt(context, at))) return known;
  if (at !== context.position) throw changedMeanwhile(at, context.position);
  return computeAndKeep(context, inputs, strict);
}

/** The answer computed anew, and kept for those who look at parts of it. */
export async function freshScope(context: ReadContext, asked: AskedScope): Promise<KeptScope> {
  return computeAndKeep(context, await readSuspects(context, asked.suspects), asked.strict ?? false);
}

async function computeAndKeep(
  context: ReadContext,
  inputs: readonly SuspectInput[],
  strict: boolean,
): Promise<KeptScope> {
  const computed = await compute(context, inputs, strict);
  const question = questionOf(context.position, inputs, strict);
  answersOf(context.transaction.home).set(question, computed, weightOf(computed.answer));
  return computed;
}

function questionOf(position: number, inputs: readonly SuspectInput[], strict: boolean): string {
  return `${String(position)} ${canonicalJson({ inputs, strict })}`;
}

function answersOf(home: object): Kept<KeptScope> {
  const known = keptAnswers.get(home);
  if (known !== undefined) return known;
  const answers = new Kept<KeptScope>(MOST_KEPT);
  keptAnswers.set(home, answers);
  return answers;
}

async function compute(
  context: ReadContext,
  inputs: readonly SuspectInput[],
  strict: boolean,
): Promise<KeptScope> {
  const { transaction } = context;
  const [state, resolved] = await Promise.all([ledgerState(transaction), resolveAll(transaction, inputs)]);
  const suspects = resolved.flatMap((one) => one.suspects);
  const facts = await loadScopeFacts(transaction, state, suspects);
  const answer = answerScope(facts, { suspects, strict });
  return {
    hash: state.hash,
    answer,
    naming: await namingOf(transaction, facts, answer),
    runCartons: new RunCartons(facts),
    words: resolved.map((one) => one.words),
  };
}

async function resolveAll(
  transaction: Transaction,
  inputs: readonly SuspectInput[],
): Promise<ResolvedSuspect[]> {
  const resolved: ResolvedSuspect[] = [];
  for (const input of inputs) resolved.push(await resolveSuspect(transaction, input));
  return resolved;
}

async function hashAt({ transaction }: ReadContext, position: number): Promise<string> {
  const rows = await execute<{ hash: string }>(transaction, 'select hash from entry where sequence = ?', [
    position,
  ]);
  return rows[0]?.hash ?? '';
}

function weightOf({ ranges, runs, missing }: ScopeAnswer): number {
  return ranges.length + missing.length + runs.reduce((sum, run) => sum + 1 + run.stretches.length, 0);
}
