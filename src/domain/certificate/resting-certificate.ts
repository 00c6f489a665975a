import type { RestingRun } from '../testing/evidence-scope.ts';
import type { ScopeClass } from '../trace/scope-question.ts';
import type { Certificate, Cited } from './certificate.ts';

/** What may not be relied on, as certificates name it. */
export interface DoubtedPapers {
  /** Reports, component certificates and claims, by `kind id`. */
  readonly evidence: ReadonlySet<string>;
  /** Ids of laboratories. */
  readonly laboratories: ReadonlySet<string>;
  /** Only tests from this day on; null: all. */
  readonly from: string | null;
}

/** Why a certificate is of its class, the strongest first: by what a citation names, or by the runs that it covers. */
export const CERTIFICATE_REST_REASONS = [
  'names-nothing-else',
  'covers-resting-runs',
  'names-others-too',
  'covers-runs-in-part',
  'does-not-say',
  'covers-runs-untold',
  'not-named',
] as const;
export type CertificateRestReason = (typeof CERTIFICATE_REST_REASONS)[number];

/** How a certificate rests on what is in doubt, and the citations that do. */
export interface RestingCertificate {
  readonly class: ScopeClass;
  readonly reason: CertificateRestReason;
  readonly citations: readonly string[];
}

type Found = readonly [ranked: ScopeClass, reason: CertificateRestReason];

/**
 * How a certificate rests on what is in doubt. `contains`: a citation names nothing else, or it covers a run that has nothing else;
 * `may-contain`: a citation names it beside other evidence, or so much is true of a run; `undetermined`: a citation names the laboratory
 * or covers a run that rests on it, and does not say which evidence it is; `cleared`: nothing of the kind. `runs`: those it covers.
 */
export function restingCertificate(
  body: Certificate,
  doubted: DoubtedPapers,
  runs: readonly RestingRun[],
): RestingCertificate {
  const cited = body.citations.flatMap((one) => {
    const found = foundIn(one, body, doubted, runs);
    return found === null ? [] : [{ found, citation: one.citation }];
  });
  const checked = runs.filter(({ cells }) => cells.length === 0).flatMap(byRun);
  const all = [...cited.map(({ found }) => found), ...checked];
  const [ranked, reason] = all.toSorted(byReason)[0] ?? (['cleared', 'not-named'] as const);
  const citations = cited.filter(({ found }) => found[0] === ranked).map(({ citation }) => citation);
  return { class: ranked, reason, citations };
}

/** The reasons stand in the order of their classes. */
function byReason([, left]: Found, [, right]: Found): number {
  return CERTIFICATE_REST_REASONS.indexOf(left) - CERTIFICATE_REST_REASONS.indexOf(right);
}

/** A run whose inspection or approval is in doubt: certificates name neither, so what counts is that it is covered. */
function byRun({ class: ranked }: RestingRun): Found[] {
  if (ranked === 'cleared') return [];
  const reasons = {
    contains: 'covers-resting-runs',
    'may-contain': 'covers-runs-in-part',
    undetermined: 'covers-runs-untold',
  } as const;
  return [[ranked, reasons[ranked]]];
}

function foundIn(
  { rule, evidence = [], laboratories = [] }: Cited,
  body: Certificate,
  doubted: DoubtedPapers,
  runs: readonly RestingRun[],
): Found | null {
  const losing = runs.filter(({ cells }) => cells.some((cell) => cell.rule === rule));
  const isLost = losing.some((run) => run.class === 'contains');
  const named = evidence.filter(({ kind, id }) => doubted.evidence.has(`${kind} ${id}`));
  if (named.length > 0) {
    if (named.length === evidence.length) return ['contains', 'names-nothing-else'];
    return isLost ? ['contains', 'covers-resting-runs'] : ['may-contain', 'names-others-too'];
  }
  // One that names all its evidence says that it rests on other.
  if (evidence.length > 0) return null;
  const isNamed = laboratories.some((id) => doubted.laboratories.has(id) && isWithin(id, body, doubted));
  const isUncleared = losing.some((run) => run.class !== 'cleared');
  return isNamed || (isUncleared && laboratories.length === 0) ? ['undetermined', 'does-not-say'] : null;
}

/** Whether tests of a laboratory that the certificate relies on may be from that day on. */
function isWithin(id: string, { laboratories }: Certificate, { from }: DoubtedPapers): boolean {
  const day = laboratories.find(({ laboratory }) => laboratory === id)?.testedOn;
  return from === null || day === undefined || day >= from;
}
