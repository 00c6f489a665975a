import type { Confidence, ElementKey, Words } from './certificate-elements.ts';

export const FINDING_CODES = [
  'field-missing',
  'field-wanted',
  'rule-version',
  'not-english',
  'certifier-unknown',
  'certifier-is-laboratory',
  'certifier-is-foreign-maker',
  'certifier-not-importer',
  'certifier-not-maker',
  'certifier-role',
  'private-labeler-duty',
  'made-where-unknown',
  'issued-in-future',
  'tested-after-issue',
  'made-months',
  'made-after-issue',
  'tested-on-later',
  'tested-on-earlier',
  'laboratory-unused',
  'laboratory-unlisted',
  'kind-unknown',
  'kind-wrong',
  'no-runs',
  'not-named',
  'other-product',
  'revision',
  'place',
  'month',
  'test-date',
  'laboratory',
  'instead',
  'citation-missing',
  'citation-text',
  'citation-twice',
  'citation-surplus',
  'citation-unknown',
  'rule-open',
  'rule-unconfirmed',
  'rules-not-known',
  'plan-missing',
  'cell',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that speaks against a certificate, or that a person should look at. */
export interface Finding {
  readonly code: FindingCode;
  /** True: the certificate is refused, or does not cover the run, for this alone. */
  readonly blocks: boolean;
  readonly element: ElementKey | null;
  /** Field of the certificate; null: of none. */
  readonly field: string | null;
  readonly run: string | null;
  readonly component: string | null;
  readonly rule: string | null;
  readonly says: Words;
  /** What the certificate says, and what the record says; null: nothing. */
  readonly certificate: string | null;
  readonly record: string | null;
  readonly citation: string | null;
  readonly confidence: Confidence | null;
}

type Told = Pick<Finding, 'code' | 'blocks' | 'says'> & Partial<Finding>;

/** A finding with what is not told left empty. */
export function finding(told: Told): Finding {
  return {
    element: null,
    field: null,
    run: null,
    component: null,
    rule: null,
    certificate: null,
    record: null,
    citation: null,
    confidence: null,
    ...told,
  };
}

/** A finding about a run, which keeps a certificate from covering it unless it says otherwise. */
export function against(
  { id }: { readonly id: string },
  told: Pick<Finding, 'code' | 'says'> & Partial<Finding>,
): Finding {
  return finding({ blocks: true, run: id, ...told });
}
