import type { AskedRules } from './asked-rules.ts';
import type { ChangeAssessment } from './change-assessment.ts';
import type { Laboratory } from './laboratory.ts';
import type { PeriodicBasis } from './test-plan.ts';
import type { TestResult } from './test-report.ts';
import type { LimitFact } from './verdict.ts';

/** A material lot that went into a slot, with what tests look at; null: not recorded. */
export interface UsedMaterial {
  readonly lot: string;
  readonly lotCode: string;
  readonly material: string;
  readonly supplier: string | null;
  readonly supplierSite: string | null;
  readonly colour: string | null;
  readonly specification: string | null;
}

export interface UsedSlot {
  readonly slot: string;
  /** Materials the bill of materials allows. */
  readonly materials: readonly string[];
  readonly used: readonly UsedMaterial[];
  /** Whether the slips add up to what the units need; else something may have gone in that nobody wrote down. */
  readonly isComplete: boolean;
}

/** A rule as far as coverage asks: what a laboratory has to do about it, and its limits on the day of production. */
export interface RuleFact {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly citation: string;
  /** Whether a third party has to test; unknown counts as yes. */
  readonly thirdParty: 'yes' | 'no' | 'unknown';
  readonly smallBatch: 'A' | 'B' | 'none' | 'unknown';
  readonly limits: readonly LimitFact[];
  /** Whether the catalogue holds it. */
  readonly isKnown: boolean;
}

/** A component that needs proof: one slot, or the whole product. */
export interface NeededComponent {
  readonly component: string;
  readonly slot: string | null;
  readonly material: string | null;
  readonly colour: string | null;
  readonly accessible: 'yes' | 'no' | 'unknown';
  readonly rules: readonly string[];
  /** Those of the rules of which it is still to be known whether they apply to it, and that no plan asks for. */
  readonly toBeKnown: readonly string[];
  /** Those that may apply by nothing but what nobody has confirmed of the law. */
  readonly unconfirmed: readonly string[];
}

export type ProofKind = 'test-report' | 'component-certificate' | 'exemption-claim';

/** One piece of evidence for one rule: a sample of a report, a component certificate, or a claim. */
export interface Proof {
  readonly kind: ProofKind;
  readonly id: string;
  readonly name: string;
  readonly section: string | null;
  readonly rule: string;
  readonly product: string | null;
  readonly site: string | null;
  readonly revision: string | null;
  readonly slot: string | null;
  readonly material: string | null;
  readonly colour: string | null;
  readonly specification: string | null;
  readonly supplier: string | null;
  readonly supplierSite: string | null;
  /** Lots it is limited to; empty: all. */
  readonly onlyLots: readonly string[];
  readonly testedOn: string | null;
  readonly until: string | null;
  readonly laboratory: (Pick<Laboratory, 'scope' | 'withdrawals'> & { readonly id: string }) | null;
  readonly hasEnglish: boolean;
  readonly isAttested: boolean;
  /** Null for what is no measurement. */
  readonly results: readonly TestResult[] | null;
  /** Null for what has no conditions. */
  readonly conditions: 'met' | 'open' | null;
}

export interface SmallBatchFact {
  readonly registration: string;
  readonly number: string;
}

/** Everything that the coverage of one run is worked out from. */
export interface CoverageFacts {
  readonly run: { readonly id: string; readonly code: string };
  readonly product: string;
  readonly site: string | null;
  readonly revision: string | null;
  /** Days of production; null: not recorded. */
  readonly madeFrom: string | null;
  readonly madeTo: string | null;
  readonly plan: {
    readonly id: string;
    readonly code: string;
    readonly basis: PeriodicBasis;
  } | null;
  /** First day of any production of this product at this site: what a short run is measured by. */
  readonly firstMade: string | null;
  /** What the kept answer of the checker asks; null: none was kept, so nobody has said which rules apply. */
  readonly asked: AskedRules | null;
  /** Components that the plan names. */
  readonly components: readonly NeededComponent[];
  readonly slots: readonly UsedSlot[];
  /** Lots taken in under no slot of the bill. */
  readonly strayLots: readonly UsedMaterial[];
  readonly rules: ReadonlyMap<string, RuleFact>;
  readonly proofs: readonly Proof[];
  readonly assessments: readonly (ChangeAssessment & { readonly id: string })[];
  /** The registration that frees from third-party tests of group B rules; null: none, or the units are too many. */
  readonly smallBatch: SmallBatchFact | null;
}
