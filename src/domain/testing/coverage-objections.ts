import { addDays } from '../../kit/calendar-date.ts';
import type { ChangeAssessment, DifferenceKind } from './change-assessment.ts';
import type { CoverageFacts, NeededComponent, Proof, RuleFact, UsedMaterial } from './coverage-facts.ts';
import { laboratoryObjection } from './laboratory.ts';
import { BASIS_DAYS, SHORT_RUN_DAYS } from './test-plan.ts';
import { judgedOnce } from './verdict.ts';

/** Why a piece of evidence does not cover a cell, in the order in which they are told. */
export const OBJECTIONS = [
  'failed',
  'verdict-unknown',
  'conditions-open',
  'wrong-site',
  'wrong-revision',
  'wrong-material',
  'wrong-supplier',
  'wrong-supplier-site',
  'wrong-specification',
  'wrong-colour',
  'wrong-lot',
  'lab-not-accepted',
  'attestation-missing',
  'test-date-unknown',
  'expired',
  'english-missing',
] as const;
export type ObjectionCode = (typeof OBJECTIONS)[number];

export interface Objection {
  readonly code: ObjectionCode;
  /** What the evidence is for, and what is there instead; null: not stated. */
  readonly tested: string | null;
  readonly used: string | null;
  /** Set where the difference is one that a person can assess. */
  readonly difference?: DifferenceKind;
  /** The assessment by which the difference does not count. */
  readonly assessment?: string;
}

/** What a cell asks of its evidence. */
export interface Asked {
  readonly facts: CoverageFacts;
  readonly row: NeededComponent;
  readonly rule: RuleFact;
  /** What went in; null for the whole product. */
  readonly used: UsedMaterial | null;
}

/** Whether a piece of evidence is about a cell at all: the rule, and the whole product, the slot, or the material. */
export function isAbout(proof: Proof, { facts, row, rule, used }: Asked): boolean {
  if (proof.rule !== rule.id) return false;
  if (proof.product !== null && proof.product !== facts.product) return false;
  if (row.slot === null) return proof.product !== null && proof.slot === null && proof.material === null;
  if (proof.slot !== null) return proof.product !== null && proof.slot === row.slot;
  return proof.material !== null && (proof.material === used?.material || proof.material === row.material);
}

/** Everything that speaks against a piece of evidence in a cell; none, apart from assessed differences: it covers. */
export function objectionsTo(proof: Proof, asked: Asked): Objection[] {
  const found = [
    ...verdictObjections(proof, asked.rule),
    ...productObjections(proof, asked.facts),
    ...(asked.used === null ? [] : sourceObjections(proof, asked.used)),
    ...paperObjections(proof, asked),
  ];
  return found
    .map((objection) => withAssessment(objection, asked))
    .sort((left, right) => OBJECTIONS.indexOf(left.code) - OBJECTIONS.indexOf(right.code));
}

/** Whether it speaks against the evidence still: a difference that was judged harmless does not. */
export function counts({ assessment }: Objection): boolean {
  return assessment === undefined;
}

function plain(code: ObjectionCode, tested: string | null = null, used: string | null = null): Objection {
  return { code, tested, used };
}

function verdictObjections({ results, conditions }: Proof, rule: RuleFact): Objection[] {
  if (conditions === 'open') return [plain('conditions-open')];
  if (results === null) return [];
  const { verdict, missing } = judgedOnce(results, rule.limits);
  if (verdict === 'passed') return [];
  const open = missing.length === 0 ? null : missing.join(', ');
  return [plain(verdict === 'failed' ? 'failed' : 'verdict-unknown', null, open)];
}

function productObjections(proof: Proof, { site, revision }: CoverageFacts): Objection[] {
  // A claim is about what the product is, wherever it is made.
  if (proof.product === null || proof.kind === 'exemption-claim') return [];
  const found: Objection[] = [];
  if (proof.site === null || proof.site !== site) found.push(plain('wrong-site', proof.site, site));
  if (proof.revision === null || proof.revision !== revision)
    found.push(differing('wrong-revision', 'revision', proof.revision, revision));
  return found;
}

function differing(
  code: ObjectionCode,
  difference: DifferenceKind,
  tested: string | null,
  used: string | null,
): Objection {
  return { code, difference, tested, used };
}

function sourceObjections(proof: Proof, used: UsedMaterial): Objection[] {
  const isClaim = proof.kind === 'exemption-claim';
  const found: Objection[] = [];
  if (proof.material !== used.material && !(isClaim && proof.material === null))
    found.push(differing('wrong-material', 'material', proof.material, used.material));
  // A claim is about what a material is, whoever supplies it; its conditions say the rest.
  if (isClaim) return found;
  found.push(...supplierObjections(proof, used));
  if (!isSame(proof.specification, used.specification))
    found.push(differing('wrong-specification', 'specification', proof.specification, used.specification));
  if (!isSame(proof.colour, used.colour))
    found.push(differing('wrong-colour', 'colour', proof.colour, used.colour));
  if (proof.onlyLots.length > 0 && !proof.onlyLots.includes(used.lot))
    found.push(plain('wrong-lot', proof.onlyLots.join(', '), used.lot));
  return found;
}

/** The place tells more than the firm; what neither side states is no agreement. */
function supplierObjections(proof: Proof, used: UsedMaterial): Objection[] {
  if (proof.supplierSite !== null || used.supplierSite !== null) {
    if (proof.supplierSite === used.supplierSite) return [];
    return [differing('wrong-supplier-site', 'supplier-site', proof.supplierSite, used.supplierSite)];
  }
  if (proof.supplier !== null && proof.supplier === used.supplier) return [];
  return [differing('wrong-supplier', 'supplier', proof.supplier, used.supplier)];
}

function isSame(left: string | null, right: string | null): boolean {
  return left?.trim().toLowerCase() === right?.trim().toLowerCase();
}

function paperObjections(proof: Proof, { facts, rule }: Asked): Objection[] {
  const found: Objection[] = [];
  if (proof.kind === 'exemption-claim') {
    if (isPast(proof.until, facts.madeTo)) found.push(plain('expired', proof.until, facts.madeTo));
    return found;
  }
  if (needsAcceptedLab(facts, rule)) found.push(...laboratoryObjections(proof, rule));
  if (!proof.isAttested) found.push(plain('attestation-missing'));
  found.push(...ageObjections(proof, facts));
  if (!proof.hasEnglish) found.push(plain('english-missing'));
  return found;
}

/** A rule whose test nobody says may be done by anybody needs an accepted laboratory. */
function needsAcceptedLab({ smallBatch }: CoverageFacts, rule: RuleFact): boolean {
  return rule.thirdParty !== 'no' && !(smallBatch !== null && rule.smallBatch === 'B');
}

function laboratoryObjections({ laboratory, testedOn }: Proof, rule: RuleFact): Objection[] {
  if (laboratory === null) return [plain('lab-not-accepted')];
  const why = laboratoryObjection(laboratory, rule.id, testedOn);
  return why === null ? [] : [plain('lab-not-accepted', laboratory.id, why)];
}

/** A test carries production as long as the plan says, a year where there is no plan; a certificate until its own day. */
function ageObjections({ testedOn, until }: Proof, facts: CoverageFacts): Objection[] {
  const { madeFrom, madeTo, plan, firstMade } = facts;
  // A day until which it holds says nothing of when its laboratory tested.
  if (testedOn === null) return [plain('test-date-unknown')];
  if (until !== null) return isPast(until, madeTo) ? [plain('expired', until, madeTo)] : [];
  if (madeTo === null || madeFrom === null) return [plain('test-date-unknown', testedOn)];
  const days = BASIS_DAYS[plan?.basis ?? 'one-year'];
  const last = days === null ? addDays(firstMade ?? madeFrom, SHORT_RUN_DAYS) : addDays(testedOn, days);
  return madeTo > last ? [plain('expired', last, madeTo)] : [];
}

function isPast(until: string | null, day: string | null): boolean {
  return until !== null && (day === null || day > until);
}

function withAssessment(objection: Objection, asked: Asked): Objection {
  const found = asked.facts.assessments.find(
    (one) => !one.couldAffectCompliance && isAssessed(one, objection, asked.row.slot, asked.rule.id),
  );
  return found === undefined ? objection : { ...objection, assessment: found.id };
}

/** Whether an assessment is of this difference. */
export function isAssessed(
  assessment: ChangeAssessment,
  { difference, tested, used }: Objection,
  slot: string | null,
  rule: string,
): boolean {
  return (
    assessment.differs === difference &&
    assessment.tested === tested &&
    assessment.used === used &&
    (assessment.slot === undefined || assessment.slot === slot) &&
    (assessment.rules === undefined || assessment.rules.includes(rule))
  );
}
