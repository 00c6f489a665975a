import type { GateCondition, ReleaseTerms } from '../agreement/agreement.ts';
import type { LabelPlace } from '../label/label.ts';
import type { AskedRules } from '../testing/asked-rules.ts';
import type { Coverage } from '../testing/coverage.ts';
import type { ChangeAlarm } from '../testing/material-change.ts';
import type { MissingOfRun } from '../trace/run-completeness.ts';
import type { Named } from '../trace/scope-report.ts';
import type { GateFindingCode } from './gate-words.ts';

/** One thing that stands against a condition. */
export interface GateFinding {
  readonly code: GateFindingCode;
  /** The same thing has the same key whenever it is looked at, and whatever changes of it another: `finding` makes it. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Named[];
}

/** What a look at one condition gives: what stands against it, and what speaks for it. */
export interface Looked {
  readonly findings: readonly GateFinding[];
  readonly evidence: readonly Named[];
}

/** An inspection of a run. */
export interface InspectionFact {
  readonly named: Named;
  readonly kind: string;
  readonly date: string | null;
  readonly result: string;
  /** Ledger sequence of its first entry: a later correction makes no new inspection of it. */
  readonly n: number;
  /** Ledger sequence of the entry that says what it says now. */
  readonly entry: number;
}

/** What units of a run went through. */
export interface ReworkFact {
  /** Day of the last; null: none has one. */
  readonly last: string | null;
  /** One has no day. */
  readonly undated: boolean;
  /** Ledger entries of all of them. */
  readonly entries: readonly number[];
}

/** A label of a run, as it is written now. */
export interface LabelFact {
  readonly named: Named;
  readonly place: LabelPlace;
  /** Ledger sequence of the entry that says what it says now. */
  readonly entry: number;
  /** Its latest approved version; null: there is none. */
  readonly version: Named | null;
  /** The label says what that version froze. */
  readonly isAsFrozen: boolean;
}

export interface SampleFact {
  readonly named: Named;
  /** Units that are still there. */
  readonly left: number;
  readonly taken: number;
  readonly place: string | null;
}

export interface HoldFact {
  readonly named: Named;
  readonly entry: number;
  readonly placedOn: string;
  readonly reason: string;
  /** False: nobody wrote down all that the run was made from, and the hold may be on it. */
  readonly isSure: boolean;
}

/** Why a certificate covers a run, or does not. */
export interface CertificateFact {
  readonly named: Named;
  readonly entry: number;
  readonly covers: boolean;
  /** Every reason in words, one after the other. */
  readonly why: { readonly en: string; readonly zh: string };
  /** What tells one reason from another, whatever words it is told in. */
  readonly reasons: readonly string[];
}

/** An override that stands, with what it overrides. */
export interface OverrideFact {
  readonly named: Named;
  readonly keys: ReadonlySet<string>;
}

/** What is asked of a condition, and by whom. */
export interface Asked {
  readonly asked: boolean;
  readonly by: 'agreement' | 'policy' | 'default';
  readonly of: Named | null;
  readonly clause: string | null;
}

/** What is asked of a run: the agreement in force when it was made, then the firm's policy, then everything. */
export interface TermsInForce {
  readonly agreement: Named | null;
  readonly policy: Named | null;
  readonly of: (condition: GateCondition) => Asked;
  readonly beforeShipping: boolean;
  readonly details: Pick<
    ReleaseTerms,
    'recordsNotAsked' | 'unitLossPermille' | 'inspections' | 'retainedSamples' | 'overriddenBy'
  >;
}

/** What is on record of a run that the gate asks about. */
export interface GateFacts {
  readonly run: Named;
  readonly made: number | null;
  readonly missing: readonly MissingOfRun[];
  /** Units made and not accounted for; null: nobody can say. */
  readonly unaccounted: number | null;
  readonly inspections: readonly InspectionFact[];
  /** Reworks that its units went through; null: none. */
  readonly rework: ReworkFact | null;
  readonly labels: readonly LabelFact[];
  /** Exceptions by which it carries no mark of its own. */
  readonly labelExceptions: readonly Named[];
  readonly plan: Named | null;
  readonly coverage: Coverage;
  /** What applies to it, as it was asked; null: nobody asked. */
  readonly asked: AskedRules | null;
  readonly changes: readonly ChangeAlarm[];
  readonly samples: readonly SampleFact[];
  readonly holds: readonly HoldFact[];
  readonly certificates: readonly CertificateFact[];
  readonly overrides: readonly OverrideFact[];
  /** A key as overrides name it: of one too long to be kept its beginning and a digest of it. */
  readonly shortKey: (key: string) => string;
}
