import type { MissingKind, MissingOfRun } from '../trace/run-completeness.ts';
import type { GateFacts, GateFinding, Looked, TermsInForce } from './gate-facts.ts';
import { finding, holdKey } from './gate-finding.ts';
import type { GateFindingCode } from './gate-words.ts';

/** Missing records by the finding that they are. */
const OF_RECORDS = [
  'run-open',
  'no-revision',
  'no-site',
  'no-start',
  'unnamed-subcontractor',
  'no-consumption-record',
  'quantity-unknown',
  'row-without-slot',
  'no-output-counts',
  'no-packing-record',
] as const satisfies readonly (MissingKind & GateFindingCode)[];

/** Records that an agreement leaves out, by what would say that they are missing. */
const LEFT_OUT: Readonly<Record<string, readonly MissingKind[]>> = {
  'output-counts': ['no-output-counts'],
  subcontractors: ['unnamed-subcontractor'],
  packing: ['no-packing-record'],
  consumption: ['no-consumption-record', 'quantity-unknown', 'row-without-slot'],
};

/** Records complete as agreed. */
export function recordFindings({ run, missing }: GateFacts, { details }: TermsInForce): Looked {
  const notAsked = new Set((details.recordsNotAsked ?? []).flatMap((name) => LEFT_OUT[name] ?? []));
  const findings = missing.flatMap(({ kind, slot, needed, recorded }): GateFinding[] => {
    const code = OF_RECORDS.find((one) => one === kind);
    if (code === undefined || notAsked.has(kind)) return [];
    const values = slot === null ? {} : { slot };
    const rests = needed === null && recorded === null ? [] : [needed, recorded];
    return [finding(code, values, [run], rests)];
  });
  return { findings, evidence: [run] };
}

/** Mass balance: each slot within the loss of the revision, units within the loss agreed. */
export function balanceFindings(facts: GateFacts, { details }: TermsInForce): Looked {
  const { run, made, unaccounted, missing } = facts;
  const findings = missing.flatMap((one) => slotFinding(facts, one));
  const isUnknown = missing.some(({ kind }) => kind === 'run-open' || kind === 'no-revision');
  if (made === null || unaccounted === null || isUnknown) {
    findings.push(finding('balance-unknown', {}, [run]));
  }
  if (made === null || unaccounted === null) return { findings, evidence: [run] };
  const allowed = Math.floor((made * (details.unitLossPermille ?? 0)) / 1_000);
  const units = Math.abs(unaccounted);
  if (unaccounted > allowed) {
    findings.push(finding('units-unaccounted', { units, allowed }, [run]));
  }
  if (unaccounted < 0) {
    findings.push(finding('units-too-many', { units }, [run]));
  }
  return { findings, evidence: [run] };
}

function slotFinding({ run }: GateFacts, { kind, slot, needed, recorded }: MissingOfRun): GateFinding[] {
  if ((kind !== 'consumption-short' && kind !== 'quantity-contradiction') || slot === null) return [];
  return [finding(kind, { slot, needed: needed ?? '?', recorded: recorded ?? '?' }, [run])];
}

/** Retained samples: as many as agreed, still there, and somebody knows where. */
export function sampleFindings({ run, samples }: GateFacts, { details }: TermsInForce): Looked {
  const evidence = samples.map(({ named }) => named);
  const found = (code: GateFindingCode, values: GateFinding['values'] = {}): Looked => {
    const rests = samples.flatMap(({ named, left }) => [named.id, left]);
    return { findings: [finding(code, values, evidence.length === 0 ? [run] : evidence, rests)], evidence };
  };
  if (samples.length === 0) return found('no-sample');
  const kept = samples.reduce((sum, { left }) => sum + left, 0);
  if (kept === 0) return found('sample-gone');
  const asked = details.retainedSamples ?? 1;
  if (kept < asked) return found('samples-few', { kept, asked });
  const somewhere = samples.filter(({ place, left }) => place !== null && left > 0);
  const placed = somewhere.reduce((sum, { left }) => sum + left, 0);
  return placed < asked ? found('sample-nowhere') : { findings: [], evidence };
}

/** No hold on it, on what it is and where it was made, on what went in at any remove or may have, on its cartons or their shipments. */
export function holdFindings({ holds }: GateFacts): Looked {
  const findings = holds.map(({ named, entry, placedOn, reason, isSure }): GateFinding => ({
    ...{ values: { date: placedOn, reason, hold: named.name }, evidence: [named] },
    code: isSure ? 'held' : 'held-maybe',
    key: holdKey({ id: named.id, entry }, isSure ? 'held' : 'not-known'),
  }));
  return { findings, evidence: [] };
}
