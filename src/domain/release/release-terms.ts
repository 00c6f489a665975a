import type { GateCondition, ReleaseTerms } from '../agreement/agreement.ts';
import type { Named } from '../trace/scope-report.ts';
import type { Asked, TermsInForce } from './gate-facts.ts';

/** An agreement with a factory, and the days of production it is for. */
export interface AgreementFact {
  readonly named: Named;
  readonly n: number;
  readonly factory: number;
  readonly product: number | null;
  readonly agreedOn: string;
  readonly until: string | null;
  readonly terms: ReleaseTerms | null;
}

/** What the firm asks of every run made in a time. */
export interface PolicyFact {
  readonly named: Named;
  readonly n: number;
  readonly from: string;
  /** First day it no longer holds for. */
  readonly until: string | null;
  readonly terms: ReleaseTerms;
}

/** What the terms of a run depend on. */
export interface MadeRun {
  /** Null: nobody wrote down where it was made. */
  readonly factory: number | null;
  readonly product: number;
  /** First day of production; null: nobody wrote it down. */
  readonly madeOn: string | null;
}

/**
 * What is asked of a run: by the agreement in force when it was made, that for its product before that for all of the factory, the
 * later before the earlier; else by the firm's policy of that day; else everything. Where nobody knows the day or the factory, an
 * agreement or policy that may be its own can give nothing away: everything is asked, and goods wait for the release if any of them says so.
 */
export function termsFor(
  run: MadeRun,
  agreements: readonly AgreementFact[],
  policies: readonly PolicyFact[],
): TermsInForce {
  const { madeOn } = run;
  const inForce = agreements
    .filter((one) => isFor(run, one))
    .filter(
      ({ agreedOn, until }) => madeOn === null || (agreedOn <= madeOn && (until === null || madeOn <= until)),
    )
    .sort(nearerFirst);
  const inPolicy = policies
    .filter(({ from, until }) => madeOn === null || (from <= madeOn && (until === null || madeOn < until)))
    .sort((left, right) => compare(right.from, left.from) || right.n - left.n);
  const policy = inPolicy[0] ?? null;
  if (madeOn === null || (run.factory === null && inForce.some(({ terms }) => terms !== null)))
    return strictest([...inForce, ...inPolicy].flatMap(({ terms }) => terms ?? []));
  const agreement = inForce.find(({ terms }) => terms !== null) ?? inForce[0] ?? null;
  return joined(run.factory === null ? null : agreement, policy);
}

function isFor(run: MadeRun, { factory, product }: AgreementFact): boolean {
  return (run.factory === null || factory === run.factory) && (product === null || product === run.product);
}

/**
 * Whether goods that nobody can say the run of may be of one that has to be released first. They were made before they left, nobody knows
 * how long before: what asked for a release at any time until then may ask it of them.
 */
export function mayAskFirst(
  { date, product }: { readonly date: string | null; readonly product: number | null },
  agreements: readonly AgreementFact[],
  policies: readonly PolicyFact[],
): boolean {
  const isBegun = (from: string): boolean => date === null || from <= date;
  const ofAgreements = agreements.filter(
    (one) => isBegun(one.agreedOn) && (one.product === null || product === null || one.product === product),
  );
  const ofPolicies = policies.filter(({ from }) => isBegun(from));
  return [...ofAgreements, ...ofPolicies].some(({ terms }) => terms?.beforeShipping === true);
}

function nearerFirst(left: AgreementFact, right: AgreementFact): number {
  const general = ({ product }: AgreementFact): number => (product === null ? 1 : 0);
  return general(left) - general(right) || compare(right.agreedOn, left.agreedOn) || right.n - left.n;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function joined(agreement: AgreementFact | null, policy: PolicyFact | null): TermsInForce {
  const agreed = agreement?.terms ?? {};
  const usual = policy?.terms ?? {};
  return {
    agreement: agreement?.named ?? null,
    policy: policy?.named ?? null,
    of: (condition) =>
      clauseOf(condition, 'agreement', agreement?.named ?? null, agreed) ??
      clauseOf(condition, 'policy', policy?.named ?? null, usual) ??
      ASKED,
    beforeShipping: agreed.beforeShipping ?? usual.beforeShipping ?? false,
    details: {
      recordsNotAsked: agreed.recordsNotAsked ?? usual.recordsNotAsked,
      unitLossPermille: agreed.unitLossPermille ?? usual.unitLossPermille,
      inspections: agreed.inspections ?? usual.inspections,
      retainedSamples: agreed.retainedSamples ?? usual.retainedSamples,
      overriddenBy: agreed.overriddenBy ?? usual.overriddenBy,
    },
  };
}

const ASKED: Asked = { asked: true, by: 'default', of: null, clause: null };

function clauseOf(
  condition: GateCondition,
  by: 'agreement' | 'policy',
  of: Named | null,
  terms: ReleaseTerms,
): Asked | null {
  const clause = terms.conditions?.find((one) => one.condition === condition);
  return clause === undefined ? null : { asked: clause.asked, by, of, clause: clause.clause ?? null };
}

/** All that any of these asks: nothing is given away by terms of which nobody knows whether they are those of the run. */
function strictest(terms: readonly ReleaseTerms[]): TermsInForce {
  const kinds = new Set(terms.flatMap(({ inspections }) => inspections ?? []));
  const samples = terms.flatMap(({ retainedSamples }) => retainedSamples ?? []);
  return {
    agreement: null,
    policy: null,
    of: () => ASKED,
    beforeShipping: terms.some(({ beforeShipping }) => beforeShipping === true),
    details: {
      inspections: kinds.size === 0 ? undefined : [...kinds],
      retainedSamples: samples.length === 0 ? undefined : Math.max(...samples),
      overriddenBy: terms.find(({ overriddenBy }) => overriddenBy !== undefined)?.overriddenBy,
    },
  };
}
