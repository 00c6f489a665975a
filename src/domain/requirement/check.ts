import { citationsOn, inForceOn, limitsOn, standardsOn } from './catalogue.ts';
import { RELIEFS } from './catalogue/determinations.ts';
import { RULES } from './catalogue/rules.ts';
import type { CheckAnswer, PartAnswer, ReliefAnswer } from './check-answer.ts';
import { allOf, isOfParts, partFindings, productFindings } from './condition.ts';
import type { LineFinding, Truth } from './condition.ts';
import { laboratoryFor } from './laboratory-need.ts';
import type { Facts, Part } from './product-facts.ts';
import { reasonOf } from './reason.ts';
import { reliefAnswer } from './relief-answer.ts';
import type { Rule, Words } from './rule.ts';

export interface CheckedDates {
  /** Day of production `YYYY-MM-DD`. */
  readonly producedOn: string;
  /** Day of the entry into the United States; absent: not known yet. */
  readonly enteredOn?: string | undefined;
}

/** A rule to check against; `firm`: one that the firm added itself. */
export interface CheckedRule {
  readonly rule: Rule;
  readonly from: 'catalogue' | 'firm';
}

const CATALOGUE: readonly CheckedRule[] = RULES.map((rule) => ({ rule, from: 'catalogue' }));

/**
 * Every rule, each with whether it applies to the product, may apply (and what is still to be known), or does not (and why). Nothing is
 * left out: the answer has one entry for every rule of the catalogue and every requirement of the firm, in their order.
 */
export function checkRules(facts: Facts, dates: CheckedDates, own: readonly Rule[] = []): CheckAnswer[] {
  return checkedRules(own).map((one) => answerOf(facts, dates, one));
}

/** The same answers without those of rules that do not apply, which are most and need no words here. */
export function openRules(facts: Facts, dates: CheckedDates, own: readonly Rule[] = []): CheckAnswer[] {
  return checkedRules(own)
    .filter(({ rule }) => !isLeftOut(facts, dates, rule))
    .map((one) => answerOf(facts, dates, one))
    .filter(({ state }) => state !== 'does-not-apply');
}

function checkedRules(own: readonly Rule[]): CheckedRule[] {
  return [...CATALOGUE, ...own.map((rule) => ({ rule, from: 'firm' as const }))];
}

/** Whether the day or the product alone leaves a rule out, whatever its parts. */
function isLeftOut(facts: Facts, dates: CheckedDates, rule: Rule): boolean {
  if (datedTruth(rule, dates).holds === 'no') return true;
  return productFindings(facts, rule.applies).some(({ holds }) => holds === 'no');
}

const STATES = { yes: 'applies', no: 'does-not-apply', unknown: 'may-apply' } as const;

function answerOf(facts: Facts, dates: CheckedDates, { rule, from }: CheckedRule): CheckAnswer {
  const product = productFindings(facts, rule.applies);
  const dated = datedTruth(rule, dates);
  const parts = partAnswers(facts, rule, dates.producedOn);
  const ofParts = rule.applies.some(isOfParts) ? partsTruth(facts, parts) : null;
  const truths = [dated.holds, ...product.map(({ holds }) => holds), ...(ofParts === null ? [] : [ofParts])];
  const truth = allOf(truths);
  const state = STATES[truth];
  const reliefs = RELIEFS.filter(
    (relief) => relief.rules.includes(rule.id) && !relief.when.some(isOfParts),
  ).map((relief) => reliefAnswer(relief, productFindings(facts, relief.when), dates.producedOn));
  const shownParts = ofParts === null ? [] : parts;
  return {
    ...shownRule(rule, from, dates),
    state,
    isConfirmed: rule.confidence !== 'unconfirmed' && !rule.unconfirmed.includes('applies'),
    inForce: { holds: dated.holds, from: rule.from, to: rule.to, dateOf: rule.dateOf },
    laboratory: laboratoryFor(rule, state, shownParts, reliefs, facts.partsComplete === true),
    why: reasons(truth, dated, product, ofParts, facts),
    toBeKnown: truth === 'unknown' ? stillToBeKnown(facts, product, rule, dated) : [],
    parts: truth === 'no' ? [] : shownParts,
    reliefs: truth === 'no' ? [] : reliefs,
    notes: truth === 'no' ? [] : notesOf(facts, rule),
  };
}

function shownRule(rule: Rule, from: CheckedRule['from'], { producedOn }: CheckedDates) {
  const { id, group, title, wording, onCertificate, test, method, thirdParty, smallBatch, confidence } = rule;
  return {
    rule: id,
    ...{ from, group, title, wording, onCertificate, test, method, thirdParty, smallBatch, confidence },
    unconfirmed: [...rule.unconfirmed],
    citations: [...citationsOn(rule, producedOn)],
    standards: [...standardsOn(rule, producedOn)],
    limits: [...limitsOn(rule, producedOn)],
  };
}

interface Dated {
  readonly holds: Truth;
  readonly says: Words;
}

function datedTruth(rule: Rule, { producedOn, enteredOn }: CheckedDates): Dated {
  if (rule.dateOf === 'entry') return entryTruth(rule, producedOn, enteredOn);
  const holds = inForceOn(rule, producedOn);
  return { holds, says: dateWords(holds, producedOn) };
}

/** Goods are entered after they are made: what was in force when they were made is so on entry. */
function entryTruth(rule: Rule, producedOn: string, enteredOn: string | undefined): Dated {
  const date = enteredOn ?? producedOn;
  const holds = inForceOn(rule, date);
  if (enteredOn !== undefined || holds === 'yes') return { holds, says: dateWords(holds, date) };
  return { holds: 'unknown', says: { en: 'Day of entry: not recorded', zh: '报关日期：未记录' } };
}

/** How it is said on a day whether a rule is in force. */
export function dateWords(holds: Truth, date: string): Words {
  const words = {
    yes: { en: `In force on ${date}`, zh: `${date} 已生效` },
    no: { en: `Not in force on ${date}`, zh: `${date} 未生效` },
    unknown: {
      en: `Whether it was in force on ${date} is not known`,
      zh: `${date} 是否已生效尚不清楚`,
    },
  };
  return words[holds];
}

function partAnswers(facts: Facts, rule: Rule, producedOn: string): PartAnswer[] {
  return (facts.parts ?? []).map((part) => {
    const findings = partFindings(part, rule.applies);
    const holds = allOf(findings.map((finding) => finding.holds));
    const counted = findings.filter((finding) => finding.holds === holds);
    return {
      part: part.name,
      state: STATES[holds],
      why: counted.map(reasonOf),
      reliefs: holds === 'no' ? [] : partReliefs(part, rule, producedOn),
    };
  });
}

function partReliefs(part: Part, rule: Rule, producedOn: string): ReliefAnswer[] {
  return RELIEFS.filter((relief) => relief.rules.includes(rule.id) && relief.when.some(isOfParts))
    .map((relief) => reliefAnswer(relief, partFindings(part, relief.when), producedOn))
    .filter(({ state }) => state !== 'no');
}

/** A rule of parts applies when one part comes under it; only a whole list of parts can say that none does. */
function partsTruth(facts: Facts, parts: readonly PartAnswer[]): Truth {
  if (parts.some(({ state }) => state === 'applies')) return 'yes';
  const isWhole = facts.partsComplete === true && facts.parts !== undefined;
  return isWhole && parts.every(({ state }) => state === 'does-not-apply') ? 'no' : 'unknown';
}

function reasons(
  truth: Truth,
  dated: Dated,
  product: readonly LineFinding[],
  ofParts: Truth | null,
  facts: Facts,
): Words[] {
  const said = product.filter(({ holds }) => holds === truth).map(reasonOf);
  const days = dated.holds === truth ? [dated.says] : [];
  return [...days, ...said, ...(ofParts === truth ? [partsWords(truth, facts.parts?.length ?? 0)] : [])];
}

function partsWords(truth: Truth, count: number): Words {
  const words = {
    yes: { en: 'At least one part comes under it', zh: '至少有一个部件受其管辖' },
    no: {
      en: `None of the ${String(count)} parts comes under it`,
      zh: `${String(count)} 个部件均不受其管辖`,
    },
    unknown: {
      en: 'Whether a part comes under it is not known yet',
      zh: '是否有部件受其管辖尚不清楚',
    },
  };
  return words[truth];
}

function stillToBeKnown(
  facts: Facts,
  product: readonly LineFinding[],
  rule: Rule,
  dated: Dated,
): CheckAnswer['toBeKnown'] {
  const open = product.filter(({ holds }) => holds === 'unknown');
  const inParts = (facts.parts ?? []).flatMap((part) => openOfPart(part, rule));
  const days = dated.holds === 'unknown' ? [{ fact: 'date', part: null, says: dated.says }] : [];
  const asked = [...open, ...inParts].map((finding) => ({
    fact: finding.fact,
    part: finding.part,
    says: reasonOf(finding),
  }));
  return [...days, ...asked, ...listOfParts(facts, rule)];
}

/** What is open about a part that may come under the rule; a part that does not is settled. */
function openOfPart(part: Part, rule: Rule): LineFinding[] {
  const findings = partFindings(part, rule.applies);
  if (findings.some(({ holds }) => holds === 'no')) return [];
  return findings.filter(({ holds }) => holds === 'unknown');
}

function listOfParts(facts: Facts, rule: Rule): CheckAnswer['toBeKnown'] {
  const isWhole = facts.partsComplete === true && facts.parts !== undefined;
  if (isWhole || !rule.applies.some(isOfParts)) return [];
  const says = { en: 'All accessible parts: not recorded', zh: '全部可触及部件：未记录' };
  return [{ fact: 'parts', part: null, says }];
}

function notesOf(facts: Facts, rule: Rule): CheckAnswer['notes'] {
  return rule.notes
    .filter(({ when }) => allOf(productFindings(facts, when).map(({ holds }) => holds)) === 'yes')
    .map(({ says, confidence }) => ({ says, confidence }));
}
