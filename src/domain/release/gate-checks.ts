import type { GateFacts, GateFinding, InspectionFact, Looked, TermsInForce } from './gate-facts.ts';
import type { LabelPlace } from '../label/label.ts';
import { finding } from './gate-finding.ts';
import type { GateFindingCode } from './gate-words.ts';

/** Inspections asked for, each the last of its kind passed, and after the last rework. */
export function inspectionFindings(facts: GateFacts, { details }: TermsInForce): Looked {
  const groups: readonly (readonly string[])[] = details.inspections?.map((kind) => [kind]) ?? [
    ['final', 'pre-shipment'],
  ];
  const looked = groups.map((kinds) => groupFinding(facts, kinds));
  return {
    findings: looked.flatMap(({ findings }) => findings),
    evidence: looked.flatMap(({ evidence }) => evidence),
  };
}

function groupFinding(facts: GateFacts, kinds: readonly string[]): Looked {
  const last = lastOf(facts.inspections.filter(({ kind }) => kinds.includes(kind)));
  const rests = [kinds.join(), last?.entry ?? null, ...(facts.rework?.entries ?? [])];
  const found = (code: GateFindingCode, values: GateFinding['values'] = {}): Looked => {
    const evidence = [last?.named ?? facts.run];
    return { findings: [finding(code, values, evidence, rests)], evidence };
  };
  if (last === undefined) return found('no-inspection', { kinds: kinds.join(', ') });
  const date = last.date ?? '?';
  if (last.result === 'failed') return found('inspection-failed', { date });
  if (last.result !== 'passed') return found('inspection-pending');
  const { rework } = facts;
  if (rework !== null) {
    if (last.date === null || rework.undated) return found('inspection-undated');
    if (rework.last !== null && last.date < rework.last)
      return found('inspection-before-rework', { date, rework: rework.last });
    // Days are on record, not hours: of the day itself nobody can say which came first.
    if (last.date === rework.last) return found('inspection-undated');
  }
  return { findings: [], evidence: [last.named] };
}

/**
 * The last by day, with those of no day, any of which may be the last: among them one that failed speaks, then the last first written
 * down. Nobody knows which of a day came first, so one that passed never outranks one that failed on its day.
 */
function lastOf(inspections: readonly InspectionFact[]): InspectionFact | undefined {
  const lastDay = inspections
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1);
  const isFailed = ({ result }: InspectionFact): number => Number(result === 'failed');
  return inspections
    .filter(({ date }) => date === null || date === lastDay)
    .toSorted((left, right) => isFailed(left) - isFailed(right) || left.n - right.n)
    .at(-1);
}

const PRODUCT: readonly LabelPlace[] = ['product', 'component'];
const PACKAGE: readonly LabelPlace[] = ['retail-package'];

/**
 * Every label of the run approved as it reads now, and the printed one looked at after that was written. An exception stands for the
 * mark of the product only: the packaging is marked all the same.
 */
export function labelFindings(facts: GateFacts): Looked {
  const { labels, labelExceptions, run } = facts;
  const places = labelExceptions.length > 0 ? PACKAGE : PRODUCT;
  if (!labels.some(({ place }) => places.includes(place))) {
    const evidence = [run, ...labelExceptions];
    const rests = labelExceptions.map(({ id }) => id);
    return { findings: [finding('no-label', {}, evidence, rests)], evidence: [] };
  }
  const approvals = labels.flatMap(({ named, entry, version, isAsFrozen }): GateFinding[] => {
    if (version !== null && isAsFrozen) return [];
    const code = version === null ? 'label-not-approved' : 'label-changed';
    return [finding(code, { label: named.name }, [named], [named.id, entry, version?.id ?? null])];
  });
  const photo = photoFinding(facts);
  const evidence = [...labels.map(({ named, version }) => version ?? named), ...labelExceptions];
  return { findings: [...approvals, ...photo.findings], evidence: [...evidence, ...photo.evidence] };
}

function photoFinding({ inspections, labels, run }: GateFacts): Looked {
  const last = lastOf(inspections.filter(({ kind }) => kind === 'label-check'));
  // Whoever lets goods go without a photo saw labels that say what they say now.
  const rests = [last?.entry ?? null, ...labels.flatMap(({ named, entry }) => [named.id, entry])];
  const found = (code: GateFindingCode, values: GateFinding['values'] = {}): Looked => ({
    findings: [finding(code, values, [last?.named ?? run], rests)],
    evidence: [],
  });
  if (last === undefined) return found('no-photo');
  const date = last.date ?? '?';
  if (last.result === 'failed') return found('photo-failed', { date });
  if (last.result !== 'passed') return found('photo-pending', { date });
  // What a label says was written before it was looked at: a note put to the check later looks at nothing again.
  const isOlder = labels.some(({ entry }) => entry > last.n);
  return isOlder ? found('photo-before-label', { date }) : { findings: [], evidence: [last.named] };
}
