import type { CellState } from '../testing/coverage.ts';
import type { Contact, InsteadBasis } from './certificate.ts';
import type { Confidence, Words } from './certificate-elements.ts';

/** A piece of evidence that covers a cell of a run's matrix, as far as a certificate tells of it. */
export interface ProofFact {
  readonly kind: 'test-report' | 'component-certificate' | 'exemption-claim';
  readonly id: string;
  readonly name: string;
  readonly section: string | null;
  readonly testedOn: string | null;
  readonly laboratory: string | null;
  /** Whether the laboratory was accepted for the rule on the day of the test. */
  readonly isAccepted: boolean;
  /** Set for a claim: what stands in the laboratory's place. */
  readonly basis: Extract<InsteadBasis, 'determination' | 'exemption'> | null;
}

export interface CellFact {
  readonly component: string;
  readonly rule: string;
  readonly state: CellState;
  /** For each lot that went in, or the product as a whole: all that covers it, the newest first. */
  readonly lots: readonly (readonly ProofFact[])[];
  /** Number of the registration that frees from an accepted laboratory; null: none. */
  readonly smallBatch: string | null;
}

/** A rule that belongs on a certificate, and whether it applies to the run. */
export interface RuleAnswer {
  readonly rule: string;
  readonly title: Words;
  readonly state: 'applies' | 'may-apply' | 'does-not-apply';
  /** False: that it applies rests on something nobody has confirmed, so that it may not stop a certificate. */
  readonly isConfirmed: boolean;
  readonly citations: readonly string[];
  readonly confidence: Confidence;
  /** What is still to be known, or why it does not apply. */
  readonly why: Words;
}

/** A run as certificates ask about it. */
export interface RunFacts {
  readonly id: string;
  readonly code: string;
  readonly product: string;
  readonly revision: string | null;
  readonly site: string | null;
  /** Days `YYYY-MM-DD`; null: not recorded. */
  readonly madeFrom: string | null;
  readonly madeTo: string | null;
  /** Cells of rules that belong on a certificate. */
  readonly cells: readonly CellFact[];
  /** Whether the matrix has a cell at all. */
  readonly isPlanned: boolean;
  /** Null: nobody recorded the facts that say which rules apply. */
  readonly rules: readonly RuleAnswer[] | null;
  readonly isChildrens: 'yes' | 'no' | 'unknown';
}

export interface PartyFacts extends Contact {
  readonly id: string;
  readonly roles: readonly string[];
}

export interface SiteFacts extends Contact {
  readonly id: string;
  readonly party: string;
}

export interface LaboratoryFacts {
  readonly id: string;
  readonly labNumber: string | null;
  readonly party: PartyFacts | null;
}

/** All that a certificate is held against. */
export interface CertificateFacts {
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly style: string | null;
    readonly ageGrade: string | null;
    readonly importer: string | null;
    readonly codes: readonly { readonly type: 'GTIN' | 'SKU' | 'MODEL'; readonly value: string }[];
  };
  readonly runs: readonly RunFacts[];
  readonly parties: ReadonlyMap<string, PartyFacts>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly laboratories: ReadonlyMap<string, LaboratoryFacts>;
  /** What a rule is called, for findings. */
  readonly titles: ReadonlyMap<string, Words>;
}

/** What a certificate of a day rests on in a cell: for each lot the newest that was there by then, else the newest. */
export function provingOn({ lots }: Pick<CellFact, 'lots'>, day: string): ProofFact[] {
  const chosen = lots.flatMap((proofs) => {
    const first = proofs.find(({ testedOn }) => testedOn === null || testedOn <= day) ?? proofs[0];
    return first === undefined ? [] : [first];
  });
  return [...new Map(chosen.map((one) => [`${one.kind} ${one.id} ${one.section ?? ''}`, one])).values()];
}

/** The laboratories that proofs of a cell rest on, and what stands in the place of one. */
export function standsOn(
  { smallBatch, state }: Pick<CellFact, 'smallBatch' | 'state'>,
  proofs: readonly ProofFact[],
): {
  readonly laboratories: readonly string[];
  readonly instead: readonly { readonly basis: InsteadBasis; readonly says: string }[];
} {
  const tests = proofs.filter(({ basis }) => basis === null);
  const relied = tests.filter(({ isAccepted }) => isAccepted || smallBatch === null);
  const laboratories = relied.flatMap(({ laboratory }) => (laboratory === null ? [] : [laboratory]));
  const claims = proofs.flatMap(({ basis, name }) => (basis === null ? [] : [{ basis, says: name }]));
  const isRelieved = smallBatch !== null && relied.length < tests.length;
  return {
    laboratories: [...new Set(laboratories)],
    instead: [
      ...claims,
      ...(isRelieved ? [{ basis: 'small-batch' as const, says: smallBatch }] : []),
      ...(state === 'no-test-needed'
        ? [{ basis: 'no-third-party-test' as const, says: 'No third-party test is required' }]
        : []),
    ],
  };
}
