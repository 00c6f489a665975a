import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { loadGates } from './gate-store.ts';
import type { GatedRun } from './gate.ts';
import { CONDITION_WORDS, findingText } from './gate-words.ts';
import type { KeptAssessment, RunRelease } from './release.ts';

/** Refuses the release of a run whose gate is shut, and one that keeps another assessment than the gate gives. */
export async function guardRelease(
  transaction: Transaction,
  { id, n, body, before }: Guarded<RunRelease>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (before !== null) {
    requireSigned(id, before, body);
    return;
  }
  const [row] = await execute<{ run: number } & Record<string, SqlValue>>(
    transaction,
    'select run from run_release where n = ?',
    [n],
  );
  const { run } = present(row, 'the release is projected');
  const others = await execute<{ id: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id from run_release own join record on record.n = own.n where own.run = ? and own.n <> ?
      and not exists (select 1 from release_revocation where release_revocation.release = own.n)`,
    [run, n],
  );
  const [other] = others;
  if (other !== undefined) {
    throw new LotproofError(
      'already-recorded',
      `The run "${body.run}" is released already by "${other.id}"; revoke that first.`,
    );
  }
  const gate = present((await loadGates(transaction, kinds, [run]))[0], 'the run is on record');
  requireOpen(gate);
  requireKept(body, gate);
}

function requireSigned(id: string, before: RunRelease, body: RunRelease): void {
  const signed = ({ note: _note, source: _source, ...rest }: RunRelease): string => canonicalJson(rest);
  if (signed(before) === signed(body)) return;
  throw new LotproofError(
    'bound',
    `The release "${id}" was signed by ${before.releasedBy} on ${before.releasedOn} and stays as it is. Revoke it, and release the run anew.`,
  );
}

/** Names every condition that stands between the run and the world. */
function requireOpen({ run, conditions }: GatedRun): void {
  const shut = conditions.filter(({ stands }) => stands);
  if (shut.length === 0) return;
  const problems = shut.flatMap(({ condition, findings }) =>
    findings
      .filter(({ overriddenBy }) => overriddenBy === null)
      .map(({ code, values }) => ({
        at: condition,
        expected: CONDITION_WORDS[condition],
        says: `${CONDITION_WORDS[condition]}: ${findingText(code, values)}.`,
      })),
  );
  const names = shut.map(({ condition }) => condition).join(', ');
  throw new LotproofError('gate-shut', `The run "${run.id}" may not be released: ${names}.`, problems);
}

function requireKept({ run, assessment }: RunRelease, gate: GatedRun): void {
  const now = keptAssessment(gate, assessment.position);
  if (canonicalJson(now) === canonicalJson(assessment)) return;
  throw new LotproofError(
    'invalid-input',
    `The assessment in the release of "${run}" is not what the gate says now; \`lotproof release sign ${run}\` takes it over by itself.`,
  );
}

/** What a release keeps of the gate it was signed at. */
export function keptAssessment({ terms, conditions }: GatedRun, position: number): KeptAssessment {
  return {
    position,
    ...(terms.agreement === null ? {} : { agreement: terms.agreement.id }),
    ...(terms.policy === null ? {} : { policy: terms.policy.id }),
    conditions: conditions.map(({ condition, state, findings }) => {
      const overrides = [...new Set(findings.flatMap(({ overriddenBy }) => overriddenBy?.id ?? []))];
      return overrides.length === 0 ? { condition, state } : { condition, state, overrides };
    }),
  };
}
