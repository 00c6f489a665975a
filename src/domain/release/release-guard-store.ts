import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { loadGates } from './gate-store.ts';
import type { GatedRun } from './gate.ts';
import { CONDITION_WORDS, findingText } from './gate-words.ts';
import type { KeptAssessment, ReleaseOverride, RunRelease } from './release.ts';
import { loadPolicies } from './release-terms-store.ts';

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
  requireMade(body, gate);
  requireOpen(gate);
  requireKept(body, gate);
}

/** Refuses an override in another role than the terms name, and one that is rewritten: it is what somebody decided on what they saw. */
export async function guardOverride(
  transaction: Transaction,
  { id, n, body, before }: Guarded<ReleaseOverride>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  const decided = ({ note: _note, source: _source, files: _files, ...rest }: ReleaseOverride): string =>
    canonicalJson(rest);
  if (before !== null && decided(before) !== decided(body)) {
    throw new LotproofError(
      'bound',
      `The override "${id}" was decided by ${before.overriddenBy} on ${before.overriddenOn} and stays as it is. Revoke it, and override anew.`,
    );
  }
  const agreed = before === null ? await rolesAgreed(transaction, n, kinds) : [];
  const same = (role: string): string => role.trim().toLowerCase();
  if (agreed.length === 0 || agreed.some((role) => same(role) === same(body.role))) return;
  throw new LotproofError(
    'invalid-input',
    `Overriding is agreed to be the decision of: ${agreed.join(', ')}. "${body.role}" is another role.`,
    [{ at: 'role', found: body.role, says: `Overridden by ${agreed.join(', ')} only.` }],
  );
}

/** Roles that may override, as the terms of the run say, else, of holds whatever they reach, the firm's policies; none: nothing is agreed. */
async function rolesAgreed(
  transaction: Transaction,
  n: number,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<string[]> {
  const [row] = await execute<{ run: number | null } & Record<string, SqlValue>>(
    transaction,
    'select run from release_override where n = ?',
    [n],
  );
  const { run } = present(row, 'the override is projected');
  if (run === null) {
    const policies = await loadPolicies(transaction, kinds);
    return [...new Set(policies.flatMap(({ terms }) => terms.overriddenBy ?? []))];
  }
  const [gate] = await loadGates(transaction, kinds, [run]);
  const role = present(gate, 'the run is on record').terms.details.overriddenBy;
  return role === undefined ? [] : [role];
}

function requireSigned(id: string, before: RunRelease, body: RunRelease): void {
  const signed = ({ note: _note, source: _source, ...rest }: RunRelease): string => canonicalJson(rest);
  if (signed(before) === signed(body)) return;
  throw new LotproofError(
    'bound',
    `The release "${id}" was signed by ${before.releasedBy} on ${before.releasedOn} and stays as it is. Revoke it, and release the run anew.`,
  );
}

function requireMade({ releasedOn }: RunRelease, { run, madeOn }: GatedRun): void {
  if (madeOn === null || madeOn <= releasedOn) return;
  throw new LotproofError(
    'invalid-input',
    `The run "${run.id}" was begun on ${madeOn}; it cannot be released on ${releasedOn}.`,
    [{ at: 'releasedOn', found: releasedOn, says: `${madeOn} or later.` }],
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
