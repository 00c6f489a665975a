import { GATE_CONDITIONS } from '../agreement/agreement.ts';
import type { GateCondition } from '../agreement/agreement.ts';
import type { Named } from '../trace/scope-report.ts';
import type { Asked, GateFacts, GateFinding, Looked, OverrideFact, TermsInForce } from './gate-facts.ts';
import { certificateFindings, changeFindings, coverageFindings } from './gate-proof.ts';
import { inspectionFindings, labelFindings } from './gate-checks.ts';
import { balanceFindings, holdFindings, recordFindings, sampleFindings } from './gate-records.ts';
import { GATE_FINDINGS } from './gate-words.ts';
import type { ConditionState } from './release.ts';

export interface GatedCondition {
  readonly condition: GateCondition;
  readonly state: ConditionState;
  readonly asked: Asked;
  readonly findings: readonly (GateFinding & { readonly overriddenBy: Named | null })[];
  readonly evidence: readonly Named[];
  /** It is not met and not all of it is overridden: it stands between the run and the world. */
  readonly stands: boolean;
}

/** A run as its gate is spoken of. */
export interface GatedRun {
  readonly n: number;
  readonly run: Named;
  readonly product: Named;
  readonly factory: Named | null;
  readonly madeOn: string | null;
  readonly units: number | null;
  readonly terms: TermsInForce;
  readonly conditions: readonly GatedCondition[];
}

const LOOKS: Readonly<Record<GateCondition, (facts: GateFacts, terms: TermsInForce) => Looked>> = {
  records: recordFindings,
  'mass-balance': balanceFindings,
  inspections: inspectionFindings,
  label: labelFindings,
  coverage: coverageFindings,
  changes: changeFindings,
  'retained-sample': sampleFindings,
  holds: holdFindings,
  certificate: certificateFindings,
};

/** The gate of a run: every condition with what stands against it. What nobody knows is not met. */
export function gateOf(facts: GateFacts, terms: TermsInForce): GatedCondition[] {
  return GATE_CONDITIONS.map((condition) => {
    const asked = terms.of(condition);
    if (!asked.asked)
      return { condition, asked, state: 'not-asked', findings: [], evidence: [], stands: false };
    const { findings, evidence } = LOOKS[condition](facts, terms);
    const shown = findings.map((finding) => {
      const key = facts.shortKey(finding.key);
      return { ...finding, key, overriddenBy: overriding(facts.overrides, condition, key) };
    });
    const stands = shown.some(({ overriddenBy }) => overriddenBy === null);
    return { condition, asked, state: stateOf(findings), findings: shown, evidence, stands };
  });
}

function stateOf(findings: readonly GateFinding[]): ConditionState {
  if (findings.length === 0) return 'met';
  return findings.some(({ code }) => GATE_FINDINGS[code].state === 'not-met') ? 'not-met' : 'not-known';
}

function overriding(overrides: readonly OverrideFact[], condition: GateCondition, key: string): Named | null {
  return overrides.find(({ keys }) => keys.has(overrideKey(condition, key)))?.named ?? null;
}

/** How an override names what it overrides. */
export function overrideKey(condition: string, key: string): string {
  return `${condition} ${key}`;
}
