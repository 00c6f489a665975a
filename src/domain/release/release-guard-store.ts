import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Guarded, RecordKind } from '../../ledger/define-record.ts';
import { holdKey } from './gate-finding.ts';
import { loadGates } from './gate-store.ts';
import { overrideKey } from './gate.ts';
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

/**
 * Refuses an override in another role than the terms name, of anything but what stands there now, and one that is rewritten: it is what
 * somebody decided on what they saw.
 */
export async function guardOverride(
  transaction: Transaction,
  { id, n, body, before }: Guarded<ReleaseOverride>,
  kinds: ReadonlyMap<string, RecordKind>,
): Promise<void> {
  if (before !== null) {
    requireDecided(id, before, body);
    return;
  }
  const [row] = await execute<{ run: number | null } & Record<string, SqlValue>>(
    transaction,
    'select run from release_override where n = ?',
    [n],
  );
  const { run } = present(row, 'the override is projected');
  if (run === null) {
    const policies = await loadPolicies(transaction, kinds);
    requireRole(
      body,
      policies.flatMap(({ terms }) => terms.overriddenBy ?? []),
    );
    const holds = await holdsStanding(transaction, n);
    requireSeen(body, new Set(holds.map((hold) => overrideKey('holds', holdKey(hold)))));
    return;
  }
  const gate = present((await loadGates(transaction, kinds, [run]))[0], 'the run is on record');
  requireRole(
    body,
    [gate.terms.details.overriddenBy].flatMap((role) => role ?? []),
  );
  requireSeen(
    body,
    new Set(
      gate.conditions.flatMap(({ condition, findings }) =>
        findings.map(({ key }) => overrideKey(condition, key)),
      ),
    ),
  );
}

function requireDecided(id: string, before: ReleaseOverride, body: ReleaseOverride): void {
  const decided = ({ note: _note, source: _source, files: _files, ...rest }: ReleaseOverride): string =>
    canonicalJson(rest);
  if (decided(before) === decided(body)) return;
  throw new LotproofError(
    'bound',
    `The override "${id}" was decided by ${before.overriddenBy} on ${before.overriddenOn} and stays as it is. Revoke it, and override anew.`,
  );
}

/** Overriding is the decision of these roles; none: nothing is agreed. */
function requireRole({ role }: ReleaseOverride, agreed: readonly string[]): void {
  const same = (one: string): string => one.trim().toLowerCase();
  if (agreed.length === 0 || agreed.some((one) => same(one) === same(role))) return;
  const roles = [...new Set(agreed)].join(', ');
  throw new LotproofError(
    'invalid-input',
    `Overriding is agreed to be the decision of: ${roles}. "${role}" is another role.`,
    [{ at: 'role', found: role, says: `Overridden by ${roles} only.` }],
  );
}

/** Nobody decides beforehand on what does not stand there yet. */
function requireSeen({ findings }: ReleaseOverride, standing: ReadonlySet<string>): void {
  const unseen = findings.filter(({ condition, key }) => !standing.has(overrideKey(condition, key)));
  if (unseen.length === 0) return;
  throw new LotproofError(
    'invalid-input',
    `An override is of what stands there now; this does not: ${unseen.map(({ key }) => key).join(', ')}.`,
    unseen.map(({ key }) => ({
      at: 'findings',
      found: key,
      says: 'A key as `lotproof release assess RUN` names it now; of a hold its id, a space, @ and its ledger entry.',
    })),
  );
}

/** The holds that an override names, as far as they stand. */
async function holdsStanding(
  transaction: Transaction,
  override: number,
): Promise<{ id: string; entry: number }[]> {
  return execute<{ id: string; entry: number } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, record.entry as entry from release_override_finding finding
      join record on record.n = finding.hold where finding.n = ?
        and not exists (select 1 from hold_release where hold_release.hold = finding.hold)`,
    [override],
  );
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
