import type { GateFacts, GateFinding, InspectionFact, Looked, TermsInForce } from './gate-facts.ts';
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
  const found = (code: GateFindingCode, values: GateFinding['values'] = {}): Looked => {
    const evidence = [last?.named ?? facts.run];
    return {
      findings: [{ code, key: `${code} ${last?.named.id ?? kinds.join()}`, values, evidence }],
      evidence,
    };
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
  }
  return { findings: [], evidence: [last.named] };
}

/** The last by day, then by when it was written down; one without a day may be the last, so it is. */
function lastOf(inspections: readonly InspectionFact[]): InspectionFact | undefined {
  const rank = ({ date }: InspectionFact): string => date ?? '9999-12-31';
  return inspections
    .toSorted((left, right) =>
      rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : left.entry - right.entry,
    )
    .at(-1);
}

/** Every label of the run approved as it reads now, and the printed one looked at after that was written. */
export function labelFindings(facts: GateFacts): Looked {
  const { labels, labelExceptions, run } = facts;
  if (labels.length === 0) {
    if (labelExceptions.length > 0) return { findings: [], evidence: labelExceptions };
    return { findings: [{ code: 'no-label', key: 'no-label', values: {}, evidence: [run] }], evidence: [] };
  }
  const approvals = labels.flatMap(({ named, version, isAsFrozen }): GateFinding[] => {
    if (version !== null && isAsFrozen) return [];
    const code = version === null ? 'label-not-approved' : 'label-changed';
    const values = { label: named.name };
    return [{ code, key: `${code} ${named.id}`, values, evidence: [named] }];
  });
  const photo = photoFinding(facts);
  const evidence = labels.map(({ named, version }) => version ?? named);
  return { findings: [...approvals, ...photo.findings], evidence: [...evidence, ...photo.evidence] };
}

function photoFinding({ inspections, labels, run }: GateFacts): Looked {
  const last = lastOf(inspections.filter(({ kind }) => kind === 'label-check'));
  const found = (code: GateFindingCode, values: GateFinding['values'] = {}): Looked => {
    const evidence = [last?.named ?? run];
    return {
      findings: [{ code, key: `${code} ${last?.named.id ?? ''}`.trim(), values, evidence }],
      evidence: [],
    };
  };
  if (last === undefined) return found('no-photo');
  const date = last.date ?? '?';
  if (last.result === 'failed') return found('photo-failed', { date });
  if (last.result !== 'passed') return found('photo-pending', { date });
  const isOlder = labels.some(({ entry }) => entry > last.entry);
  return isOlder ? found('photo-before-label', { date }) : { findings: [], evidence: [last.named] };
}
